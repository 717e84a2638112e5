import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseAllDocuments } from "yaml";
import { compareDiagnostics } from "../../src/core/diagnostic/compare-diagnostics.ts";
import { parseDocuments } from "../../src/core/parse/parse-documents.ts";
import { excerpt } from "../../src/core/source/excerpt.ts";
import { formatPointer } from "../../src/core/source/json-pointer.ts";

const pieces = [
  ..."abc019-?:,[]{}#&*!|>'\"%@` \t\n\r.~<=\\\0é\u0301😀\ud800\u202e\ufeff",
  ...[
    "a: ",
    "- ",
    "\n  ",
    "\n    - ",
    "---\n",
    "...\n",
    "&a ",
    "*a",
    "!!str ",
    "<<: ",
    "null",
    "true",
    "1e9",
    ".inf",
  ],
  ...[
    "key: value\n",
    "key:\n",
    "- item\n",
    "|\n  text\n",
    ">-\n  text\n",
    '"\\u0041"',
    "'it''s'",
    "%YAML 1.1\n",
    "? ",
  ],
];
const yamlish = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((all) => all.join(""));
const texts = fc.oneof(yamlish, fc.string({ unit: "binary" }), fc.json());
const pointers = fc
  .array(fc.oneof(fc.constantFrom("a", "key", "0", "1", ""), fc.string()))
  .map(formatPointer);

describe("any text", () => {
  test("is read without throwing, and every diagnostic underlines something", () => {
    const property = fc.property(texts, (text) => {
      const source = { name: "x", text };
      const { documents, diagnostics } = parseDocuments(source);
      expect(documents.length + diagnostics.length).toBeGreaterThan(0);
      for (const { range, message } of diagnostics) {
        expect(range).toBeDefined();
        const { start = -1, end = -1 } = range ?? {};
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(text.length);
        if (text.length > 0) expect(end).toBeGreaterThan(start);
        expect(excerpt(source, { start, end })).toContain("^");
        expect(message.vi.length * message.en.length).toBeGreaterThan(0);
      }
      expect(diagnostics.toSorted(compareDiagnostics)).toEqual(diagnostics);
    });
    fc.assert(property, { numRuns: 3000 });
  });

  test("is never said to be sound where the reader finds errors", () => {
    const property = fc.property(yamlish, (text) => {
      const found = [parseAllDocuments(text, { uniqueKeys: false, logLevel: "silent" })].flat();
      if (found.every(({ errors }) => errors.length === 0)) return;
      expect(parseDocuments({ name: "x", text }).diagnostics).not.toEqual([]);
    });
    fc.assert(property, { numRuns: 3000 });
  });

  test("locates any pointer inside it", () => {
    const property = fc.property(
      texts,
      pointers,
      fc.constantFrom("key", "value"),
      (text, pointer, target) => {
        for (const document of parseDocuments({ name: "x", text }).documents) {
          const { start, end } = document.locate(pointer, target);
          expect(0 <= start && start < end && end <= text.length).toBe(true);
          const offset = document.embedded(pointer)?.(0) ?? 0;
          expect(0 <= offset && offset <= text.length).toBe(true);
        }
      },
    );
    fc.assert(property, { numRuns: 1500 });
  });

  test("what JSON says, it says", () => {
    const sound = fc.jsonValue({ noUnicodeString: true, depthSize: "small" });
    const property = fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), sound), (value) => {
      const text = JSON.stringify(value);
      const [document] = parseDocuments({ name: "x", text }).documents;
      if (document !== undefined)
        expect(JSON.parse(JSON.stringify(document.value))).toEqual(withoutNulls(JSON.parse(text)));
    });
    fc.assert(property, { numRuns: 300 });
  });
});

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== "object" || value === null)
    return typeof value === "string" ? value.normalize("NFC") : zero(value);
  const kept = Object.entries(value).filter(([, item]) => item !== null);
  return Object.fromEntries(kept.map(([key, item]) => [key.normalize("NFC"), withoutNulls(item)]));
}

function zero(value: unknown): unknown {
  return Object.is(value, -0) ? 0 : value;
}
