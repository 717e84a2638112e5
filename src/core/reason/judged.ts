import { assess, switchedBy } from "../evaluate/assess.ts";
import { conclude } from "../evaluate/conclude.ts";
import { assessBinding, scopeOf } from "../evaluate/evaluate.ts";
import { holdsOn } from "../evaluate/in-force.ts";
import type {
  Binding,
  Condition,
  GateBody,
  Outcome,
  PolicySet,
  Stage,
  Subject,
} from "../policy/policy-set.ts";
import { isAtOrAfter, stageAsked } from "../policy/stage-asked.ts";
import type { CaseFacts } from "./case-facts.ts";
import { matterFor, type Side, sideOf } from "./side.ts";

/** Is a gate as one policy set asks it: by itself, or as a binding of it asks it. */
export interface Judged {
  readonly policies: PolicySet;
  readonly body: GateBody;
  readonly binding?: Binding;
}

/** Says on which date and at which stage a gate is asked of which kind of document. */
export interface Occasion {
  readonly subject: Subject;
  readonly asOf: string;
  /** Without it, everything a gate asks counts; a binding is asked where it begins. */
  readonly stage?: Stage;
  /** Leaves aside what justifications, waivers and assurance make of an outcome. */
  readonly isBare?: boolean;
}

/** Is the answer of a gate, or of a binding: then also how it is disposed of, and whether it blocks. */
export interface Judgement {
  readonly outcome: Outcome | "unbound";
  readonly disposition?: string;
  readonly blocking?: boolean;
}

/** Makes what judges cases by a gate or a binding, as an evaluation does. */
export function judgeOf(
  { policies, body, binding }: Judged,
  occasion: Occasion,
): (facts: CaseFacts) => Judgement {
  const { subject, asOf, stage, isBare = false } = occasion;
  const side = sideOf(policies, subject, asOf, binding);
  if (!binding) return (facts) => ({ outcome: outcomeOf(body, undefined, side, facts, stage) });
  const at = stageAsked(binding, stage ?? binding.from);
  const isBound = at !== undefined && holdsOn(binding.effective, asOf) && binding.subjects.includes(subject);
  if (!isBound) return () => ({ outcome: "unbound" });
  if (isBare) return (facts) => ({ outcome: outcomeOf(body, binding.when[subject], side, facts, at) });
  const own = withBody(policies, binding, body, subject);
  return (facts) => {
    const matter = matterFor(side, facts);
    const scope = scopeOf(own, matter, side.values, asOf);
    const assessed = assessBinding(own, matter, binding, { values: side.values, scope });
    const { outcome, disposition, blocking } = conclude(assessed, at, matter);
    return { outcome, disposition, blocking };
  };
}

/** The gate that is judged stands in the set under its name: a changed one does not have to be there yet. */
function withBody(policies: PolicySet, binding: Binding, body: GateBody, subject: Subject): PolicySet {
  const gates = policies.gates.map((gate) =>
    gate.id === binding.gate ? { ...gate, bodies: { ...gate.bodies, [subject]: body } } : gate,
  );
  return { ...policies, gates };
}

function outcomeOf(
  body: GateBody,
  when: Condition | undefined,
  side: Side,
  facts: CaseFacts,
  stage: Stage | undefined,
): Outcome {
  const matter = matterFor(side, facts);
  const scope = scopeOf(side.policies, matter, side.values, side.asOf);
  const { off } = switchedBy(when, scope);
  if (off) return off.outcome;
  const { switched, elements } = assess(body, scope, []);
  if (switched) return switched.outcome;
  const asked = elements.filter(
    ({ requirement }) => stage === undefined || isAtOrAfter(stage, requirement.from ?? "planning"),
  );
  const has = (outcome: Outcome) => asked.some((element) => element.outcome === outcome);
  if (has("fail")) return "fail";
  if (has("undetermined")) return "undetermined";
  return has("pass") ? "pass" : "not-applicable";
}

/** Tells whether two answers are the same. */
export function isSameJudgement(one: Judgement, other: Judgement): boolean {
  return (
    one.outcome === other.outcome && one.disposition === other.disposition && one.blocking === other.blocking
  );
}
