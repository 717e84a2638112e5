import { describe, expect, test } from "vitest";
import { STAGES } from "../../src/core/policy/policy-set.ts";
import { builtInPolicies } from "../../src/generated/policies.ts";
import type { Finding, Verdict } from "../../src/generated/types/verdict.ts";
import { cut } from "../../src/reporters/cut.ts";
import type { Report, ReportOptions } from "../../src/reporters/report.ts";
import { sarif } from "../../src/reporters/sarif/sarif.ts";
import { judgeExample, look, records } from "./judged.ts";
import { finding, gate, verdict } from "./verdicts.ts";

function runOf(report: Report, options: Partial<ReportOptions> = {}, sources = new Map()) {
  return JSON.parse(sarif(report, sources, { ...look(), ...options })).runs[0];
}

function runWith(own: Partial<Finding>, of: Partial<Verdict> = {}) {
  const blocking = (own.disposition ?? "none") === "none";
  const judged = gate("G1", { blocking, disposition: own.disposition ?? "none", findings: [finding(own)] });
  return runOf({ verdicts: [verdict({ gates: [judged], ...of })], diagnostics: [] });
}

const waiver = { id: "nl-1", authority: "Ủy ban (giả định)", reason: "•••", validUntil: "2026-12-31" };

describe("a run", () => {
  const record = records.find(({ decision }) => decision === "block");

  test("explains every gate that was asked, in both languages, with its clauses", async () => {
    if (!record) throw new Error("nothing is blocked");
    const { masked, sources } = await judgeExample(record);
    const run = runOf(
      masked,
      { documentation: "https://docs.invalid/gates/", language: "vi" },
      new Map(sources),
    );
    const { rules, supportedTaxonomies } = run.tool.driver;
    const asked = new Set(masked.verdicts.flatMap(({ gates }) => gates.map(({ id }) => id)));
    expect(new Set(rules.map(({ id }: { id: string }) => id))).toEqual(asked);
    for (const rule of rules) {
      const own = builtInPolicies.gates.find(({ id }) => id === rule.id);
      expect(rule.help.text).toContain(own?.rationale.vi);
      expect(rule.help.text).toContain(own?.rationale.en);
      expect(rule.help.markdown).toMatch(/^\*\*Tiếng Việt:\*\* [\s\S]+\n\n\*\*English:\*\* /);
      expect(rule.helpUri).toBe(`https://docs.invalid/gates/${own?.number}.vi.md`);
      expect(rule.properties.tags.length).toBeLessThanOrEqual(20);
      for (const { target } of rule.relationships) {
        const { name, index } = target.toolComponent;
        expect(run.taxonomies[index].name).toBe(name);
        expect(run.taxonomies[index].taxa[target.index].id).toBe(target.id);
        expect(supportedTaxonomies[index]).toEqual({ name, index });
        const clause = builtInPolicies.clauses.find(({ id }) => id === target.id);
        for (const text of [clause?.text.vi, clause?.text.en]) expect(rule.help.text).toContain(text);
      }
    }
    expect(run.automationDetails.id).toBe(`gate57/${record.profile}/${record.stage}/`);
    expect(run.results.length).toBeGreaterThan(0);
    for (const { ruleId, ruleIndex, locations, partialFingerprints } of run.results) {
      expect(rules[ruleIndex].id).toBe(ruleId);
      expect(partialFingerprints.primaryLocationLineHash).toMatch(/^[0-9a-f]{64}:\d+$/);
      const { region } = locations[0].physicalLocation;
      expect(
        [region.startLine, region.startColumn, region.endLine, region.endColumn].every((one) => one >= 1),
      ).toBe(true);
    }
  });

  test.each([
    ["none", {}, "error", []],
    [
      "a waiver",
      { disposition: "waived", waiver },
      "note",
      [["accepted", "waived by Ủy ban (giả định) (`nl-1`) until the end of 2026-12-31, because: •••"]],
    ],
    [
      "a plan to mend it",
      { disposition: "waived", remediation: { id: "kh-1", deadline: "2027-01-31" } },
      "note",
      [["accepted", "being mended under a plan, `kh-1`, by 2027-01-31"]],
    ],
    ["a justification that waits", { disposition: "justified" }, "note", [["underReview", "justified"]]],
  ] as const)("shows %s as what answers a finding", (_, own, level, expected) => {
    const [result] = runWith(own).results;
    expect(result.level).toBe(level);
    expect(result.suppressions.map((one: Record<string, string>) => [one.status, one.justification])).toEqual(
      expected,
    );
  });

  test.each(STAGES)(
    "shows a justification at the stage of %s by whether it was accepted by then",
    (stage) => {
      const [result] = runWith({ disposition: "justified" }, { stage }).results;
      const status = stage === "planning" || stage === "design" ? "underReview" : "accepted";
      expect(result.suppressions[0]).toMatchObject({ kind: "external", status });
    },
  );

  test.each([
    ["mandatory", "8.0", "error"],
    ["justified", "5.0", "error"],
    ["advisory", "2.0", "warning"],
  ] as const)("grades a %s gate", (enforcement, severity, level) => {
    const loose = gate("G1", { enforcement: "advisory", binding: "p/loose" });
    const gates = [loose, gate("G1", { enforcement })];
    const [rule, ...more] = runOf({ verdicts: [verdict({ gates })], diagnostics: [] }).tool.driver.rules;
    expect(more).toEqual([]);
    expect(rule.properties["security-severity"]).toBe(severity);
    expect(rule.defaultConfiguration).toEqual({ level });
  });
});

test("no message is markup, an argument or a link, and no path leads out of the working folder", () => {
  const hostile =
    "[nhấn](https://evil.invalid) {0} <b>`x` @all ##[error] ##vso[task.complete]\u202e\n::error::x";
  const message = { vi: hostile, en: hostile };
  const own = gate("G1", { title: message, findings: [finding({ message, remedy: message })] });
  const source = "/home/who/../bí mật/a b.yaml#2";
  const report = { verdicts: [verdict({ source, gates: [own] })], diagnostics: [] };
  const text = sarif(report, new Map(), look());
  expect(text).not.toMatch(/##(?:vso)?\[|\u202e|^\s*::|\/home/im);
  const [result] = JSON.parse(text).runs[0].results;
  expect(result.message.text).not.toMatch(/\]\(|[^{]\{0\}[^}]/);
  expect(result.message.markdown).not.toMatch(/(?<!\\)\[nhấn|(?<!\\)<b>/);
  expect(result.locations[0].physicalLocation.artifactLocation.uri).toBe("gate57.yaml");
});

describe("limits", () => {
  const many = (count: number, last: Partial<Finding> = {}) => {
    const findings = Array.from({ length: count }, (_, index) =>
      finding({
        disposition: "waived",
        location: { path: `/a/${index}`, start: { line: 1, column: 1 }, end: { line: 1, column: 2 } },
      }),
    );
    const own = gate("G1", { findings: [...findings.slice(1), finding(last)] });
    return runOf({ verdicts: [verdict({ gates: [own] })], diagnostics: [] });
  };

  test.each([
    [24_999, 24_999, 0],
    [25_000, 25_000, 0],
    [25_001, 25_000, 1],
  ])("of %d results %d are written, what blocks before all else", (count, kept, left) => {
    const { results, invocations } = many(count);
    expect(results).toHaveLength(kept);
    expect(results.filter(({ level }: { level: string }) => level === "error")).toHaveLength(1);
    const [notification] = invocations[0].toolExecutionNotifications ?? [];
    expect(notification?.message.text).toBe(
      left === 0 ? undefined : `${left} more results are not written here; the report in JSON has them all`,
    );
    expect(invocations[0].executionSuccessful).toBe(true);
  });

  test.each([
    [25_000, 25_000],
    [25_001, 25_000],
  ])("of %d gates %d are rules, those that results speak of before the others", (count, kept) => {
    const gates = Array.from({ length: count - 1 }, (_, index) =>
      gate(`P${index}`, { outcome: "pass", blocking: false, findings: [], clauses: [] }),
    );
    const { tool, results } = runOf({
      verdicts: [verdict({ gates: [...gates, gate("G1")] })],
      diagnostics: [],
    });
    expect(tool.driver.rules).toHaveLength(kept);
    expect(results.map(({ ruleIndex }: { ruleIndex: number }) => tool.driver.rules[ruleIndex]?.name)).toEqual(
      ["G1"],
    );
  });

  test.each([
    [18, 19],
    [19, 20],
    [20, 20],
  ])("of %d clauses a rule has %d tags, and a relationship to each", (count, tags) => {
    const clauses = Array.from({ length: count }, (_, index) => `VD:${index}`);
    const [rule] = runOf({ verdicts: [verdict({ gates: [gate("G1", { clauses })] })], diagnostics: [] }).tool
      .driver.rules;
    expect([rule.properties.tags.length, rule.relationships.length]).toEqual([tags, count]);
  });

  test.each([4095, 4096, 4097])(
    "of a message of %d characters none is lost but by a visible cut",
    (length) => {
      const message = "a".repeat(length);
      const [result] = runWith({ message: { vi: message, en: message }, remedy: { vi: "", en: "" } }).results;
      expect(result.message.text).toBe(length <= 4096 ? message : `${"a".repeat(4095)}…`);
    },
  );

  test.each([1020, 1021, 1022])("of a title of %d characters none is lost but by a visible cut", (length) => {
    const title = "a".repeat(length);
    const [rule] = runOf({
      verdicts: [verdict({ gates: [gate("G1", { title: { vi: title, en: title } })] })],
      diagnostics: [],
    }).tool.driver.rules;
    expect(rule.shortDescription.text).toBe(cut(`G1 ${title}`, 1024));
    expect(rule.shortDescription.text.endsWith("…")).toBe(length > 1021);
  });

  test("no cut goes through a character", () => {
    expect(cut("ab😀c", 4)).toBe("ab…");
    expect(cut("ab😀", 4)).toBe("ab😀");
  });
});

test("what could not be evaluated is told with its place, as a rule of its own", () => {
  const one = {
    severity: "error",
    message: { vi: "sai", en: "wrong" },
    help: { vi: "sửa", en: "mend" },
  } as const;
  const diagnostics = [
    { ...one, code: "source/syntax", source: "a.yaml", range: { start: 4, end: 6 } },
    { ...one, code: "usage/bad-date", source: "--as-of" },
  ];
  const run = runOf(
    { verdicts: [], diagnostics },
    {},
    new Map([["a.yaml", { name: "a.yaml", text: "abc\ndef" }]]),
  );
  expect(run.invocations[0]).toEqual({ executionSuccessful: false });
  const shown = run.results.map(
    ({
      ruleId,
      level,
      message,
      locations,
    }: {
      ruleId: string;
      level: string;
      message: { text: string };
      locations: { physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number } } }[];
    }) => [
      ruleId,
      level,
      message.text,
      locations[0]?.physicalLocation.artifactLocation.uri,
      locations[0]?.physicalLocation.region.startLine,
    ],
  );
  expect(shown).toEqual([
    ["source/syntax", "error", "wrong\nmend", "a.yaml", 2],
    ["usage/bad-date", "error", "`--as-of`: wrong\nmend", "a.yaml", 1],
  ]);
  expect(run.tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual([
    "source/syntax",
    "usage/bad-date",
  ]);
});
