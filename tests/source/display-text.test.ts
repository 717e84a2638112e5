import fc from "fast-check";
import { expect, test } from "vitest";
import { displayCells, displayText } from "../../src/core/source/display-cells.ts";

test("the text of a line is that of its cells", () => {
  const odd = fc.constantFrom(
    "\t",
    "\u001b",
    "\u202e",
    "\ufeff",
    "\ud800",
    "\u{e0041}",
    "e\u0301",
    "🏛",
    "\u200d",
    "ạ",
  );
  const lines = fc.array(fc.oneof(odd, fc.string({ unit: "binary" }))).map((parts) => parts.join(""));
  fc.assert(
    fc.property(lines, (line) => {
      const cells = displayCells(line).map(({ text }) => text);
      expect(displayText(line)).toBe(cells.join(""));
    }),
  );
});

test("a long text of wide characters takes no long time", () => {
  const start = performance.now();
  expect(displayText("🏛\u202e".repeat(100_000))).toHaveLength(1_000_000);
  expect(performance.now() - start).toBeLessThan(5000);
});
