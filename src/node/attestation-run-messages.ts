import type { ShownFields } from "../core/diagnostic/shown-fields.ts";
import { brief, type MessageTable, type NoData, type Words } from "../core/diagnostic/words.ts";

interface Limit {
  readonly limit: number;
}

/** Names what a trust folder judges: it must not stand where that can change it. */
export type Judged = "manifest" | "attestations" | "policies";

const JUDGED_WORDS: Readonly<Record<Judged, { readonly vi: string; readonly en: string }>> = {
  manifest: { vi: "bản khai hoặc kế hoạch", en: "the manifest or plan" },
  attestations: { vi: "thư mục văn bản đã ký", en: "the attestation folder" },
  policies: { vi: "thư mục chính sách", en: "the policy folder" },
};

/** Words what goes wrong around attestations: their folders, and the trust folder that judges them. */
export const attestationRunMessages = {
  "file/too-many": ({ limit }: Limit): Words => ({
    message: {
      vi: `thư mục có hơn ${limit} tệp nên không được đọc`,
      en: `the folder has more than ${limit} files and is not read`,
    },
    help: {
      vi: "chỉ để trong thư mục những tệp cần dùng, hoặc nêu một thư mục con",
      en: "keep only what is needed in the folder, or name a folder inside it",
    },
  }),
  "file/no-attestations": (_: NoData): Words => ({
    message: {
      vi: "trong thư mục này không có văn bản đã ký nào",
      en: "there is no signed statement in this folder",
    },
    help: {
      vi: "văn bản đã ký là các tệp `.dsse.json`, hoặc `.p7s` kèm `.pae` cùng tên",
      en: "signed statements are files that end in `.dsse.json`, or in `.p7s` with a `.pae` of the same name",
    },
  }),
  "file/folder-too-large": ({ limit }: Limit): Words => ({
    message: {
      vi: `các tệp trong thư mục lớn hơn ${limit} byte nên không được đọc`,
      en: `the files of the folder are larger than ${limit} bytes together and are not read`,
    },
    help: {
      vi: "chỉ để trong thư mục danh sách tin cậy và khóa công khai, hoặc các văn bản đã ký",
      en: "keep only the trust list and public keys in it, or the signed documents",
    },
  }),
  "digest/private-key": (_: NoData): Words => ({
    message: {
      vi: "tệp này chứa khóa riêng, không có gì để đối chiếu công khai",
      en: "this file holds a private key, of which nothing is to be shown",
    },
    help: {
      vi: "nêu tệp khóa công khai (`.pub.pem`) hoặc chứng thư",
      en: "name the file of the public key (`.pub.pem`) or a certificate",
    },
  }),
  "digest/no-key": (_: NoData): Words => ({
    message: {
      vi: "tệp này không có khóa công khai hay chứng thư loại dùng được",
      en: "this file holds no public key or certificate of a type that can be used",
    },
    help: {
      vi: "dùng được: Ed25519, ECDSA P-256, RSA từ 2048 bit, dạng PEM",
      en: "usable: Ed25519, ECDSA P-256, RSA of 2048 bits or more, in PEM",
    },
  }),
  "usage/one-manifest": (_: NoData): Words => ({
    message: {
      vi: "tệp này phải có đúng một bản khai",
      en: "this file has to hold exactly one manifest",
    },
  }),
  "attestation/wrong-type": ({ type }: { readonly type: "verdict" | "policy-set" }): Words => ({
    message:
      type === "verdict"
        ? {
            vi: "đây là kết luận đã ký, không phải văn bản đã ký về hệ thống",
            en: "this is a signed verdict, not an attestation of a system",
          }
        : {
            vi: "đây là chữ ký của một bộ chính sách, không phải văn bản đã ký về hệ thống",
            en: "this is the signature of a policy set, not an attestation of a system",
          },
  }),
  "trust/missing": (_: NoData): Words => ({
    message: {
      vi: "chưa nói tin khóa của ai, nên không kiểm tra được chữ ký nào",
      en: "it is not said whose keys are trusted, so no signature can be verified",
    },
    help: {
      vi: "thêm `--trust THƯ-MỤC` hoặc đặt biến GATE57_TRUST: thư mục có danh sách tin cậy `trust.yaml`, nhận từ nguồn bạn tin",
      en: "add `--trust DIR` or set GATE57_TRUST: the folder with the trust list `trust.yaml`, had from a source that you trust",
    },
  }),
  "trust/none-given": ({ count }: { readonly count: number }): Words => ({
    severity: "warning",
    message: {
      vi: `thiếu \`--trust\` nên ${count} văn bản đã ký ở đây không được tính`,
      en: `\`--trust\` is missing, so ${count === 1 ? "the attestation here does" : `the ${count} attestations here do`} not count`,
    },
    help: {
      vi: "thêm `--trust THƯ-MỤC` hoặc đặt biến GATE57_TRUST: thư mục có danh sách tin cậy `trust.yaml`, nhận từ nguồn bạn tin",
      en: "add `--trust DIR` or set GATE57_TRUST: the folder with the trust list `trust.yaml`, had from a source that you trust",
    },
  }),
  "trust/demonstration": (_: NoData): Words => ({
    severity: "warning",
    message: {
      vi: "khóa minh họa: danh sách tin cậy này chỉ để thử, kết luận dựa vào nó không có giá trị",
      en: "demonstration keys: this trust list is for trying only, and what rests on it decides nothing",
    },
    help: {
      vi: "khi xét thật, dùng danh sách tin cậy của cơ quan có thẩm quyền",
      en: "to decide for real, use the trust list of the competent authority",
    },
  }),
  "trust/beside-what-it-judges": ({
    judged,
    place,
  }: {
    readonly judged: Judged;
    readonly place: string;
  }): Words => ({
    message: {
      vi: `thư mục tin cậy chồng lên ${JUDGED_WORDS[judged].vi} mà nó phải xét (\`${brief(place)}\`): ai nộp hồ sơ cũng tự đặt được khóa`,
      en: `the trust folder overlaps ${JUDGED_WORDS[judged].en} that it is to judge (\`${brief(place)}\`): whoever hands those in could trust themselves`,
    },
    help: {
      vi: "để thư mục tin cậy ở nơi khác: không chứa bản khai hay kế hoạch, không nằm trong, trùng hay chứa thư mục chính sách hoặc thư mục văn bản đã ký",
      en: "keep the trust folder elsewhere: it may hold no manifest or plan, and neither lie in, be, nor hold a policy folder or an attestation folder",
    },
  }),
} as const satisfies MessageTable;

/** Says what of these messages is shown in reports that leave the house: of the place of a file, nothing. */
export const attestationRunShown = {
  "file/too-many": { limit: true },
  "file/folder-too-large": { limit: true },
  "attestation/wrong-type": { type: true },
  "trust/none-given": { count: true },
  "trust/beside-what-it-judges": { judged: true },
} as const satisfies ShownFields<typeof attestationRunMessages>;
