import type { Statement } from "../../attestation/statement.ts";
import type { TrustList } from "../../attestation/trust-list.ts";
import type { Text } from "../../core/source/source.ts";
import type { ActCall } from "./act-call.ts";
import { textOf } from "./read-fields.ts";
import type { Doubt } from "./would-not-count.ts";

/** Is what was signed, and by whose word it would count. */
export interface Doubted {
  readonly call: ActCall;
  readonly statement: Statement;
  readonly trust: TrustList;
}

/** Says what to do so that a statement counts. */
export function countHelp({ code }: Doubt, doubted: Doubted): Text {
  switch (code) {
    case "attestation/too-few-signatures":
      return usesCms(doubted) ? ONE_P7S : SECOND;
    case "attestation/untrusted":
      return usesCertificate(doubted) ? CHAIN : OTHER_KEY;
    case "attestation/key-not-valid":
      return beyondLevel(doubted) ?? OTHER_DAY;
    case "attestation/not-competent":
      return OTHER_AUTHORITY;
    case "attestation/not-yet-valid":
      return LATER;
    default:
      return AGAIN;
  }
}

function usesCms({ call }: Doubted): boolean {
  return textOf("--cms", call.written) !== undefined;
}

function usesCertificate(doubted: Doubted): boolean {
  return usesCms(doubted) || textOf("--certificate", doubted.call.written) !== undefined;
}

/** A delegation that does not reach far enough is the one fault of a key that another key of the same holder shares. */
function beyondLevel({ statement, trust }: Doubted): Text | undefined {
  const { authority, level } = statement.predicate;
  if (typeof level !== "number") return undefined;
  const limits = trust.delegations
    .filter(({ from, for: acts }) => from === authority && acts.includes(statement.type))
    .flatMap(({ maxLevel }) => (maxLevel !== undefined && maxLevel < level ? [maxLevel] : []));
  if (limits.length === 0) return undefined;
  const most = Math.max(...limits);
  return {
    vi: `ủy quyền chỉ đến cấp độ ${most}, văn bản này là cấp độ ${level}: cơ quan ủy quyền phải tự ký`,
    en: `the delegation reaches level ${most}, this is for level ${level}: who delegated has to sign`,
  };
}

const SECOND: Text = {
  vi: "người thứ hai ký cùng văn bản này bằng `--add`, với khóa riêng của mình",
  en: "a second person signs the same statement by `--add`, with a key of their own",
};
const ONE_P7S: Text = {
  vi: "mọi người ký vào cùng một tệp `.p7s` bằng phần mềm ký số, rồi ghép lại bằng `--cms` và `--force`",
  en: "have everybody sign the one `.p7s` with the signing software, then give it by `--cms` and `--force` again",
};
const CHAIN: Text = {
  vi: "chứng thư phải có trong danh sách tin cậy; nếu thiếu chứng thư trung gian thì thêm vào sau chứng thư người ký trong tệp `--certificate` (hoặc `-certfile` của openssl)",
  en: "the certificate has to be in the trust list; put intermediate ones after the signer's in the file of `--certificate` (or `-certfile` of openssl)",
};
const OTHER_KEY: Text = {
  vi: "ký lại bằng khóa mà danh sách tin cậy ghi cho cơ quan này, hoặc nhờ người giữ danh sách ghi thêm khóa",
  en: "sign again with a key that the trust list gives this authority, or have whoever keeps the list add the key",
};
const OTHER_DAY: Text = {
  vi: "kiểm tra ngày ký, hạn của khóa và hạn của ủy quyền trong danh sách tin cậy, rồi ký lại",
  en: "check the date, the days of the key and those of the delegation in the trust list, then sign again",
};
const OTHER_AUTHORITY: Text = {
  vi: "theo hồ sơ áp dụng, một cơ quan khác phải ký văn bản này",
  en: "by the profile, another authority has to sign this",
};
const LATER: Text = {
  vi: "đến ngày đó văn bản mới được tính; nếu ghi nhầm ngày thì ký lại với `--date` đúng",
  en: "it counts from that day on; if the date is a slip, sign again with the right `--date`",
};
const AGAIN: Text = {
  vi: "sửa điều này rồi ký lại, thêm `--force`",
  en: "mend this, then sign again with `--force`",
};
