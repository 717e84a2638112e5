import { describe, expect, it } from "vitest";
import { confusableWords } from "../../src/core/lint/confusables.ts";

const told = (text: string) =>
  confusableWords(text).map(({ word, codePoint, like }) => [word, codePoint, like]);

describe("confusable words", () => {
  it.each([
    ["a Cyrillic letter among Latin ones", "h\u043esting", "U+043E", "o"],
    ["a Greek letter among Latin ones", "S\u03a4D", "U+03A4", "T"],
    ["look-alikes alone", "\u0441\u043e\u0440\u0443", "U+0441", "c"],
    ["an eth for a Vietnamese letter", "\u00f0\u1eb7t", "U+00F0", "đ"],
    ["a Cyrillic letter under a Vietnamese tone mark", "m\u0430\u0323ng", "U+0430", "a"],
    ["letters of full width", "\uff33TD", "U+FF33", "S"],
    ["a mathematical letter", "\u{1d41a}dmin", "U+1D41A", "a"],
  ])("are told for %s", (_, word, codePoint, like) => {
    expect(told(`x ${word}, y`)).toEqual([[word, codePoint, like]]);
    const [{ start, end } = { start: 0, end: 0 }] = confusableWords(`x ${word}, y`);
    expect(`x ${word}, y`.slice(start, end)).toBe(word);
  });

  it.each([
    ["Vietnamese", "Đánh giá điều kiện an ninh mạng trước khi đưa vào vận hành; ưu tiên, giữ, nghiêm ngặt"],
    ["plain Russian", "Государственный орган"],
    ["plain Greek", "Ωμέγα και άλλα"],
    ["a unit sign", "5 µm, 10 Ω, α"],
    ["German and Icelandic capitals apart from eth", "Straße, Þór, Æsir"],
    ["a decomposed Vietnamese letter", "ma\u0323ng"],
  ])("are not told for %s", (_, text) => {
    expect(told(text)).toEqual([]);
  });
});
