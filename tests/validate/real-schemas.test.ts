import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseDocuments } from "../../src/core/parse/parse-documents.ts";
import { annotationsAt } from "../../src/core/schema/annotations-at.ts";
import { propertiesOf, rootSchema } from "../../src/core/schema/json-schema.ts";
import { validate } from "../../src/core/validate/validate.ts";
import { type SchemaName, schemas } from "../../src/generated/schemas.ts";

const names = ["system-manifest", "plan", "gate", "profile", "parameters", "catalogue"] as const;

/** Collects the names of all properties of a schema, and with them the shape of wrong guesses. */
function words(name: SchemaName): readonly string[] {
  const found = new Set<string>(["__proto__", "constructor", "valueOf", "id", "nonsense", "0"]);
  JSON.stringify(schemas[name], (key, value) => {
    if (key === "properties") for (const word of Object.keys(value)) found.add(word);
    return value;
  });
  return [...found];
}

function guesses(name: SchemaName): fc.Arbitrary<unknown> {
  const key = fc.constantFrom(...words(name));
  const roots = fc.constantFrom(...propertiesOf(rootSchema(name, schemas), schemas).keys());
  const leaf = fc.oneof(
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.constantFrom("2026-02-30", "P1X", "yes", 1.5),
  );
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: "medium" },
      leaf,
      fc.array(tie("value"), { maxLength: 4 }),
      fc.dictionary(key, tie("value")),
    ),
  }));
  return fc.dictionary(roots, value, { minKeys: 1 });
}

describe.each(names)("anything judged as %s", (name) => {
  test("gives diagnostics that underline something, and never throws", () => {
    const property = fc.property(guesses(name), (guess) => {
      const text = JSON.stringify(guess, undefined, 1);
      for (const document of parseDocuments({ name: "x", text }).documents) {
        for (const { range, path, code } of validate(document, name)) {
          expect((range?.end ?? 0) > (range?.start ?? 0)).toBe(true);
          expect(path).toBeDefined();
          expect(code).not.toMatch(/\/invalid$/);
        }
      }
    });
    fc.assert(property, { numRuns: 20 });
  });
});

test("many mistakes in one file are told in good time", () => {
  const text = `hosting:\n${Array.from({ length: 2000 }, (_, index) => `  unknown${index}: 1\n`).join("")}`;
  const [document] = parseDocuments({ name: "x", text }).documents;
  expect(document && validate(document, "system-manifest").length).toBeGreaterThanOrEqual(100);
});

test("annotations of a manifest's places", () => {
  expect(annotationsAt("system-manifest", "/hosting/servers/0/id", schemas)).toMatchObject({
    part: "design",
  });
});

test.each([
  ["request: { stage: thiết kế }", ["did you mean `design`?"]],
  ["products: [{ id: a, category: tường lửa }]", ["did you mean `firewall`?"]],
  [
    "hosting: { servers: [{ id: a, justification: { id: j } }] }\nproducts: [{ id: a, justification: { id: j } }]",
    ["give one of the two another `id`, and mend what refers to it"],
  ],
  [
    "hosting: { facilities: [{ id: a, certificate: { validUntil: không thời hạn } }] }",
    ["write four digits of the year, two of the month, two of the day, joined by `-`"],
  ],
])("a manifest's mistake %s", (text, expected) => {
  const head = "apiVersion: gate57/v1\nkind: SystemManifest\nmetadata: { id: a, name: A }\n";
  const [document] = parseDocuments({ name: "x", text: `${head}${text}\n` }).documents;
  expect(document && validate(document, "system-manifest").map(({ help }) => help?.en)).toEqual(expected);
});
