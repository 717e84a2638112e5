import {
  type Each,
  type Justification,
  type Outcome,
  type Requirement,
  STAGES,
  type Stage,
} from "../policy/policy-set.ts";
import { type Change, changeOfWhole } from "./mutant.ts";
import { mutateCondition, mutateSwitch } from "./mutate-condition.ts";
import { mutateFinding } from "./mutate-finding.ts";
import type { IsNeverEmpty } from "./never-empty.ts";
import type { Operator } from "./operators.ts";

/** Tells what of the set around a requirement decides which changes of it change anything. */
export interface Surroundings {
  readonly isNeverEmpty: IsNeverEmpty;
  /** The first stage at which a binding of the gate lets a justification answer; none where no binding does. */
  readonly justifiedFrom: Stage | undefined;
  /** The justifications that a requirement without one could be given, from a stage on. */
  readonly justificationsFor: (requirement: Requirement, from: Stage) => readonly Justification[];
  /** The first stage at which a binding asks the gate; none where no binding does. */
  readonly firstAsked: Stage | undefined;
  /** Whether a binding of the gate lets a waiver answer. */
  readonly isWaivable: boolean;
}

/** Lists the changes of a requirement, save that it is gone. */
export function mutateRequirement(
  requirement: Requirement,
  around: Surroundings,
): readonly Change<Requirement>[] {
  const { when, ...always } = requirement;
  const { each, that } = requirement;
  return [
    ...mutateCondition(that).map((change) =>
      changeOfWhole(change, "/that", (changed) => ({ ...requirement, that: changed })),
    ),
    ...(when
      ? mutateSwitch(when, "/when", (changed) => (changed ? { ...always, when: changed } : always))
      : []),
    ...(each ? mutateEach(each, around.isNeverEmpty) : []).map((change) =>
      changeOfWhole(change, "/each", (changed) => ({ ...requirement, each: changed })),
    ),
    ...movedStages(requirement, around.firstAsked),
    ...answers(requirement, around),
    ...mutateFinding(requirement),
  ];
}

function mutateEach(each: Each, isNeverEmpty: IsNeverEmpty): readonly Change<Each>[] {
  const { where, ...all } = each;
  const list = mutateCondition(each.in).map((change) =>
    changeOfWhole(change, "/in", (changed) => ({ ...each, in: changed })),
  );
  return [
    ...list,
    ...(where
      ? mutateSwitch(where, "/where", (changed) => (changed ? { ...all, where: changed } : all))
      : []),
    ...(isNeverEmpty(each.in.expression) ? [] : mutateEmptiness(each, "ifEmpty", "change-empty")),
    ...mutateEmptiness(each, "ifNoneMatch", "change-none-match"),
  ];
}

function mutateEmptiness(
  each: Each,
  name: "ifEmpty" | "ifNoneMatch",
  operator: Operator,
): readonly Change<Each>[] {
  const before = each[name];
  if (before === undefined) return [];
  return OTHERS[before].map((after) => {
    return { operator, pointer: `/${name}`, before, after, changed: { ...each, [name]: after } };
  });
}

/** An empty list could let everything pass, or could block; what lets pass and what is not asked look alike beside others. */
const OTHERS: Readonly<Record<Outcome, readonly Outcome[]>> = {
  pass: ["fail"],
  "not-applicable": ["fail"],
  fail: ["not-applicable", "undetermined"],
  undetermined: ["not-applicable", "fail"],
};

/** What names no stage is asked from the first one on; it can only be asked later. */
function movedStages(
  requirement: Requirement,
  firstAsked: Stage | undefined,
): readonly Change<Requirement>[] {
  const { from } = requirement;
  const others = from
    ? [stageAfter(from), STAGES[STAGES.indexOf(from) - 1]]
    : [firstAsked && stageAfter(firstAsked)];
  return others
    .filter((stage) => stage !== undefined)
    .map((stage) => ({
      operator: "move-stage",
      pointer: "/from",
      before: from ?? "",
      after: stage,
      changed: { ...requirement, from: stage },
    }));
}

/** Names the stage after a stage; none after the last. */
export function stageAfter(stage: Stage): Stage | undefined {
  return STAGES[STAGES.indexOf(stage) + 1];
}

function answers(requirement: Requirement, around: Surroundings): readonly Change<Requirement>[] {
  return [
    ...otherJustifications(requirement, around),
    ...(requirement.waivable || !around.isWaivable
      ? []
      : [
          {
            operator: "allow-waiver",
            pointer: "/waivable",
            before: "false",
            after: "true",
            changed: { ...requirement, waivable: true },
          } as const,
        ]),
  ];
}

function otherJustifications(
  requirement: Requirement,
  { justifiedFrom, justificationsFor }: Surroundings,
): readonly Change<Requirement>[] {
  if (justifiedFrom === undefined) return [];
  const { justification, ...unjustified } = requirement;
  const pointer = "/justification";
  if (justification) {
    const { text: before } = justification;
    return [{ operator: "drop-justification", pointer, before, after: "", changed: unjustified }];
  }
  return justificationsFor(requirement, justifiedFrom).map((given) => ({
    operator: "allow-justification",
    pointer,
    before: "",
    after: given.text,
    changed: { ...requirement, justification: given },
  }));
}
