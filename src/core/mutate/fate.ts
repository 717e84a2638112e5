import type { Mutant } from "./mutant.ts";
import type { Test } from "./test.ts";
import type { TestBed } from "./test-bed.ts";

/** Says what became of a mutant: a case noticed it or it does not load, it took longer than it may, or it survived. */
export type Fate = "killed" | "killed-by-time" | "survived";

/** How many of the cases that killed others nearby are tried first. */
const MOST_FAVOURITES = 8;

/** Tries mutants on the cases of their set, one after the other; which cases are tried first hangs on what killed others nearby. */
export function executioner(bed: TestBed) {
  const favourites = new Map<string, readonly Test[]>();
  let last: Mutant["about"] | undefined;
  return (mutant: Mutant, isLate: () => boolean): Fate => {
    if (mutant.isRefused) return "killed";
    if (last?.id !== mutant.about.id || last.kind !== mutant.about.kind) bed.forget();
    last = mutant.about;
    const policies = mutant.policies();
    const near = neighbourhood(mutant);
    const known = favourites.get(near) ?? [];
    let isTried = false;
    for (const test of feltFirst(mutant, inOrder(bed.testsOf(mutant), mutant.requirement, known))) {
      // What took long before the mutant was tried says nothing of it.
      if (isTried && isLate()) return "killed-by-time";
      isTried = true;
      if (!test.notices(policies)) continue;
      favourites.set(near, [...new Set([test, ...known])].slice(0, MOST_FAVOURITES));
      return "killed";
    }
    return "survived";
  };
}

/** Mutants of one requirement, or of one value, are mostly noticed by the same case. */
function neighbourhood({ about, pointer }: Mutant): string {
  return `${about.kind} ${about.id} ${pointer.split("/").slice(0, 4).join("/")}`;
}

/** What can be felt in a case is likely to be noticed by it. */
function* feltFirst({ isFelt, about }: Mutant, tests: ReadonlySet<Test>): Iterable<Test> {
  // The cases of many gates are too many to look at for what a part of the set says.
  if (!isFelt || about.kind !== "Gate") return yield* tests;
  const others: Test[] = [];
  for (const test of tests) {
    if (test.said?.().some(isFelt)) yield test;
    else others.push(test);
  }
  yield* others;
}

function inOrder(
  tests: readonly Test[],
  requirement: string | undefined,
  favourites: readonly Test[],
): ReadonlySet<Test> {
  const own = new Set(tests);
  const first = favourites.filter((test) => own.has(test));
  const about = requirement === undefined ? [] : tests.filter((test) => test.requirement === requirement);
  return new Set([...first, ...about, ...tests]);
}
