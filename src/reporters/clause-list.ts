import type { Text } from "../core/source/source.ts";
import type { Gate, Verdict } from "../generated/types/verdict.ts";
import { plain } from "./plain.ts";
import type { Language } from "./words.ts";

/** Is how many clauses are named under one task; a gate's explanation has them all, and so has the JSON. */
const SHOWN = 8;

/** Finds the documents that the profile of a verdict cites and what it extends does not: the province's programmes. */
export function programmesOf({ gates, profile }: Pick<Verdict, "gates" | "profile">): ReadonlySet<string> {
  const isOwn = ({ binding }: Gate) => binding.startsWith(`${profile}/`);
  const documents = (some: readonly Gate[]) => some.flatMap(({ clauses }) => clauses.map(documentOf));
  const others = new Set(documents(gates.filter((gate) => !isOwn(gate))));
  return new Set(documents(gates.filter(isOwn)).filter((one) => !others.has(one)));
}

/**
 * Names the clauses of some gates, those of the programmes first, and where to read the others of a long list, unless
 * it is for readers who may not have the program.
 */
export function clauseList(
  gates: readonly Gate[],
  programmes: ReadonlySet<string>,
  language: Language,
  { isExplained = true }: { readonly isExplained?: boolean } = {},
): string {
  const all = [...new Set(gates.flatMap(({ clauses }) => clauses))];
  const isOwn = (clause: string) => programmes.has(documentOf(clause));
  const sorted = [...all.filter(isOwn), ...all.filter((clause) => !isOwn(clause))];
  const shown = sorted.slice(0, SHOWN).map(plain).join(", ");
  const left = all.length - SHOWN;
  if (left <= 0) return shown;
  if (!isExplained) return `${shown}, ${language === "vi" ? `+${left} điều khoản` : `+${left} more`}`;
  const numbers = [...new Set(gates.map(({ number }) => `\`explain ${plain(number)}\``))].join(", ");
  const more: Text = { vi: `+${left} điều khoản, xem ${numbers}`, en: `+${left}, see ${numbers}` };
  return `${shown}, ${more[language]}`;
}

function documentOf(clause: string): string {
  return clause.split(":")[0] ?? clause;
}
