import { scalar } from "../init/yaml-lines.ts";
import { modeline, type NewGateRequest } from "./new-gate-request.ts";

/**
 * Writes a gate to start from: one requirement on a fact that every manifest can have, with what each part
 * means in both languages. It is complete, so that whoever changes it a line at a time always has a set that loads.
 */
export function gateTemplate({ id, number, title, clauses, schemas }: NewGateRequest): string {
  return `${[
    ...modeline(schemas, "gate"),
    ...INTRO,
    "apiVersion: gate57/v1",
    "kind: Gate",
    "metadata:",
    `  id: ${id}`,
    `  number: ${number}`,
    "  title:",
    `    vi: ${written(title.vi)}`,
    `    en: ${written(title.en)}`,
    ...CLAUSES,
    `  clauses: [${clauses.map(scalar).join(", ")}]`,
    SPEC,
  ].join("\n")}\n`;
}

/** Quotes a title where YAML would read something else in it. */
function written(text: string): string {
  const isPlain = /^[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N} ,./()-]*$/u.test(text) && !text.endsWith(" ");
  return isPlain && scalar(text.replaceAll(/[ ,()]/g, "-")) === text.replaceAll(/[ ,()]/g, "-")
    ? text
    : JSON.stringify(text);
}

const INTRO = [
  "# Cổng mẫu: sửa dần từng phần, sau mỗi lần sửa chạy `gate57 policy check` và `gate57 policy test`.",
  "# A gate to start from: change it part by part, and after each run `gate57 policy check` and `gate57 policy test`.",
];

const CLAUSES = [
  "  # Điểm, khoản mà cổng thể hiện; phải có trong sổ điều khoản (policies/clauses).",
  "  # The clauses it encodes; each must stand in a clause register (policies/clauses).",
];

const SPEC = `spec:
  subjects: [SystemManifest]
  # Vì sao có yêu cầu này, một hai câu.
  # Why it is asked, in a sentence or two.
  rationale:
    vi: Nhật ký lưu đủ lâu thì sau sự cố còn biết ai đã làm gì (viết lại lý do của cổng).
    en: Logs that are kept long enough tell after an incident who did what (write your own reason).
  # Điều kiện để cổng áp dụng; bỏ dòng này nếu hệ thống nào cũng phải theo.
  # When the gate applies; leave it out if it is for every system.
  appliesWhen: classification.providesOnlineService
  require:
    # Mỗi yêu cầu một mục; tất cả phải đạt. Dữ kiện đọc được: xem schemas/system-manifest.schema.json.
    # One entry each; all must hold. For the facts to read see schemas/system-manifest.schema.json.
    - id: logs-kept
      # Điều phải đúng. Chưa khai thì chưa đủ căn cứ.
      # What must be true. What is not declared leaves it undetermined.
      that: logging.retentionMonths >= 12
      # Chỗ trong bản khai mà kết quả chỉ vào.
      # The place in the manifest that the finding points at.
      at: logging.retentionMonths
      # Câu nói khi không đạt; {…} là dữ kiện được đọc.
      # What is said when it is not met; {…} shows a fact that is read.
      message:
        vi: nhật ký chỉ được lưu {logging.retentionMonths} tháng
        en: logs are kept for {logging.retentionMonths} months only
      # Ai làm gì để khắc phục: vendor, owner, operator, data-centre, finance, authority.
      # Who does what about it: vendor, owner, operator, data-centre, finance, authority.
      remedy:
        actor: operator
        vi: lưu nhật ký ít nhất 12 tháng
        en: keep logs for at least 12 months`;
