import { describe, expect, it } from "vitest";
import { loadPolicies } from "../../src/core/policy/load.ts";
import { runValueCases } from "../../src/core/policy-test/run-value-cases.ts";
import type { Json } from "../../src/core/source/json.ts";
import { smallSet } from "../policy/policy-folder.ts";

const bound = { binding: "national/qualified", profile: "national", since: "2026-01-01", from: "planning" };
const national = { from: "planning", until: null, enforcement: "mandatory", waivable: true, assurance: null };

/** Records cases beside the small set, and tells which hold. */
function run(...cases: readonly Json[]) {
  const file = { apiVersion: "gate57/v1", kind: "ValueCases", metadata: { id: "values" }, spec: { cases } };
  const loaded = loadPolicies(new Map([...smallSet(), ["values.cases.yaml", JSON.stringify(file)]]));
  if (!loaded.policies) return loaded.diagnostics.map(({ code, path }) => `${code} ${path}`);
  return runValueCases(loaded.policies, loaded.valueCases).map(({ passed }) => passed);
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
