import type { Excuse } from "../../core/diff/excuses.ts";
import type { Answer, Certainty, ValueKind } from "../../core/diff/policy-diff.ts";
import type { Direction, Told } from "../../core/diff/told.ts";
import type { Decision } from "../../core/evaluate/evaluate.ts";
import type { Text } from "../../core/source/source.ts";
import { OUTCOME_WORDS } from "../words.ts";

/** Labels what is said of a part of a newer policy set. */
export const ANSWER_WORDS: Readonly<Record<Answer, Text>> = {
  same: { vi: "như cũ", en: "same" },
  stricter: { vi: "chặt hơn", en: "stricter" },
  looser: { vi: "lỏng hơn", en: "looser" },
  different: { vi: "khác", en: "different" },
  new: { vi: "mới", en: "new" },
  gone: { vi: "đã bỏ", en: "gone" },
};

/** Labels how sure an answer is. */
export const CERTAINTY_WORDS: Readonly<Record<Certainty, Text>> = {
  proved: { vi: "đã chứng minh", en: "proved" },
  searched: { vi: "đã tìm, chưa chứng minh", en: "searched, not proved" },
};

/** Labels which way one document fares. */
export const DIRECTION_WORDS: Readonly<Record<Direction, Text>> = {
  stricter: { vi: "chặt hơn", en: "stricter" },
  looser: { vi: "lỏng hơn", en: "looser" },
  other: { vi: "kết quả khác", en: "another answer" },
};

/** Labels what may excuse a finding. */
export const EXCUSE_WORDS: Readonly<Record<Excuse, Text>> = {
  waiver: { vi: "chấp thuận ngoại lệ có hiệu lực", en: "a waiver counts" },
  remediation: {
    vi: "kế hoạch khắc phục khi đang vận hành có hiệu lực",
    en: "a plan to mend a running system counts",
  },
  justification: { vi: "giải trình có hiệu lực", en: "a justification counts" },
};

/** Labels what is said of a document. */
export const TOLD_WORDS: Readonly<Record<Told["outcome"], Text>> = {
  ...OUTCOME_WORDS,
  unbound: { vi: "không xét", en: "not asked" },
  "out-of-scope": { vi: "ngoài phạm vi", en: "out of scope" },
};

/** Labels the decisions on a document. */
export const DECISION_LABELS: Readonly<Record<Decision, Text>> = {
  admit: { vi: "phù hợp", en: "admitted" },
  block: { vi: "chưa phù hợp", en: "blocked" },
  "out-of-scope": { vi: "ngoài phạm vi", en: "out of scope" },
};

/** Labels the kinds of dated value. */
export const VALUE_KIND_WORDS: Readonly<Record<ValueKind, Text>> = {
  parameters: { vi: "tham số", en: "parameter" },
  catalogues: { vi: "danh mục", en: "catalogue" },
  derived: { vi: "dữ kiện suy ra", en: "derived fact" },
};

/** Words the rest of a comparison. */
export const DIFF_WORDS = {
  title: { vi: "So sánh chính sách", en: "Comparison of policies" },
  nothing: { vi: "hai bên như nhau", en: "the two say the same" },
  gates: { vi: "cổng", en: "gates" },
  bindings: { vi: "ràng buộc", en: "bindings" },
  profile: { vi: "hồ sơ áp dụng", en: "profile" },
  values: { vi: "Giá trị thay đổi", en: "Changed values" },
  profiles: { vi: "Hồ sơ áp dụng", en: "Profiles" },
  wording: { vi: "chỉ đổi câu chữ", en: "wording only" },
  reads: { vi: "đọc giá trị đã đổi", en: "reads changed values" },
  readBy: { vi: "cổng đọc", en: "read by" },
  example: { vi: "ví dụ", en: "example" },
  blocks: { vi: "chặn", en: "blocks" },
  stage: { vi: "giai đoạn", en: "stage" },
  onDay: { vi: "ngày", en: "on" },
  attested: {
    vi: "cần dữ kiện có chữ ký xác nhận",
    en: "needs facts that signatures attest",
  },
  plan: { vi: "cần kế hoạch kèm theo", en: "needs a plan beside it" },
  noWitness: {
    vi: "chưa tìm được bản khai nào đổi kết quả",
    en: "no manifest was found whose verdict changes",
  },
  noneFound: { vi: "không thấy khác", en: "no difference found" },
  excuses: { vi: "theo quy tắc", en: "by the rules" },
  oldSet: { vi: "bộ cũ", en: "the old set" },
  newSet: { vi: "bộ mới", en: "the new set" },
  onlyIn: { vi: "chỉ có ở", en: "only in" },
  stricterIn: { vi: "chặt hơn ở", en: "stricter in" },
  unboundGate: { vi: "không hồ sơ nào áp dụng", en: "no profile binds it" },
  corpus: { vi: "Bản khai thật", en: "Real manifests" },
  documents: { vi: "bản khai đã xét lại", en: "manifests replayed" },
  changed: { vi: "có thay đổi", en: "changed" },
  unread: { vi: "không xét được", en: "not judged" },
  decisions: { vi: "Quyết định thay đổi", en: "Changed decisions" },
  because: { vi: "do", en: "because of" },
  written: { vi: "đã ghi", en: "written" },
  more: { vi: "mục nữa", en: "more" },
  old: { vi: "cũ", en: "old" },
  new: { vi: "mới", en: "new" },
  answer: { vi: "Kết quả so sánh", en: "Answer" },
  certainty: { vi: "Mức chắc chắn", en: "Certainty" },
  gate: { vi: "Cổng", en: "Gate" },
  binding: { vi: "Ràng buộc", en: "Binding" },
  change: { vi: "Thay đổi", en: "Change" },
  witness: { vi: "Bản khai làm chứng", en: "Witness" },
  unmet: { vi: "yêu cầu", en: "requirement" },
  confirm: { vi: "kiểm lại", en: "confirm with" },
  attestedFacts: {
    vi: "chỉ có bản khai thì lệnh trên cho kết quả khác: kết quả ở đây còn dựa trên những văn bản đã ký dưới đây, lệnh phải nhận chúng qua --attestations và --trust",
    en: "from the manifest alone that command gives another answer: the one here also rests on what follows, which the command must be given, signed, by --attestations and --trust",
  },
  toFile: { vi: "bản khai: --witness DIR", en: "manifest: --witness DIR" },
  fresh: { vi: "mới", en: "new" },
  gone: { vi: "đã bỏ", en: "gone" },
  entries: { vi: "mục", en: "entries" },
  rules: { vi: "quy tắc", en: "rules" },
  nothingOn: { vi: "không có giá trị ngày", en: "no value on" },
  differNow: { vi: "khác nhau ngày", en: "differ on" },
  onlyBefore: { vi: "chỉ khác trước ngày đó", en: "only before that day" },
  onlyAfter: { vi: "chỉ khác sau ngày đó", en: "only after that day" },
  asOf: { vi: "chỉ so điều có hiệu lực ngày", en: "only what holds on" },
} as const satisfies Readonly<Record<string, Text>>;
