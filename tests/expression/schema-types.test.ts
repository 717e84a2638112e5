import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compileExpression } from "../../src/core/expression/compile-expression.ts";
import { environmentOf } from "../../src/core/expression/environment.ts";
import type { JsonObject } from "../../src/core/expression/result.ts";
import { typesOfSchemas } from "../../src/core/expression/schema-types.ts";
import { isJsonArray, isJsonObject, type Json } from "../../src/core/source/json.ts";
import { schemaTypes } from "./small-world.ts";

const files = ["system-manifest", "plan", "budget", "attested-facts"].map((name) => `${name}.schema.json`);

function read(file: string): JsonObject {
  return JSON.parse(readFileSync(new URL(`../../schemas/${file}`, import.meta.url), "utf8"));
}

const schemas = new Map(files.map((file) => [file, read(file)]));

describe("the types of a schema", () => {
  const fields = (name: string) => schemaTypes.objects.get(name);

  it.each([
    ["system.schema.json#", "level", { kind: "int", unit: { terms: ["level"], flexible: false } }],
    ["system.schema.json#", "approvedOn", { kind: "date" }],
    ["system.schema.json#", "stage", { kind: "string", oneOf: ["planning", "design", "trial"] }],
    ["system.schema.json#", "owners", { kind: "list", element: { kind: "string" }, mayBeEmpty: false }],
    ["system.schema.json#", "tags", { kind: "list", element: { kind: "string" }, mayBeEmpty: true }],
    ["system.schema.json#", "budget", { kind: "object", name: "budget.schema.json#" }],
    ["system.schema.json#", "waiver", { kind: "object", name: "system.schema.json#/$defs/waiver" }],
    ["budget.schema.json#", "currency", { kind: "string", oneOf: ["VND"] }],
    ["system.schema.json#/$defs/server", "facility", { kind: "string", references: "hosting.facilities" }],
    ["system.schema.json#/$defs/server", "cores", { kind: "int", unit: { terms: [], flexible: false } }],
    [
      "system.schema.json#/$defs/server",
      "replica",
      { kind: "object", name: "system.schema.json#/$defs/server" },
    ],
  ])("%s %s", (object, field, type) => {
    expect(fields(object)?.get(field)?.type).toEqual(type);
  });

  it("know where absence has a meaning, beside a $ref as well", () => {
    const absences = [...(fields("system.schema.json#") ?? [])]
      .filter(([, { absence }]) => absence)
      .map(([name]) => name);
    expect(absences).toEqual(["exception", "waiver"]);
  });

  it("know the keyed lists by their place in each document, in other files as well", () => {
    const lists = [...(schemaTypes.lookups.get("system.schema.json") ?? [])].map(([name, { list, key }]) => [
      name,
      list,
      key,
    ]);
    expect(lists).toEqual([
      ["facility", "hosting.facilities", "id"],
      ["budgetLine", "budget.lines", "id"],
    ]);
  });

  it.each([
    [{ type: "object" }],
    [{ type: "object", properties: { a: { type: ["string", "null"] } } }],
    [{ type: "object", properties: { a: { $ref: "#/$defs/none" } } }],
    [{ type: "object", properties: { a: { type: "array" } } }],
  ])("are refused of a schema outside the subset: %j", (schema) => {
    expect(() => typesOfSchemas(new Map([["a", schema]]))).toThrow();
  });
});

/** Lists each dotted property path of a schema below objects, and every keyed list. */
function annotated(schema: Json, name: string): readonly string[] {
  if (isJsonArray(schema)) return schema.flatMap((item) => annotated(item, name));
  if (!isJsonObject(schema)) return [];
  const here = schema[name];
  return [
    ...(typeof here === "string" ? [here] : []),
    ...Object.values(schema).flatMap((child) => annotated(child, name)),
  ];
}

describe("the schemas of the documents", () => {
  const types = typesOfSchemas(schemas);
  const subjects = ["system-manifest", "plan"] as const;

  it.each(subjects)("%s: every property but the request can be named in an expression", (subject) => {
    const environment = environmentOf({
      facts: `${subject}.schema.json#`,
      objects: types.objects,
      lookups: types.lookups.get(`${subject}.schema.json`) ?? new Map(),
      attested: "attested-facts.schema.json#",
    });
    const properties = [...(types.objects.get(`${subject}.schema.json#`)?.keys() ?? [])];
    expect(properties.length).toBeGreaterThan(5);
    for (const property of properties) {
      const { problems } = compileExpression(property, environment, { mode: "path" });
      const refused = property === "request" ? ["expression/not-judged"] : [];
      expect(problems.map(({ code }) => code)).toEqual(refused);
    }
  });

  it("give every keyed list its function, and every reference leads to a keyed list", () => {
    const lookups = types.lookups.get("system-manifest.schema.json") ?? new Map();
    const lists = new Set([...lookups.values()].map(({ list }) => list));
    const manifest = schemas.get("system-manifest.schema.json") ?? {};
    expect(new Set(annotated(manifest, "x-lookup"))).toEqual(
      new Set([...lookups.keys()].filter((name) => name !== "budgetLine")),
    );
    for (const target of annotated(manifest, "x-references")) expect(lists).toContain(target);
  });
});
