import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { displayCells } from "../../src/core/source/display-cells.ts";
import { excerpt } from "../../src/core/source/excerpt.ts";
import { lineAround, positionAt } from "../../src/core/source/position.ts";

/** Draws the excerpt of the first occurrence of `marked` in `text`. */
function draw(text: string, marked: string, width?: number): string {
  const start = text.indexOf(marked);
  const options = width === undefined ? {} : { width };
  return excerpt({ name: "x.yaml", text }, { start, end: start + marked.length }, options);
}

/** Finds what the carets stand under, counted in columns as a terminal would. */
function underlined(drawn: string): string {
  const [, code = "", carets = ""] = drawn.split("\n");
  const from = carets.indexOf("^");
  const to = carets.lastIndexOf("^") + 1;
  let column = 0;
  let text = "";
  for (const cell of displayCells(code)) {
    if (column >= from && column < to) text += cell.text;
    column += cell.width;
  }
  return text;
}

const lines = {
  "in the middle": ["a: 1\nfacility: abc # note\nb: 2\n", "abc"],
  "at the start": ["facility: abc\n", "facility"],
  "after a CR LF": ["a: 1\r\nfacility: abc\r\n", "abc"],
  "after text in NFC": ["tên: Sở Y tế # Tây Ninh".normalize("NFC"), "Tây".normalize("NFC")],
  "after text in NFD": ["tên: Sở Y tế # Tây Ninh".normalize("NFD"), "Tây".normalize("NFD")],
  "after a wide letter": ["a: 漢字 b", "b"],
  "after an emoji": ["a: 😀 b", "b"],
} as const;

describe("excerpt", () => {
  test.each(Object.entries(lines))("underlines %s", (_, [text, marked]) => {
    expect(underlined(draw(text, marked))).toBe(marked);
  });

  test("shows number, line and carets", () => {
    expect(draw("a: 1\nb:\n  facility: abc\n", "abc")).toBe(
      ["  |", "3 |   facility: abc", "  |             ^^^"].join("\n"),
    );
  });

  test("shows tabs as four spaces", () => {
    expect(draw("\tab: x", "x")).toBe(["  |", "1 |     ab: x", "  |         ^"].join("\n"));
  });

  test("shows what a terminal would obey by its number", () => {
    const drawn = draw("a: b\u202ec\u0000d", "\u202e");
    expect(underlined(drawn)).toBe("<U+202E>");
    expect(drawn).toContain("c<U+0000>d");
  });

  test("shows the first line of a range over several", () => {
    expect(underlined(draw("a:\n  b: 1\n  c: 2\n", "b: 1\n  c: 2"))).toBe("b: 1");
  });

  test.each([0, 5, 60, 150, 295])("cuts a long line around column %i", (at) => {
    const text = `${"x".repeat(at)}HERE${"y".repeat(300 - at)}`;
    const drawn = draw(text, "HERE", 80);
    expect(underlined(drawn)).toBe("HERE");
    expect(Math.max(...drawn.split("\n").map((line) => line.length))).toBeLessThanOrEqual(84);
  });

  test("never throws, and always underlines something", () => {
    const unit = fc.oneof(fc.constantFrom("\t", "\r", "\n", "\u0301", "\ud800", "\u202e", "a"), fc.string());
    const property = fc.property(fc.array(unit), fc.nat(200), fc.nat(200), (units, start, length) => {
      const drawn = excerpt(
        { name: "x", text: units.join("") },
        { start, end: start + length },
        { width: 40 },
      );
      expect(drawn.split("\n").at(-1)).toMatch(/\^$/);
    });
    fc.assert(property);
  });
});

describe("position", () => {
  test.each([
    [0, 1, 1],
    [2, 1, 3],
    [4, 2, 1],
    [6, 3, 1],
    [7, 3, 2],
    [99, 3, 2],
  ])("offset %i is line %i column %i", (offset, line, column) => {
    expect(positionAt("ab\r\nc\nd", offset)).toEqual({ line, column });
  });

  test("a line ends before its break", () => {
    expect(lineAround("ab\r\nc", 1)).toEqual({ start: 0, end: 2 });
    expect(lineAround("ab\r\nc", 4)).toEqual({ start: 4, end: 5 });
    expect(lineAround("", 0)).toEqual({ start: 0, end: 0 });
  });
});
