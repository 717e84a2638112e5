import type { PolicyFiles } from "../policy/policy-files.ts";
import type { PolicySet } from "../policy/policy-set.ts";
import type { Text } from "../source/source.ts";
import type { Slip } from "./look-into.ts";
import { type Marks, marksIn, type WrongMark, wrongMarks } from "./marks.ts";
import type { Mutant } from "./mutant.ts";
import type { Operator } from "./operators.ts";
import { type MutantPlace, placeOf } from "./place-of.ts";
import { type ShortDiff, shortDiff } from "./short-diff.ts";
import type { Tried } from "./tried.ts";

/** Counts what became of mutants. */
export interface Score {
  readonly mutants: number;
  readonly killed: number;
  readonly killedByTime: number;
  readonly equivalent: number;
  readonly survived: number;
}

/** Is the score of one gate, or of one other part of the set. */
export interface PartScore extends Score {
  readonly kind: "gate" | "profile" | "competence" | "parameter" | "catalogue" | "derived";
  readonly id: string;
  /** The number of a gate. */
  readonly number?: string;
}

/** Is a mutant as reports tell of it. */
export interface ToldMutant extends ShortDiff, Partial<MutantPlace> {
  /** Its short name. */
  readonly mutant: string;
  readonly name: string;
  readonly operator: Operator;
}

export interface Survivor extends ToldMutant {
  /** A document that slips through; none where none was found. */
  readonly slip?: Slip;
  /** Whether one was looked for. */
  readonly wasLookedInto: boolean;
}

export interface Equivalent extends ToldMutant {
  /** Why; without a reason reasoning proved it. */
  readonly reason?: Text;
}

/** Is what came of the mutants of a set that were tried. */
export interface MutationReport {
  /** Whether they were all the mutants of the set. */
  readonly isWhole: boolean;
  readonly total: Score;
  readonly parts: readonly PartScore[];
  readonly survivors: readonly Survivor[];
  readonly slow: readonly ToldMutant[];
  readonly equivalents: readonly Equivalent[];
  readonly wrongMarks: readonly WrongMark[];
}

/** More equivalent mutants than these of a hundred say that the operators, or the marks, are not what they should be. */
const MOST_EQUIVALENT = 2;

/** Tells whether equivalent mutants are more of a whole set than may be; of one gate a few say nothing. */
export function hasManyEquivalents({ total, isWhole }: MutationReport): boolean {
  return isWhole && total.equivalent * 100 > total.mutants * MOST_EQUIVALENT;
}

/** Tells whether there are mutants, every one that is not equivalent was killed, and few are equivalent. */
export function isHeld(report: MutationReport): boolean {
  const { total, wrongMarks } = report;
  return total.mutants > 0 && total.survived === 0 && wrongMarks.length === 0 && !hasManyEquivalents(report);
}

/** Sums up what became of mutants. */
export function reportOf(
  tried: readonly Tried[],
  { policies, read }: { readonly policies: PolicySet; readonly read: PolicyFiles },
  isWhole: boolean,
): MutationReport {
  const marks = marksIn(read);
  const judged = tried.map((one) => ({ ...one, state: stateOf(one, marks) }));
  const of = (state: State) => judged.filter((one) => one.state === state);
  const told = (mutant: Mutant) => toldOf(mutant, read);
  return {
    isWhole,
    total: scoreOf(judged),
    parts: partsOf(judged, policies),
    survivors: of("survived").map(({ mutant, looked }) => ({
      ...told(mutant),
      wasLookedInto: looked !== undefined,
      ...(looked?.slip ? { slip: looked.slip } : {}),
    })),
    slow: of("killedByTime").map(({ mutant }) => told(mutant)),
    equivalents: of("equivalent").map(({ mutant }) => {
      const reason = marks.get(mutant.code)?.reason;
      return { ...told(mutant), ...(reason ? { reason } : {}) };
    }),
    wrongMarks: wrongMarks(tried, marks, isWhole),
  };
}

type State = Exclude<keyof Score, "mutants">;
type Judged = Tried & { readonly state: State };

/** A mark counts only where no document refutes it. */
function stateOf({ mutant, fate, looked }: Tried, marks: Marks): State {
  if (fate !== "survived") return fate === "killed" ? "killed" : "killedByTime";
  const isMarked = marks.has(mutant.code) && looked !== undefined && looked.slip === undefined;
  return isMarked || looked?.isProved ? "equivalent" : "survived";
}

function scoreOf(judged: readonly Judged[]): Score {
  const count = (state: State) => judged.filter((one) => one.state === state).length;
  return {
    mutants: judged.length,
    killed: count("killed"),
    killedByTime: count("killedByTime"),
    equivalent: count("equivalent"),
    survived: count("survived"),
  };
}

const KINDS = {
  Gate: "gate",
  Profile: "profile",
  Parameters: "parameter",
  Catalogue: "catalogue",
  DerivedFact: "derived",
} as const;

function partsOf(judged: readonly Judged[], { gates }: PolicySet): readonly PartScore[] {
  const parts = new Map<string, { readonly part: Omit<PartScore, keyof Score>; readonly own: Judged[] }>();
  for (const one of judged) {
    const part = partOf(one.mutant);
    const key = `${part.kind} ${part.id}`;
    const entry = parts.get(key) ?? { part, own: [] };
    entry.own.push(one);
    parts.set(key, entry);
  }
  return [...parts.values()].map(({ part, own }) => {
    const number = part.kind === "gate" ? gates.find(({ id }) => id === part.id)?.number : undefined;
    return { ...part, ...(number === undefined ? {} : { number }), ...scoreOf(own) };
  });
}

function partOf({ about: { kind, id }, pointer }: Mutant): Omit<PartScore, keyof Score> {
  if (kind === "Profile" && pointer.startsWith("/spec/competence")) return { kind: "competence", id };
  return { kind: KINDS[kind], id };
}

function toldOf(mutant: Mutant, read: PolicyFiles): ToldMutant {
  const { code, id, operator, before, after } = mutant;
  return { mutant: code, name: id, operator, ...shortDiff(before, after), ...placeOf(mutant, read) };
}
