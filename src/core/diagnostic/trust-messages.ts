import type { Text } from "../source/source.ts";
import { brief, type MessageTable, type NoData, type Words } from "./words.ts";

export interface Named {
  readonly name: string;
  readonly suggestion?: string;
}

export interface NamedFile {
  readonly file: string;
}

/** Words what is wrong with a trust folder beyond the schema of its list. */
export const trustMessages = {
  "trust/no-list": (_: NoData): Words => ({
    message: { vi: "thư mục tin cậy không có `trust.yaml`", en: "the trust folder has no `trust.yaml`" },
    help: {
      vi: "đặt danh sách tin cậy (`kind: TrustList`) vào `trust.yaml`, các khóa vào cạnh nó",
      en: "put the trust list (`kind: TrustList`) into `trust.yaml`, and the keys beside it",
    },
  }),
  "trust/not-text": (_: NoData): Words => ({
    message: { vi: "danh sách tin cậy không phải văn bản UTF-8", en: "the trust list is not UTF-8 text" },
  }),
  "trust/several-lists": ({ other }: { readonly other: string }): Words => ({
    message: {
      vi: `thư mục tin cậy đã có danh sách \`${other}\``,
      en: `the trust folder already has the list \`${other}\``,
    },
    help: { vi: "giữ lại một tệp, một tài liệu", en: "keep one file with one document" },
  }),
  "trust/private-key": (_: NoData): Words => ({
    message: { vi: "tệp này chứa khóa riêng", en: "this file holds a private key" },
    help: {
      vi: "chuyển khóa riêng ra khỏi thư mục tin cậy; coi như đã lộ nếu thư mục từng được chia sẻ",
      en: "move it out of the trust folder; if the folder was ever shared, the key is no longer secret",
    },
  }),
  "trust/missing-file": ({ file, suggestion }: NamedFile & { readonly suggestion?: string }): Words => ({
    message: {
      vi: `thư mục tin cậy không có tệp \`${file}\``,
      en: `the trust folder has no file \`${file}\``,
    },
    ...didYouMean(suggestion),
  }),
  "trust/not-a-key": ({ file }: NamedFile): Words => ({
    message: {
      vi: `\`${file}\` không phải là đúng một khóa công khai dạng PEM`,
      en: `\`${file}\` is not exactly one public key in PEM`,
    },
    help: {
      vi: "tệp bắt đầu bằng `-----BEGIN PUBLIC KEY-----`; chứng thư thì khai ở `certificate`",
      en: "the file starts with `-----BEGIN PUBLIC KEY-----`; a certificate goes under `certificate`",
    },
  }),
  "trust/not-a-certificate": ({ file }: NamedFile): Words => ({
    message: {
      vi: `\`${file}\` không phải là đúng một chứng thư X.509 dạng PEM`,
      en: `\`${file}\` is not exactly one X.509 certificate in PEM`,
    },
    help: {
      vi: "tệp bắt đầu bằng `-----BEGIN CERTIFICATE-----`",
      en: "the file starts with `-----BEGIN CERTIFICATE-----`",
    },
  }),
  "trust/unsupported-key": ({ file }: NamedFile): Words => ({
    message: {
      vi: `khóa trong \`${file}\` không thuộc loại dùng được`,
      en: `the key in \`${file}\` is of no type that can be used`,
    },
    help: {
      vi: "dùng Ed25519, ECDSA P-256, hoặc RSA từ 2048 bit",
      en: "use Ed25519, ECDSA P-256, or RSA of 2048 bits or more",
    },
  }),
  "trust/not-for-signing": ({ file }: NamedFile): Words => ({
    message: {
      vi: `chứng thư \`${file}\` không được dùng để ký (keyUsage, extKeyUsage)`,
      en: `the certificate \`${file}\` is not for signing (keyUsage, extKeyUsage)`,
    },
  }),
  "trust/not-an-authority": ({ file }: NamedFile): Words => ({
    message: {
      vi: `chứng thư \`${file}\` không phải của tổ chức chứng thực (basicConstraints, keyUsage)`,
      en: `the certificate \`${file}\` is not a certificate authority's (basicConstraints, keyUsage)`,
    },
  }),
  "trust/duplicate-key-id": ({ name, other }: Named & { readonly other: string }): Words => ({
    message: {
      vi: `mã khóa \`${name}\` đã dùng cho \`${other}\``,
      en: `the key id \`${name}\` is already used under \`${other}\``,
    },
    help: {
      vi: "mỗi khóa trong danh sách có một mã riêng",
      en: "each key of the list has an id of its own",
    },
  }),
  "trust/shared-key": ({ other }: { readonly other: string }): Words => ({
    message: {
      vi: `khóa này đã thuộc \`${other}\`; một khóa chỉ thuộc một cơ quan`,
      en: `this key already belongs to \`${other}\`; a key belongs to one authority`,
    },
    help: {
      vi: "hai cơ quan chung khóa thì không ai biết cơ quan nào đã ký: cấp khóa riêng, hoặc ghi ủy quyền ở `delegations`",
      en: "nobody could tell which of the two signed: give each its own key, or write a delegation under `delegations`",
    },
  }),
  "trust/unknown-authority": ({ name, suggestion }: Named): Words => ({
    message: { vi: `không có cơ quan \`${brief(name)}\``, en: `there is no authority \`${brief(name)}\`` },
    ...didYouMean(suggestion),
  }),
  "trust/unknown-root": ({ name, suggestion }: Named): Words => ({
    message: {
      vi: `không có chứng thư gốc \`${brief(name)}\` trong \`certificateAuthorities\``,
      en: `there is no root \`${brief(name)}\` under \`certificateAuthorities\``,
    },
    ...didYouMean(suggestion),
  }),
  "trust/ends-before-start": ({ from, until }: { readonly from: string; readonly until: string }): Words => ({
    message: {
      vi: `ngày cuối ${until} trước ngày đầu ${from}`,
      en: `the last day ${until} is before the first day ${from}`,
    },
  }),
  "trust/too-many-keys": ({ limit }: { readonly limit: number }): Words => ({
    message: { vi: `danh sách có hơn ${limit} khóa`, en: `the list has more than ${limit} keys` },
  }),
  "trust/threshold-out-of-reach": (data: { readonly threshold: number; readonly keys: number }): Words => ({
    message: {
      vi: `cần ${data.threshold} khóa khác nhau nhưng chỉ có ${data.keys}: cơ quan này không ký được gì`,
      en: `it takes ${data.threshold} different keys and there are ${data.keys}: this authority can sign nothing`,
    },
  }),
  "trust/unknown-revoked-key": (_: NoData): Words => ({
    message: {
      vi: "khóa bị thu hồi không có trong danh sách",
      en: "the revoked key is none of the list's",
    },
    help: {
      vi: "không sao nếu đã gỡ khóa đó hoặc khóa nằm trong chứng thư được cấp; nếu không, kiểm tra mã băm",
      en: "that is fine if it was taken out, or is in a certificate issued; else check the digest",
    },
    severity: "warning",
  }),
} as const satisfies MessageTable;

function didYouMean(suggestion: string | undefined): { readonly help?: Text } {
  if (suggestion === undefined) return {};
  return { help: { vi: `có phải là \`${suggestion}\`?`, en: `did you mean \`${suggestion}\`?` } };
}
