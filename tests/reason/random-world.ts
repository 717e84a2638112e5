import fc from "fast-check";
import type { CaseFacts } from "../../src/core/reason/case-facts.ts";
import type { JsonObject } from "../../src/core/source/json.ts";

const operator = fc.constantFrom("==", "!=", "<", "<=", ">", ">=");
const day = fc.constantFrom(
  "asOf",
  "date('2026-11-21')",
  "date('2026-11-20')",
  "date('2027-03-31')",
  "date('2026-08-31')",
);
const date = fc.constantFrom(
  "project.dates.investmentDecision",
  "project.dates.constructionStart",
  "project.dates.trialStart",
);
const text = (...texts: readonly string[]) => fc.constantFrom(...texts);
const compared = (left: fc.Arbitrary<string>, right: fc.Arbitrary<string>) =>
  fc.tuple(left, operator, right).map(([a, op, b]) => `${a} ${op} ${b}`);
const people = fc.constantFrom("classification.dataSubjects.basic", "classification.dataSubjects.sensitive");
const count = fc.constantFrom("0", "1", "10", "11", "12");
const level = fc.constantFrom("1", "2", "3", "5");

const atom = fc.oneof(
  text("classification.importantSystem", "classification.providesOnlineService", "scope.politicalSystem"),
  compared(text("classification.impact.individualRights"), text("'none'", "'harm'", "'serious'")).filter(
    (one) => !/[<>]/.test(one),
  ),
  text("classification.impact.individualRights in ['none', 'harm']"),
  compared(text("classification.proposedLevel"), level),
  compared(people, count),
  compared(people, people),
  compared(date, day),
  compared(date, date),
  compared(
    date.chain((one) => text("P1M", "P6M", "P30D").map((period) => `${one} + period('${period}')`)),
    day,
  ),
  compared(
    fc.tuple(date, date).map(([a, b]) => `${a} - ${b}`),
    text("0", "1", "30", "-5"),
  ),
  date.map((one) => `has(${one})`),
  text(
    "has(hosting.noServers)",
    "has(hosting.migrationPlan)",
    "metadata.id == 'a'",
    "hosting.noServers.reason == metadata.id",
  ),
  text("derived.leastLevel.value <= classification.proposedLevel", "derived.leastLevel.value == 3"),
  text(
    "'server' in monitoring.coverage.layers",
    "!('server' in monitoring.coverage.layers)",
    "'cloud' in monitoring.coverage.layers",
  ),
);

const server = fc.oneof(
  text("s.form == 'physical'", "s.form in ['physical', 'virtual']", "has(s.justification)"),
  compared(text("s.count"), count),
  text(
    "facility(s.facility).kind == 'server-room'",
    "!(facility(s.facility).kind in ['server-room', 'cloud-region'])",
  ),
  compared(text("facility(s.facility).rating"), fc.oneof(level, text("classification.proposedLevel"))),
  compared(text("facility(s.facility).certificate.validUntil"), day),
  text("s.facility == hosting.migrationPlan.targetFacility", "s.facility == 'm1'", "s.facility != 'a'"),
);

const risk = fc.oneof(
  text(
    "r.severity == 'high'",
    "r.severity in ['high', 'low']",
    "r.treatment == 'accept'",
    "r.threat == 'a'",
    "r.id == 'a'",
  ),
);

function over(list: string, variable: string, body: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.oneof(
    body.map((inner) => `${list}.exists(${variable}, ${inner})`),
    body.map((inner) => `(size(${list}) > 0 && ${list}.all(${variable}, ${inner}))`),
    body.map((inner) => `(size(${list}) == 0 || ${list}.all(${variable}, ${inner}))`),
  );
}

function joined(one: fc.Arbitrary<string>, depth: number): fc.Arbitrary<string> {
  if (depth === 0) return one;
  const inner = joined(one, depth - 1);
  return fc.oneof(
    { arbitrary: one, weight: 2 },
    {
      arbitrary: fc.tuple(inner, inner, fc.constantFrom("&&", "||")).map(([a, b, op]) => `(${a} ${op} ${b})`),
      weight: 4,
    },
    { arbitrary: inner.map((a) => `!(${a})`), weight: 1 },
    { arbitrary: fc.tuple(inner, inner, inner).map(([a, b, c]) => `(${a} ? ${b} : ${c})`), weight: 1 },
  );
}

const element = fc.oneof(
  over("hosting.servers", "s", joined(server, 1)),
  over("risk.register", "r", joined(risk, 1)),
  over("monitoring.coverage.layers", "l", text("l == 'server'", "l in ['server', 'cloud']", "l != 'cloud'")),
);

/** Writes conditions in the part of the language that can be decided, over some facts of a manifest. */
export const randomCondition: fc.Arbitrary<string> = joined(
  fc.oneof({ arbitrary: atom, weight: 3 }, { arbitrary: element, weight: 1 }),
  2,
);

/** Writes conditions of little variety, so that many of them contradict themselves. */
export const randomTightCondition: fc.Arbitrary<string> = fc
  .constantFrom("dates", "people", "levels", "servers", "risks", "texts")
  .chain((theme) => joined(THEMES[theme], 3));

const near = text("asOf", "date('2026-11-21')", "date('2026-11-22')");
const THEMES = {
  dates: fc.oneof(
    compared(text("project.dates.trialStart", "project.dates.constructionStart"), near),
    text("project.dates.trialStart < project.dates.constructionStart", "has(project.dates.trialStart)"),
    compared(text("project.dates.trialStart - project.dates.constructionStart"), text("0", "1")),
    compared(
      text("project.dates.trialStart + period('P1M')"),
      text("date('2026-12-21')", "date('2027-02-28')"),
    ),
  ),
  people: fc.oneof(compared(people, text("0", "1", "2")), compared(people, people)),
  levels: fc.oneof(
    compared(text("classification.proposedLevel"), level),
    text("derived.leastLevel.value <= classification.proposedLevel", "derived.leastLevel.value >= 3"),
    compared(people, text("5", "6")),
    text("classification.importantSystem"),
  ),
  servers: over("hosting.servers", "s", joined(server, 1)),
  risks: over("risk.register", "r", joined(risk, 1)),
  texts: text(
    "metadata.id == 'a'",
    "hosting.noServers.reason == metadata.id",
    "hosting.noServers.reason == 'a'",
    "hosting.noServers.confirmedBy == hosting.noServers.reason",
    "hosting.noServers.confirmedBy == metadata.id",
    "has(hosting.noServers)",
  ),
} as const;

const dates = fc.constantFrom(
  ...[
    "2026-11-20",
    "2026-11-21",
    "2026-11-22",
    "2026-11-23",
    "2026-10-21",
    "2026-10-22",
    "2026-05-21",
    "2026-12-31",
  ],
  ...[
    "2026-02-28",
    "2026-08-30",
    "2026-08-31",
    "2026-09-01",
    "2027-03-31",
    "2027-04-01",
    "2027-01-28",
    "2027-01-31",
  ],
  ...["0001-01-01", "9999-12-31", "9999-12-01", "2026-11-16"],
);
const name = fc.constantFrom("a", "b", "m1", "m2", "x");
const some = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 5 });

const facility = fc.record({
  id: name,
  kind: some(fc.constantFrom("server-room", "cloud-region", "commercial-data-centre")),
  rating: some(fc.integer({ min: 1, max: 4 })),
  certificate: some(fc.record({ validUntil: some(dates) })),
});
const machine = fc.record({
  id: name,
  form: some(fc.constantFrom("physical", "virtual", "container")),
  count: some(fc.constantFrom(1, 2, 9, 10, 11, 12, 13, 100000)),
  facility: some(name),
  justification: some(fc.record({ id: fc.constant("j") })),
});
const entry = fc.record({
  id: name,
  severity: some(fc.constantFrom("high", "low", "medium")),
  treatment: some(fc.constantFrom("accept", "avoid")),
  threat: some(name),
});
const subjects = some(fc.constantFrom(0, 1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12, 13, 1_000_000_000));
const keyed = <T extends { readonly id: string }>(one: fc.Arbitrary<T>) =>
  some(fc.uniqueArray(one, { selector: ({ id }) => id, maxLength: 4 }));

/** Writes manifests of the facts that the conditions read, most of them there. */
export const randomFacts: fc.Arbitrary<CaseFacts> = fc
  .record({
    metadata: fc.record({ id: fc.constantFrom("a", "b", "x") }),
    scope: some(fc.record({ politicalSystem: some(fc.boolean()) })),
    classification: some(
      fc.record({
        proposedLevel: some(fc.integer({ min: 1, max: 5 })),
        importantSystem: some(fc.boolean()),
        providesOnlineService: some(fc.boolean()),
        impact: some(
          fc.record({
            individualRights: some(fc.constantFrom("none", "harm", "serious", "especially-serious")),
          }),
        ),
        dataSubjects: some(fc.record({ basic: subjects, sensitive: subjects })),
      }),
    ),
    project: some(
      fc.record({
        dates: some(
          fc.record({
            investmentDecision: some(dates),
            constructionStart: some(dates),
            trialStart: some(dates),
          }),
        ),
      }),
    ),
    hosting: some(
      fc.record({
        noServers: some(fc.record({ reason: some(name), confirmedBy: some(name) })),
        migrationPlan: some(fc.record({ targetFacility: some(name) })),
        facilities: keyed(facility),
        servers: keyed(machine),
      }),
    ),
    monitoring: some(
      fc.record({
        coverage: some(fc.record({ layers: some(fc.subarray(["server", "cloud", "network", "database"])) })),
      }),
    ),
    risk: some(fc.record({ register: keyed(entry) })),
  })
  .map((facts) => ({ facts: withoutGaps({ apiVersion: "gate57/v1", kind: "SystemManifest", ...facts }) }));

function withoutGaps(value: object): JsonObject {
  return JSON.parse(JSON.stringify(value));
}
