import { describe, expect, test } from "vitest";
import { decisionLine } from "../../src/action/decision-line.ts";
import type { Diagnostic } from "../../src/core/diagnostic/diagnostic.ts";
import { EXIT } from "../../src/run/exit-code.ts";
import { verdict } from "../reporters/verdicts.ts";

const said = (code: string, source: string, vi = "sai", en = "wrong"): Diagnostic => ({
  ...{ code, source, message: { vi, en } },
  severity: code.startsWith("file/") ? "warning" : "error",
});
const admitted = verdict({ decision: "admit" });
const outside = verdict({ decision: "out-of-scope", systemId: "he-thong-khac" });
const stage = said("action/no-stage", "inputs.stage", "chưa nêu giai đoạn", "no stage is given");

describe("the decision in one line", () => {
  test.each([
    [
      EXIT.admitted,
      [admitted],
      [],
      "Phù hợp: 1 bản khai, giai đoạn thiết kế",
      "Admitted: 1 manifest, stage design",
    ],
    [
      EXIT.nothing,
      [admitted],
      [said("file/no-manifest", "examples/trust"), said("file/no-match", "*.x")],
      "1 phù hợp, nhưng có chỗ được nêu không có gì để xét: examples/trust; lượt chạy này không cho qua",
      "1 admitted, but something named held nothing to evaluate: examples/trust; the run is not admitted",
    ],
    [
      EXIT.nothing,
      [admitted, outside],
      [],
      "1 phù hợp, nhưng có hệ thống nằm ngoài phạm vi: he-thong-khac; lượt chạy này không cho qua",
      "1 admitted, but a system is out of scope: he-thong-khac; the run is not admitted",
    ],
    [
      EXIT.nothing,
      [],
      [said("file/no-manifest", ".")],
      "Không có gì để xét; lượt chạy này không cho qua",
      "Nothing to evaluate; the run is not admitted",
    ],
    [
      EXIT.failed,
      [],
      [stage],
      "Không đánh giá được: inputs.stage: chưa nêu giai đoạn",
      "Could not be evaluated: inputs.stage: no stage is given",
    ],
    [
      EXIT.failed,
      [admitted],
      [said("file/no-match", "*.x"), stage, stage, stage],
      "Không đánh giá được: inputs.stage: chưa nêu giai đoạn, và 2 lỗi nữa",
      "Could not be evaluated: inputs.stage: no stage is given, and 2 more",
    ],
  ])("of exit code %i", (exitCode, verdicts, diagnostics, vi, en) => {
    expect(decisionLine(exitCode, { verdicts, diagnostics })).toEqual({ vi, en });
  });

  test("keeps within what a commit status takes, and still says how many more", () => {
    const long = "ẫ".repeat(500);
    const diagnostics = [stage, stage].map(() => said("source/syntax", long, long, long));
    const failed = decisionLine(EXIT.failed, { verdicts: [], diagnostics });
    expect([failed.vi.length <= 140, failed.en.length <= 140]).toEqual([true, true]);
    expect([
      failed.vi.endsWith("… và 1 lỗi nữa") || failed.vi.endsWith("…, và 1 lỗi nữa"),
      failed.en.endsWith("…, and 1 more"),
    ]).toEqual([true, true]);
    const nothing = decisionLine(EXIT.nothing, {
      verdicts: [admitted],
      diagnostics: [said("file/no-match", long)],
    });
    for (const line of Object.values(nothing)) expect(line.length).toBeLessThanOrEqual(140);
  });
});
