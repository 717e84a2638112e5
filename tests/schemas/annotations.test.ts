import { describe, expect, test } from "vitest";
import { schemaProblems } from "./schema-problems.ts";
import { readSchemaFiles, type SchemaNode, subjects } from "./schema-tree.ts";

const repository = readSchemaFiles([...subjects, "budget"]);

describe("every property of the schemas is annotated, bounded and closed", () => {
  test.each(subjects)("%s", (name) => {
    expect(schemaProblems(repository, `${name}.schema.json`)).toEqual([]);
  });
});

const told = { title: "nhãn", "x-title-en": "label", description: "Mô tả.", "x-description-en": "Text." };
const owned = { ...told, "x-part": "design", "x-actor": "vendor" };
const closed = { type: "object", additionalProperties: false };
const id = { ...owned, type: "string", maxLength: 64 };
const list = { ...owned, type: "array", maxItems: 9, "x-key": "id", "x-lookup": "item" };
const items = { ...closed, required: ["id"], properties: { id } };
const count = { ...owned, type: "integer", minimum: 0, maximum: 9, "x-unit": "count" };

/** Each has one defect in the property `it`, or names its place. */
const defects: readonly { readonly it: SchemaNode; readonly problem: string; readonly name?: string }[] = [
  { it: { ...id, title: " " }, problem: "it: no title" },
  { it: { ...id, "x-title-en": "" }, problem: "it: no x-title-en" },
  { it: { ...id, description: "" }, problem: "it: no description" },
  { it: { ...id, "x-description-en": "" }, problem: "it: no x-description-en" },
  { it: { ...id, "x-part": "later" }, problem: "it: no x-part" },
  { it: { ...told, type: "boolean", "x-part": "design" }, problem: "it: no x-actor" },
  { it: { ...owned, type: "string" }, problem: "it: string without maxLength" },
  { it: { ...owned, type: "number" }, problem: "it: type number is not used" },
  { it: { ...count, "x-unit": "apples" }, problem: "it: integer without x-unit" },
  { it: { ...owned, type: "integer", minimum: 0, "x-unit": "vnd" }, problem: "it: integer without bounds" },
  { it: { ...owned, type: "array", items: { ...id } }, problem: "it: array without maxItems" },
  {
    it: { ...owned, type: "array", maxItems: 9, items: { type: "string" } },
    problem: "it[]: string without maxLength",
  },
  { it: { ...owned, type: "object", properties: { id } }, problem: "it: object is open" },
  {
    it: { ...owned, ...closed, required: ["name"], properties: { id } },
    problem: "it: requires name, which is no identity",
  },
  { it: { ...owned, type: "string", enum: ["a"] }, problem: "it: a has no labels" },
  {
    it: { ...owned, type: "string", enum: ["aB"], "x-enum": { aB: { vi: "a", en: "a" } } },
    problem: "it: aB is not kebab-case",
  },
  {
    it: { ...owned, type: "string", enum: [], "x-enum": { a: {} } },
    problem: "it: label of unknown value a",
  },
  { it: { ...id, "x-absence": { vi: "không có" } }, problem: "it: x-absence is not told in both languages" },
  { it: { ...id, "x-confidential": false }, problem: "it: x-confidential is not true" },
  { it: { ...id, "x-references": "nothing" }, problem: "it: x-references no keyed list nothing" },
  { it: { ...list, items: { ...items, required: [] } }, problem: "it: items do not require their key id" },
  {
    it: { ...owned, type: "array", maxItems: 9, "x-key": "id", items },
    problem: "it: x-key and x-lookup go together",
  },
  { it: { ...list, "x-lookup": "known", items }, problem: "it: x-lookup known is taken" },
  { it: { ...list, "x-lookup": "size", items }, problem: "it: x-lookup size is taken" },
  {
    it: { ...owned, ...closed, properties: { id }, "x-justification": ["why"] },
    problem: "it: x-justification names no property why",
  },
  { it: id, name: "It", problem: "It: name is not camelCase" },
  { it: id, name: "package", problem: "package: name is a reserved word" },
  { it: id, name: "plan", problem: "plan: reserved root name" },
];

describe("the walker finds each defect", () => {
  test.each(defects)("$problem", ({ it, problem, name = "it" }) => {
    const known = { ...list, "x-lookup": "known", items };
    const schema = { ...told, ...closed, properties: { known, [name]: it } };
    expect(schemaProblems(new Map([["a", schema]]), "a")).toEqual([problem]);
  });

  test("an open, unlabelled root", () => {
    const problems = schemaProblems(new Map([["a", { ...told, title: "", type: "object" }]]), "a");
    expect(problems).toEqual(["(root): no title", "(root): object is open"]);
  });

  test("part and actor are inherited through references", () => {
    const inner = { ...told, type: "boolean" };
    const schema = {
      ...told,
      ...closed,
      properties: { a: { ...owned, $ref: "#/$defs/d" } },
      $defs: { d: { ...closed, properties: { inner } } },
    };
    expect(schemaProblems(new Map([["a", schema]]), "a")).toEqual([]);
  });
});
