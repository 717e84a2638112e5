import type { PolicyFile, PolicyFiles } from "../../policy/policy-files.ts";
import type {
  Binding,
  Condition,
  Gate,
  GateBody,
  Outcome,
  PolicySet,
  Requirement,
} from "../../policy/policy-set.ts";
import { canBeUnknown } from "./can-be-unknown.ts";
import type { CoveredCondition, CoveredOutcomes, CoveredUnit } from "./covered-unit.ts";
import { knownWhen } from "./known-reads.ts";
import {
  knowing,
  NO_SURROUNDINGS,
  type Surroundings,
  subConditions,
  withVariable,
} from "./sub-conditions.ts";

type GateFile = PolicyFile<"Gate">;

/** Lists the conditions and outcomes of a gate and of its bindings. */
export function gateUnit(gate: Gate, policies: PolicySet, files: PolicyFiles): CoveredUnit {
  const file = files.Gate.find(({ content }) => content.metadata.id === gate.id);
  const bodies = Object.values(gate.bodies);
  const conditions = file ? bodies.flatMap((body) => conditionsOf(body, file)) : [];
  const bindings = bindingsOf(gate, policies);
  return {
    kind: "gate",
    id: gate.id,
    number: gate.number,
    title: gate.title,
    conditions: [...bindings.flatMap((binding) => bindingConditions(binding, files)), ...conditions],
    outcomes: [...requirementOutcomes(bodies), ...bindings.map((one) => bindingOutcomes(one, bodies))],
  };
}

/** Lists the bindings of a gate once each, whichever profiles carry them on. */
function bindingsOf({ id }: Gate, { profiles }: PolicySet): readonly Binding[] {
  const all = profiles.flatMap(({ bindings }) => bindings.filter(({ gate }) => gate === id));
  return [...new Set(all)];
}

function bindingConditions(binding: Binding, { Profile }: PolicyFiles): readonly CoveredCondition[] {
  const file = Profile.find(({ content }) => content.metadata.id === binding.profile);
  const index = file?.content.spec.bindings.findIndex(({ id }) => id === binding.id) ?? -1;
  if (!file || index < 0) return [];
  const place = { document: file.document, pointer: `/spec/bindings/${index}/when` };
  const around = NO_SURROUNDINGS;
  return Object.values(binding.when).map((condition) => ({
    ...({ part: "binding", of: binding.id, condition, around } as const),
    ...place,
  }));
}

function conditionsOf({ appliesWhen, require }: GateBody, file: GateFile): readonly CoveredCondition[] {
  const { document } = file;
  const around = afterTruth(appliesWhen, NO_SURROUNDINGS);
  const own = require.flatMap((requirement) => {
    const index = file.content.spec.require.findIndex(({ id }) => id === requirement.id);
    const pointer = `/spec/require/${index}`;
    return requirementParts(requirement, around).map(({ part, below, condition, around: here }) => ({
      part,
      of: requirement.id,
      condition,
      document,
      pointer: `${pointer}/${below}`,
      around: here,
      ...(requirement.from ? { from: requirement.from } : {}),
    }));
  });
  const applies = { part: "appliesWhen", of: null, document, pointer: "/spec/appliesWhen" } as const;
  return [...(appliesWhen ? [{ ...applies, condition: appliesWhen, around: NO_SURROUNDINGS }] : []), ...own];
}

interface RequirementPart extends Pick<CoveredCondition, "condition" | "around"> {
  readonly part: "when" | "where" | "that";
  /** The pointer below the requirement. */
  readonly below: string;
}

/** Lists the conditions of a requirement in the order they are asked; each is asked only where those before it hold. */
function requirementParts(
  { when, each, that }: Requirement,
  outer: Surroundings,
): readonly RequirementPart[] {
  const asked = afterTruth(when, outer);
  const inList = each ? withVariable(each.variable, each.in.expression, asked) : asked;
  const { where } = each ?? {};
  return [
    ...(when ? [{ part: "when", below: "when", condition: when, around: outer } as const] : []),
    ...(where ? [{ part: "where", below: "each/where", condition: where, around: inList } as const] : []),
    { part: "that", below: "that", condition: that, around: afterTruth(where, inList) },
  ];
}

function afterTruth(condition: Condition | undefined, around: Surroundings): Surroundings {
  return condition ? knowing(around, knownWhen(condition.expression, true)) : around;
}

/** Lists what each requirement can come out as, in any of the kinds of document it judges. */
function requirementOutcomes(bodies: readonly GateBody[]): readonly CoveredOutcomes[] {
  const ids = [...new Set(bodies.flatMap(({ require }) => require.map(({ id }) => id)))];
  return ids.map((id) => {
    const possible = bodies.flatMap((body) => {
      const own = body.require.find((one) => one.id === id);
      return own ? possibleOutcomes(own, body) : [];
    });
    return { of: "requirement", id, possible: inOrder(possible) };
  });
}

function possibleOutcomes(requirement: Requirement, { appliesWhen }: GateBody): readonly Outcome[] {
  const { each, when } = requirement;
  const around = afterTruth(appliesWhen, NO_SURROUNDINGS);
  const listKnown = afterTruth(when, around).known;
  const isOpen =
    (each !== undefined && canBeUnknown(each.in.expression, listKnown)) ||
    requirementParts(requirement, around).some(isUndecidable);
  const empty = each ? [each.ifEmpty, ...(each.ifNoneMatch ? [each.ifNoneMatch] : [])] : [];
  const off: readonly Outcome[] = when ? ["not-applicable"] : [];
  return ["pass", "fail", ...(isOpen ? (["undetermined"] as const) : []), ...off, ...empty];
}

function isUndecidable({ condition, around }: Pick<CoveredCondition, "condition" | "around">): boolean {
  const [whole] = subConditions(condition.expression, around);
  return whole?.possible.includes("unknown") === true;
}

/** A gate does not apply where its own condition or the binding's says so, or where none of its requirements does. */
function bindingOutcomes(binding: Binding, bodies: readonly GateBody[]): CoveredOutcomes {
  const own = bodies.flatMap((body) => body.require.map((one) => possibleOutcomes(one, body)));
  const switches = [
    ...Object.values(binding.when),
    ...bodies.flatMap(({ appliesWhen }) => appliesWhen ?? []),
  ];
  const canBeOff = switches.length > 0 || own.every((possible) => possible.includes("not-applicable"));
  const isOpen = switches.some((condition) => isUndecidable({ condition, around: NO_SURROUNDINGS }));
  const possible = [
    ...own.flat().filter((one) => one !== "not-applicable"),
    ...(canBeOff ? (["not-applicable"] as const) : []),
    ...(isOpen ? (["undetermined"] as const) : []),
  ];
  return { of: "binding", id: binding.id, possible: inOrder(possible) };
}

const OUTCOMES: readonly Outcome[] = ["pass", "fail", "undetermined", "not-applicable"];

function inOrder(possible: readonly Outcome[]): readonly Outcome[] {
  return OUTCOMES.filter((outcome) => possible.includes(outcome));
}
