import { Ajv2020 } from "ajv/dist/2020.js";
import type { SchemaRegistry } from "../../src/core/schema/json-schema.ts";
import { isCalendarPeriod, isFullDate } from "../../src/core/validate/formats.ts";
import type { Validator } from "../../src/generated/validators.js";

/** Holds a small schema with one of everything that the real ones use, and a budget in a file of its own. */
export const registry: SchemaRegistry = {
  system: {
    title: "Hệ thống",
    "x-title-en": "System",
    description: "Một hệ thống.",
    "x-description-en": "A system.",
    type: "object",
    additionalProperties: false,
    required: ["apiVersion", "kind", "id"],
    properties: {
      apiVersion: { const: "gate57/v1" },
      kind: { const: "System" },
      id: { type: "string", pattern: "^[a-z][a-z0-9-]*$", maxLength: 10 },
      level: { type: "integer", minimum: 1, maximum: 5, "x-unit": "level", "x-part": "design" },
      share: { type: "integer", minimum: 0, maximum: 100, "x-unit": "percent", "x-part": "design" },
      retention: { type: "integer", minimum: 0, maximum: 600, "x-unit": "months", "x-part": "design" },
      category: {
        enum: ["firewall", "application-firewall", "planning", "backup", "archive"],
        "x-enum": {
          firewall: { vi: "tường lửa", en: "firewall" },
          "application-firewall": { vi: "tường lửa ứng dụng web", en: "web shield" },
          planning: { vi: "quy hoạch, chuẩn bị đầu tư", en: "planning" },
          backup: { vi: "sao lưu (bản sao)", en: "backup" },
          archive: { vi: "lưu trữ (bản sao)", en: "archive" },
        },
        "x-part": "design",
      },
      country: { type: "string", pattern: "^[A-Z]{2}$", "x-part": "design" },
      name: { type: "string", pattern: "^[a-z0-9][a-z0-9-]*$", minLength: 1, "x-part": "design" },
      sector: { enum: ["civil", "military", "cipher"], "x-part": "design" },
      isPublic: { type: "boolean", "x-part": "design" },
      start: { type: "string", format: "date", minLength: 10, maxLength: 10, "x-part": "record" },
      until: {
        type: "string",
        format: "date",
        "x-absence": { vi: "không nêu thời hạn", en: "no end is stated" },
        "x-part": "record",
      },
      every: { type: "string", format: "duration", "x-part": "design" },
      stage: { type: "string", "x-part": "request" },
      tags: {
        type: "array",
        items: { type: "string", minLength: 1 },
        uniqueItems: true,
        maxItems: 3,
        "x-part": "design",
      },
      servers: {
        title: "Máy chủ",
        "x-title-en": "Servers",
        type: "array",
        "x-part": "design",
        "x-actor": "vendor",
        "x-key": "id",
        items: { $ref: "#/$defs/server" },
      },
      budget: { $ref: "budget.schema.json", "x-part": "record", "x-actor": "finance" },
      contact: { anyOf: [{ type: "string" }, { $ref: "#/$defs/contact" }], "x-part": "record" },
      length: { oneOf: [{ type: "integer" }, { const: "open" }], "x-part": "design" },
      justification: { $ref: "#/$defs/justification", "x-part": "design" },
      ports: {
        type: "object",
        additionalProperties: { type: "integer" },
        propertyNames: { pattern: "^[a-z]+$" },
      },
    },
    $defs: {
      server: {
        title: "Máy",
        "x-title-en": "Server",
        type: "object",
        additionalProperties: false,
        required: ["id"],
        properties: {
          id: { type: "string" },
          address: { type: "string", "x-confidential": true },
          facility: {
            type: "string",
            title: "Cơ sở",
            "x-title-en": "Facility",
            "x-absence": { vi: "không có", en: "none" },
          },
          justification: { $ref: "#/$defs/justification" },
          scannedOn: { type: "string", format: "date", "x-part": "record", "x-actor": "operator" },
        },
      },
      justification: {
        type: "object",
        additionalProperties: false,
        "x-justification": ["id", "reason"],
        properties: { id: { type: "string" }, reason: { type: "string" } },
      },
      contact: {
        type: "object",
        additionalProperties: false,
        properties: { name: { type: "string" }, phone: { type: "string" } },
      },
    },
  },
  budget: {
    title: "Ngân sách",
    "x-title-en": "Budget",
    type: "object",
    additionalProperties: false,
    properties: {
      total: { type: "integer", minimum: 0, maximum: 9000000000000, "x-unit": "vnd" },
      lines: { type: "array", items: { $ref: "#/$defs/line" } },
    },
    $defs: {
      line: {
        type: "object",
        additionalProperties: false,
        properties: { amount: { type: "integer" }, purpose: { type: "string", "x-part": "design" } },
      },
    },
  },
};

const ajv = new Ajv2020({ allErrors: true, strict: false, inlineRefs: false });
ajv.addFormat("date", isFullDate).addFormat("duration", isCalendarPeriod);
for (const [name, schema] of Object.entries(registry))
  ajv.addSchema({ ...schema, $id: `${name}.schema.json` });

const found: { errors: Validator["errors"] } = { errors: null };

/** Judges by the small system schema. */
export const validator: Validator = Object.defineProperty(
  (data: unknown): boolean => {
    const check = ajv.getSchema("system.schema.json");
    const isValid = check?.(data) === true;
    found.errors = check?.errors ?? null;
    return isValid;
  },
  "errors",
  { get: () => found.errors },
);
