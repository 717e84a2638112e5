import fc from "fast-check";
import { expect, test } from "vitest";
import { displayCells, displayText } from "../../src/core/source/display-cells.ts";

const piece = fc.oneof(
  fc.constantFrom(
    "\t",
    "\u200b",
    "\u200d",
    "\ufe0f",
    "\u0301",
    "\ud800",
    "😀",
    "ẫ",
    "\u{e0041}",
    "\u{e0100}",
    "\u0000",
  ),
  fc.string({ unit: "binary", maxLength: 3 }),
);

test("a line is shown as its cells are, one after the other", () => {
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const line = pieces.join("");
      const cells = displayCells(line).map(({ text }) => text);
      expect(displayText(line)).toBe(cells.join(""));
    }),
  );
});

test.each([
  ["a\u{e0041}b", "a<U+E0041>b"],
  ["a\u{e0100}b", "a<U+E0100>b"],
  ["a\u034fb\u3164c\u180ed", "a<U+034F>b<U+3164>c<U+180E>d"],
  ["न\u200d❤\ufe0f", "न\u200d❤\ufe0f"],
])("%j is shown as %s", (line, expected) => {
  expect(displayText(line)).toBe(expected);
});
