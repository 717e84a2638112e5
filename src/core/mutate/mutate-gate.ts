import { type Gate, type GateBody, SUBJECTS, type Subject } from "../policy/policy-set.ts";
import { type Change, changeOfWhole } from "./mutant.ts";
import { mutateSwitch } from "./mutate-condition.ts";
import { mutateRequirement, type Surroundings } from "./mutate-requirement.ts";

/** Lists the changes of a gate. What it asks of several kinds of document is written once, so it is changed for all of them. */
export function mutateGate(gate: Gate, around: Surroundings): readonly Change<Gate>[] {
  const [first, ...others] = SUBJECTS.flatMap((subject) => {
    const body = gate.bodies[subject];
    return body ? [{ subject, changes: mutateBody(body, around) }] : [];
  });
  if (!first) return [];
  return first.changes.map((change, index) => {
    const alike = others.flatMap(({ subject, changes }) => {
      const other = changes[index];
      return other ? [[subject, other.changed] as const] : [];
    });
    const bodies: readonly (readonly [Subject, GateBody])[] = [[first.subject, change.changed], ...alike];
    return changeOfWhole(change, "/spec", () => ({
      ...gate,
      bodies: { ...gate.bodies, ...Object.fromEntries(bodies) },
    }));
  });
}

function mutateBody(body: GateBody, around: Surroundings): readonly Change<GateBody>[] {
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
  const pointer = `/require/${index}`;
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
