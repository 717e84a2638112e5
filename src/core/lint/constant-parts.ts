import { readsOf } from "../expression/reads-of.ts";
import type { Expression } from "../expression/tree.ts";
import type { Binding, PolicySet } from "../policy/policy-set.ts";
import { type Goal, is, some } from "../reason/goal.ts";
import { isImpossible } from "./certainty.ts";
import { nodesOf } from "./expression-nodes.ts";
import { judgedCases } from "./judged-cases.ts";
import type { LintedSet } from "./linted-set.ts";
import { isWithItself } from "./with-itself.ts";
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
  if (inner.length > 0 || !isOpen(node, written)) return inner;
  const seen = judgedCases(set).truths.get(node);
  // What is never known is not true either.
  const value = [false, true].find((one) => !seen?.has(!one) && isNever(!one, node, written, set));
  return value === undefined ? [] : [{ written, node, value }];
}

/** Lists the conditions that a condition is made of, those about elements left out: they are asked of each. */
function partsOf(node: Expression): readonly Expression[] {
  if (node.op === "and" || node.op === "or") return node.operands;
  if (node.op === "not") return [node.operand];
  return node.op === "if" ? [node.condition, node.whenTrue, node.whenFalse] : [];
}

/**
 * What reads values of the policy set is a choice that may change; a comparison of a thing with itself has a rule of
 * its own; and that a text is not empty is how a condition asks for a fact without which nothing can be told.
 */
function isOpen(node: Expression, { variables }: WrittenCondition): boolean {
  if (node.type.kind !== "bool" || isPresenceTest(node) || nodesOf(node).some(isWithItself)) return false;
  const reads = readsOf(node, variables);
  if (reads.params.length > 0 || reads.catalogues.length > 0 || reads.derived.length > 0) return false;
  return reads.places.length > 0 && reads.variables.every((name) => name === "asOf" || variables.has(name));
}

/** Tells whether a condition only asks that a text is there: `x != ''`. */
function isPresenceTest(node: Expression): boolean {
  if (node.op !== "compare" || node.operator !== "!=") return false;
  return [node.left, node.right].some((side) => side.op === "literal" && side.value === "");
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
