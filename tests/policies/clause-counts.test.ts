import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { ClauseRegister } from "../../src/generated/types/clause-register.ts";

interface Programme {
  readonly document: string;
  readonly sentences: number;
  readonly items: readonly { readonly under: string; readonly points: readonly string[] }[];
}

const programmes: readonly Programme[] = parse(
  readFileSync(join(import.meta.dirname, "clause-counts.yaml"), "utf8"),
);
const clauses = programmes.flatMap(({ document }) => clausesOf(document));

/** Reads the register of a document as its authors wrote it. */
function clausesOf(document: string): ClauseRegister["spec"]["clauses"] {
  const folder = join(import.meta.dirname, "../../policies/clauses");
  const register: ClauseRegister = parse(readFileSync(join(folder, `${document}.yaml`), "utf8"));
  return register.spec.clauses;
}

/** Gives the locators of a document without its key. */
function locatorsOf(document: string): readonly string[] {
  return clausesOf(document).map(({ id }) => id.slice(document.length + 1));
}

/** Gives the points that locators name right under an item, each once. */
function pointsUnder(locators: readonly string[], item: string): readonly string[] {
  const depth = item === "" ? 0 : item.split(".").length;
  const points = locators
    .map((locator) => (locator.split("/")[0] ?? "").split("."))
    .filter((path) => path.length > depth && path.slice(0, depth).join(".") === item)
    .map((path) => path[depth] ?? "");
  return [...new Set(points)].sort();
}

/** Groups the ordinals of sentences by the point they stand in. */
function sentencesOf(locators: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const locator of locators) {
    const [point = "", ordinal] = locator.split("/");
    groups.set(point, [...(groups.get(point) ?? []), ordinal ?? ""]);
  }
  return groups;
}

describe.each(programmes)("the register of $document", ({ document, sentences, items }) => {
  const locators = locatorsOf(document);

  it.each(items)("has every point under `$under` and no other", ({ under, points }) => {
    expect(pointsUnder(locators, under)).toEqual([...points].sort());
  });

  it("has one locator for each sentence", () => {
    expect(locators).toHaveLength(sentences);
    for (const [point, ordinals] of sentencesOf(locators)) {
      const single = ordinals.length === 1 && ordinals[0] === "";
      const numbered = ordinals.map((_, index) => String(index + 1));
      expect({ point, ordinals: [...ordinals].sort() }).toEqual({
        point,
        ordinals: single ? [""] : numbered,
      });
    }
  });

  it("says what became of each clause, with gates or a reason", () => {
    const unexplained = clausesOf(document).filter(({ disposition, gates, reason }) =>
      disposition === "gate" ? gates === undefined : reason === undefined,
    );
    expect(unexplained.map(({ id }) => id)).toEqual([]);
  });

  it("paraphrases each clause in words of its own", () => {
    const repeated = clausesOf(document).filter(({ id, text }) =>
      clauses.some((other) => other.id !== id && (other.text.vi === text.vi || other.text.en === text.en)),
    );
    expect(repeated.map(({ id }) => id)).toEqual([]);
  });
});
