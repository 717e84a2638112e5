import type { Enforcement } from "../../core/policy/policy-set.ts";
import type { Text } from "../../core/source/source.ts";

/** Titles the sections of the reference. */
export const SECTIONS = {
  index: { vi: "Tra cứu các cổng", en: "Reference of the gates" },
  where: { vi: "Áp dụng ở đâu, khi nào", en: "Where and when it binds" },
  requirements: { vi: "Yêu cầu", en: "What it asks" },
  example: { vi: "Ví dụ đạt và không đạt", en: "A good and a bad example" },
  facts: { vi: "Dữ kiện cổng đọc", en: "Facts it reads" },
  bindings: { vi: "Từng ràng buộc", en: "The bindings one by one" },
  parameters: { vi: "Tham số", en: "Parameters" },
  catalogues: { vi: "Danh mục", en: "Catalogues" },
  derived: { vi: "Dữ kiện suy ra", en: "Derived facts" },
  competence: { vi: "Ai được ký", en: "Who may sign" },
  clauses: { vi: "Căn cứ", en: "Clauses" },
} as const satisfies Record<string, Text>;

/** Heads the columns of the reference. */
export const COLUMNS = {
  number: { vi: "Số hiệu", en: "Number" },
  gate: { vi: "Cổng", en: "Gate" },
  open: { vi: "Để ngỏ", en: "Open" },
  binding: { vi: "Ràng buộc", en: "Binding" },
  profile: { vi: "Hồ sơ áp dụng", en: "Profiles" },
  enforcement: { vi: "Mức", en: "Enforcement" },
  stages: { vi: "Giai đoạn", en: "Stages" },
  dates: { vi: "Hiệu lực", en: "In force" },
  path: { vi: "Trường", en: "Field" },
  label: { vi: "Nội dung", en: "What it is" },
  clause: { vi: "Điều khoản", en: "Clause" },
  text: { vi: "Nội dung (diễn đạt lại)", en: "What it says (paraphrased)" },
  evidence: { vi: "Mức xác thực", en: "Evidence" },
  value: { vi: "Giá trị", en: "Value" },
  basis: { vi: "Căn cứ", en: "Basis" },
  requirement: { vi: "Yêu cầu", en: "Requirement" },
  change: { vi: "Sửa một chỗ", en: "One change" },
  message: { vi: "Cổng báo", en: "What the gate says" },
} as const satisfies Record<string, Text>;

/** Says things of the reference that stand in no other report. */
export const DOCS_WORDS = {
  generated: {
    vi: "Trang này do `gate57 policy docs` viết từ bộ chính sách; sửa bộ chính sách, không sửa trang này.",
    en: "This page is written by `gate57 policy docs` from the policy set; change the policies, not this page.",
  },
  intro: {
    vi: "Mỗi cổng là một yêu cầu của chương trình hoặc pháp luật, xét trên bản khai của hệ thống hoặc trên kế hoạch. Cột của mỗi hồ sơ áp dụng nói hồ sơ ấy ràng buộc cổng ở mức nào, từ giai đoạn nào; hồ sơ kế thừa hồ sơ khác thì các ràng buộc được kế thừa chỉ ghi một lần, ở cột của hồ sơ gốc. Cột cuối đếm những điểm văn bản để ngỏ, cơ quan chủ trì chính sách phải quyết định.",
    en: "Each gate is one requirement of a programme or of the law, judged on the manifest of a system or on a plan. The column of each profile says how strictly it binds the gate and from which stage on; what a profile takes over from another stands once, in the column of that one. The last column counts what the texts leave open for the policy owner to decide.",
  },
  other: { vi: "English", en: "Tiếng Việt" },
  all: { vi: "Tất cả các cổng", en: "All gates" },
  id: { vi: "Mã", en: "Id" },
  judges: { vi: "Xét", en: "Judges" },
  file: { vi: "Tệp chính sách", en: "Policy file" },
  applies: { vi: "Chỉ áp dụng khi", en: "It applies only when" },
  on: { vi: "trên", en: "on" },
  binding: { vi: "Ràng buộc", en: "Binding" },
  when: { vi: "Chỉ áp dụng khi", en: "Applies only when" },
  whole: { vi: "không giới hạn", en: "without limit" },
  fromDate: { vi: "từ", en: "from" },
  beforeDate: { vi: "trước", en: "before" },
  noBinding: { vi: "không áp dụng", en: "not bound" },
  open: { vi: "Để ngỏ", en: "Left open" },
  fix: { vi: "Cách khắc phục", en: "What to do" },
  says: { vi: "Khi không đạt", en: "When it is not met" },
  good: {
    vi: "Bản khai sau chỉ giữ những dữ kiện cổng này đọc. Cổng **đạt**",
    en: "This manifest holds only the facts that the gate reads. The gate **passes**",
  },
  goodPlan: {
    vi: "Kế hoạch sau chỉ giữ những dữ kiện cổng này đọc. Cổng **đạt**",
    en: "This plan holds only the facts that the gate reads. The gate **passes**",
  },
  attested: { vi: "Văn bản đã ký của hệ thống xác nhận:", en: "Signed statements about the system attest:" },
  plan: { vi: "Kế hoạch mà hệ thống dẫn tới:", en: "The plan it refers to:" },
  bad: {
    vi: "Mỗi thay đổi sau, chỉ một chỗ, làm cổng **không đạt**:",
    en: "Each of these changes, of one place only, makes the gate **fail**:",
  },
  invented: {
    vi: "Tên, số hiệu trong ví dụ là giả định.",
    en: "Names and numbers in the example are invented.",
  },
  set: { vi: "thành", en: "to" },
  added: { vi: "thêm mục", en: "add the entry" },
  removed: { vi: "bỏ", en: "remove" },
  at: { vi: "chỉ vào", en: "points at" },
  stageOf: { vi: "giai đoạn", en: "stage" },
  asOf: { vi: "ngày xét", en: "as of" },
  under: { vi: "hồ sơ áp dụng", en: "profile" },
  noClause: { vi: "Sổ điều khoản không có", en: "in no register" },
} as const satisfies Record<string, Text>;

/** Labels in one word how strictly a gate binds. */
export const SHORT_ENFORCEMENT: Readonly<Record<Enforcement, Text>> = {
  mandatory: { vi: "bắt buộc", en: "mandatory" },
  justified: { vi: "ưu tiên, hoặc giải trình", en: "preferred, or justified" },
  advisory: { vi: "khuyến nghị", en: "advisory" },
};
