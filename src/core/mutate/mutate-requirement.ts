import { type Each, type Outcome, type Requirement, STAGES, type Stage } from "../policy/policy-set.ts";
import { type Change, changeOfWhole } from "./mutant.ts";
import { mutateCondition, mutateSwitch } from "./mutate-condition.ts";
import { mutateFinding } from "./mutate-finding.ts";
import type { IsNeverEmpty } from "./never-empty.ts";
import type { Operator } from "./operators.ts";

/** Tells what of the set around a requirement decides which changes of it change anything. */
export interface Surroundings {
  readonly isNeverEmpty: IsNeverEmpty;
  /** Whether a binding of the gate lets a justification answer. */
  readonly isJustified: boolean;
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
    ...movedStages(requirement),
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

function movedStages(requirement: Requirement): readonly Change<Requirement>[] {
  const { from } = requirement;
  if (from === undefined) return [];
  const later = stageAfter(from);
  const before = STAGES[STAGES.indexOf(from) - 1];
  return [later, before].flatMap((stage) =>
    stage === undefined
      ? []
      : [
          {
            operator: "move-stage",
            pointer: "/from",
            before: from,
            after: stage,
            changed: { ...requirement, from: stage },
          } as const,
        ],
  );
}

/** Names the stage after a stage; none after the last. */
export function stageAfter(stage: Stage): Stage | undefined {
  return STAGES[STAGES.indexOf(stage) + 1];
}

function answers(
  requirement: Requirement,
  { isJustified, isWaivable }: Surroundings,
): readonly Change<Requirement>[] {
  const { justification, ...unjustified } = requirement;
  return [
    ...(justification && isJustified
      ? [
          {
            operator: "drop-justification",
            pointer: "/justification",
            before: justification.text,
            after: "",
            changed: unjustified,
          } as const,
        ]
      : []),
    ...(requirement.waivable || !isWaivable
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
