import { describe, expect, it } from "vitest";
import { loadPolicies } from "../../src/core/policy/load.ts";
import { isProblem } from "../../src/core/policy-test/prepared.ts";
import { runReapprovalCases } from "../../src/core/policy-test/run-reapproval-cases.ts";
import { runRecordedCases } from "../../src/core/policy-test/run-recorded-cases.ts";
import { runValueCases } from "../../src/core/policy-test/run-value-cases.ts";
import type { Json } from "../../src/core/source/json.ts";
import { smallSet } from "../policy/policy-folder.ts";

const bound = { binding: "national/qualified", profile: "national", since: "2026-01-01", from: "planning" };
const national = { from: "planning", until: null, enforcement: "mandatory", waivable: true, assurance: null };

/** Records cases beside the small set, whose files may be changed. */
function recorded(cases: readonly Json[], change: (text: string) => string = (text) => text) {
  const file = { apiVersion: "gate57/v1", kind: "ValueCases", metadata: { id: "values" }, spec: { cases } };
  const files = new Map([...smallSet()].map(([name, text]) => [name, change(text)] as const));
  return loadPolicies(files.set("values.cases.yaml", JSON.stringify(file)));
}

/** Tells which of some cases hold. */
function run(...cases: readonly Json[]) {
  const loaded = recorded(cases);
  if (!loaded.policies) return loaded.diagnostics.map(({ code, path }) => `${code} ${path}`);
  const results = runValueCases(loaded.policies, loaded.valueCases);
  return results.filter(({ actual }) => !isProblem(actual)).map(({ passed }) => passed);
}

describe("what is in force from a day on", () => {
  it.each([
    ["a value on its first day", { parameter: "minimumRating", since: "2026-01-01", value: 2 }, true],
    ["another value", { parameter: "minimumRating", since: "2026-01-01", value: 3 }, false],
    ["a day later", { parameter: "minimumRating", since: "2026-01-02", value: 2 }, false],
    ["a day too soon", { parameter: "minimumRating", since: "2025-12-31", value: 2 }, false],
    ["a parameter there is not", { parameter: "minimumRatings", since: "2026-01-01", value: 2 }, false],
    ["a list", { parameter: "judgedKinds", since: "2026-01-01", value: ["production"] }, true],
    [
      "a list with more",
      { parameter: "judgedKinds", since: "2026-01-01", value: ["production", "test"] },
      false,
    ],
    [
      "entries",
      { catalogue: "standards", since: "2026-01-01", entries: [{ rating: 3, code: "STD-1" }] },
      true,
    ],
    [
      "an entry of another rating",
      { catalogue: "standards", since: "2026-01-01", entries: [{ rating: 2, code: "STD-1" }] },
      false,
    ],
    ["entries before there are any", { catalogue: "standards", since: "2025-01-01", entries: [] }, true],
    ["rules", { derived: "leastRating", since: "2025-01-01", rules: ["any", "important"] }, true],
    ["a rule too few", { derived: "leastRating", since: "2025-01-01", rules: ["any"] }, false],
    ["a binding", { ...bound, enforcement: "mandatory" }, true],
    ["a laxer binding", { ...bound, enforcement: "justified" }, false],
    ["a binding from a later stage", { ...bound, from: "design", enforcement: "mandatory" }, false],
    ["a binding that ends", { ...bound, enforcement: "mandatory", until: "operation" }, false],
    ["a binding without waivers", { ...bound, enforcement: "mandatory", waivable: false }, false],
    [
      "a binding with a value of its own",
      { ...bound, enforcement: "mandatory", parameters: { minimumRating: 2 } },
      false,
    ],
    ["a binding of another profile", { ...bound, profile: "nowhere", enforcement: "mandatory" }, false],
  ] as const)("%s", (_name, one, holds) => {
    expect(run(one)).toEqual([holds]);
  });

  it("is what the case before says, the day before", () => {
    const first = { parameter: "minimumRating", since: "2026-01-01", value: 2 };
    const second = { parameter: "minimumRating", since: "2026-07-01", value: 3 };
    expect(run(first, second)).toEqual([true, true]);
    expect(run(second, first)).toEqual([false, false]);
    expect(run({ ...first, value: 1 }, second)).toEqual([false, false]);
  });

  it("is told with both days", () => {
    const loaded = loadPolicies(
      new Map([
        ...smallSet(),
        [
          "values.cases.yaml",
          JSON.stringify({
            ...{ apiVersion: "gate57/v1", kind: "ValueCases", metadata: { id: "values" } },
            spec: { cases: [{ ...bound, enforcement: "advisory" }] },
          }),
        ],
      ]),
    );
    if (!loaded.policies) throw new Error("the small set does not load");
    expect(runValueCases(loaded.policies, loaded.valueCases)).toMatchObject([
      {
        about: "national/qualified",
        pointer: "/spec/cases/0",
        expected: { onTheDay: { ...national, enforcement: "advisory" }, theDayBefore: null },
        actual: { onTheDay: { ...national, parameters: {} }, theDayBefore: null },
      },
    ]);
  });

  it.each([
    ["a date that does not exist", { parameter: "minimumRating", since: "2026-02-30", value: 2 }],
    ["a field there is not", { parameter: "minimumRating", since: "2026-01-01", valeu: 2 }],
    ["nothing it is about", { since: "2026-01-01", value: 2 }],
  ])("is not recorded with %s", (_name, one) => {
    expect(run(one)).toEqual([expect.stringMatching(/^policy\/|^document\/|^manifest\//)]);
  });
});

const standards = { catalogue: "standards", since: "2026-01-01", entries: [{ code: "STD-1", rating: 3 }] };
const rating = { parameter: "minimumRating", since: "2026-01-01", value: 2 };
const later = { parameter: "minimumRating", since: "2026-07-01", value: 3 };
const rules = { derived: "leastRating", since: "2025-01-01", rules: ["any", "important"] };
const least = "{ from: 2025-01-01 }";

/** Lists the lines that are missing beside some cases once a text of the small set is changed. */
function missing(cases: readonly Json[], before: string, after: string): readonly string[] {
  const loaded = recorded(cases, (text) => text.replace(before, after));
  if (!loaded.policies) throw new Error(loaded.diagnostics.map(({ code }) => code).join());
  const { policies, valueCases } = loaded;
  const results = runRecordedCases(policies, valueCases);
  return results.flatMap(({ actual, passed }) =>
    isProblem(actual) && !passed ? [(actual.help?.en ?? "").replace(/^.*?(?=- \{)/, "")] : [],
  );
}

describe("a change on a day without a case", () => {
  it.each([
    ["of nothing", [rating, later, standards, rules], "", "", []],
    ["of a value", [rating], "", "", ["- { parameter: minimumRating, since: 2026-07-01, value: 3 }"]],
    [
      "of a value that ends with nothing after it",
      [rating, later],
      "from: 2026-07-01, value: 3",
      "from: 2026-07-01, until: 2028-01-01, value: 3",
      ["- { parameter: minimumRating, since: 2028-01-01 }"],
    ],
    [
      "of an entry",
      [standards],
      "from: 2026-01-01\n",
      "from: 2026-01-01\n      until: 2028-01-01\n",
      ["- { since: 2028-01-01, catalogue: standards, entries: [] }"],
    ],
    [
      "of a rule",
      [rules],
      least,
      "{ from: 2025-01-01, until: 2028-01-01 }",
      ["- { since: 2028-01-01, derived: leastRating, rules: [ important ] }"],
    ],
    [
      "of a binding",
      [{ ...bound, enforcement: "mandatory" }],
      "effective: { from: 2026-01-01 }",
      "effective: { from: 2026-01-01, until: 2028-01-01 }",
      ["- { since: 2028-01-01, binding: national/qualified, profile: national }"],
    ],
    [
      "of a value that stays what it was",
      [rating, later],
      "from: 2026-07-01, value: 3, ",
      'from: 2026-07-01, until: 2028-01-01, value: 3, basis: ["TT:1"], evidence: read }\n        - { from: 2028-01-01, value: 3, ',
      [],
    ],
  ] as const)("%s", (_name, cases, before, after, lines) => {
    expect(missing(cases, before, after)).toEqual(lines);
  });
});

const reason = (id: string, ...paths: readonly string[]) =>
  `    - { id: ${id}, title: { vi: "lý do", en: "reason" }, paths: [${paths.join()}], clauses: ["TT:1"] }\n`;
const reasons = `  reapproval:\n${reason("level", "/classification", "/controls")}${reason("scope", "/scope")}  bindings:\n`;
const level = { reapproval: "level", profile: "national", paths: ["/controls", "/classification"] };
const scope = { reapproval: "scope", profile: "national", paths: ["/scope"] };

describe("what asks for another approval", () => {
  it.each([
    ["as recorded", reasons, [true, true]],
    ["without one of the reasons", `  reapproval:\n${reason("scope", "/scope")}  bindings:\n`, [false, true]],
    ["without any", "  bindings:\n", [false, false]],
    ["with a path less", reasons.replace(",/controls", ""), [false, true]],
    ["with a path more", reasons.replace("[/scope]", "[/scope, /logging]"), [true, false]],
  ])("%s", (_name, block, holds) => {
    const loaded = recorded([level, scope], (text) => text.replace("  bindings:\n", block));
    if (!loaded.policies) throw new Error(loaded.diagnostics.map(({ code }) => code).join());
    const results = runReapprovalCases(loaded.policies, loaded.valueCases);
    expect(results.filter(({ about }) => about.startsWith("national ")).map(({ passed }) => passed)).toEqual(
      holds,
    );
  });

  it("is recorded in full where something of it is", () => {
    expect(missing([level], "  bindings:\n", reasons)).toEqual([
      "- { reapproval: scope, profile: national, paths: [ /scope ] }",
    ]);
  });
});
