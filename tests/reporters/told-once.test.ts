import { describe, expect, test } from "vitest";
import { assignments, remarks } from "../../src/reporters/fold-findings.ts";
import { plainPaint } from "../../src/reporters/paint.ts";
import { problemsOf } from "../../src/reporters/problems.ts";
import { text } from "../../src/reporters/text.ts";
import { finding, gate, verdict } from "./verdicts.ts";

type Gates = Parameters<typeof verdict>[0] extends { gates?: infer G } | undefined ? NonNullable<G> : never;

const switchedOff = finding({
  code: "gate/switched-off-by-declaration",
  requirement: null,
  actor: "owner",
  message: { vi: "cổng bị loại trừ", en: "switched off" },
});
const waiting = (number: string, part = {}) =>
  gate(number, { outcome: "undetermined", findings: [switchedOff], ...part });

function printed(gates: Gates, language: "vi" | "en" = "en", part = {}): string {
  const report = { verdicts: [verdict({ gates, ...part })], diagnostics: [] };
  return text(report, new Map(), { language, paint: plainPaint, quiet: false });
}

describe("gates that only an approved design would leave out", () => {
  const cause = gate("G05", { outcome: "undetermined", findings: [finding({ actor: "owner" })] });

  test("are one thing for the owner to do, after the cause", () => {
    const gates = [waiting("G04"), cause, waiting("G16"), waiting("G16", { binding: "tay-ninh/again" })];
    const [owner] = assignments(verdict({ gates }));
    expect(owner?.tasks.map((task) => task.gates.map(({ number }) => number))).toEqual([["G05"]]);
    expect(owner?.awaiting.map((one) => one.gate.number)).toEqual(["G04", "G16"]);
    const shown = printed(gates);
    expect(shown).toContain("FOR THE OWNER OF THE SYSTEM (2)");
    expect(shown).not.toContain("switched off");
    expect(shown.indexOf("G05")).toBeLessThan(shown.indexOf("The design is not approved yet"));
    expect(shown).toMatch(/2 gates would not apply[^→]*G04[^→]*G16/);
  });

  test("are told though nothing else is to be done", () => {
    expect(printed([waiting("G16")], "vi")).toContain("Thiết kế chưa được phê duyệt");
  });

  test("speak for themselves where the design is approved", () => {
    const evidence = [{ path: "/hosting/model", value: "cloud", assurance: "attested" as const }];
    const shown = printed([gate("G10", { blocking: false, outcome: "pass", evidence }), waiting("G16")]);
    expect(shown).toContain("switched off");
    expect(shown).not.toContain("The design is not approved yet");
  });
});

describe("what two bindings of a gate say alike", () => {
  const advisory = { binding: "tay-ninh/advice", enforcement: "advisory", blocking: false } as const;

  test("is told once, as blocking", () => {
    const judged = verdict({ gates: [gate("G17", advisory), gate("G17")] });
    expect(assignments(judged).flatMap(({ tasks }) => tasks)).toHaveLength(1);
    expect(remarks(judged)).toEqual([]);
  });

  test("is told of each gate where the gates differ", () => {
    expect(remarks(verdict({ gates: [gate("G17"), gate("G28", advisory)] }))).toHaveLength(1);
  });
});

describe("the clauses of a finding", () => {
  const clauses = (document: string, count: number) =>
    Array.from({ length: count }, (_, index) => `${document}:${index + 1}`);
  const gates = [
    gate("G07", { binding: "national/g07", clauses: clauses("L116", 9) }),
    gate("G07", { clauses: ["L116:9", "TN:1", "TN:2"] }),
  ];

  test("are eight at most, those of the programme first", () => {
    const told = printed(gates).replaceAll(/\s+/g, " ");
    expect(told).toContain(
      "clauses: TN:1, TN:2, L116:1, L116:2, L116:3, L116:4, L116:5, L116:6, +3, see `explain G07`",
    );
  });

  test("send to the explanation of a gate once, however often it is bound", () => {
    const report = { verdicts: [verdict({ gates })], diagnostics: [] };
    const annotations = problemsOf(report, new Map(), { language: "en" }).map(({ message }) =>
      message.join(" "),
    );
    expect(annotations.map((one) => one.split("`explain G07`").length - 1)).toEqual([1]);
  });

  test("are all told where they are few", () => {
    expect(printed([gate("G07", { clauses: clauses("TN", 8) })])).toContain("TN:8\n");
  });
});

describe("the line of counts", () => {
  const quiet = { blocking: false };
  const remediation = { id: "m1", deadline: "2027-01-31" };
  const answered = (disposition: "justified" | "waived", part = {}) => {
    return { blocking: false, disposition, findings: [finding({ disposition, ...part })] };
  };
  const justified = answered("justified");
  const mending = answered("waived", { remediation });
  const line = (gates: Gates) => {
    const counts = { ...verdict().counts, fail: gates.length };
    return printed(gates, "en", { counts }).match(/\d+ pass · (.*?) · /)?.[1];
  };

  test.each<[string, Gates]>([
    ["1 fail", [gate("G1")]],
    ["1 fail, justified", [gate("G1", justified)]],
    ["2 fail, all justified", [gate("G1", justified), gate("G2", justified)]],
    ["1 fail, being mended under a plan", [gate("G1", mending)]],
    ["1 fail, waived", [gate("G1", answered("waived"))]],
    [
      "4 fail (1 blocking, 1 justified, 1 being mended under a plan, 1 advisory)",
      [gate("G1"), gate("G2", justified), gate("G3", mending), gate("G4", quiet)],
    ],
  ])("says %s", (words, gates) => {
    expect(line(gates)).toBe(words);
  });
});

test("a failure under a plan to mend it is told as that, with the plan and its deadline", () => {
  const found = finding({ disposition: "waived", remediation: { id: "m1", deadline: "2027-01-31" } });
  const gates = [gate("G16", { blocking: false, disposition: "waived", findings: [found] })];
  expect(printed(gates, "vi")).toContain("(đang khắc phục theo kế hoạch `m1`, hạn 2027-01-31)");
  expect(printed(gates)).toContain("(being mended under a plan, `m1`, by 2027-01-31)");
  expect(printed(gates)).not.toContain("waived");
});

test("a plan has its own stage and no ladder", () => {
  const stages = ["planning", "design", "in-service"] as const;
  const readiness = stages.map((stage) => ({ stage, decision: "block" as const }));
  expect(printed([], "en", { kind: "Plan", stage: "planning", readiness })).toMatch(
    /\n {2}Stage: planning ✘\n$/,
  );
  expect(printed([], "en", { readiness })).toContain("Stages: planning ✘ → design ✘ | in service ✘");
});
