import { childrenOf } from "../../src/core/expression/children.ts";
import { elementPlaceOf, readsOf } from "../../src/core/expression/reads-of.ts";
import type { Expression } from "../../src/core/expression/tree.ts";
import type { Condition, DerivedFact, GateBody, Requirement } from "../../src/core/policy/policy-set.ts";

/**
 * Tells whether the text of a gate says that this list may be empty: an `each` over it with an answer
 * for the empty list, or a condition that compares its size with a number the size 0 satisfies.
 */
export function emptinessStated(
  body: GateBody | undefined,
  pointer: string,
  derived: readonly DerivedFact[],
): boolean {
  if (!body) return false;
  const path = pointer.split("/").slice(1);
  return body.require.some(
    (one) =>
      eachStates(one, path) ||
      applicabilityOf(one).some((when) => sizeNamed(when, path)) ||
      conditionsOf(one).some((that) => sizeStated(that, path) || derivedStates(that, path, derived)),
  );
}

/** What compares the size of a list before it asks says which elements are then not asked. */
function applicabilityOf({ when, each }: Requirement): readonly Expression[] {
  return [when, each?.where].flatMap((one) => (one ? [one.expression] : []));
}

/** A rule of a derived fact that compares the size of the list says what becomes of the empty one: it does not hold. */
function derivedStates(that: Expression, path: readonly string[], derived: readonly DerivedFact[]): boolean {
  const names = readsOf(that).derived;
  const rules = derived.filter(({ id }) => names.includes(id)).flatMap(({ rules }) => rules);
  return rules.some(({ when }) => when !== undefined && sizeNamed(when.expression, path));
}

function sizeNamed(node: Expression, path: readonly string[]): boolean {
  return sizeOf(node, path) || childrenOf(node).some((child) => sizeNamed(child, path));
}

function eachStates({ each }: Requirement, path: readonly string[]): boolean {
  if (each?.ifEmpty !== "pass" && each?.ifEmpty !== "not-applicable") return false;
  const place = elementPlaceOf(each.in.expression);
  const steps = path.map((step) => (/^\d+$/.test(step) ? "*" : step));
  return place !== undefined && place.path.join("/") === [...steps, "*"].join("/");
}

function conditionsOf({ when, each, that }: Requirement): readonly Expression[] {
  return [when, each?.where, that]
    .filter((one): one is Condition => one !== undefined)
    .map(({ expression }) => expression);
}

function sizeStated(node: Expression, path: readonly string[]): boolean {
  return admitsZero(node, path) || childrenOf(node).some((child) => sizeStated(child, path));
}

function sizeOf(node: Expression, path: readonly string[]): boolean {
  if (node.op !== "compare" || node.left.op !== "call" || node.left.name !== "size") return false;
  const [list] = node.left.args;
  return list !== undefined && endsIn(list, path);
}

function admitsZero(node: Expression, path: readonly string[]): boolean {
  if (node.op !== "compare" || node.right.op !== "literal" || !sizeOf(node, path)) return false;
  const than = Number(node.right.value);
  const holds = {
    "==": 0 === than,
    "!=": 0 !== than,
    "<": 0 < than,
    "<=": 0 <= than,
    ">": 0 > than,
    ">=": 0 >= than,
  };
  return holds[node.operator];
}

/** Compares the fields that are named, from the last one back to a variable, a reference or the root. */
function endsIn(list: Expression, path: readonly string[]): boolean {
  const names = path.filter((step) => !/^\d+$/.test(step));
  const named: string[] = [];
  for (let node = list; node.op === "select"; node = node.base) named.unshift(node.field);
  return named.length > 0 && names.slice(-named.length).join("/") === named.join("/");
}
