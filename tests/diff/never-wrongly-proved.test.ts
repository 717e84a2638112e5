import fc from "fast-check";
import { expect, it } from "vitest";
import { askPair, differingAt } from "../../src/core/diff/ask-pair.ts";
import { type ComparedSet, comparePolicies, pairsOf } from "../../src/core/diff/compare-policies.ts";
import type { BindingDiff } from "../../src/core/diff/policy-diff.ts";
import { STAGES } from "../../src/core/policy/policy-set.ts";
import type { CaseFacts } from "../../src/core/reason/case-facts.ts";
import type { JsonObject } from "../../src/core/source/json.ts";
import { type SmallSet, smallPolicies } from "../evaluate/small-world.ts";

const RUNS = Number(process.env.DIFF_RUNS ?? 40);
const DOCUMENTS = 60;
const some = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 4 });

const PEOPLE = "classification.dataSubjects.basic";
const OTHERS = "classification.dataSubjects.sensitive";
const atom = fc.constantFrom(
  ...["classification.importantSystem", "scope.politicalSystem", "logging.timeSynchronised"],
  ...["classification.proposedLevel >= params.level", "classification.proposedLevel < params.level"],
  ...["classification.proposedLevel == 3", "classification.proposedLevel in params.levels"],
  ...[
    `${PEOPLE} <= ${OTHERS} * params.factor`,
    `${PEOPLE} + params.factor > ${OTHERS}`,
    `${PEOPLE} > ${OTHERS}`,
  ],
  ...[`${PEOPLE} - params.factor * ${OTHERS} >= 0`, `${PEOPLE} * params.factor - ${OTHERS} < 10`],
  ...["project.dates.trialStart + params.period >= project.dates.constructionStart"],
  ...["project.dates.trialStart - params.period < project.dates.constructionStart"],
  ...["project.dates.trialStart + params.period <= asOf", "asOf - params.period <= project.dates.trialStart"],
  ...["logging.reviewedOn > date('2026-06-01')", "has(hosting.noServers)"],
  ...["derived.found.value >= 2", "catalogues.places.exists(p, p.code == metadata.id)"],
  "catalogues.places[0].code == metadata.id",
);
const condition: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: atom, weight: 4 },
  {
    arbitrary: fc.tuple(atom, fc.constantFrom("&&", "||"), atom).map(([a, op, b]) => `${a} ${op} ${b}`),
    weight: 3,
  },
  { arbitrary: atom.map((one) => `!(${one})`), weight: 1 },
);

const stage = fc.constantFrom("planning", "design", "construction", "operation");
const each = fc.record(
  {
    variable: fc.constant("s"),
    in: fc.constant("hosting.servers"),
    where: fc.constantFrom("s.form == 'physical'", "s.count > params.factor"),
    ifEmpty: fc.constantFrom("pass", "fail", "undetermined", "not-applicable"),
    ifNoneMatch: fc.constantFrom("pass", "fail", "undetermined", "not-applicable"),
  },
  { requiredKeys: ["variable", "in", "where", "ifEmpty", "ifNoneMatch"] },
);
const shared = {
  from: stage,
  when: condition,
  waivable: fc.boolean(),
};
const requirement = fc.oneof(
  {
    arbitrary: fc.record(
      { that: condition, justification: fc.constant("logging.justification"), ...shared },
      { requiredKeys: ["that"] },
    ),
    weight: 3,
  },
  {
    arbitrary: fc.record(
      {
        each,
        that: fc.constantFrom("s.count <= 5", "s.form == 'virtual'", "s.count + params.factor < 9"),
        justification: fc.constant("s.justification"),
        ...shared,
      },
      { requiredKeys: ["each", "that"] },
    ),
    weight: 1,
  },
);
const gate = fc.record(
  {
    appliesWhen: condition,
    require: fc.array(requirement, { minLength: 1, maxLength: 2 }),
  },
  { requiredKeys: ["require"] },
);
const binding = fc.record(
  {
    from: stage,
    until: fc.constant("operation"),
    enforcement: fc.constantFrom("mandatory", "justified", "advisory"),
    waivable: fc.boolean(),
    assurance: fc.constantFrom("declared", "evidenced", "attested"),
    when: condition,
  },
  { requiredKeys: ["enforcement"] },
);
const values = fc.record({
  level: fc.constantFrom(1, 2, 3),
  levels: fc.constantFrom([1], [1, 2], [2, 3]),
  factor: fc.constantFrom(0, 2, 3, 9_223_372_037),
  period: fc.constantFrom("P1M", "P30D", "P6M", "P2Y"),
  codes: fc.constantFrom(["a"], ["a", "b"], ["b", "a"]),
  found: fc.constantFrom(1, 2),
});
const world = fc.record({ gate, binding, values });
type World = typeof world extends fc.Arbitrary<infer T> ? T : never;

/** Two sets of which the second is the first with something changed, or quite another one. */
const worlds = fc
  .tuple(world, world, fc.constantFrom("gate", "one", "binding", "values", "term", "all"), fc.nat())
  .map(([one, other, changed, at]): readonly [World, World] => {
    if (changed === "all") return [one, other];
    if (changed === "gate") return [one, { ...one, gate: other.gate }];
    if (changed === "binding") return [one, { ...one, binding: other.binding }];
    if (changed === "one") return [one, { ...one, gate: mixed(one.gate, other.gate, at) }];
    if (changed === "term")
      return [one, { ...one, binding: { ...one.binding, ...partOf(other.binding, at) } }];
    return [one, { ...one, values: { ...one.values, ...partOf(other.values, at) } }];
  });

/** Takes one property of a requirement from another, or leaves it away. */
function mixed(one: World["gate"], other: World["gate"], at: number): World["gate"] {
  const [first, ...rest] = one.require;
  const [another] = other.require;
  if (!first || !another) return other;
  if (at % 5 === 0) return { ...one, require: [...one.require, another] };
  const name = (["that", "when", "from", "waivable", "justification"] as const)[at % 5];
  const taken = name !== undefined && name in another && !("each" in first) && !("each" in another);
  const require = [taken ? { ...first, ...pick(another, name) } : first, ...rest];
  return { ...one, require };
}

function pick(value: object, name: string): object {
  return Object.fromEntries(Object.entries(value).filter(([key]) => key === name));
}

function partOf<T extends object>(value: T, at: number): Partial<T> {
  const names = Object.keys(value);
  return pick(value, names[at % names.length] ?? "");
}

function setOf({ gate: asked, binding: bound, values: has }: World): SmallSet {
  const dated = (value: unknown) => [{ from: "2026-01-01", value }];
  const integer = { type: "integer", unit: "count" };
  const level = { type: "integer", unit: "level" };
  const title = { vi: "mã", en: "code" };
  return {
    gate: JSON.parse(JSON.stringify(asked)),
    bindings: [JSON.parse(JSON.stringify(bound))],
    parameters: [
      { id: "level", ...level, values: dated(has.level) },
      { id: "levels", ...level, list: true, values: dated(has.levels) },
      { id: "factor", ...integer, values: dated(has.factor) },
      { id: "period", type: "period", values: dated(has.period) },
    ] as readonly JsonObject[],
    catalogue: {
      ...{ key: "code", fields: { code: { type: "string", title } } },
      entries: has.codes.map((code) => ({ from: "2026-01-01", value: { code } })),
    },
    derived: [
      {
        ...{ id: "found", type: "integer", unit: "level", choose: "highest" },
        rules: [
          { id: "always", value: has.found },
          { id: "sometimes", when: "classification.importantSystem", value: 3 },
        ],
      },
    ] as never,
  };
}

const day = fc.constantFrom(
  "0001-01-01",
  "2025-01-31",
  "2026-06-01",
  "2026-11-21",
  "2027-01-01",
  "9999-12-01",
);
const digest = { evidence: { title: "a", reference: "b", digest: `sha256:${"0".repeat(64)}` } };
const evidence = fc.constantFrom({}, {}, digest);
const justification = fc.constantFrom(
  { id: "j" },
  { id: "j", reason: "r", alternatives: ["a"], decidedBy: "d", decidedOn: "2026-01-01" },
);
const people = fc.constantFrom(0, 1, 2, 3, 9, 1_000_000_000);
const server = fc.record({
  id: fc.constantFrom("a", "b"),
  form: some(fc.constantFrom("physical", "virtual")),
  count: some(fc.constantFrom(1, 4, 5, 6, 9)),
  justification: some(justification),
});
const facts = fc
  .record({
    metadata: fc.record({ id: fc.constantFrom("a", "b", "x") }),
    scope: some(fc.record({ politicalSystem: some(fc.boolean()) })),
    classification: some(
      fc.record({
        proposedLevel: some(fc.integer({ min: 1, max: 5 })),
        importantSystem: some(fc.boolean()),
        dataSubjects: some(fc.record({ basic: some(people), sensitive: some(people) })),
      }),
    ),
    project: some(fc.record({ dates: fc.record({ trialStart: some(day), constructionStart: some(day) }) })),
    logging: some(
      fc
        .tuple(
          fc.record({
            timeSynchronised: some(fc.boolean()),
            reviewedOn: some(day),
            justification: some(justification),
          }),
          evidence,
        )
        .map(([one, more]) => ({ ...one, ...more })),
    ),
    hosting: some(
      fc.record({
        noServers: some(fc.constant({ reason: "a" })),
        servers: some(fc.uniqueArray(server, { selector: ({ id }) => id, maxLength: 2 })),
      }),
    ),
  })
  .map(
    (one): JsonObject =>
      JSON.parse(JSON.stringify({ apiVersion: "gate57/v1", kind: "SystemManifest", ...one })),
  );
/** Of signatures an approval of the design; what names one evidence is of one policy set. */
const attested = fc.constantFrom<JsonObject | undefined>(undefined, undefined, {
  approvals: [{ id: "p", date: "2026-01-01" }],
});
const document = fc
  .tuple(facts, attested)
  .map(([one, more]): CaseFacts => ({ facts: one, ...(more ? { attested: more } : {}) }));

it("what is proved of two sets no document contradicts", () => {
  let proved = 0;
  fc.assert(
    fc.property(
      worlds,
      fc.array(document, { minLength: DOCUMENTS, maxLength: DOCUMENTS }),
      (two, documents) => {
        const [old, now] = two.map(sideOf);
        if (!old || !now) return;
        const diff = comparePolicies(old, now, { tries: 20 }).gates.flatMap(({ bindings }) => bindings)[0];
        const [pair] = pairsOf(old, now);
        // Two sets of one digest are the same, and nothing is said of their bindings.
        if (!diff || !pair) return;
        if (diff.certainty === "proved") proved += 1;
        const contrary = documents.flatMap((facts) => {
          const asked = askPair(pair, { facts, subject: "SystemManifest", asOf: "2026-11-21" }, {});
          const found = asked ? STAGES.flatMap((at) => differingAt(asked, at) ?? []) : [];
          const excluded = found.filter(({ direction }) => isExcluded(direction, diff));
          return excluded.map((one) => ({ ...one, facts, said: diff.answer }));
        });
        expect(contrary).toEqual([]);
      },
    ),
    { numRuns: RUNS, endOnFailure: true },
  );
  expect(proved).toBeGreaterThan(RUNS / 10);
}, 400_000);

/** Of a set that does not load nothing is asked. */
function sideOf(one: World): ComparedSet | undefined {
  try {
    return { policies: smallPolicies(setOf(one)), cases: [] };
  } catch {
    return undefined;
  }
}

function isExcluded(direction: string, { answer, certainty }: BindingDiff): boolean {
  if (certainty !== "proved" || answer === "different") return false;
  return answer === "same" || (direction !== "other" && direction !== answer);
}
