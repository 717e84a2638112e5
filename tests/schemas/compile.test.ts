import { describe, expect, test } from "vitest";
import { schemaCompiler, violations } from "./compile-schemas.ts";
import { readSchemaFiles, subjects } from "./schema-tree.ts";

const files = readSchemaFiles([...subjects, "budget"]);
const ajv = schemaCompiler(files);

describe("the schemas compile in strict mode", () => {
  test.each([...files.keys()])("%s", (file) => {
    expect(ajv.getSchema(file)).toBeTypeOf("function");
  });

  test("a mistyped keyword does not compile", () => {
    const mistyped = new Map([["a", { type: "string", "x-refrences": "hosting.facilities" }]]);
    expect(() => schemaCompiler(mistyped).getSchema("a")).toThrow(/x-refrences/);
  });
});

const identity = { apiVersion: "gate57/v1", metadata: { id: "he-thong" } };
const system = { ...identity, kind: "SystemManifest" };
const plan = { ...identity, kind: "Plan" };

const documents = [
  { name: "a manifest needs only its identity", schema: "system-manifest", document: system, said: [] },
  { name: "a plan needs only its identity", schema: "plan", document: plan, said: [] },
  { name: "attested facts may be absent", schema: "attested-facts", document: {}, said: [] },
  { name: "a document of another kind", schema: "system-manifest", document: plan, said: ["/kind const"] },
  {
    name: "an id with capitals",
    schema: "system-manifest",
    document: { ...system, metadata: { id: "HIS" } },
    said: ["/metadata/id pattern"],
  },
  {
    name: "an unknown property",
    schema: "system-manifest",
    document: { ...system, hosting: { serversConcentrated: true } },
    said: ["/hosting additionalProperties"],
  },
  {
    name: "approvals are no facts of a manifest",
    schema: "system-manifest",
    document: { ...system, approvals: [] },
    said: [" additionalProperties"],
  },
  {
    name: "a day that does not exist",
    schema: "system-manifest",
    document: { ...system, project: { dates: { operationStart: "2026-02-30" } } },
    said: ["/project/dates/operationStart format"],
  },
  {
    name: "a fraction of a đồng",
    schema: "plan",
    document: { ...plan, budget: { total: 1.5 } },
    said: ["/budget/total type"],
  },
  {
    name: "a budget line without its key",
    schema: "plan",
    document: { ...plan, budget: { lines: [{ amount: 1 }] } },
    said: ["/budget/lines/0 required"],
  },
  {
    name: "a level out of range",
    schema: "system-manifest",
    document: { ...system, classification: { proposedLevel: 6 } },
    said: ["/classification/proposedLevel maximum"],
  },
  {
    name: "an empty list of approvals is passed as absent, never as empty",
    schema: "attested-facts",
    document: { approvals: [] },
    said: ["/approvals minItems"],
  },
];

describe("what validates", () => {
  test.each(documents)("$name", ({ schema, document, said }) => {
    expect(violations(ajv, `${schema}.schema.json`, document)).toEqual(said);
  });
});
