import type { PolicyFiles } from "../policy/policy-files.ts";
import { positionAt } from "../source/position.ts";
import type { Text } from "../source/source.ts";
import type { Slip } from "./look-into.ts";
import type { MutantPlace } from "./place-of.ts";
import type { Tried } from "./tried.ts";

/** Is what policy data says of a mutant that is equivalent. */
export interface Mark extends MutantPlace {
  readonly reason: Text;
}

/** Maps the short names of mutants that are marked as equivalent to their marks. */
export type Marks = ReadonlyMap<string, Mark>;

/** Gathers the marks of a policy set. */
export function marksIn({ EquivalentMutants: files }: PolicyFiles): Marks {
  return new Map(
    files.flatMap(({ document, content }) =>
      content.spec.mutants.map(({ mutant, reason }, index) => {
        const { source } = document;
        const { start } = document.locate(`/spec/mutants/${index}/mutant`);
        return [mutant, { reason, source: source.name, start: positionAt(source.text, start) }] as const;
      }),
    ),
  );
}

/** Is a mark that does not hold: there is no such mutant, a case kills it, or a document refutes it. */
export interface WrongMark extends MutantPlace {
  readonly mutant: string;
  readonly problem: "unknown" | "killed" | "refuted";
  readonly slip?: Slip;
}

/** Finds the marks that do not hold; only who tried all mutants can say that there is no such mutant. */
export function wrongMarks(tried: readonly Tried[], marks: Marks, isWhole: boolean): readonly WrongMark[] {
  const byCode = new Map(tried.map((one) => [one.mutant.code, one] as const));
  return [...marks].flatMap(([mutant, { source, start }]): readonly WrongMark[] => {
    const one = byCode.get(mutant);
    const place = { mutant, source, start };
    if (!one) return isWhole ? [{ ...place, problem: "unknown" }] : [];
    if (one.fate !== "survived") return [{ ...place, problem: "killed" }];
    const slip = one.looked?.slip;
    return slip ? [{ ...place, problem: "refuted", slip }] : [];
  });
}
