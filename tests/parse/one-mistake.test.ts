import { describe, expect, test } from "vitest";
import { parseDocuments } from "../../src/core/parse/parse-documents.ts";

/** Lists the mistakes of a text as code, line and underlined text. */
function mistakes(text: string): readonly string[] {
  const { diagnostics } = parseDocuments({ name: "x.yaml", text });
  return diagnostics.map(({ code, range }) => {
    const line = text.slice(0, range?.start).split("\n").length;
    return `${code} ${line} ${JSON.stringify(text.slice(range?.start, range?.end))}`;
  });
}

const written = {
  "no colon": "politicalSystem true",
  "no space": "politicalSystem:true",
  "a no-break space": "politicalSystem:\u00a0true",
  "a full-width colon": "politicalSystem： true",
  "a space before the colon": "politicalSystem :true",
};

const around = {
  first: ["scope:\n", "\n  sector: civil\n  province: x\nb: 1\n", 2],
  "in the middle": ["scope:\n  sector: civil\n", "\n  province: x\n  y: z\nb: 1\n", 3],
  last: ["scope:\n  sector: civil\n", "\nb: 1\nc: 2\n", 3],
  "before a comment": ["scope:\n", " # why\n  sector: civil\n  province: x\n  y: z\nb: 1\n", 2],
  "before a line of comment": ["scope:\n", "\n  # why\n  sector: civil\n  province: x\nb: 1\n", 2],
  "with CR LF": ["scope:\r\n", "\r\n  sector: civil\r\n  province: x\r\n", 2],
} as const;

const lines = Object.entries(written).flatMap(([what, line]) =>
  Object.entries(around).map(([where, [before, after, at]]) => ({ what, line, where, before, after, at })),
);

describe("a missing colon is told once, at its line", () => {
  test.each(lines)("$what, $where", ({ line, before, after, at }) => {
    const text = `${before}  ${line}${after}`;
    expect(mistakes(text)).toEqual([`source/missing-colon ${at} ${JSON.stringify(line)}`]);
    const [found] = parseDocuments({ name: "x", text }).diagnostics;
    expect(found?.help?.vi).toContain("`politicalSystem: true`");
  });
});

const cases: Readonly<Record<string, readonly [text: string, ...mistakes: string[]]>> = {
  "a header": ["a: 1\nmetadata\n  id: x\n  m:\n    n: 2\nb: 2\n", 'source/missing-colon 2 "metadata"'],
  "a first line before a comment": ["a b # c\nd: e\nf: g\n", 'source/missing-colon 1 "a b"'],
  "a list's header": ["a:\n  list\n  - x\n  - y\n  b: c\n", 'source/missing-colon 2 "list"'],
  "a list's element": ["a:\n  - id x\n    n: y\n    m: z\n  - id: w\n", 'source/missing-colon 2 "id x"'],
  "two of a block": [
    "a:\n  b c\n  d: e\n  f g\nh: 1\n",
    'source/missing-colon 2 "b c"',
    'source/missing-colon 4 "f g"',
  ],
  "a colon and, elsewhere, an indentation": [
    "a:\n  b c\n  d: e\nf:\n    g: 1\n  h: 2\n",
    'source/missing-colon 2 "b c"',
    'source/syntax 6 "h: 2"',
  ],
  "a colon and, in the same block, a key inside a key": [
    "a:\n  b c\n  d: e\n  f: g: h\n",
    'source/missing-colon 2 "b c"',
    'source/syntax 4 "g"',
  ],
  "a tab": ["a:\n  b: 1\n\tc: 2\n  d: 1\n", 'source/syntax 3 "\\t"'],
  tabs: ["a:\n\tb: 1\n\tc: 2\nd: 1\n", 'source/syntax 2 "\\t"'],
  "tabs of two blocks": [
    "a:\n\tb: 1\n\tc: 2\nd:\n\te: 1\n",
    'source/syntax 2 "\\t"',
    'source/syntax 5 "\\t"',
  ],
  "an open bracket": ["s:\n  a: [1, 2\n  b: 3\n  c: 4\nd: 1\n", 'source/syntax 2 "["'],
  "an open brace": ["a: {x: 1\nb: 3\nc: 4\n", 'source/syntax 1 "{"'],
  "an open bracket over lines": ["a: [\n  x,\n  y\nb: 3\nc: d\n", 'source/syntax 1 "["'],
  "an open bracket in a bracket": ["a: [1, [2]\nb: 2\n", 'source/syntax 1 "["'],
  "an open bracket at the end": ["a: [1, 2\n", 'source/syntax 1 "["'],
  "an open bracket before another document": ["a: [1, 2\n---\nb: 1\n", 'source/syntax 1 "["'],
  "an open bracket in JSON": ['{\n "a": [1, 2,\n "b": 3\n}\n', 'source/syntax 2 "["'],
  "a bracket closed by another": ["a: [1}\nb: 2\n", 'source/syntax 1 "["'],
  "a list too far out": ["a:\n    - x\n  - y\n  - z\nb: 1\n", 'source/syntax 3 "- y"'],
  "an element too far out": ["a:\n  - id: x\n    n: 1\n - id: y\n   n: 2\n", 'source/syntax 4 "- id: y"'],
  "an element too far in": ["a:\n  - x\n    - y\n  - z\n", 'source/folded-element 3 "- y"'],
  "keys too far out": ["a:\n    b: 1\n  c: 2\n  d: 1\ne: 1\n", 'source/syntax 3 "c: 2"'],
  "a key too far in": ["a:\n  b: 1\n    c: 2\n  d: 3\n", 'source/syntax 3 "c: 2"'],
  "a missing comma": ["a: {x: 1\n  y: 2}\nb: 1\n", 'source/syntax 1 "1"'],
};

describe("one mistake is told once, where it is made", () => {
  test.each(Object.entries(cases))("%s", (_, [text, ...expected]) => {
    expect(mistakes(text)).toEqual(expected);
  });
});

test("a document after a broken one is judged by itself", () => {
  const { documents, diagnostics } = parseDocuments({ name: "x", text: "a: [1\n---\nb: 1\n---\nc: d: e\n" });
  expect(documents.map(({ index }) => index)).toEqual([1]);
  expect(diagnostics).toHaveLength(2);
});

test("many mistakes take no more than linear time", () => {
  const text = `a: 1\n${"b c # d\ne: f\n".repeat(12_000)}`;
  expect(parseDocuments({ name: "x", text }).diagnostics.at(-1)?.code).toBe("source/more-problems");
});
