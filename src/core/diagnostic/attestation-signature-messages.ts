import type { Text } from "../source/source.ts";
import { brief, type MessageTable, type NoData, quoted, type Words } from "./words.ts";

/** Is why a key that did sign does not count on the date of the act. */
export type KeyFault =
  | { readonly fault: "not-yet" | "ended" | "certificate"; readonly key: string }
  | { readonly fault: "delegation"; readonly key: string; readonly by: string };

/** Is who signed, where it is nobody whose signature could count. */
export type Stranger =
  | { readonly who: "unknown-authority"; readonly suggestion?: string }
  | { readonly who: "nobody" }
  | { readonly who: "other-authority"; readonly key: string; readonly by: string }
  | { readonly who: "other-use"; readonly key: string }
  | { readonly who: "certificate"; readonly problem: Text };

/** Words why a signed statement counts for nothing, as far as bytes, signatures and trust tell. */
export const attestationSignatureMessages = {
  "attestation/malformed": ({ problem }: { readonly problem: Text }): Words => ({
    message: { vi: `không đọc được: ${problem.vi}`, en: `cannot be read: ${problem.en}` },
  }),
  "attestation/too-large": (data: { readonly what: TooLarge; readonly limit: number }): Words => ({
    message: tooLargeMessage(data),
  }),
  "attestation/no-trust": (_: NoData): Words => ({
    message: {
      vi: "không có danh sách tin cậy, nên không chữ ký nào được tính",
      en: "there is no trust list, so no signature counts",
    },
    help: {
      vi: "đưa thư mục tin cậy bằng `--trust` hoặc biến môi trường `GATE57_TRUST`",
      en: "give the trust folder by `--trust` or the environment variable `GATE57_TRUST`",
    },
  }),
  "attestation/untrusted": (data: { readonly authority: string } & Stranger): Words => ({
    message: strangerMessage(data),
  }),
  "attestation/bad-signature": ({ keys }: { readonly keys: readonly string[] }): Words => ({
    message: {
      vi: `chữ ký không đúng với khóa ${quoted(keys)}: nội dung hoặc chữ ký đã bị thay đổi, hoặc dùng thuật toán yếu`,
      en: `the signature is not right for ${quoted(keys)}: what was signed, or the signature, was changed, or an algorithm is weak`,
    },
  }),
  "attestation/too-few-signatures": (data: TooFew): Words => ({
    message: {
      vi: `cần ${data.threshold} chữ ký của các khóa khác nhau thuộc \`${data.authority}\`, mới có ${data.count}`,
      en: `it takes ${data.threshold} signatures by different keys of \`${data.authority}\`, and ${data.count} count`,
    },
  }),
  "attestation/revoked": (data: { readonly key: string; readonly why: string }): Words => ({
    message: {
      vi: `khóa \`${data.key}\` đã bị thu hồi: ${brief(data.why)}`,
      en: `the key \`${data.key}\` was revoked: ${brief(data.why)}`,
    },
  }),
  "attestation/withdrawn": ({ why }: { readonly why: string }): Words => ({
    message: {
      vi: `danh sách tin cậy đã rút văn bản này: ${brief(why)}`,
      en: `the trust list withdraws this statement: ${brief(why)}`,
    },
  }),
  "attestation/key-not-valid": (data: { readonly date: string } & KeyFault): Words => ({
    message: keyFaultMessage(data),
  }),
} as const satisfies MessageTable;

/** Names a refusal that bytes, signatures or trust lead to. */
export type SignatureRefusalCode = keyof typeof attestationSignatureMessages;

/** Is what is larger than its limit. */
export type TooLarge = "bytes" | "signatures" | "certificates" | "verifications";

export interface TooFew {
  readonly authority: string;
  readonly threshold: number;
  readonly count: number;
}

function tooLargeMessage({ what, limit }: { readonly what: TooLarge; readonly limit: number }): Text {
  const words = {
    bytes: { vi: `lớn hơn ${limit} byte`, en: `it is larger than ${limit} bytes` },
    signatures: { vi: `có hơn ${limit} chữ ký`, en: `it has more than ${limit} signatures` },
    certificates: {
      vi: `các chữ ký kèm hơn ${limit} chứng thư`,
      en: `the signatures bring more than ${limit} certificates`,
    },
    verifications: {
      vi: `cần hơn ${limit} lần kiểm tra chữ ký và chứng thư mới biết ai ký`,
      en: `it takes more than ${limit} attempts to verify signatures and certificates to tell who signed`,
    },
  };
  return words[what];
}

function strangerMessage(data: { readonly authority: string } & Stranger): Text {
  const { authority } = data;
  switch (data.who) {
    case "unknown-authority":
      return unknownAuthority(authority, data.suggestion);
    case "nobody":
      return {
        vi: `không chữ ký nào là của khóa thuộc \`${brief(authority)}\` trong danh sách tin cậy`,
        en: `no signature is by a key that the trust list gives to \`${brief(authority)}\``,
      };
    case "other-authority":
      return {
        vi: `khóa \`${data.key}\` là của \`${data.by}\`, mà \`${brief(authority)}\` không ủy quyền cho \`${data.by}\``,
        en: `the key \`${data.key}\` is \`${data.by}\`'s, to whom \`${brief(authority)}\` delegated nothing`,
      };
    case "other-use":
      return {
        vi: `danh sách tin cậy không cho khóa \`${data.key}\` ký loại văn bản này`,
        en: `the trust list does not let the key \`${data.key}\` sign statements of this type`,
      };
    case "certificate":
      return {
        vi: `chứng thư của người ký không được tin: ${data.problem.vi}`,
        en: `the signer's certificate is not trusted: ${data.problem.en}`,
      };
  }
}

function unknownAuthority(authority: string, suggestion: string | undefined): Text {
  const [vi, en] =
    suggestion === undefined
      ? ["", ""]
      : [`; có phải là \`${suggestion}\`?`, `; did you mean \`${suggestion}\`?`];
  return {
    vi: `danh sách tin cậy không có cơ quan \`${brief(authority)}\`${vi}`,
    en: `the trust list has no authority \`${brief(authority)}\`${en}`,
  };
}

function keyFaultMessage(data: { readonly date: string } & KeyFault): Text {
  const { date, key } = data;
  switch (data.fault) {
    case "not-yet":
      return {
        vi: `ngày ${date} khóa \`${key}\` chưa được ký`,
        en: `on ${date} the key \`${key}\` might not sign yet`,
      };
    case "ended":
      return {
        vi: `ngày ${date} khóa \`${key}\` đã hết hạn`,
        en: `on ${date} the key \`${key}\` had expired`,
      };
    case "certificate":
      return {
        vi: `chứng thư của khóa \`${key}\` không có giá trị trọn ngày ${date} (giờ Việt Nam)`,
        en: `the certificate of the key \`${key}\` is not valid for the whole of ${date} (Vietnam time)`,
      };
    case "delegation":
      return {
        vi: `\`${data.by}\` không ủy quyền cho người giữ khóa \`${key}\` việc này vào ngày ${date}`,
        en: `on ${date} \`${data.by}\` did not delegate this to the holder of the key \`${key}\``,
      };
  }
}
