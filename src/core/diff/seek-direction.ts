import { type GateBody, type Requirement, STAGES, type Stage, type Subject } from "../policy/policy-set.ts";
import { isAtOrAfter, stageAsked } from "../policy/stage-asked.ts";
import type { CaseFacts } from "../reason/case-facts.ts";
import { type Duel, duelOf } from "../reason/duel.ts";
import { gateComesOut } from "../reason/gate-goals.ts";
import { allOf, type Goal } from "../reason/goal.ts";
import { attainOn } from "../reason/possible.ts";
import { isSameRequirement } from "../reason/same-part.ts";
import type { Placing } from "./ask-pair.ts";
import { excuseChanges } from "./excuses.ts";
import { isToldByPlace, namesRead } from "./names-read.ts";
import { isPlainlyAnswered } from "./open-directions.ts";
import type { Pair, Ruling } from "./pair-bindings.ts";
import { nearestDay, type Segment } from "./segments.ts";
import type { Direction } from "./told.ts";

/** Is a document that a goal of reasoning led to, with the day and kind it was sought for. */
export interface Sought {
  readonly facts: CaseFacts;
  readonly subject: Subject;
  readonly asOf: string;
  readonly stage: Stage;
}

/** Is what reasoning says of a direction: a document that may show it, that there is none, or nothing. */
export type Verdict =
  | { readonly found: "document"; readonly document: Sought }
  | { readonly found: "none" | "open" };

/** Says which direction is sought, when and from which documents on. */
export interface Seeking {
  readonly direction: Direction;
  readonly segments: readonly Segment[];
  readonly placing: Placing;
  readonly bases: readonly (CaseFacts & { readonly subject: Subject; readonly asOf: string })[];
}

type Both = Extract<Pair, { readonly old: object; readonly new: object }>;

/** The most goals that are tried, and the evaluations that each may take. */
const MOST = { goals: 24, evaluations: 400 };

/**
 * Seeks by reasoning a document of which one side finds fault while the other does not; `none` where that is
 * impossible, waivers and accepted justifications left aside. Where an answer hangs on more than outcomes it says nothing.
 */
export function seekDirection(pair: Pair, seeking: Seeking): Verdict {
  const { old, new: now } = pair;
  if (!old || !now || !isDecided({ ...pair, old, new: now }, seeking.placing)) return { found: "open" };
  if (isKnownOtherwise({ ...pair, old, new: now }, seeking.direction)) return { found: "open" };
  const quests = questsOf({ ...pair, old, new: now }, seeking);
  if (!quests || quests.length > MOST.goals) return { found: "open" };
  let isProved = true;
  for (const { goal, duel, subject, asOf, stage } of quests) {
    const bases = seeking.bases.filter((base) => base.subject === subject).slice(0, 3);
    const answer = attainOn(goal, duel.sides, { bases, budget: MOST.evaluations });
    if (answer.found === "witness")
      return { found: "document", document: { facts: answer.witness, subject, asOf, stage } };
    isProved &&= answer.found === "none";
  }
  return { found: isProved ? "none" : "open" };
}

/** What only one side excuses, and the kinds of document that only one side judges, are not told by what the gates say. */
function isKnownOtherwise(pair: Both, direction: Direction): boolean {
  const excused = excuseChanges(pair).map((change) => change.direction);
  const [before, after] = [pair.old.binding.subjects, pair.new.binding.subjects];
  const judged = [
    ...(after.every((subject) => before.includes(subject)) ? [] : ["stricter"]),
    ...(before.every((subject) => after.includes(subject)) ? [] : ["looser"]),
  ];
  const known = [...excused, ...judged];
  return direction === "other" ? known.length > 0 : known.includes(direction);
}

/** What hangs on the day, on the province, or on more than what the gates say, is not told by their outcomes alone. */
function isDecided(pair: Both, placing: Placing): boolean {
  const { old, new: now } = pair;
  const [one, other] = [old.binding, now.binding];
  const isAlike =
    one.enforcement === other.enforcement && one.from === other.from && one.until === other.until;
  if (!isAlike || !isPlainlyAnswered(pair)) return false;
  if (isToldByPlace(pair, placing)) return false;
  return [old, now].every((ruling) => !namesRead(ruling).has("asOf"));
}

interface Quest {
  readonly goal: Goal;
  readonly duel: Duel;
  readonly subject: Subject;
  readonly asOf: string;
  readonly stage: Stage;
}

/** Lists what is to be excluded, on a day of each span, for each kind of document and each stage that asks something else. */
function questsOf(pair: Both, { direction, segments, bases }: Seeking): readonly Quest[] | undefined {
  const shared = segments.filter(({ old, new: now }) => old && now);
  const subjects = pair.old.binding.subjects.filter((subject) => pair.new.binding.subjects.includes(subject));
  const quests: Quest[] = [];
  for (const segment of shared) {
    for (const subject of subjects) {
      const asOf = nearestDay(segment, bases.find((base) => base.subject === subject)?.asOf ?? ANY_DAY);
      for (const stage of tellingStages(pair, subject)) {
        const goals = goalsAt(pair, direction, { subject, asOf, stage });
        if (!goals) return undefined;
        quests.push(...goals);
      }
    }
  }
  return quests;
}

const ANY_DAY = "2026-11-21";

/** Stages at which both sides ask the same requirements as at an earlier one tell nothing more, but from construction on. */
function tellingStages({ old, new: now }: Both, subject: Subject): readonly Stage[] {
  const byAsked = new Map<string, Stage>();
  for (const stage of STAGES) {
    const at = stageAsked(old.binding, stage);
    if (at === undefined) continue;
    const bodies = [old.gate.bodies[subject], now.gate.bodies[subject]];
    const asked = bodies.map((body) => requiredAt(body, at).map(({ id }) => id));
    const key = JSON.stringify([asked, isAtOrAfter(at, "construction")]);
    if (!byAsked.has(key)) byAsked.set(key, at);
  }
  return [...byAsked.values()];
}

function requiredAt(body: GateBody | undefined, stage: Stage): readonly Requirement[] {
  return (body?.require ?? []).filter(({ from = "planning" }) => isAtOrAfter(stage, from));
}

function goalsAt(
  pair: Both,
  direction: Seeking["direction"],
  occasion: Pick<Quest, "subject" | "asOf" | "stage">,
): readonly Quest[] | undefined {
  const [one, other] = [judgedOf(pair.old, occasion.subject), judgedOf(pair.new, occasion.subject)];
  if (!one || !other) return undefined;
  const duel = duelOf(one, other, { ...occasion, isBare: true });
  // Nobody knows how strictly advice binds whose own condition is undecided: it then weighs more than a failure.
  const isAdvice = pair.old.binding.enforcement === "advisory";
  if (isAdvice && duel.areSwitchesChanged && isConditional(pair, occasion.subject)) return undefined;
  const isMandatory = pair.old.binding.enforcement === "mandatory";
  if (isMandatory && isAtOrAfter(occasion.stage, "construction") && !changesOnlyThat(duel)) return undefined;
  return sidesFor(direction, duel).flatMap(([graver, milder]) => {
    const by = duel.areSwitchesChanged ? graver.require : duel.changed[graver.side === 0 ? 0 : 1];
    if (by.length === 0) return [];
    return COUPLES[direction === "other" ? "alike" : "unlike"].map(([said, outcome]) => {
      const goal = allOf([gateComesOut(graver, said, by), gateComesOut(milder, outcome)]);
      return { goal, duel, ...occasion };
    });
  });
}

function isConditional({ old, new: now }: Both, subject: Subject): boolean {
  return [old, now].some(({ binding }) => binding.when[subject] !== undefined);
}

/** Lists the outcomes of two sides that weigh unlike, and those that differ and weigh alike; the graver one comes of what was changed. */
const COUPLES = {
  unlike: [
    ["fail", "pass"],
    ["fail", "not-applicable"],
    ["undetermined", "pass"],
    ["undetermined", "not-applicable"],
  ],
  alike: [
    ["fail", "undetermined"],
    ["pass", "not-applicable"],
  ],
} as const;

type Gates = readonly [Duel["gates"][number], Duel["gates"][number]];

function sidesFor(direction: Direction, { gates: [old, now] }: Duel): readonly Gates[] {
  if (direction === "looser") return [[old, now]];
  return direction === "stricter"
    ? [[now, old]]
    : [
        [old, now],
        [now, old],
      ];
}

function judgedOf({ policies, binding, gate }: Ruling, subject: Subject) {
  const body = gate.bodies[subject];
  return body && { policies, body, binding };
}

/** What a mandatory gate is not applicable for counts from construction on: that must not have changed. */
function changesOnlyThat({ pairs, changed, areSwitchesChanged, sides }: Duel): boolean {
  if (areSwitchesChanged || changed.some((own) => own.length !== pairs.length)) return false;
  return pairs.every(([one, other]) => {
    const withIts = { ...one, that: other.that };
    return isSameRequirement(withIts, other, sides);
  });
}
