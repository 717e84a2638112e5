import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { isCalendarPeriod, isFullDate } from "../src/core/validate/formats.ts";
import { type SchemaName, schemas } from "../src/generated/schemas.ts";
import { type SchemaViolation, validators } from "../src/generated/validators.js";

/**
 * The generated validators are ajv's code after some rewriting; here they are compared, violation by
 * violation, with ajv on the untouched schemas, over documents in which one place after the other is wrong.
 */

type Data = unknown;
interface Node {
  readonly [key: string]: Data;
}

const names = Object.keys(schemas) as readonly SchemaName[];
const ajv = new Ajv2020({
  allErrors: true,
  strict: false,
  formats: { date: isFullDate, duration: isCalendarPeriod },
});
for (const name of names) ajv.addSchema({ ...schemas[name], $id: `${name}.schema.json` });

/** Stands in for a value, one after the other, at every place of a document. */
const strangers: readonly Data[] = [null, 1.5, -1, "", "A b/c".repeat(2000), [], {}];

describe.each(names)("the validator of %s", (name) => {
  const whole = example(schemas[name], name, 0);

  test("finds what ajv finds", () => {
    const oracle = ajv.getSchema(`${name}.schema.json`);
    for (const document of [whole, ...spoilt(whole)]) {
      expect(validators[name](document)).toBe(oracle?.(document));
      expect(told(validators[name].errors)).toEqual(told(oracle?.errors));
    }
  });
});

function told(violations: readonly SchemaViolation[] | null | undefined): readonly string[] {
  const lines = (violations ?? []).map(({ instancePath, keyword, params, propertyName }) =>
    JSON.stringify([instancePath, keyword, params, propertyName]),
  );
  return lines.sort();
}

/** Makes a document in which every property of the schema is there. */
function example(node: Data, file: string, depth: number): Data {
  if (!isNode(node) || depth > 40) return null;
  if (typeof node.$ref === "string") return exampleOf(node.$ref, file, depth);
  if ("const" in node) return node.const;
  if (Array.isArray(node.enum)) return node.enum[0];
  if (Array.isArray(node.anyOf)) return example(node.anyOf[0], file, depth + 1);
  if (isNode(node.properties)) {
    const entries = Object.entries(node.properties);
    return Object.fromEntries(entries.map(([key, part]) => [key, example(part, file, depth + 1)]));
  }
  if (isNode(node.additionalProperties)) return { k: example(node.additionalProperties, file, depth + 1) };
  return "items" in node ? [example(node.items, file, depth + 1)] : scalar(node);
}

function exampleOf(reference: string, file: string, depth: number): Data {
  const [other, pointer = ""] = reference.split("#");
  const target = other === "" || other === undefined ? file : other.replace(".schema.json", "");
  const start: Data = Object.entries(schemas).find(([name]) => name === target)?.[1];
  const steps = pointer.split("/").filter((step) => step !== "");
  const found = steps.reduce<Data>((node, step) => (isNode(node) ? node[step] : undefined), start);
  return example(found, target, depth + 1);
}

function scalar(node: Node): Data {
  const type = Array.isArray(node.type) ? node.type[0] : node.type;
  if (type === "boolean") return true;
  if (type === "integer") return node.minimum ?? 1;
  if (type === "string") return node.format === "date" ? "2026-11-21" : "example";
  return {};
}

/** Makes a document for every place and every stranger there; what stands beside the place is left out. */
function* spoilt(value: Data): Generator<Data> {
  yield* strangers;
  if (Array.isArray(value)) {
    for (const other of spoilt(value[0])) yield [other];
    yield [value[0], value[0]];
  } else if (isNode(value)) {
    yield { ...value, zzUnknown: 1 };
    for (const [key, part] of Object.entries(value)) {
      for (const other of spoilt(part)) yield { [key]: other };
    }
  }
}

function isNode(value: Data): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
