import {
  type Gate,
  type GateBody,
  type Requirement,
  type Stage,
  SUBJECTS,
  type Subject,
} from "../policy/policy-set.ts";
import { acrossSubjects } from "./across-subjects.ts";
import type { FindJustifications } from "./justifications-for.ts";
import { type Change, changeOfWhole } from "./mutant.ts";
import { mutateSwitch } from "./mutate-condition.ts";
import { mutateRequirement, type Surroundings } from "./mutate-requirement.ts";

/** Tells what of the set around a gate decides which changes of it change anything. */
export type GateSurroundings = Omit<Surroundings, "justificationsFor"> & {
  readonly findJustifications: FindJustifications;
};

/** Lists the changes of a gate. What it asks of several kinds of document is written once, so it is changed for all of them. */
export function mutateGate(gate: Gate, around: GateSurroundings): readonly Change<Gate>[] {
  const lists = SUBJECTS.flatMap((subject) => {
    const body = gate.bodies[subject];
    return body ? [[subject, mutateBody(body, around, subject)] as const] : [];
  });
  return acrossSubjects(lists).map(({ change, bySubject }) =>
    changeOfWhole(change, "/spec", () => ({ ...gate, bodies: { ...gate.bodies, ...bySubject } })),
  );
}

function mutateBody(
  body: GateBody,
  { findJustifications, ...shared }: GateSurroundings,
  subject: Subject,
): readonly Change<GateBody>[] {
  const around = {
    ...shared,
    justificationsFor: (requirement: Requirement, from: Stage) =>
      findJustifications(requirement, { body, subject, from }),
  };
  const { appliesWhen, ...always } = body;
  const applicability = appliesWhen
    ? mutateSwitch(appliesWhen, "/appliesWhen", (changed) =>
        changed ? { ...always, appliesWhen: changed } : always,
      )
    : [];
  return [...applicability, ...body.require.flatMap((_, index) => mutateOne(body, index, around))];
}

function mutateOne(body: GateBody, index: number, around: Surroundings): readonly Change<GateBody>[] {
  const requirement = body.require[index];
  if (!requirement) return [];
  const pointer = `/require/${requirement.id}`;
  return [
    {
      operator: "drop-requirement",
      pointer,
      before: requirement.id,
      after: "",
      changed: { ...body, require: body.require.toSpliced(index, 1) },
    },
    ...mutateRequirement(requirement, around).map((change) =>
      changeOfWhole(change, pointer, (changed) => ({ ...body, require: body.require.with(index, changed) })),
    ),
  ];
}
