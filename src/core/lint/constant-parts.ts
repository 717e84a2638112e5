import { readsOf } from "../expression/reads-of.ts";
import type { Expression } from "../expression/tree.ts";
import type { Binding, PolicySet } from "../policy/policy-set.ts";
import { type Goal, is, some } from "../reason/goal.ts";
import { isImpossible } from "./certainty.ts";
import { nodesOf } from "./expression-nodes.ts";
import { judgedCases } from "./judged-cases.ts";
import type { LintedSet } from "./linted-set.ts";
import { isWithItself } from "./rules/self-comparison.ts";
import type { WrittenCondition } from "./written-conditions.ts";

/** Is a part of a condition that is proved never to come out otherwise. */
export interface ConstantPart {
  readonly written: WrittenCondition;
  readonly node: Expression;
  /** What it is wherever it is known; false also where it is never known. */
  readonly value: boolean;
}

/** Says who may sign is read before a manifest is judged: what a statement holds is not in a manifest's schema. */
const REASONED: ReadonlySet<string> = new Set([
  "out-of-scope",
  "binding",
  "rule",
  "applies-when",
  "when",
  "where",
  "that",
]);

const found = new WeakMap<LintedSet, readonly ConstantPart[]>();

/** Finds the smallest parts of conditions that never come out otherwise, once for both rules that ask. */
export function constantParts(set: LintedSet): readonly ConstantPart[] {
  const known = found.get(set);
  if (known) return known;
  const parts = set.conditions
    .filter(({ role }) => REASONED.has(role))
    .flatMap((written) => constantIn(written.condition.expression, written, set));
  found.set(set, parts);
  return parts;
}

function constantIn(node: Expression, written: WrittenCondition, set: LintedSet): readonly ConstantPart[] {
  const inner = partsOf(node).flatMap((part) => constantIn(part, written, set));
  if (inner.length > 0 || !isOpen(node)) return inner;
  const seen = judgedCases(set).truths.get(node);
  const value = [true, false].find((one) => !seen?.has(!one) && isNever(!one, node, written, set));
  return value === undefined ? [] : [{ written, node, value: seen?.has(value) === false ? false : value }];
}

/** Lists the conditions that a condition is made of, those about elements left out: they are asked of each. */
function partsOf(node: Expression): readonly Expression[] {
  if (node.op === "and" || node.op === "or") return node.operands;
  if (node.op === "not") return [node.operand];
  return node.op === "if" ? [node.condition, node.whenTrue, node.whenFalse] : [];
}

/** What rests on the policy set alone is a switch, and a comparison of a thing with itself has a rule of its own. */
function isOpen(node: Expression): boolean {
  const { places, derived } = readsOf(node);
  const readsFacts = places.length > 0 || derived.length > 0 || readsElement(node);
  return node.type.kind === "bool" && readsFacts && !nodesOf(node).some(isWithItself);
}

function readsElement(node: Expression): boolean {
  return readsOf(node).variables.some((name) => name !== "asOf");
}

function isNever(
  value: boolean,
  node: Expression,
  written: WrittenCondition,
  { policies }: LintedSet,
): boolean {
  const { subject, condition } = written;
  const each = written.requirement?.each;
  const goal: Goal = is(node, value);
  const isInLoop = each !== undefined && (written.role === "where" || written.role === "that");
  const asked = isInLoop ? some(each.variable, each.in.expression, goal) : goal;
  const conditions = [{ text: condition.text, expression: node }, ...(isInLoop ? [each.in] : [])];
  return isImpossible(
    { goal: asked, conditions, subject, bindings: bindingsOf(written, policies) },
    policies,
  );
}

/** Lists the bindings whose values count for a condition: those of its gate, or all that there are. */
function bindingsOf({ body }: WrittenCondition, { gates, profiles }: PolicySet): readonly Binding[] {
  const all = profiles.flatMap(({ bindings }) => bindings);
  const gate = body && gates.find(({ bodies }) => Object.values(bodies).includes(body));
  return gate ? all.filter((binding) => binding.gate === gate.id) : all;
}
