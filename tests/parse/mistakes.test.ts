import { describe, expect, test } from "vitest";
import { codes } from "../../src/core/diagnostic/messages.ts";
import { limits } from "../../src/core/parse/limits.ts";
import { parseDocuments } from "../../src/core/parse/parse-documents.ts";

/** Lists the mistakes of a text as code and underlined text. */
function mistakes(text: string): readonly (readonly [string, string])[] {
  const { diagnostics } = parseDocuments({ name: "x.yaml", text });
  return diagnostics.map(({ code, range }) => [code, text.slice(range?.start, range?.end)]);
}

const nestedKeys = (depth: number): string =>
  Array.from({ length: depth }, (_, level) => `${" ".repeat(level)}a:\n`).join("");
const bomb = `a: &a [${"x, ".repeat(30)}]\nb: &b [${"*a, ".repeat(30)}]\nc: [${"*b, ".repeat(30)}]\n`;

const cases: Readonly<Record<string, readonly [text: string, ...mistakes: (readonly [string, string])[]]>> = {
  "an empty file": ["", ["source/empty", ""]],
  "a file of comments": ["\n# nothing here\n", ["source/empty", "\n"]],
  "a file of one empty document": ["---\n", ["source/empty", "---"]],
  "a null document": ["~\n", ["source/empty", "~"]],
  "an empty document among others": ["a: 1\n---\n# later\n", ["manifest/empty-document", "---"]],
  "a list": ["- a\n- b\n", ["manifest/not-a-mapping", "- a\n- b"]],
  "plain text": ["xin chào\n", ["manifest/not-a-mapping", "xin chào"]],
  "a key twice": ["a: 1\nb:\n  c: 1\n  d: 2\n  c: 3\n", ["manifest/duplicate-key", "c"]],
  "a key twice in JSON": ['{"a": 1, "a": 2}', ["manifest/duplicate-key", '"a"']],
  "a key twice but for composition": ["\u00e9: 1\ne\u0301: 2\n", ["manifest/duplicate-key", "e\u0301"]],
  "a duplicate null key": ["a: ~\na: 1\n", ["manifest/duplicate-key", "a"]],
  "a tag": ["a: !!str 1\nb: !secret x\n", ["source/tag", "!!str"], ["source/tag", "!secret"]],
  "a binary tag": ["a: !!binary aGk=\n", ["source/tag", "!!binary"]],
  "a directive": ["%YAML 1.1\n---\na: yes\n", ["source/directive", "%YAML 1.1"]],
  "a merge key": ["b: &b { x: 1 }\na:\n  <<: *b\n", ["source/merge-key", "<<"]],
  "a missing anchor": ["a: *b\n", ["source/unknown-anchor", "*b"]],
  "an anchor after its alias": ["a: *b\nc: &b 1\n", ["source/unknown-anchor", "*b"]],
  "an alias in itself": ["a: &a [1, *a]\n", ["source/circular-alias", "*a"]],
  "an alias bomb": [bomb, ["source/alias-bomb", "*b"]],
  "not a number": ["a: .nan\nb: -.inf\n", ["source/not-finite", ".nan"], ["source/not-finite", "-.inf"]],
  "an integer too large": ["a: 9007199254740992\n", ["source/inexact-integer", "9007199254740992"]],
  "an integer too small": ["a: [-9007199254740992]\n", ["source/inexact-integer", "-9007199254740992"]],
  "a hexadecimal too large": ["a: 0x20000000000000\n", ["source/inexact-integer", "0x20000000000000"]],
  "an exponent too large": ["a: 1e16\n", ["source/inexact-integer", "1e16"]],
  "a decimal too long": ["a: 0.10000000000000001\n", ["source/inexact-decimal", "0.10000000000000001"]],
  "a decimal too great": ["a: 1e400\n", ["source/inexact-decimal", "1e400"]],
  "a decimal too small": ["a: 1e-400\n", ["source/inexact-decimal", "1e-400"]],
  "an empty element": ["a:\n  - 1\n  -\n  - ~\n", ["source/null-element", "-"], ["source/null-element", "~"]],
  "an empty element by alias": ["a: &n\nb: [*n]\n", ["source/null-element", "*n"]],
  "a number as key": ["1: a\n", ["source/non-string-key", "1"]],
  "a boolean as key": ["a: { true: 1 }\n", ["source/non-string-key", "true"]],
  "a list as key": ["? [a]\n: 1\n", ["source/non-string-key", "[a]"]],
  NUL: ["a: b\u0000c\n", ["source/control-character", "\u0000"]],
  "a lone carriage return": ["a: b\rc\n", ["source/control-character", "\r"]],
  "an escaped control": ['a: "\\0"\n', ["source/control-character", '"\\0"']],
  "a bidi control": ["a: b # \u202e\u202d\n", ["source/bidi-control", "\u202e\u202d"]],
  "a bidi control in a key": ['"\\u202ea": b\n', ["source/bidi-control", '"\\u202ea"']],
  "a mark that is not first": ["a: \ufeffb\n", ["source/invisible-character", "\ufeff"]],
  "half a character": ["a: \ud83d\n", ["source/lone-surrogate", "\ud83d"]],
  "half a character, escaped": ['a: "\\ud83d"\n', ["source/lone-surrogate", '"\\ud83d"']],
  "an open quote": ["a: 'b\nc: d\n", ["source/unclosed-quote", "'b"]],
  "an open double quote": ['a: "b\\"\nc: d\n', ["source/unclosed-quote", '"b\\"']],
  "an open bracket": ["a: [1, 2\nb: 3\n", ["source/syntax", "["]],
  "a missing colon": ["a: 1\nb 2\nc: 3\n", ["source/missing-colon", "b 2"]],
  "an element read as text": ["a:\n  - x\n    - y\n  - z\n", ["source/folded-element", "- y"]],
  "a colon in plain text": ["a: b: c\n", ["source/syntax", "b"]],
  "a tab as indentation": ["a:\n\t- b\n", ["source/syntax", "\t"]],
  "a key further out": ["a:\n    b: 1\n  c: 2\n", ["source/syntax", "c: 2"]],
  "lists nested too deep": ["- ".repeat(limits.depth + 1), ["source/too-deep", "-"]],
  "keys nested too deep": [nestedKeys(limits.depth + 1), ["source/too-deep", ":"]],
  "brackets nested too deep": ["[".repeat(limits.depth + 1), ["source/too-deep", "["]],
  "a huge file": ["a".repeat(limits.characters + 1), ["source/too-large", "a".repeat(1000)]],
  "a huge number of lines": ["\n".repeat(limits.tokens + 1), ["source/too-many-tokens", "\n"]],
};

describe("mistakes", () => {
  test.each(Object.entries(cases))("%s", (_, [text, ...expected]) => {
    expect(mistakes(text)).toEqual(expected);
    expect(
      parseDocuments({ name: "x", text }).documents.every(({ value }) => Object.hasOwn(value, "a")),
    ).toBe(true);
  });

  test.each([
    ["lists", `a: ${"[".repeat(limits.depth - 1)}${"]".repeat(limits.depth - 1)}\n`],
    ["keys", `${nestedKeys(limits.depth)}`],
  ])("%s as deep as the limit are read", (_, text) => {
    expect(mistakes(text)).toEqual([]);
  });

  test("too many documents: those before are read", () => {
    const { documents, diagnostics } = parseDocuments({
      name: "x",
      text: "a: 1\n---\n".repeat(limits.documents + 5),
    });
    expect(documents).toHaveLength(limits.documents);
    expect(diagnostics.map(({ code }) => code)).toEqual(["source/too-many-documents"]);
  });

  test("too many mistakes: some are told, the others counted", () => {
    const { diagnostics } = parseDocuments({
      name: "x",
      text: `a: [${"~, ".repeat(limits.diagnostics + 20)}]`,
    });
    expect(diagnostics).toHaveLength(limits.diagnostics + 1);
    expect(diagnostics.at(-1)?.code).toBe("source/more-problems");
    expect(diagnostics.at(-1)?.message.en).toContain("20 more");
  });

  test("a binary file is one mistake", () => {
    expect(mistakes("\u0000\u0001x".repeat(1000))).toEqual([["source/control-character", "\u0000\u0001"]]);
  });

  test("all mistakes of a file are told at once, in order", () => {
    const text = "a: 1\na: 2\nb: [~]\nc: !x 1\nd: .nan\n1: e\n";
    expect(mistakes(text).map(([code]) => code)).toEqual([
      "manifest/duplicate-key",
      "source/null-element",
      "source/tag",
      "source/not-finite",
      "source/non-string-key",
    ]);
  });

  test("a policy file's mistakes are told as such", () => {
    const { diagnostics } = parseDocuments({ name: "x", text: "a: 1\na: 2\n" }, "policy");
    expect(diagnostics.map(({ code }) => code)).toEqual(["policy/duplicate-key"]);
  });

  test("every code of this area has a case", () => {
    const covered = new Set(
      Object.values(cases).flatMap(([, ...expected]) => expected.map(([code]) => code)),
    );
    const apart = new Set(["source/too-many-documents", "source/more-problems"]);
    expect(
      codes.filter((code) => code.startsWith("source/") && !covered.has(code) && !apart.has(code)),
    ).toEqual([]);
  });
});
