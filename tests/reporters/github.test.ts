import { expect, it } from "vitest";
import type { Diagnostic } from "../../src/core/diagnostic/diagnostic.ts";
import { github } from "../../src/reporters/github.ts";

const source = { name: "a.yaml", text: "một: hai\nba: bốn\n" };
const sources = new Map([[source.name, source]]);
const one: Diagnostic = {
  code: "lint/untranslated",
  severity: "warning",
  message: { vi: "chữ `ba`", en: "the word `ba`" },
  help: { vi: "dịch", en: "translate" },
  source: source.name,
  range: { start: 9, end: 11 },
};

it("writes one workflow command for each diagnostic, errors first, with its place and what to do on lines of its own", () => {
  const across = { ...one, severity: "error", range: { start: 0, end: 11 } } as const;
  expect(github([one, across], sources, "en")).toBe(
    "::error file=a.yaml,line=1,endLine=2,title=lint/untranslated::the word `ba`%0Atranslate\n" +
      "::warning file=a.yaml,line=2,endLine=2,col=1,endColumn=2,title=lint/untranslated::the word `ba`%0Atranslate\n",
  );
  expect(github([one], sources, "vi")).toContain("::chữ `ba`%0Adịch\n");
});

it("escapes what would end a command, a property or a line", () => {
  const message = { vi: "", en: "100 %\r\n::error::forged, `a:b`\u202e" };
  const { help: _, range: __, ...bare } = one;
  const name = "x,y:z%\n.yaml";
  const read = new Map([[name, { name, text: "" }]]);
  const written = github([{ ...bare, message, source: name }], read, "en");
  expect(written).toBe(
    "::warning file=x%2Cy%3Az%25%0A.yaml,title=lint/untranslated::100 %25 ::error::forged, `a:b`<U+202E>\n",
  );
  expect(written.split("\n")).toHaveLength(2);
  expect(written).not.toContain("\u202e");
});

it("leaves the place out of what is about no file", () => {
  const { range: _, ...placeless } = one;
  expect(github([{ ...placeless, source: "" }], new Map(), "en")).toBe(
    "::warning title=lint/untranslated::the word `ba`%0Atranslate\n",
  );
});
