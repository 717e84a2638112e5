import { elementsOf, interpret, type ListElement, type Scope } from "../expression/interpret.ts";
import type { Cause, Fact, Place, Result, Value } from "../expression/result.ts";
import type { Condition, Each, GateBody, Outcome, Requirement } from "../policy/policy-set.ts";
import type { ElementAssessment } from "./element-assessment.ts";
import { distinctFacts, joinFacts } from "./join-facts.ts";
import { justificationOf } from "./justification.ts";
import { noRecall, type Recall } from "./recall.ts";

/** Is what a gate says of a document, whatever the stage. */
export interface GateAssessment {
  /** Absent when the gate applies; otherwise why it does not, or why that cannot be told. */
  readonly switched?: Switch;
  readonly elements: readonly ElementAssessment[];
}

/** Records a condition that is not known to hold, so that what hangs on it is off or undecided. */
export interface Switch {
  readonly outcome: "not-applicable" | "undetermined";
  readonly support: readonly Fact[];
  readonly causes: readonly Cause[];
  readonly condition: string;
}

/** Says of a condition that switches something on whether it does, and on which facts that rests. */
export type Switched =
  | { readonly off: undefined; readonly support: readonly Fact[] }
  | { readonly off: Switch; readonly support: readonly Fact[] };

/**
 * Assesses a gate on the facts of a scope; the stage comes later, in `conclude`. What bound the gate
 * supports whatever it says.
 */
export function assess(
  body: GateBody,
  scope: Scope,
  boundBy: readonly Fact[],
  recall: Recall = noRecall,
): GateAssessment {
  const { off, support } = switchedBy(body.appliesWhen, scope);
  if (off) return { switched: { ...off, support: joinFacts(boundBy, support) }, elements: [] };
  const elements = body.require.flatMap((requirement) =>
    recall.elements(requirement, scope, () => assessRequirement(requirement, scope)),
  );
  const restsOn = joinFacts(boundBy, support);
  return { elements: elements.map((element) => restingOn(restsOn, element)) };
}

/** Evaluates a condition that switches something on; without one it is on. */
export function switchedBy(condition: Condition | undefined, scope: Scope): Switched {
  if (!condition) return { off: undefined, support: [] };
  const result = interpret(condition.expression, scope);
  const { support } = result;
  if (isTrue(result)) return { off: undefined, support };
  const outcome = result.known ? "not-applicable" : "undetermined";
  const off = {
    outcome,
    support,
    causes: causesOf(result),
    condition: decidingText(condition, result),
  } as const;
  return { off, support };
}

/** What is on because of some facts rests on them as well; its own come first, since findings point at them. */
function restingOn(support: readonly Fact[], element: ElementAssessment): ElementAssessment {
  return support.length === 0 ? element : { ...element, support: joinFacts(element.support, support) };
}

function assessRequirement(requirement: Requirement, scope: Scope): readonly ElementAssessment[] {
  const { off, support } = switchedBy(requirement.when, scope);
  if (off) return [{ ...bare(requirement, scope), ...off, decidedAt: "when" }];
  const elements = requirement.each
    ? assessEach(requirement, requirement.each, scope)
    : [assessElement(requirement, scope)];
  return elements.map((element) => restingOn(support, element));
}

function assessEach(requirement: Requirement, each: Each, scope: Scope): readonly ElementAssessment[] {
  const list = elementsOf(each.in.expression, scope);
  if (!list.known) {
    const { causes, support } = list;
    return [{ ...bare(requirement, scope), causes, support, decidedAt: "list", condition: each.in.text }];
  }
  if (list.elements.length === 0) {
    return [
      { ...bare(requirement, scope), outcome: each.ifEmpty, decidedAt: "empty", support: list.support },
    ];
  }
  const elements = list.elements.map((element) =>
    restingOnAll(list.support, assessMember(requirement, each, element, scope)),
  );
  const noneMatch = elements.every(
    ({ decidedAt, outcome }) => decidedAt === "where" && outcome === "not-applicable",
  );
  return noneMatch && each.ifNoneMatch
    ? [noneMatching(requirement, each.ifNoneMatch, elements, scope)]
    : elements;
}

/** One element fails alone; that none does rests on how many there are. */
function restingOnAll(extent: readonly Fact[], element: ElementAssessment): ElementAssessment {
  return element.outcome === "fail" || element.outcome === "undetermined"
    ? element
    : restingOn(extent, element);
}

function assessMember(
  requirement: Requirement,
  each: Each,
  element: ListElement,
  scope: Scope,
): ElementAssessment {
  const inner = withElement(each.variable, element, scope);
  const { off, support } = switchedBy(each.where, inner);
  const at = element.place ? { at: element.place } : {};
  if (off) return { ...bare(requirement, inner), ...off, decidedAt: "where", ...at };
  return restingOn(support, assessElement(requirement, inner));
}

function withElement(variable: string, { value, place }: ListElement, scope: Scope): Scope {
  const variables = new Map([...scope.variables, [variable, value] as const]);
  const places = place ? new Map([...(scope.places ?? []), [variable, place] as const]) : scope.places;
  const memory = scope.memory?.below(variable, value, place);
  return { ...scope, variables, ...(places ? { places } : {}), memory };
}

function noneMatching(
  requirement: Requirement,
  outcome: Outcome,
  elements: readonly ElementAssessment[],
  scope: Scope,
): ElementAssessment {
  const support = elements.flatMap((element) => element.support);
  return { ...bare(requirement, scope), outcome, decidedAt: "none-match", support: distinctFacts(support) };
}

function assessElement(requirement: Requirement, scope: Scope): ElementAssessment {
  const result = interpret(requirement.that.expression, scope);
  const at = requirement.at && placeOfResult(interpret(requirement.at.expression, scope));
  const located = at ? { at } : {};
  if (!result.known) return { ...undecided(requirement, scope, requirement.that, result), ...located };
  const outcome = isTrue(result) ? "pass" : "fail";
  return {
    ...bare(requirement, scope),
    ...located,
    outcome,
    support: result.support,
    condition: decidingText(requirement.that, result),
    justification:
      outcome === "fail" ? justificationOf(requirement.justification, scope) : { state: "absent" },
  };
}

function bare(requirement: Requirement, scope: Scope): ElementAssessment {
  return {
    requirement,
    outcome: "undetermined",
    decidedAt: "that",
    support: [],
    causes: [],
    scope,
    justification: { state: "absent" },
  };
}

function undecided(
  requirement: Requirement,
  scope: Scope,
  condition: Condition,
  result: Result,
): ElementAssessment {
  return {
    ...bare(requirement, scope),
    support: result.support,
    causes: causesOf(result),
    condition: decidingText(condition, result),
  };
}

function isTrue(result: Result): boolean {
  return result.known && result.value === true;
}

function causesOf(result: Result): readonly Cause[] {
  return result.known ? [] : result.causes;
}

function isObject(value: Value): value is Extract<Value, { readonly kind: "object" }> {
  return typeof value === "object" && value !== null && value.kind === "object";
}

function placeOfResult(result: Result): Place | undefined {
  if (!result.known) return result.causes.find((cause) => cause.kind === "missing");
  if (isObject(result.value)) return result.value.place;
  return result.support.at(-1);
}

function decidingText({ text }: Condition, { decidedBy }: Result): string {
  return text.slice(decidedBy.start, decidedBy.end);
}
