import { modeline, type NewGateRequest } from "./new-gate-request.ts";

/** Writes the cases of a gate to start from: a document that meets it, and one-line changes to every other outcome. */
export function casesTemplate({ id, profile, asOf, schemas }: NewGateRequest): string {
  const province = profile.province === undefined ? "" : `, province: ${profile.province}`;
  return `${[
    ...modeline(schemas, "gate-cases"),
    "# Các ca kiểm thử: một bản khai đạt, mỗi ca sửa một chỗ và nêu kết quả phải ra.",
    "# The cases: a manifest that passes; each changes one place and says what must come out.",
    "apiVersion: gate57/v1",
    "kind: GateCases",
    "metadata:",
    `  gate: ${id}`,
    "spec:",
    `  profile: ${profile.id}`,
    "  stage: planning",
    `  asOf: ${asOf}`,
    "  manifest:",
    "    apiVersion: gate57/v1",
    "    kind: SystemManifest",
    "    metadata: { id: he-thong-vi-du }",
    `    scope: { politicalSystem: true, sector: civil${province} }`,
    "    classification: { providesOnlineService: true }",
    "    logging: { retentionMonths: 12 }",
    CASES,
  ].join("\n")}\n`;
}

const CASES = `  cases:
    # Đạt: đúng mức tối thiểu.
    # It passes: just enough.
    - name: logs are kept for twelve months
      expect: { outcome: pass }
    # Không đạt: kém mức tối thiểu một đơn vị.
    # It fails: one less than enough.
    - name: logs are kept for a month less
      set: { /logging/retentionMonths: 11 }
      expect: { outcome: fail, requirement: logs-kept, at: /logging/retentionMonths, actor: operator }
    # Chưa đủ căn cứ: dữ kiện chưa khai.
    # It is undetermined: the fact is not declared.
    - name: it is not declared how long logs are kept
      remove: [/logging/retentionMonths]
      expect: { outcome: undetermined, requirement: logs-kept }
    - name: it is not declared whether the system serves people online
      remove: [/classification/providesOnlineService]
      expect: { outcome: undetermined }
    # Không áp dụng: cổng không dành cho hệ thống này.
    # It does not apply: the gate is not for this system.
    - name: a system that serves nobody online
      set: { /classification/providesOnlineService: false }
      expect: { outcome: not-applicable }`;
