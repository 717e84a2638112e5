import { type Environment, environmentOf, withVariables } from "../../src/core/expression/environment.ts";
import type { JsonObject } from "../../src/core/expression/result.ts";
import { typesOfSchemas } from "../../src/core/expression/schema-types.ts";
import { unitNamed } from "../../src/core/expression/unit.ts";

const id = { type: "string" };
const budget: JsonObject = {
  type: "object",
  properties: {
    total: { type: "integer", "x-unit": "vnd" },
    security: { type: "integer", "x-unit": "vnd" },
    currency: { const: "VND", type: "string" },
    lines: {
      type: "array",
      "x-key": "id",
      "x-lookup": "budgetLine",
      items: {
        type: "object",
        properties: {
          id,
          amount: { type: "integer", "x-unit": "vnd" },
          purpose: { type: "string", enum: ["security", "software", "other"] },
        },
      },
    },
  },
};

const system: JsonObject = {
  type: "object",
  properties: {
    name: { type: "string" },
    request: {
      type: "object",
      "x-part": "request",
      properties: { stage: { type: "string", enum: ["planning", "design", "trial"] } },
    },
    level: { type: "integer", "x-unit": "level" },
    isPublic: { type: "boolean" },
    approvedOn: { type: "string", format: "date" },
    stage: { type: "string", enum: ["planning", "design", "trial"] },
    kind: { type: "string", enum: ["web", "mobile"] },
    retention: { type: "integer", "x-unit": "days" },
    tags: { type: "array", items: { type: "string" } },
    owners: { type: "array", minItems: 1, items: { type: "string" } },
    levels: { type: "array", items: { type: "integer", "x-unit": "level" } },
    exception: { "x-absence": { vi: "không có", en: "none" }, type: "string" },
    waiver: { $ref: "#/$defs/waiver", "x-absence": { vi: "không có", en: "none" } },
    hosting: {
      type: "object",
      properties: {
        facilities: {
          type: "array",
          "x-key": "id",
          "x-lookup": "facility",
          items: {
            type: "object",
            properties: {
              id,
              standard: { type: "string", enum: ["tier-2", "tier-3", "tier-4"] },
              validUntil: { type: "string", format: "date" },
            },
          },
        },
        servers: { type: "array", items: { $ref: "#/$defs/server" } },
        main: { $ref: "#/$defs/server" },
      },
    },
    budget: { $ref: "budget.schema.json" },
  },
  $defs: {
    waiver: {
      type: "object",
      properties: {
        reason: { type: "string" },
        asked: { type: "string", "x-part": "request" },
        until: { type: "string", format: "date" },
      },
    },
    server: {
      type: "object",
      properties: {
        id,
        facility: { type: "string", "x-references": "hosting.facilities" },
        environment: { type: "string", enum: ["production", "test"] },
        cores: { type: "integer", "x-unit": "count" },
        ports: { type: "array", items: { type: "integer", "x-unit": "count" } },
        replica: { $ref: "#/$defs/server" },
      },
    },
  },
};

const attested: JsonObject = {
  type: "object",
  properties: {
    approvals: {
      type: "array",
      minItems: 1,
      items: {
        type: "object",
        properties: {
          id,
          level: { type: "integer", "x-unit": "level" },
          covers: {
            type: "array",
            minItems: 1,
            items: { type: "string", enum: ["design", "security-plan"] },
          },
        },
      },
    },
  },
};

/** The types of a small system, written for these tests; the real schemas have a test of their own. */
export const schemaTypes = typesOfSchemas(
  new Map([
    ["system.schema.json", system],
    ["budget.schema.json", budget],
    ["attested.schema.json", attested],
  ]),
);

/** Types what the tests' expressions read, with an `each` variable `server`. */
export const environment: Environment = withVariables(
  environmentOf({
    facts: "system.schema.json#",
    objects: schemaTypes.objects,
    lookups: schemaTypes.lookups.get("system.schema.json") ?? new Map(),
    attested: "attested.schema.json#",
    parameters: new Map([
      ["minimumShare", { type: "integer", unit: "percent" }],
      ["standards", { type: "string", list: true, oneOf: ["tier-3", "tier-4"] }],
      ["words", { type: "string", list: true }],
      ["validity", { type: "period" }],
      ["since", { type: "date" }],
      ["word", { type: "string" }],
      ["form", { type: "pattern" }],
      ["forms", { type: "pattern", list: true }],
      ["undecided", { type: "pattern" }],
    ]),
    derived: new Map([
      ["leastLevel", { value: { kind: "int", unit: unitNamed("level") }, rules: ["crowd", "secret"] }],
    ]),
    catalogues: new Map([
      [
        "standards",
        new Map([
          ["code", { type: "string" }],
          ["rating", { type: "integer", unit: "level" }],
        ]),
      ],
    ]),
  }),
  [["server", { kind: "object", name: "system.schema.json#/$defs/server" }]],
);
