import { tellFrom } from "../core/diagnostic/tell-from.ts";
import { brief, type MessageTable, type NoData, type Words } from "../core/diagnostic/words.ts";
import type { Text } from "../core/source/source.ts";

interface Versions {
  readonly name: string;
  readonly given: string;
  readonly seen: string;
}
interface Dates {
  readonly date: string;
  readonly limit: string;
}

const OLDER_HELP: Text = {
  vi: "lấy bản mới nhất; nếu đúng là phải lùi phiên bản, người ký phát hành lại với số phiên bản cao hơn",
  en: "take the newest version; to go back on purpose, whoever signs publishes it again under a higher version",
};
const NOT_AS_SIGNED: Text = {
  vi: "lấy lại đúng bộ đã ký, hoặc đề nghị ký lại; `gate57 policy verify` liệt kê mọi khác biệt",
  en: "fetch the set as it was signed, or have it signed again; `gate57 policy verify` lists every difference",
};

/** Words what is wrong with the signature of a policy set, or with what it was signed for. */
export const policySignatureMessages = {
  "policies/unsigned": (_: NoData): Words => ({
    message: {
      vi: "bộ chính sách này không có chữ ký, nên không được dùng để xét",
      en: "this policy set carries no signature and is not judged by",
    },
    help: {
      vi: "chữ ký là `policy-set.dsse.json`, hoặc `policy-set.p7s` cùng `policy-set.pae`; ký bằng `gate57 policy sign`",
      en: "the signature is `policy-set.dsse.json`, or `policy-set.p7s` with `policy-set.pae`; sign it by `gate57 policy sign`",
    },
  }),
  "policies/signature-half": ({ missing }: { readonly missing: string }): Words => ({
    message: {
      vi: `chữ ký thiếu tệp \`${missing}\``,
      en: `the signature lacks its file \`${missing}\``,
    },
  }),
  "policies/signature-twice": (_: NoData): Words => ({
    message: {
      vi: "bộ chính sách có cả `policy-set.dsse.json` lẫn `policy-set.p7s`, không rõ chữ ký nào là thật",
      en: "the policy set has both `policy-set.dsse.json` and `policy-set.p7s`, and one cannot tell which is meant",
    },
    help: { vi: "giữ lại một trong hai", en: "keep one of the two" },
  }),
  "policies/signature-no-trust": (_: NoData): Words => ({
    message: {
      vi: "chưa nêu thư mục tin cậy, nên không biết chữ ký nào được công nhận",
      en: "no trust folder is named, so no signature can be accepted",
    },
    help: {
      vi: "dùng `--trust` hoặc biến `GATE57_TRUST`",
      en: "give `--trust` or set `GATE57_TRUST`",
    },
  }),
  "policies/signature-of-built-in": (_: NoData): Words => ({
    message: {
      vi: "bộ chính sách đi kèm chương trình là một phần của chương trình và không mang chữ ký",
      en: "the built-in policy set is part of the program and carries no signature",
    },
    help: {
      vi: "nêu bộ đã ký bằng `--policies`, hoặc bỏ tùy chọn này",
      en: "name a signed set by `--policies`, or leave this option out",
    },
  }),
  "policies/signature-other-type": ({ type }: { readonly type: string }): Words => ({
    message: {
      vi: `chữ ký này là cho một tuyên bố loại \`${brief(type)}\`, không phải cho bộ chính sách`,
      en: `this signature is for a statement of type \`${brief(type)}\`, not for a policy set`,
    },
  }),
  "policies/signature-later": ({ date, limit }: Dates): Words => ({
    message: {
      vi: `bộ chính sách ghi ngày ký ${date}, sau ngày xét ${limit}`,
      en: `the policy set was signed on ${date}, which is after ${limit}, the day of the check`,
    },
    help: {
      vi: `dùng bộ này từ ngày ${date}; cho đến hết ngày trước đó, dùng bộ đang có hiệu lực`,
      en: `judge by it from ${date} on; until then, judge by the set that is in force`,
    },
  }),
  "policies/signature-would-not-count": ({ reason }: { readonly reason: Text }): Words => ({
    severity: "warning",
    message: {
      vi: `đã ký, nhưng theo danh sách tin cậy này thì chưa được công nhận: ${reason.vi}`,
      en: `signed, but by this trust list it does not count: ${reason.en}`,
    },
    help: {
      vi: "chưa giao bộ này; ký lại bằng khóa được tin cậy, ký thêm bằng `--add`, hoặc bổ sung khóa vào danh sách tin cậy",
      en: "do not hand it out yet: sign with a key that is trusted, add a signature by `--add`, or have the key put on the trust list",
    },
  }),
  "policies/signature-extra": (_: NoData): Words => ({
    message: { vi: "tệp này không có trong bộ đã ký", en: "this file is not part of what was signed" },
    help: NOT_AS_SIGNED,
  }),
  "policies/signature-missing": (_: NoData): Words => ({
    message: { vi: "tệp này đã được ký nhưng không còn", en: "this file was signed and is not there" },
    help: NOT_AS_SIGNED,
  }),
  "policies/signature-renamed": ({ signed }: { readonly signed: string }): Words => ({
    message: {
      vi: `tệp này được ký dưới tên \`${brief(signed)}\``,
      en: `this file was signed under the name \`${brief(signed)}\``,
    },
    help: NOT_AS_SIGNED,
  }),
  "policies/signature-changed": (_: NoData): Words => ({
    message: { vi: "nội dung tệp này khác bản đã ký", en: "this file is not what was signed" },
    help: NOT_AS_SIGNED,
  }),
  "policies/signature-other-digest": (_: NoData): Words => ({
    message: {
      vi: "mã băm của bộ chính sách đã nạp khác mã băm đã ký, dù mọi tệp đều khớp",
      en: "the loaded set has another digest than was signed, though every file is the same",
    },
    help: {
      vi: "bộ này được ký bằng một phiên bản chương trình khác; đề nghị ký lại",
      en: "it was signed by another version of the program; have it signed again",
    },
  }),
  "policies/signature-link": (_: NoData): Words => ({
    message: {
      vi: "đây là liên kết tượng trưng, không thể là một phần của bộ được ký",
      en: "this is a symbolic link and cannot be part of a signed set",
    },
    help: { vi: "thay bằng tệp thật", en: "put the real file here" },
  }),
  "policies/signature-special": (_: NoData): Words => ({
    message: {
      vi: "đây không phải là tệp thường nên không thể là một phần của bộ được ký",
      en: "this is no regular file and cannot be part of a signed set",
    },
  }),
  "policies/signature-same-name": (_: NoData): Words => ({
    message: {
      vi: "hai tệp có tên trông như nhau, chỉ khác cách mã hóa dấu",
      en: "two files have names that look alike and differ only in how accents are encoded",
    },
    help: { vi: "đổi tên hoặc xóa một trong hai", en: "rename or remove one of the two" },
  }),
  "policies/signature-too-many": ({ limit }: { readonly limit: number }): Words => ({
    message: {
      vi: `bộ chính sách có hơn ${limit} tệp`,
      en: `the policy set has more than ${limit} files`,
    },
  }),
  "policies/signature-too-long": ({ limit }: { readonly limit: number }): Words => ({
    message: {
      vi: `chữ ký của bộ này lớn hơn ${limit} byte nên sẽ không ai đọc`,
      en: `the signature of this set would be larger than ${limit} bytes, which nobody reads`,
    },
    help: {
      vi: "để các tệp không phải chính sách ra ngoài thư mục",
      en: "keep files that are no policies elsewhere",
    },
  }),
  "policies/signature-long-name": ({ limit }: { readonly limit: number }): Words => ({
    message: {
      vi: `tên tệp dài hơn ${limit} ký tự`,
      en: `the name of the file is longer than ${limit} characters`,
    },
  }),
  "policies/older-version": ({ name, given, seen }: Versions): Words => ({
    message: {
      vi: `bộ \`${name}\` phiên bản ${given} cũ hơn phiên bản ${seen} đã thấy`,
      en: `version ${given} of the set \`${name}\` is older than version ${seen}, which was seen`,
    },
    help: OLDER_HELP,
  }),
  "policies/earlier-date": ({ name, given, seen }: Versions): Words => ({
    message: {
      vi: `bộ \`${name}\` ghi ngày ${given}, trước ngày ${seen} của bản đã thấy`,
      en: `the set \`${name}\` is dated ${given}, before the ${seen} of the one that was seen`,
    },
    help: OLDER_HELP,
  }),
  "policies/same-version": ({ name, given }: Versions): Words => ({
    message: {
      vi: `bộ \`${name}\` phiên bản ${given} có nội dung khác bản cùng số đã thấy`,
      en: `version ${given} of the set \`${name}\` is not the one of that number that was seen`,
    },
    help: {
      vi: "một số phiên bản chỉ dùng cho một nội dung; hỏi người ký",
      en: "one version has one content; ask whoever signed it",
    },
  }),
  "policies/never-seen": ({ name }: { readonly name: string }): Words => ({
    severity: "warning",
    message: {
      vi: `tệp trạng thái biết các bộ khác, nhưng chưa từng thấy bộ \`${name}\``,
      en: `the state file knows other sets, but never saw the set \`${name}\``,
    },
    help: {
      vi: "kiểm tra xem có đúng là bộ cần dùng; từ nay bộ này cũng được ghi nhớ",
      en: "make sure that this is the set you mean; from now on it is remembered too",
    },
  }),
  "policies/state-broken": (_: NoData): Words => ({
    message: {
      vi: "tệp trạng thái hỏng, nên không biết bộ chính sách có bị lùi phiên bản hay không",
      en: "the state file is broken, so nobody knows whether the policy set goes back to an older one",
    },
    help: {
      vi: "khôi phục từ bản sao; chỉ xóa khi đã chắc bộ đang dùng là mới nhất",
      en: "restore it from a copy; delete it only if you are sure that the set is the newest",
    },
  }),
  "policies/state-unused": (_: NoData): Words => ({
    message: {
      vi: "`--state` chỉ có nghĩa khi có `--require-signed-policies`",
      en: "`--state` means nothing without `--require-signed-policies`",
    },
  }),
  "policies/signature-bytes-inside": (_: NoData): Words => ({
    message: {
      vi: "tệp để ký không được nằm trong bộ chính sách, nơi nó là một tệp thừa",
      en: "the bytes to sign must not lie inside the policy set, where they would be an extra file",
    },
  }),
  "policies/state-inside": (_: NoData): Words => ({
    message: {
      vi: "tệp trạng thái không được nằm trong bộ chính sách, nơi nó là một tệp thừa",
      en: "the state file must not lie inside the policy set, where it would be an extra file",
    },
  }),
} as const satisfies MessageTable;

/** Writes a diagnostic about the signature of a policy set. */
export const policySignatureDiagnostic = tellFrom(policySignatureMessages);
