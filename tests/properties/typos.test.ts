import { describe, expect, it } from "vitest";
import { loadPolicies } from "../../src/core/policy/load.ts";
import { type Mark, marksOf } from "./marks.ts";
import { FILES, POLICIES, RUNS } from "./world.ts";

/** Clauses and cases hold no expression. */
const READ = new Map(
  [...FILES].filter(([name]) => !name.startsWith("clauses/") && !name.endsWith(".cases.yaml")),
);

const marks: readonly Mark[] = marksOf(POLICIES, READ);

/** Takes one name of each expression at a time: a set is loaded once for many typos, each told at its place. */
function rounds(): readonly (readonly Mark[])[] {
  return [true, false].flatMap((hides) => roundsOf(tried(marks.filter((mark) => mark.hides === hides))));
}

/** Bounds how many names of one expression are tried; a longer run (GATE57_FUZZ_RUNS) tries more, up to all. */
const TRIED = Math.ceil(RUNS / 5);

/** Spreads what is tried evenly over an expression. */
function tried(some: readonly Mark[]): readonly Mark[] {
  const sizes = new Map<string, number>();
  for (const { alone } of some) sizes.set(alone, (sizes.get(alone) ?? 0) + 1);
  const seen = new Map<string, number>();
  return some.filter(({ alone }) => {
    const at = seen.get(alone) ?? 0;
    seen.set(alone, at + 1);
    return at % Math.ceil((sizes.get(alone) ?? 1) / TRIED) === 0;
  });
}

function roundsOf(some: readonly Mark[]): readonly (readonly Mark[])[] {
  const taken = new Map<string, number>();
  const list: Mark[][] = [];
  for (const mark of some) {
    const round = taken.get(mark.alone) ?? 0;
    taken.set(mark.alone, round + 1);
    list[round] = [...(list[round] ?? []), mark];
  }
  return list;
}

/** Writes another character into a name, so that it is no other name. */
function mistyped({ name }: Mark): string {
  const at = name.length >> 1;
  return `${name.slice(0, at)}${name[at] === "Q" ? "Z" : "Q"}${name.slice(at + 1)}`;
}

/** A gate without a typo is no concern of the others, save of the conditions that bind it. */
function concerned(typos: readonly Mark[]): Map<string, string> {
  const files = new Set(typos.map(({ file }) => file));
  if ([...files].some((file) => file.startsWith("profiles/"))) return new Map(READ);
  return new Map([...READ].filter(([name]) => files.has(name) || !/^(?:gates|profiles)\//.test(name)));
}

function withTypos(typos: readonly Mark[]): Map<string, string> {
  const files = concerned(typos);
  for (const typo of typos) {
    const text = files.get(typo.file) ?? "";
    files.set(
      typo.file,
      text.slice(0, typo.start) + mistyped(typo) + text.slice(typo.start + typo.name.length),
    );
  }
  return files;
}

describe("a typo in an expression of the built-in set", () => {
  it("is tried in every file with expressions, in fields, parameters, catalogues and vocabularies", () => {
    expect(new Set(marks.map(({ file }) => file)).size).toBeGreaterThanOrEqual(POLICIES.gates.length);
    expect(new Set(marks.map(({ kind }) => kind))).toEqual(
      new Set(["field", "parameter", "catalogue", "literal", "lookup", "variable"]),
    );
    expect(marks.length).toBeGreaterThan(800);
    for (const { file, start, name } of marks)
      expect(READ.get(file)?.slice(start, start + name.length)).toBe(name);
  });

  it("is no mistake before it is made", () => {
    const told = loadPolicies(READ).diagnostics.map(({ code }) => code);
    expect(told.filter((code) => code.startsWith("expression/"))).toEqual([]);
  });

  it("is refused, with the mistyped name underlined and nothing else", () => {
    const unseen: string[] = [];
    for (const typos of rounds()) {
      const { policies, diagnostics } = loadPolicies(withTypos(typos));
      expect(policies).toBeUndefined();
      const ranges = new Set(
        diagnostics.map(({ source, range }) => `${source} ${range?.start} ${range?.end}`),
      );
      for (const typo of typos) {
        const end = typo.start + typo.name.length;
        const name = `${typo.file} ${typo.start} ${end}`;
        const quoted = `${typo.file} ${typo.start - 1} ${end + 1}`;
        if (!ranges.has(name) && !ranges.has(quoted))
          unseen.push(`${typo.file} ${typo.pointer}: ${typo.kind} ${mistyped(typo)}`);
      }
    }
    expect(unseen).toEqual([]);
  });
});
