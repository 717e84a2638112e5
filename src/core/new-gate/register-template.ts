import { modeline } from "./new-gate-request.ts";

/** Names the clause that stands in for the real one until its writer cites that. */
export function draftClause(number: string): string {
  return `${draftRegister(number)}:1`;
}

/** Names the register of that clause. */
export function draftRegister(number: string): string {
  return `DRAFT-${number}`;
}

/**
 * Writes the register of a clause that stands in for the one a new gate will cite. It is unconfirmed, so that the
 * loader refuses to make the gate mandatory by it.
 */
export function registerTemplate(number: string, schemas: string | undefined): string {
  return `${[
    ...modeline(schemas, "clause-register"),
    ...INTRO,
    "apiVersion: gate57/v1",
    "kind: ClauseRegister",
    "metadata:",
    `  id: ${draftRegister(number)}`,
    "  title:",
    `    vi: Căn cứ còn phải tìm của ${number}`,
    `    en: The clause still to be found for ${number}`,
    "  document:",
    "    issuer:",
    "      vi: Chưa xác định",
    "      en: Not known yet",
    "spec:",
    "  clauses:",
    `    - id: ${draftClause(number)}`,
    "      text:",
    "        vi: Chưa tìm ra điểm, khoản đặt ra yêu cầu này.",
    "        en: No clause that sets this requirement has been found yet.",
    "      disposition: gate",
    "      evidence: unconfirmed",
  ].join("\n")}\n`;
}

const INTRO = [
  "# Chỗ giữ tạm cho căn cứ của cổng mới: ghi điểm, khoản thật vào `clauses` của cổng rồi xóa tệp này.",
  "# Chưa xác nhận nên cổng chưa thể thành bắt buộc.",
  "# It stands in for the clause of a new gate: cite the real one in the gate's `clauses`, then delete this file.",
  "# It is unconfirmed, so the gate cannot become mandatory by it.",
];
