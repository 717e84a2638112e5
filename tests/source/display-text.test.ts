import fc from "fast-check";
import { expect, test } from "vitest";
import { displayCells, displayText } from "../../src/core/source/display-cells.ts";

const piece = fc.oneof(
  fc.constantFrom("\t", "\u200b", "\u200d", "\ufe0f", "\u0301", "\ud800", "😀", "ẫ", "\u{e0041}", "\u0000"),
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
