import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { schemaCompiler, violations } from "./compile-schemas.ts";
import { placesOf, readSchemaFiles, subjects } from "./schema-tree.ts";

const files = readSchemaFiles([...subjects, "budget"]);
const ajv = schemaCompiler(files);
const fixtures = [
  { fixture: "full-manifest", schema: "system-manifest.schema.json" },
  { fixture: "full-plan", schema: "plan.schema.json" },
];

function readFixture(name: string): unknown {
  return parse(readFileSync(join(import.meta.dirname, "../fixtures", `${name}.yaml`), "utf8"));
}

/** Lists each value with its path, lists written as `[]`. */
function* valuesOf(value: unknown, path = ""): Generator<readonly [path: string, value: unknown]> {
  yield [path, value];
  if (Array.isArray(value)) {
    for (const item of value) yield* valuesOf(item, `${path}[]`);
  } else if (typeof value === "object" && value !== null) {
    for (const [key, below] of Object.entries(value))
      yield* valuesOf(below, path === "" ? key : `${path}.${key}`);
  }
}

describe.each(fixtures)("$fixture", ({ fixture, schema }) => {
  const document = readFixture(fixture);
  const values = [...valuesOf(document)];
  const places = [...placesOf(files, schema)];

  test("validates", () => {
    expect(violations(ajv, schema, document)).toEqual([]);
  });

  test("has every property of the schema", () => {
    const present = new Set(values.map(([path]) => path));
    expect(places.map(({ path }) => path).filter((path) => !present.has(path))).toEqual([]);
  });

  test("refers only to keys that are there, and repeats none", () => {
    const keysOf = (list: string) =>
      values.filter(([path]) => path === `${list}[].id`).map(([, value]) => value);
    const dangling = places.flatMap(({ path, node }) => {
      const target = node["x-references"];
      if (target === undefined) return [];
      const keys = keysOf(target);
      return values.filter(([at, value]) => at === path && !keys.includes(value)).map(([at]) => at);
    });
    const repeated = places
      .filter(({ node }) => node["x-key"] !== undefined)
      .filter(({ path }) => new Set(keysOf(path)).size !== keysOf(path).length);
    expect({ dangling, repeated }).toEqual({ dangling: [], repeated: [] });
  });
});
