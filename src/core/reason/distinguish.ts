import type { Text } from "../source/source.ts";
import type { CaseFacts } from "./case-facts.ts";
import { type Duel, duelOf, isSameThroughout } from "./duel.ts";
import { gateComesOut, gateIsOn, requirementSays, SAID, switchedTo } from "./gate-goals.ts";
import { allOf, anyOf, type Goal, not } from "./goal.ts";
import { isSameJudgement, type Judged, type Judgement, judgeOf, type Occasion } from "./judged.ts";
import { neighbours } from "./neighbours.ts";
import { attainOn } from "./possible.ts";
import { type ConditionSource, conditionsRead, representativesFrom } from "./representatives.ts";
import { isValidCase, shrink } from "./shrink.ts";
import { USUAL_BUDGET } from "./solve.ts";
import { whyNotProved } from "./why-not-proved.ts";

/** Says on which occasion two gates are compared, and what may help. */
export interface DistinguishContext extends Occasion {
  /** Documents to start from, best the good ones of the gate's cases. */
  readonly bases?: readonly CaseFacts[];
  /** How many evaluations the answer may take. */
  readonly budget?: number;
}

/** Is a document that two gates answer differently, the smallest near it, or that none was found: `proved` where there is none. */
export type Difference =
  | { readonly differ: true; readonly witness: CaseFacts; readonly answers: readonly [Judgement, Judgement] }
  | { readonly differ: false; readonly proved: boolean; readonly reason?: Text };

/** Tells whether two gates, or bindings, maybe of two policy sets, can answer differently on some document. */
export function distinguish(one: Judged, other: Judged, context: DistinguishContext): Difference {
  const duel = duelOf(one, other, context);
  if (isSameThroughout(duel)) return { differ: false, proved: true };
  const judges = [judgeOf(one, context), judgeOf(other, context)] as const;
  const differs = (facts: CaseFacts) => !isSameJudgement(judges[0](facts), judges[1](facts));
  const quest: Quest = { one, other, context, duel, differs, budget: context.budget ?? USUAL_BUDGET };
  const found = nearWitness(quest) ?? byParts(quest);
  if (!isCase(found)) return found;
  const witness = shrink(found, context.subject, differs);
  return { differ: true, witness, answers: [judges[0](witness), judges[1](witness)] };
}

interface Quest {
  readonly one: Judged;
  readonly other: Judged;
  readonly context: DistinguishContext;
  readonly duel: Duel;
  readonly differs: (facts: CaseFacts) => boolean;
  readonly budget: number;
}

type Same = Extract<Difference, { differ: false }>;

function isCase(found: CaseFacts | Same): found is CaseFacts {
  return "facts" in found;
}

/** Most differences show in a document that somebody wrote, or one change away from it. */
function nearWitness({ one, other, context, differs, budget }: Quest): CaseFacts | undefined {
  const { bases = [], subject, asOf } = context;
  const known = bases.find(differs);
  if (known) return known;
  const sources: readonly ConditionSource[] = [one, other].map(({ policies, body, binding }) => ({
    policies,
    conditions: conditionsRead(body, binding ? [binding] : []),
  }));
  const representatives = representativesFrom(subject, sources, asOf);
  const limit = Math.ceil(budget / NEAR_SHARE / Math.max(1, bases.length));
  for (const base of bases) {
    for (const { edits: _, ...near } of neighbours(base, representatives, limit)) {
      if (differs(near) && isValidCase(near, subject)) return near;
    }
  }
  return undefined;
}

/** A quarter of the evaluations looks around the bases. */
const NEAR_SHARE = 4;

/** Looks for what tells the changed parts apart, and then for a document in which nothing else hides that. */
function byParts(quest: Quest): CaseFacts | Same {
  const { duel, context, differs, budget } = quest;
  const partGoals = goalsOfParts(duel);
  const bases = [...(context.bases ?? [])];
  let isProved =
    duel.pairs.length === Math.max(...duel.changed.map((own) => own.length)) && canBeProved(duel);
  for (const goal of partGoals) {
    const share = Math.ceil(budget / 2 / partGoals.length);
    const answer = attainOn(goal, duel.sides, { bases: bases.slice(0, MOST_BASES), budget: share });
    if (answer.found === "witness" && differs(answer.witness)) return answer.witness;
    if (answer.found === "witness") bases.unshift(answer.witness);
    if (answer.found !== "none") isProved = false;
  }
  if (isProved) return { differ: false, proved: true };
  return byWhole(quest, bases);
}

const MOST_BASES = 8;

function canBeProved({ areTermsChanged, doTermsReadOn }: Duel): boolean {
  return !areTermsChanged && !doTermsReadOn;
}

function byWhole({ duel, differs, budget }: Quest, bases: readonly CaseFacts[]): CaseFacts | Same {
  const goals = goalsOfWholes(duel);
  let isProved = canBeProved(duel);
  for (const goal of goals) {
    const share = Math.ceil(budget / 2 / goals.length);
    const answer = attainOn(goal, duel.sides, { bases: bases.slice(0, MOST_BASES), budget: share });
    if (answer.found === "witness" && differs(answer.witness)) return answer.witness;
    if (answer.found !== "none") isProved = false;
  }
  if (isProved) return { differ: false, proved: true };
  return { differ: false, proved: false, reason: whyNotProved(duel, [...goalsOfParts(duel), ...goals]) };
}

/** Two parts differ where one says something of some element that the other says of none; one alone, where it says anything. */
function goalsOfParts({ pairs, changed, gates, areSwitchesChanged }: Duel): readonly Goal[] {
  const [one, other] = gates;
  const alone = [0, 1].flatMap((side) =>
    (changed[side] ?? [])
      .filter((own) => !pairs.some((pair) => pair[side] === own))
      .flatMap((own) => SAID.map((said) => requirementSays(own, said, side))),
  );
  const ofPairs = pairs.flatMap(([own, its]) =>
    SAID.flatMap((said) =>
      oneOnly(requirementSays(own, said, one.side), requirementSays(its, said, other.side)),
    ),
  );
  const ofRequirements = [...alone, ...ofPairs];
  if (!areSwitchesChanged) return ofRequirements;
  const unknown = oneOnly(switchedTo(one, "unknown"), switchedTo(other, "unknown"));
  return [...oneOnly(gateIsOn(one), gateIsOn(other)), ...unknown, ...ofRequirements];
}

function oneOnly(one: Goal, other: Goal): readonly Goal[] {
  return [allOf([one, not(other)]), allOf([not(one), other])];
}

/** The graver of two outcomes comes from something that the other gate does not have just so. */
function goalsOfWholes({ gates, changed, areSwitchesChanged, areTermsChanged }: Duel): readonly Goal[] {
  const ofOutcomes = [0, 1].flatMap((side) => {
    const [graver, other] = [gates[side], gates[1 - side]];
    const by = areSwitchesChanged ? graver?.require : changed[side];
    if (!graver || !other || !by || by.length === 0) return [];
    return SAID.flatMap((said, rank) => {
      const milder = [...SAID.slice(rank + 1), "not-applicable" as const];
      return milder.map((outcome) => allOf([gateComesOut(graver, said, by), gateComesOut(other, outcome)]));
    });
  });
  if (!areTermsChanged) return ofOutcomes;
  const ofTerms = [...SAID, "not-applicable" as const].map((outcome) => gateComesOut(gates[0], outcome));
  return [
    ...ofTerms,
    ...ofOutcomes,
    ...changed[0].map((own) => anyOf([requirementSays(own, "fail", gates[0].side)])),
  ];
}
