import type {
  Binding,
  Condition,
  GateBody,
  Outcome,
  Requirement,
  Stage,
  Subject,
} from "../policy/policy-set.ts";
import { isAtOrAfter } from "../policy/stage-asked.ts";
import { allOf, anyOf, every, extentIs, type Goal, is, not, some, type Truth } from "./goal.ts";

/** Is what an element of a requirement can say of itself; one that says none of these does not concern it. */
export type Said = "pass" | "fail" | "undetermined";

/** Lists what an element can say, the gravest first: the gravest of all decides a gate. */
export const SAID = ["fail", "undetermined", "pass"] as const satisfies readonly Said[];

const TRUTH_OF: { readonly [said in Said]: Truth } = { pass: true, fail: false, undetermined: "unknown" };

/** Is a gate as a goal speaks of it: the conditions that switch it on, and what it asks at a stage. */
export interface GateAsked {
  /** The condition of the binding, then that of the gate. */
  readonly switches: readonly Condition[];
  readonly require: readonly Requirement[];
  readonly side: number;
}

/** Gathers what a gate asks: of a binding where one is given, at a stage where one is. */
export function gateAsked(
  body: GateBody,
  {
    side = 0,
    subject,
    binding,
    stage,
  }: { side?: number; subject: Subject; binding?: Binding; stage?: Stage },
): GateAsked {
  const when = binding?.when[subject];
  const switches = [...(when ? [when] : []), ...(body.appliesWhen ? [body.appliesWhen] : [])];
  const require = body.require.filter(
    ({ from = "planning" }) => stage === undefined || isAtOrAfter(stage, from),
  );
  return { switches, require, side };
}

/** Wants a requirement to say so of some element (or of the document, where it has none). */
export function requirementSays(requirement: Requirement, said: Said, side = 0): Goal {
  const { when } = requirement;
  const asked = elementsSay(requirement, said, side);
  if (!when) return asked;
  const on = allOf([is(when.expression, true, side), asked]);
  return said === "undetermined" ? anyOf([is(when.expression, "unknown", side), on]) : on;
}

function elementsSay({ each, that }: Requirement, said: Said, side: number): Goal {
  const says = is(that.expression, TRUTH_OF[said], side);
  if (!each) return says;
  const { variable, where, ifEmpty, ifNoneMatch } = each;
  const range = each.in.expression;
  const goals: Goal[] = [some(variable, range, whereSays(where, says, said, side), side)];
  if (said === "undetermined") goals.push(extentIs(range, "unknown", side));
  if (ifEmpty === said) goals.push(extentIs(range, "empty", side));
  if (where && ifNoneMatch === said) {
    const none = every(variable, range, is(where.expression, false, side), side);
    goals.push(allOf([extentIs(range, "filled", side), none]));
  }
  return anyOf(goals);
}

function whereSays(where: Condition | undefined, says: Goal, said: Said, side: number): Goal {
  if (!where) return says;
  const matching = allOf([is(where.expression, true, side), says]);
  return said === "undetermined" ? anyOf([is(where.expression, "unknown", side), matching]) : matching;
}

/** Wants all that switches a gate on to be so. */
export function gateIsOn({ switches, side }: GateAsked): Goal {
  return allOf(switches.map(({ expression }) => is(expression, true, side)));
}

/**
 * Wants a gate to come out so; `by` are the requirements that may make it so, all of them unless fewer are meant.
 * Justifications, waivers and assurance are left aside: they come after.
 */
export function gateComesOut(
  gate: GateAsked,
  outcome: Outcome,
  by: readonly Requirement[] = gate.require,
): Goal {
  if (outcome === "not-applicable") return gateIsOff(gate);
  const graver = SAID.slice(0, SAID.indexOf(outcome));
  const on = allOf([
    gateIsOn(gate),
    anyOf(by.map((requirement) => requirementSays(requirement, outcome, gate.side))),
    ...noneSays(gate, graver),
  ]);
  return outcome === "undetermined" ? anyOf([on, switchedTo(gate, "unknown")]) : on;
}

function noneSays({ require, side }: GateAsked, said: readonly Said[]): readonly Goal[] {
  return said.flatMap((one) => require.map((requirement) => not(requirementSays(requirement, one, side))));
}

/** Wants the first switch that is not on to be so: what comes after it is not asked. */
export function switchedTo({ switches, side }: GateAsked, value: Truth): Goal {
  return anyOf(
    switches.map(({ expression }, index) =>
      allOf([
        ...switches.slice(0, index).map((before) => is(before.expression, true, side)),
        is(expression, value, side),
      ]),
    ),
  );
}

function gateIsOff(gate: GateAsked): Goal {
  return anyOf([switchedTo(gate, false), allOf([gateIsOn(gate), ...noneSays(gate, SAID)])]);
}
