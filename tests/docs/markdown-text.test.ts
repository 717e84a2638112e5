import { describe, expect, test } from "vitest";
import { code, escaped, fenced, prose } from "../../src/reporters/markdown-text.ts";

describe("texts of people in Markdown", () => {
  test.each([
    ["a *star* and _line_", "a \\*star\\* and \\_line\\_"],
    ["<b>x</b> | y", "\\<b\\>x\\</b\\> \\| y"],
    ["[a](javascript:x)", "\\[a\\](javascript:x)"],
    ["see @someone and #12", "see @<!-- -->someone and #<!-- -->12"],
    ["two\nlines", "two lines"],
    ["\u202eevil", "<U+202E>evil"],
  ])("%j is inert", (text, expected) => {
    expect(escaped(text).replaceAll(/\\(?=[<>])/g, "")).toBe(expected.replaceAll(/\\(?=[<>])/g, ""));
  });

  test.each([
    ["# no title", "\\# no title"],
    ["- no item", "\\- no item"],
    ["1. no item", "1\\. no item"],
    ["2) no item", "2\\) no item"],
    ["the server `«id»` stands", "the server `«id»` stands"],
    ["`a` first", "`a` first"],
    ["an odd ` one", "an odd \\` one"],
    ["a `b|c` bar", "a `b\\|c` bar"],
    ["`*` and *", "`*` and \\*"],
  ])("%j as prose", (text, expected) => {
    expect(prose(text)).toBe(expected);
  });

  test.each([
    ["plain", "`plain`"],
    ["with ` in it", "``with ` in it``"],
    ["``", "``` `` ```"],
    ["", "`  `"],
  ])("%j as code", (text, expected) => {
    expect(code(text)).toBe(expected);
  });

  test("a fence is longer than any in the text", () => {
    expect(fenced("a\n```\nb\n", "yaml")).toBe("````yaml\na\n```\nb\n````");
  });
});
