import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkDocument } from "../../src/core/check.ts";
import { parseDocuments } from "../../src/core/parse/parse-documents.ts";
import { loadPolicies } from "../../src/core/policy/load.ts";
import { FILES, FULL_TEXT, POLICIES, RUNS } from "./world.ts";

/** Is a change of a text: what stands from a place on is left out, and something else put in. */
interface Change {
  readonly at: number;
  readonly drop: number;
  readonly put: string;
}

const NASTY = [
  ...[
    "",
    " ",
    "\t",
    "\n",
    "\n\n---\n",
    "- ",
    ": ",
    ":",
    "? ",
    "'",
    '"',
    "{",
    "}",
    "[",
    "]",
    ", ",
    "#",
    "%",
    "@",
    "`",
  ],
  ...[
    "&a ",
    "*a",
    "<<: *a",
    "!!binary ",
    "!x ",
    "|",
    ">-",
    "null",
    "~",
    "yes",
    "1e999",
    ".nan",
    "0x1F",
    "1_000",
  ],
  ...[
    "9007199254740993",
    "0.1234567890123456789",
    "-",
    "2026-02-30",
    "__proto__: 1\n",
    "constructor: {}\n",
    "[[[[[[",
  ],
  ...["\0", "\u202e", "\ufeff", "\ud800", "e\u0301", "😀", "\r", "\r\n", "\u2028", "\u0085"],
];

function changesOf(length: number): fc.Arbitrary<readonly Change[]> {
  const put = fc.oneof(
    fc.constantFrom(...NASTY),
    fc.string({ maxLength: 8 }),
    fc.string({ unit: "binary", maxLength: 4 }),
  );
  const change = fc.record({
    at: fc.nat(length),
    drop: fc.oneof(fc.constant(0), fc.nat(40), fc.nat(length)),
    put,
  });
  return fc.array(change, { minLength: 1, maxLength: 6 });
}

function changed(text: string, changes: readonly Change[]): string {
  return changes.reduce((now, { at, drop, put }) => now.slice(0, at) + put + now.slice(at + drop), text);
}

/** The beginning is enough to change, and quicker to read. */
const HEAD = FULL_TEXT.slice(0, FULL_TEXT.indexOf("\nhosting:"));

const texts = fc.oneof(
  fc.string({ unit: "binary", maxLength: 200 }),
  fc
    .array(fc.constantFrom(...NASTY, "a", "kind: SystemManifest\n"), { maxLength: 30 })
    .map((parts) => parts.join("")),
  changesOf(HEAD.length).map((changes) => changed(HEAD, changes)),
  fc.json().map((json) => json),
);

function checkText(text: string): void {
  const { documents, diagnostics } = parseDocuments({ name: "x.yaml", text });
  expectRanges(text, diagnostics);
  for (const document of documents) {
    for (const options of [{ stage: "operation", profile: "tay-ninh" }, {}]) {
      const checked = checkDocument(document, POLICIES, {
        asOf: "2026-11-21",
        asOfSource: "option",
        ...options,
      });
      expectRanges(text, checked.diagnostics);
      expect(checked.verdict !== undefined || checked.diagnostics.length > 0).toBe(true);
    }
  }
}

function expectRanges(
  text: string,
  diagnostics: readonly { readonly range?: { start: number; end: number } }[],
): void {
  for (const { range } of diagnostics) {
    if (range) expect(0 <= range.start && range.start <= range.end && range.end <= text.length).toBe(true);
  }
}

describe("check", () => {
  it("never throws, on any text, and places what it says in the text", () => {
    fc.assert(fc.property(texts, checkText), { numRuns: RUNS * 6 });
  });

  it("never throws on the full manifest with a few changes", () => {
    const property = fc.property(changesOf(FULL_TEXT.length), (changes) =>
      checkText(changed(FULL_TEXT, changes)),
    );
    fc.assert(property, { numRuns: Math.ceil(RUNS / 2) });
  });
});

describe("loading policies", () => {
  const names = [...FILES.keys()].filter((name) => !name.includes("cases") && !name.startsWith("clauses"));
  const changes = fc
    .constantFrom(...names)
    .chain((name) =>
      fc.record({ name: fc.constant(name), changes: changesOf(FILES.get(name)?.length ?? 0) }),
    );

  it("never throws, on any text, and places what it says in the text", () => {
    const property = fc.property(changes, ({ name, changes: edits }) => {
      const text = changed(FILES.get(name) ?? "", edits);
      const { policies, diagnostics } = loadPolicies(new Map([[name, text]]));
      expect(policies === undefined || diagnostics.length === 0).toBe(true);
      expectRanges(
        text,
        diagnostics.filter(({ source }) => source === name),
      );
    });
    fc.assert(property, { numRuns: RUNS * 2 });
  });
});
