import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cutBytes } from "../../src/github/cut-bytes.ts";
import { cut } from "../../src/reporters/cut.ts";

/** Is half a character. */
const LONE = /\p{Cs}/u;

const CUTS = [
  ["characters", cut, (text: string) => text.length],
  ["bytes", cutBytes, (text: string) => Buffer.byteLength(text)],
] as const;

describe.each(CUTS)("a text cut to %s", (_, cutTo, sizeOf) => {
  test.each([139, 140, 141])("of %i stays whole up to 140", (length) => {
    const told = cutTo("a".repeat(length), 140);
    // Of letters that take one each, none is lost that there is room for.
    expect(sizeOf(told)).toBe(Math.min(length, 140));
    expect(told.endsWith("…")).toBe(length > 140);
  });

  test("holds no half of a character, and is as long as it may be", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 60 }),
        fc.integer({ min: 3, max: 60 }),
        (text, limit) => {
          const told = cutTo(text, limit);
          expect(sizeOf(told)).toBeLessThanOrEqual(limit);
          expect(told).not.toMatch(LONE);
          expect(told === text || text.startsWith(told.slice(0, -1))).toBe(true);
          expect(told === text).toBe(sizeOf(text) <= limit);
        },
      ),
    );
  });
});

test.each([
  ["🏛".repeat(70), 140, "🏛".repeat(70)],
  ["🏛".repeat(71), 140, `${"🏛".repeat(69)}…`],
  [`${"x".repeat(138)}🏛x`, 140, `${"x".repeat(138)}…`],
  [`${"x".repeat(138)}e\u0301\u0302x`, 140, `${"x".repeat(138)}…`],
])("characters that belong together stay together (%#)", (text, limit, expected) => {
  expect(cut(text, limit)).toBe(expected);
});
