import { attestationWords } from "../core/diagnostic/attestation-admission-messages.ts";
import type {
  Actor,
  Assurance,
  Disposition,
  Enforcement,
  Outcome,
  Stage,
} from "../core/policy/policy-set.ts";
import type { Text } from "../core/source/source.ts";
import type { Verdict } from "../generated/types/verdict.ts";

/** Names the languages in which everything is said. */
export const LANGUAGES = ["vi", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

/** Labels the stages. */
export const STAGE_WORDS: Readonly<Record<Stage, Text>> = {
  planning: { vi: "quy hoạch", en: "planning" },
  design: { vi: "thiết kế", en: "design" },
  construction: { vi: "xây dựng, triển khai", en: "construction" },
  trial: { vi: "vận hành thử", en: "trial" },
  operation: { vi: "đưa vào vận hành", en: "operation" },
  "in-service": { vi: "đang vận hành", en: "in service" },
};

/** Labels those who can act on a finding. */
export const ACTOR_WORDS: Readonly<Record<Actor, Text>> = {
  vendor: { vi: "nhà thầu triển khai", en: "the vendor" },
  owner: { vi: "chủ quản hệ thống", en: "the owner of the system" },
  operator: { vi: "đơn vị vận hành", en: "the operator" },
  "data-centre": { vi: "trung tâm dữ liệu", en: "the data centre" },
  finance: { vi: "cơ quan tài chính", en: "the finance body" },
  authority: { vi: "cơ quan có thẩm quyền", en: "the competent authority" },
};

/** Labels the outcomes of a gate. */
export const OUTCOME_WORDS: Readonly<Record<Outcome, Text>> = {
  pass: { vi: "đạt", en: "pass" },
  fail: { vi: "không đạt", en: "fail" },
  undetermined: { vi: "chưa đủ căn cứ", en: "undetermined" },
  "not-applicable": { vi: "không áp dụng", en: "not applicable" },
};

/** Labels what stands beside an outcome. */
export const DISPOSITION_WORDS: Readonly<Record<Disposition, Text>> = {
  none: { vi: "không có", en: "none" },
  justified: { vi: "có giải trình", en: "justified" },
  waived: { vi: "được chấp thuận ngoại lệ", en: "waived" },
};

/** Labels what fails while an attested plan to mend it has time left. */
export const MENDING: Text = { vi: "đang khắc phục theo kế hoạch", en: "being mended under a plan" };

/** Labels what signed statements are. */
export const STATEMENT_WORDS: Readonly<Record<NonNullable<Verdict["attestations"][number]["type"]>, Text>> = {
  ...attestationWords,
  verdict: { vi: "kết luận có chữ ký", en: "signed verdict" },
  "policy-set": { vi: "bộ chính sách có chữ ký", en: "signed policy set" },
};

/** Stands for the kind of a statement that cannot be read. */
export const UNREADABLE_STATEMENT: Text = { vi: "văn bản không đọc được", en: "unreadable statement" };

/** Labels how strictly a gate binds. */
export const ENFORCEMENT_WORDS: Readonly<Record<Enforcement, Text>> = {
  mandatory: { vi: "bắt buộc", en: "mandatory" },
  justified: { vi: "ưu tiên, không theo phải giải trình", en: "preferred, otherwise justified" },
  advisory: { vi: "khuyến nghị", en: "advisory" },
};

/** Labels how a fact is known. */
export const ASSURANCE_WORDS: Readonly<Record<Assurance, Text>> = {
  declared: { vi: "tự khai", en: "declared" },
  evidenced: { vi: "có tài liệu kèm mã băm", en: "evidenced" },
  attested: { vi: "được ký xác nhận", en: "attested" },
};

/** Labels where the stage, the profile or the date of a verdict was taken from. */
export const ORIGIN_WORDS: Readonly<Record<"option" | "manifest" | "default", Text>> = {
  option: { vi: "theo tùy chọn của lệnh", en: "from the command line" },
  manifest: { vi: "theo bản khai", en: "from the manifest" },
  default: { vi: "mặc định", en: "by default" },
};
