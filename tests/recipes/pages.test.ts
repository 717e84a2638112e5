import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { EXIT } from "../../src/run/exit-code.ts";
import {
  type Fence,
  headingLevels,
  localLinks,
  type Page,
  readPage,
  tableNamed,
} from "../readme/markdown.ts";
import type { Action } from "../reports/github-files.ts";
import { filled, recipes, root, written } from "./recipe.ts";

const folder = join(root, "docs/ci");
const PAGES = ["README.md", "README.vi.md"] as const;
const pageOf = (name: string) => readPage(readFileSync(join(folder, name), "utf8"));
const recipesOf = ({ fences }: Page) => fences.filter(({ language }) => language !== "text");
const treesOf = ({ fences }: Page) => fences.filter(({ language }) => language === "text");
/** Gives the paths of a tree, without what stands beside them. */
const pathsIn = ({ lines }: Fence) => lines.slice(1).map((line) => line.trim().split(/ {2,}/)[0] ?? "");
const action: Action = parse(readFileSync(join(root, "action/action.yml"), "utf8"));

describe.each(PAGES)("docs/ci/%s", (name) => {
  const page = pageOf(name);

  test("shows each recipe whole, and nothing else", () => {
    expect(
      recipesOf(page)
        .map(({ file }) => file?.replace("recipes/", ""))
        .sort(),
    ).toEqual(recipes);
    for (const { file = "", lines } of recipesOf(page)) {
      expect(`${lines.join("\n")}\n`).toBe(written(file.replace("recipes/", "")));
    }
  });

  test("shows each recipe's place in a tree, and what the configurations name", () => {
    const [policies, gated] = treesOf(page).map(pathsIn);
    const places = recipes.map((name) => /^(?:#|\/\/) ([\w./-]+\w)/.exec(written(name))?.[1] ?? name);
    const shown = treesOf(page).flatMap(({ lines }) => lines.join(" ").match(/[\w./-]+\w/g) ?? []);
    expect(places.filter((place) => !shown.includes(place))).toEqual([]);
    for (const [tree, recipe] of [
      [policies, "policies-deployment.yaml"],
      [gated, "deployment.yaml"],
    ] as const) {
      expect(tree).toContain(".gate57/deployment.yaml");
      expect(tree).toContain(`${parse(filled(recipe)).spec.trust}/trust.yaml`);
    }
    expect(gated?.some((path) => path.startsWith("attestations/"))).toBe(true);
    // Called otherwise than manifests, so that the plan is not judged for itself.
    expect(gated).toContain("ke-hoach.yaml");
    expect(policies).toContain(".github/workflows/gate57-required.yml");
  });

  test("names the plan and the language, as the Action and the command call them", () => {
    const text = page.prose.join("\n");
    for (const name of [
      "`plan`",
      "`--plan ",
      "`lang: en`",
      "`--lang en`",
      "`GATE57_LANG=en`",
      "`comment-author: ",
    ])
      expect(text).toContain(name);
  });

  test("links to what is there", () => {
    expect(localLinks(page).filter((link) => !existsSync(join(folder, link)))).toEqual([]);
  });

  test("tells of inputs that the action has, and of each that writes with which permission", () => {
    const rows = tableNamed(page, "permissions");
    const inputs = rows.flatMap(([first = ""]) => /^`([^`]+)`/.exec(first)?.[1] ?? []);
    expect(inputs.filter((input) => !Object.hasOwn(action.inputs ?? {}, input))).toEqual([]);
    for (const [input, { description = "" }] of Object.entries(action.inputs ?? {})) {
      const [, permission] = /permission\s+([a-z-]+: write)/.exec(description) ?? [];
      if (permission === undefined) continue;
      expect(rows.find(([first]) => first === `\`${input}\``)?.[2]).toBe(`\`${permission}\``);
    }
    expect(rows.filter(([, , permission = ""]) => permission.includes("write"))).toHaveLength(5);
  });

  test("tells the exit codes as they are, each with its word", () => {
    const rows = page.prose.flatMap((line) => /^\| (\d) \| `(\w+)` \|/.exec(line) ?? []);
    const codes = rows.filter((cell) => /^\d$/.test(cell)).map(Number);
    expect(codes).toEqual([...new Set(Object.values(EXIT))].sort());
    expect(rows.filter((cell) => /^[a-z]+$/.test(cell))).toEqual(["admit", "block", "error", "nothing"]);
  });
});

test("both pages have the same sections, recipes and rows", () => {
  const [english, vietnamese] = PAGES.map(pageOf);
  if (!english || !vietnamese) throw new Error("there are two pages");
  expect(headingLevels(vietnamese)).toEqual(headingLevels(english));
  expect(vietnamese.fences.map(({ file }) => file)).toEqual(english.fences.map(({ file }) => file));
  const columns = (page: typeof english) =>
    tableNamed(page, "permissions").map(([first]) => first?.match(/`[^`]+`/)?.[0]);
  expect(columns(vietnamese)).toEqual(columns(english));
  expect(treesOf(vietnamese).map(pathsIn)).toEqual(treesOf(english).map(pathsIn));
  expect(localLinks(vietnamese).slice(1)).toEqual(localLinks(english).slice(1));
});

test("nothing is left to fill in that the pages do not name", () => {
  for (const name of recipes)
    expect(filled(name)).not.toMatch(/\b(?:OWNER|COMMIT|POLICIES_COMMIT|TODO|YOUR_\w+)\b/);
});
