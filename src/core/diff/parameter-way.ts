import { childrenOf } from "../expression/children.ts";
import { readsOf } from "../expression/reads-of.ts";
import type { Comparison, Expression } from "../expression/tree.ts";
import { conditionsOf } from "../policy/binding-reads.ts";
import type { Subject } from "../policy/policy-set.ts";
import { patternText } from "../reason/place-pattern.ts";
import { schemaPlaces } from "../reason/schema-place.ts";
import type { Json } from "../source/json.ts";
import type { Ruling } from "./pair-bindings.ts";
import { riseOf, type Sign } from "./rise.ts";

/**
 * Tells which way a changed parameter goes, where every condition that must hold moves with it one way: by
 * comparisons of numbers and dates, sums and products with what is never negative, and lists it is looked up in.
 */
export function parameterWay(
  { policies, binding, gate }: Ruling,
  name: string,
  old: Json | undefined,
  now: Json | undefined,
): "stricter" | "looser" | undefined {
  const rise = riseOf(old, now);
  if (rise === 0) return undefined;
  const signs = binding.subjects.flatMap((subject): readonly Sign[] => {
    const body = gate.bodies[subject];
    if (!body) return [];
    const thats = new Set(body.require.map(({ that }) => that.expression));
    const others = [
      ...conditionsOf(body, "deciding").map(({ expression }) => expression),
      ...Object.values(binding.when).flatMap((when) => when?.expression ?? []),
      ...policies.derived.flatMap(({ rules }) => rules.flatMap(({ when }) => when?.expression ?? [])),
    ].filter((expression) => !thats.has(expression));
    const isElsewhere = others.some((expression) => readsOf(expression).params.includes(name));
    return isElsewhere ? [0] : [...thats].flatMap((that) => signsIn(that, { name, subject }, 1));
  });
  if (signs.length === 0 || signs.some((sign) => sign !== signs[0])) return undefined;
  const effect = (signs[0] ?? 0) * rise;
  if (effect === 0) return undefined;
  return effect > 0 ? "looser" : "stricter";
}

interface Asked {
  readonly name: string;
  readonly subject: Subject;
}

/** Lists how a truth moves with each place in which the parameter stands. */
function signsIn(node: Expression, asked: Asked, sign: Sign): readonly Sign[] {
  if (!reads(node, asked)) return [];
  switch (node.op) {
    case "and":
    case "or":
      return node.operands.flatMap((operand) => signsIn(operand, asked, sign));
    case "not":
      return signsIn(node.operand, asked, flipped(sign));
    case "all":
    case "exists":
      return reads(node.range, asked) ? [0] : signsIn(node.body, asked, sign);
    case "in":
      return reads(node.element, asked) || !isParameter(node.range, asked) ? [0] : [sign];
    case "compare":
      return compareSigns(node.operator, [node.left, node.right], asked, sign);
    default:
      return [0];
  }
}

function compareSigns(
  operator: Comparison,
  [left, right]: readonly [Expression, Expression],
  asked: Asked,
  sign: Sign,
): readonly Sign[] {
  if (operator === "==" || operator === "!=") return [0];
  const isMoreOnLeft = operator === ">" || operator === ">=";
  const [onLeft, onRight] = isMoreOnLeft ? [sign, flipped(sign)] : [flipped(sign), sign];
  return [...amountSigns(left, asked, onLeft), ...amountSigns(right, asked, onRight)];
}

/** Lists how a number or a date moves with each place in which the parameter stands. */
function amountSigns(node: Expression, asked: Asked, sign: Sign): readonly Sign[] {
  if (!reads(node, asked)) return [];
  if (isParameter(node, asked)) return [sign];
  if (node.op !== "arithmetic") return [0];
  const { operator, left, right } = node;
  if (operator === "+") return [...amountSigns(left, asked, sign), ...amountSigns(right, asked, sign)];
  if (operator === "-")
    return [...amountSigns(left, asked, sign), ...amountSigns(right, asked, flipped(sign))];
  const [part, factor] = reads(left, asked) ? [left, right] : [right, left];
  if (operator !== "*" || !isNeverNegative(factor, asked)) return [0];
  return amountSigns(part, asked, sign);
}

function flipped(sign: Sign): Sign {
  if (sign === 0) return 0;
  return sign === 1 ? -1 : 1;
}

function isParameter(node: Expression, { name }: Asked): boolean {
  return (
    node.op === "select" && node.field === name && node.base.op === "root" && node.base.root === "params"
  );
}

function reads(node: Expression, asked: Asked): boolean {
  return isParameter(node, asked) || childrenOf(node).some((child) => reads(child, asked));
}

function isNeverNegative(node: Expression, { subject }: Asked): boolean {
  if (node.op === "literal") return Number(node.value) >= 0;
  if (node.op === "call") return node.name === "size";
  if (node.op !== "select") return false;
  const { places, variables } = readsOf(node);
  const [place, other] = places;
  if (!place || other || variables.length > 0) return false;
  const pattern = patternText({
    root: place.root,
    tokens: place.path.map((name) => (name === "*" ? "-" : name)),
  });
  return (schemaPlaces(subject)(pattern)?.minimum ?? -1) >= 0;
}
