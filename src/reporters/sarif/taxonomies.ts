import { compareText } from "../../core/source/compare-text.ts";
import type { Text } from "../../core/source/source.ts";
import type { Language } from "../words.ts";

/** Is one source document with those of its clauses that the rules of a run encode. */
interface Taxonomy {
  readonly name: string;
  readonly index: number;
  readonly clauses: ReadonlyMap<string, number>;
}

/** Finds source documents by their short names. */
export type Taxonomies = ReadonlyMap<string, Taxonomy>;

/** Sorts clauses by the document they are of: `TN:II.3.5/1` is one of `TN`. */
export function taxonomiesOf(clauses: Iterable<string>): Taxonomies {
  const byDocument = new Map<string, string[]>();
  for (const clause of [...new Set(clauses)].sort(compareText)) {
    const known = byDocument.get(documentOf(clause));
    if (known) known.push(clause);
    else byDocument.set(documentOf(clause), [clause]);
  }
  const sorted = [...byDocument].sort(([one], [other]) => compareText(one, other));
  return new Map(
    sorted.map(([name, own], index) => [
      name,
      { name, index, clauses: new Map(own.map((id, at) => [id, at] as const)) },
    ]),
  );
}

/** Writes each document as a taxonomy, its clauses in words where they are known. */
export function writtenTaxonomies(
  taxonomies: Taxonomies,
  words: ReadonlyMap<string, Text>,
  language: Language,
): readonly object[] {
  return [...taxonomies.values()].map(({ name, clauses }) => ({
    name,
    language,
    isComprehensive: false,
    taxa: [...clauses.keys()].map((id) => {
      const text = words.get(id)?.[language];
      return text ? { id, shortDescription: { text } } : { id };
    }),
  }));
}

/** Names the taxonomies a tool knows. */
export function supportedTaxonomies(taxonomies: Taxonomies): readonly object[] {
  return [...taxonomies.values()].map(({ name, index }) => ({ name, index }));
}

/** Ties a rule to the clauses it encodes. */
export function relationshipsTo(clauses: readonly string[], taxonomies: Taxonomies): readonly object[] {
  return clauses.map((id) => {
    const { name, index, clauses: own } = taxonomies.get(documentOf(id)) ?? missing(id);
    return {
      target: { id, index: own.get(id), toolComponent: { name, index } },
      kinds: ["relevant"],
    };
  });
}

function missing(id: string): never {
  throw new Error(`clause ${id} is in no taxonomy`);
}

function documentOf(clause: string): string {
  return clause.split(":")[0] ?? clause;
}
