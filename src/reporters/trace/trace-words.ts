import type { Text } from "../../core/source/source.ts";
import type { ClauseDisposition, OpenItem, TracedValue } from "../../core/trace/trace.ts";

/** Labels what became of a clause. */
export const DISPOSITION_LABELS: Readonly<Record<ClauseDisposition | "missing", Text>> = {
  gate: { vi: "cổng", en: "gate" },
  indicator: { vi: "chỉ số", en: "indicator" },
  process: { vi: "quy trình", en: "process" },
  none: { vi: "ngoài phạm vi", en: "none" },
  missing: { vi: "CHƯA XỬ LÝ", en: "NOT DECIDED" },
};

/** Labels the kinds of value that gates read. */
const VALUE_LABELS: Readonly<Record<TracedValue["kind"], Text>> = {
  parameter: { vi: "tham số", en: "parameter" },
  catalogue: { vi: "danh mục", en: "catalogue" },
  derived: { vi: "dữ kiện suy ra", en: "derived fact" },
};

/** Labels the kinds of thing that the texts leave open. */
export const OPEN_LABELS: Readonly<Record<OpenItem["kind"], Text>> = {
  ...VALUE_LABELS,
  binding: { vi: "ràng buộc", en: "binding" },
};

/** Heads the columns of every table of the trace. */
export const HEADS = {
  document: { vi: "Văn bản", en: "Document" },
  clause: { vi: "Điều khoản", en: "Clause" },
  text: { vi: "Nội dung", en: "What it says" },
  evidence: { vi: "Mức xác thực", en: "Evidence" },
  disposition: { vi: "Cách xử lý", en: "Disposition" },
  reason: { vi: "Lý do", en: "Reason" },
  accounted: { vi: "Đã xử lý đủ", en: "Accounted for" },
  gate: { vi: "Cổng", en: "Gate" },
  gateId: { vi: "Mã cổng", en: "Gate id" },
  title: { vi: "Tên cổng", en: "Gate title" },
  through: { vi: "Cách dẫn", en: "Through" },
  binding: { vi: "Ràng buộc", en: "Binding" },
  profiles: { vi: "Hồ sơ áp dụng", en: "Profiles" },
  enforcement: { vi: "Mức áp dụng", en: "Enforcement" },
  from: { vi: "Từ giai đoạn", en: "From stage" },
  until: { vi: "Đến hết giai đoạn", en: "Up to stage" },
  effectiveFrom: { vi: "Hiệu lực từ ngày", en: "In force from" },
  effectiveUntil: { vi: "Đến trước ngày", en: "Until before" },
  open: { vi: "Văn bản để ngỏ", en: "Left open" },
  values: { vi: "Tham số, danh mục, dữ kiện suy ra", en: "Parameters, catalogues, derived facts" },
  cases: { vi: "Số ca kiểm thử", en: "Cases" },
  file: { vi: "Tệp", en: "File" },
  line: { vi: "Dòng", en: "Line" },
  kind: { vi: "Loại", en: "Kind" },
  id: { vi: "Mã", en: "Id" },
  name: { vi: "Tên", en: "Title" },
  recommended: { vi: "Giá trị đang khuyến nghị", en: "Recommended value" },
  basis: { vi: "Căn cứ", en: "Basis" },
  total: { vi: "Điều khoản", en: "Clauses" },
} as const satisfies Readonly<Record<string, Text>>;

/** Names a column. */
export type Head = keyof typeof HEADS;

/** Says the rest. */
export const TRACE_WORDS = {
  citation: { vi: "viện dẫn", en: "citation" },
  value: { vi: "qua giá trị dựa trên điều khoản", en: "a value based on the clause" },
  yes: { vi: "có", en: "yes" },
  no: { vi: "không", en: "no" },
  reads: { vi: "dùng:", en: "reads:" },
  isOpen: { vi: "để ngỏ", en: "left open" },
  reason: { vi: "Lý do:", en: "Why:" },
  matrix: { vi: "Ma trận điều khoản", en: "Matrix of clauses" },
  summary: { vi: "Tổng hợp", en: "Summary" },
  openTitle: { vi: "Những điểm văn bản để ngỏ", en: "What the texts leave open" },
  notEnded: {
    vi: "Không kể điều đã hết hiệu lực vào ngày này.",
    en: "What has ended by this date is left out.",
  },
  noneOpen: { vi: "Không có điểm nào để ngỏ.", en: "Nothing is left open." },
  now: { vi: "Khuyến nghị:", en: "Recommended:" },
} as const satisfies Readonly<Record<string, Text>>;
