import type { Unit } from "./tree.ts";

/** The unit of a count: no base unit at all. */
export const count: Unit = { terms: [], flexible: false };

/** The unit of a literal, which takes that of what it meets. */
export const anyUnit: Unit = { terms: [], flexible: true };

/** Reads the unit a schema or a policy declares. */
export function unitNamed(name: string | undefined): Unit {
  return name === undefined || name === "count" ? count : { terms: [name], flexible: false };
}

/** Finds the unit of what two may be compared or added in; undefined when they measure different things. */
export function commonUnit(a: Unit, b: Unit): Unit | undefined {
  if (a.flexible && isWithin(a.terms, b.terms)) return b;
  if (b.flexible && isWithin(b.terms, a.terms)) return a;
  return sameTerms(a.terms, b.terms) ? a : undefined;
}

export function product(a: Unit, b: Unit): Unit {
  return { terms: reduced([...a.terms, ...b.terms]), flexible: a.flexible || b.flexible };
}

export function quotient(a: Unit, b: Unit): Unit {
  return { terms: reduced([...a.terms, ...b.terms.map(inverse)]), flexible: a.flexible || b.flexible };
}

function inverse(term: string): string {
  return term.startsWith("/") ? term.slice(1) : `/${term}`;
}

/** Cancels each term against its inverse and sorts the rest. */
function reduced(terms: readonly string[]): readonly string[] {
  const rest: string[] = [];
  for (const term of terms) {
    const at = rest.indexOf(inverse(term));
    if (at >= 0) rest.splice(at, 1);
    else rest.push(term);
  }
  return rest.sort();
}

function isWithin(part: readonly string[], whole: readonly string[]): boolean {
  const rest = [...whole];
  return part.every((term) => {
    const at = rest.indexOf(term);
    if (at >= 0) rest.splice(at, 1);
    return at >= 0;
  });
}

function sameTerms(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((term, i) => term === b[i]);
}
