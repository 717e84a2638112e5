import { describe, expect, test } from "vitest";
import type { Document } from "../../src/core/parse/document.ts";
import { parseDocuments } from "../../src/core/parse/parse-documents.ts";

function parseOne(text: string): Document {
  const { documents, diagnostics } = parseDocuments({ name: "x.yaml", text });
  expect(diagnostics).toEqual([]);
  const [document] = documents;
  if (document === undefined) throw new Error("no document");
  return document;
}

/** Writes the value as JSON and back, to compare objects that have no prototype. */
function valueOfText(text: string): unknown {
  return JSON.parse(JSON.stringify(parseOne(text).value));
}

describe("values", () => {
  test.each([
    [
      "words that YAML 1.1 takes for booleans",
      "a: yes\nb: no\nc: on\nd: off\n",
      { a: "yes", b: "no", c: "on", d: "off" },
    ],
    ["keys that YAML 1.1 takes for booleans", "on: 1\ny: 2\n", { on: 1, y: 2 }],
    ["dates and times", "a: 2026-07-01\nb: 12:30\n", { a: "2026-07-01", b: "12:30" }],
    [
      "numbers",
      "a: 0x1F\nb: 0o17\nc: 1.50\nd: -0\ne: 9007199254740991\n",
      { a: 31, b: 15, c: 1.5, d: 0, e: 2 ** 53 - 1 },
    ],
    [
      "exact decimals",
      "a: 0.1\nb: 1e3\nc: .5\nd: 100.0\ne: 1.25e-2\n",
      { a: 0.1, b: 1000, c: 0.5, d: 100, e: 0.0125 },
    ],
    ["grouped numbers", "a: 1_000\nb: 1.000.000\n", { a: "1_000", b: "1.000.000" }],
    ["null properties", "a: ~\nb:\nc: null\nd: {}\n", { d: {} }],
    ["quoted null", "a: \"null\"\nb: '~'\n", { a: "null", b: "~" }],
    ["a mark at the start", "\ufeffa: 1\n", { a: 1 }],
    ["composed text", "a: te\u0302n\n", { a: "tên".normalize("NFC") }],
    ["JSON with tabs", '{\n\t"a": [1, "\\u0111", "\\ud83d\\ude00"]\n}', { a: [1, "đ", "😀"] }],
    ["aliases", "a: &a { x: 1 }\nb: [*a, *a]\n", { a: { x: 1 }, b: [{ x: 1 }, { x: 1 }] }],
    ["an anchor set anew", "a: &a 1\nb: *a\nc: &a 2\nd: *a\n", { a: 1, b: 1, c: 2, d: 2 }],
    [
      "the names of Object.prototype",
      "constructor: 1\ntoString: 2\nvalueOf: 3\n",
      { constructor: 1, toString: 2, valueOf: 3 },
    ],
  ])("%s", (_, text, value) => {
    expect(valueOfText(text)).toEqual(value);
  });

  test("__proto__ is a name like any other", () => {
    const { value } = parseOne(
      'a: 1\n__proto__: { polluted: true }\n"constructor": { "prototype": { x: 1 } }\n',
    );
    expect(Object.keys(value)).toEqual(["a", "__proto__", "constructor"]);
    expect(Object.getPrototypeOf(value)).toBeNull();
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test("documents of a stream are numbered, those with mistakes included", () => {
    const { documents, diagnostics } = parseDocuments({
      name: "x",
      text: "a: 1\n---\na: !x 2\n---\na: 3\n...\n---\na: 4\n",
    });
    expect(documents.map(({ index, value }) => [index, value.a])).toEqual([
      [0, 1],
      [2, 3],
      [3, 4],
    ]);
    expect(diagnostics.map(({ code }) => code)).toEqual(["source/tag"]);
  });
});

const manifest = `# a comment
apiVersion: gate57/v1
hosting:
  servers:
    - id: web-1 # the first
      facility: abc
      roles: [app, db]
    - &second
      id: web-2
      note: |
        one
          two

        three
  quoted: "said"
  empty:
  "a/b": 1
list:
- x
- {}
copy: *second
`;

describe("locate", () => {
  const document = parseOne(manifest);
  const underlined = (pointer: string, target?: "key" | "value"): string => {
    const { start, end } = document.locate(pointer, target);
    return manifest.slice(start, end);
  };

  test.each([
    ["/apiVersion", "gate57/v1", "apiVersion"],
    ["/hosting/servers/0/facility", "abc", "facility"],
    ["/hosting/servers/0/roles/1", "db", "db"],
    ["/hosting/servers/0/roles", "[app, db]", "roles"],
    ["/hosting/quoted", '"said"', "quoted"],
    ["/hosting/a~1b", "1", '"a/b"'],
    ["/hosting/empty", "empty", "empty"],
    ["/list/0", "x", "x"],
    ["/list/1", "{}", "{}"],
    ["/copy", "*second", "copy"],
    ["/copy/id", "web-2", "id"],
    ["", "apiVersion", "apiVersion"],
  ])("%s", (pointer, value, key) => {
    expect(underlined(pointer)).toBe(value);
    expect(underlined(pointer, "key")).toBe(key);
  });

  test("an element's key is its first entry", () => {
    expect(underlined("/hosting/servers/0", "key")).toBe("id: web-1");
  });

  test.each([
    ["/hosting/servers/0/missing/deeper", "id: web-1"],
    ["/hosting/servers/7/id", "servers"],
    ["/hosting/servers/00", "servers"],
    ["/hosting/zones", "hosting"],
    ["/apiVersion/x", "apiVersion"],
    ["/nothing", "apiVersion"],
  ])("%s is not there", (pointer, ancestor) => {
    expect(underlined(pointer)).toBe(ancestor);
    expect(underlined(pointer, "key")).toBe(ancestor);
    expect(document.has(pointer)).toBe(false);
  });

  test("has", () => {
    expect(
      ["", "/hosting/servers/1/id", "/copy/id", "/hosting/empty", "/list/-1", "/toString"].map(document.has),
    ).toEqual([true, true, true, false, false, false]);
  });
});

describe("embedded", () => {
  const exact: readonly (readonly [name: string, text: string])[] = [
    ["plain", "b: 1\na: x == needle && y\n"],
    ["plain with a comment", "a: needle # no\n"],
    ["single quotes", "a: 'needle == 1'\n"],
    ["double quotes", 'a: "x.needle"\n'],
    ["a block", "a: |\n  first\n\n    needle && x\n  last\nb: 1\n"],
    ["a block, stripped", "a: |-\n  needle\n"],
    ["a block, kept", "a: |+\n  x\n  needle\n\n\nb: 1\n"],
    ["a block with indentation", "b:\n  a: |2\n      needle\n    x\n"],
    ["a block with CR LF", "a: |\r\n  x\r\n  needle\r\n"],
    ["a block after a comment", "a: | # why\n  needle\n"],
    ["an element", "a:\n  - needle\n"],
    ["folded", "a: >\n  x ==\n  needle && y\n"],
    ["folded, stripped, over paragraphs", "a: >-\n  x\n\n\n  y needle\n  z\n"],
    ["folded with CR LF", "a: >-\r\n  x\r\n  needle\r\n"],
    ["plain over lines", "a: x\n  y\n  needle\n"],
    ["quoted over lines", 'a: "x\n  needle"\n'],
    ["escapes", 'a: "\\u0041 \\"\\\\ needle\\n"\n'],
    ["doubled quotes", "a: 'it''s needle'\n"],
    ["an alias", "b: &b needle\na: *b\n"],
  ];
  test.each(exact)("%s is exact", (_, text) => {
    const document = parseOne(text);
    const pointer = ["/a", "/a/0", "/b/a"].find((one) => typeof valueIn(document, one) === "string") ?? "";
    const at = String(valueIn(document, pointer)).indexOf("needle");
    const map = document.embedded(pointer);
    const start = map?.(at) ?? -1;
    expect(text.slice(start, map?.(at + 6))).toBe("needle");
  });

  test.each([
    ["folded with deeper lines", "a: >\n  x\n    deeper\n  needle\n"],
    ["a line carried on", 'a: "x\\\n  needle"\n'],
    ["a rare escape", 'a: "\\U0001F600 needle"\n'],
    ["text that NFC changes", "a: te\u0302n needle\n"],
    ["not text", "a: 1\n"],
    ["nothing", "b: needle\n"],
  ])("%s is not", (_, text) => {
    expect(parseOne(text).embedded("/a")).toBeUndefined();
  });

  test("the end of a block is the end of its last line", () => {
    const text = "a: |\n  x\n  yz\n";
    expect([0, 1, 2, 4, 5].map((offset) => parseOne(text).embedded("/a")?.(offset))).toEqual([
      7, 8, 11, 13, 13,
    ]);
  });
});

function valueIn(document: Document, pointer: string): unknown {
  return pointer
    .split("/")
    .slice(1)
    .reduce<unknown>((value, key) => {
      return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
    }, document.value);
}
