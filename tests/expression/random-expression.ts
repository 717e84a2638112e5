import fc from "fast-check";
import type { JsonObject } from "../../src/core/expression/result.ts";

interface Kinds {
  readonly bool: string;
  readonly int: string;
  readonly text: string;
  readonly servers: string;
}

const leaf = {
  bool: fc.constantFrom(
    "isPublic",
    "true",
    "false",
    "'a' in tags",
    "approvedOn > asOf",
    "approvedOn + params.validity <= asOf",
  ),
  int: fc.constantFrom("level", "1", "3", "size(tags)", "int(name)", "server.cores", "hosting.main.cores"),
  text: fc.constantFrom(
    "name",
    "'f1'",
    "stage",
    "tags[0]",
    "server.id",
    "facility(server.facility).standard",
    "waiver.reason",
  ),
  servers: fc.constantFrom("hosting.servers", "hosting.servers.filter(server, server.environment == 'test')"),
};

/** Writes conditions that are typed (units aside), without `has`, over the small world; inside comprehensions `server` is the element. */
const { bool } = fc.letrec<Kinds>((tie) => ({
  int: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf.int,
    fc
      .tuple(tie("int"), fc.constantFrom("+", "-", "*", "/", "%"), tie("int"))
      .map(([a, op, b]) => `(${a} ${op} ${b})`),
    tie("servers").map((list) => `size(${list})`),
    fc.tuple(tie("servers"), tie("int")).map(([list, body]) => `sum(${list}.map(server, ${body}))`),
    fc.tuple(tie("bool"), tie("int"), tie("int")).map(([c, a, b]) => `(${c} ? ${a} : ${b})`),
  ),
  text: fc.oneof(
    { maxDepth: 3 },
    leaf.text,
    fc.tuple(tie("text"), tie("text")).map(([a, b]) => `(${a} + ${b})`),
    tie("int").map((a) => `string(${a})`),
  ),
  servers: fc.oneof(
    { maxDepth: 3 },
    leaf.servers,
    fc.tuple(tie("servers"), tie("bool")).map(([list, body]) => `${list}.filter(server, ${body})`),
    fc.tuple(tie("servers"), tie("servers")).map(([a, b]) => `(${a} + ${b})`),
  ),
  bool: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    leaf.bool,
    fc
      .tuple(tie("int"), fc.constantFrom("==", "!=", "<", "<=", ">", ">="), tie("int"))
      .map(([a, op, b]) => `${a} ${op} ${b}`),
    fc
      .tuple(tie("text"), fc.constantFrom("==", "!=", "<"), tie("text"))
      .map(([a, op, b]) => `('' + ${a}) ${op} ${b} + ''`),
    fc
      .tuple(tie("bool"), fc.constantFrom("&&", "||", "=="), tie("bool"))
      .map(([a, op, b]) => `(${a}) ${op} (${b})`),
    tie("bool").map((a) => `!(${a})`),
    fc
      .tuple(tie("servers"), fc.constantFrom("all", "exists", "exists_one"), tie("bool"))
      .map(([list, op, body]) => `${list}.${op}(server, ${body})`),
    fc.tuple(tie("text"), tie("text")).map(([a, b]) => `${a} in tags + [${b}]`),
    tie("text").map((a) => `${a}.matches('^[a-f]')`),
  ),
}));

export const randomCondition: fc.Arbitrary<string> = bool;

const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 8 });

function record(model: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<JsonObject> {
  return fc.record(model).map((filled): JsonObject => JSON.parse(JSON.stringify(filled)));
}

const server = (id: string) =>
  record({
    id: fc.constant(id),
    facility: optional(fc.constantFrom("f1", "f2", "gone")),
    environment: optional(fc.constantFrom("production", "test")),
    cores: optional(fc.integer({ min: 0, max: 3 })),
  });

/** Gives documents of the small world that are valid, with facts left out at random. */
export const randomFacts: fc.Arbitrary<JsonObject> = record({
  name: optional(fc.constantFrom("3", "ab", "f1")),
  level: optional(fc.integer({ min: 0, max: 4 })),
  isPublic: optional(fc.boolean()),
  approvedOn: optional(fc.constantFrom("2026-01-31", "2026-11-30")),
  stage: optional(fc.constantFrom("planning", "design")),
  tags: optional(fc.subarray(["a", "f1", "3"])),
  waiver: optional(record({ reason: optional(fc.constant("a")) })),
  hosting: optional(
    record({
      facilities: optional(
        fc.tuple(
          record({ id: fc.constant("f1"), standard: optional(fc.constantFrom("tier-2", "tier-3")) }),
          record({ id: fc.constant("f2"), standard: optional(fc.constant("tier-4")) }),
        ),
      ),
      servers: optional(fc.tuple(server("s1"), server("s2"), server("s3")).chain((all) => fc.subarray(all))),
      main: optional(server("m")),
    }),
  ),
});
