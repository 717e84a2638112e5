import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { type GateReference, referenceOf, type SetReference } from "../../src/core/docs/gate-reference.ts";
import { loadPolicies } from "../../src/core/policy/load.ts";
import { readPolicyFiles } from "../../src/node/policy-files.ts";
import { markOf, referencePages } from "../../src/reporters/docs/reference-pages.ts";
import { LANGUAGES } from "../../src/reporters/words.ts";

const root = join(import.meta.dirname, "../..");
const folder = join(root, "docs/gates");
const linkTo = (source: string) => relative(folder, join(root, source)).replaceAll("\\", "/");
const { policies, cases } = loadPolicies(readPolicyFiles("policies", root).files);

let reference: SetReference = { profiles: [], gates: [] };
let pages: ReadonlyMap<string, string> = new Map();
beforeAll(() => {
  if (policies) reference = referenceOf(policies, cases);
  pages = referencePages(reference, LANGUAGES, { linkTo, mark: markOf(linkTo("policies")) });
}, 120_000);

// When this fails: npm run docs
test("docs/gates is what the policies make", () => {
  const there = new Map(
    readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")] as const),
  );
  const names = [...new Set([...there.keys(), ...pages.keys()])].sort();
  expect(names.filter((name) => there.get(name) !== pages.get(name))).toEqual([]);
});

describe("the reference of the built-in set", () => {
  test("has an example of every gate, and a change for most requirements", () => {
    const without = reference.gates.filter(({ example }) => example === undefined);
    expect(without.map(({ explanation }) => explanation.number)).toEqual([]);
    const barren = reference.gates.filter(({ example }) => example?.failures.length === 0);
    expect(barren.map(({ explanation }) => explanation.number)).toEqual([]);
  });

  test("shows in an example no more than the gate reads, and what its schema demands", () => {
    const long = reference.gates.filter(({ example }) => linesOf(example?.manifest) > 120);
    expect(long.map(({ explanation }) => explanation.number)).toEqual([]);
  });

  test("has tables whose rows have as many cells as their heads", () => {
    const broken = [...pages].flatMap(([name, text]) => brokenRows(text).map((row) => `${name}: ${row}`));
    expect(broken).toEqual([]);
  });

  test("leads only to pages and files that are there", () => {
    const links = [...pages].flatMap(([, text]) =>
      [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, to]) => to ?? ""),
    );
    const files = new Set(readdirSync(join(root, "policies"), { recursive: true, encoding: "utf8" }));
    const isThere = (to: string) => pages.has(to) || files.has(to.replace("../../policies/", ""));
    expect([...new Set(links)].filter((to) => !isThere(to))).toEqual([]);
  });

  test("says the same in both languages, section by section", () => {
    const shape = (text = "") => (text.match(/^(?:#+ |```|\| ---|- )/gm) ?? []).join();
    const differing = reference.gates
      .map(({ explanation }: GateReference) => explanation.number)
      .filter((number) => shape(pages.get(`${number}.md`)) !== shape(pages.get(`${number}.vi.md`)));
    expect(differing).toEqual([]);
  });
});

function linesOf(text = ""): number {
  return text.split("\n").length;
}

function brokenRows(text: string): readonly string[] {
  const rows = text.split("\n").filter((line) => line.startsWith("|"));
  let width = 0;
  return rows.filter((row, index) => {
    const cells = row.split(/(?<!\\)\|/).length;
    const isHead = rows[index + 1]?.startsWith("| ---") === true;
    if (isHead) width = cells;
    return cells !== width;
  });
}
