import { childrenOf } from "../expression/children.ts";
import { readsOf } from "../expression/reads-of.ts";
import type { Comparison, Expression, TypeKind } from "../expression/tree.ts";
import { conditionsOf } from "../policy/binding-reads.ts";
import type { Interval, Subject } from "../policy/policy-set.ts";
import type { Json } from "../source/json.ts";
import type { Change } from "./changes.ts";
import { calculationsIn, fallingOf, lostBy, schemaOf } from "./lost-answers.ts";
import type { Ruling } from "./pair-bindings.ts";
import { partOf, shown } from "./plain.ts";
import { riseOf, type Sign } from "./rise.ts";
import type { RuleInForce } from "./segments.ts";

/** Is what a changed parameter is read with: what each side has in force on the days of the change. */
export type RulesOn = Interval & { readonly old: RuleInForce; readonly new: RuleInForce };

/**
 * Tells which way a changed parameter goes, where every condition that must hold moves with it one way: by
 * comparisons of numbers and dates, sums and products with what is never negative, and lists it is looked up in.
 */
export function parameterWay(
  { policies, binding, gate }: Ruling,
  name: string,
  { old, new: now }: Pick<Change, "old" | "new">,
  rules: RulesOn,
): "stricter" | "looser" | undefined {
  const rise = riseOf(old, now);
  if (rise === 0) return undefined;
  const found = binding.subjects.flatMap((subject): readonly Found[] => {
    const body = gate.bodies[subject];
    if (!body) return [];
    const thats = new Set(body.require.map(({ that }) => that.expression));
    const others = [
      ...conditionsOf(body, "deciding").map(({ expression }) => expression),
      ...Object.values(binding.when).flatMap((when) => when?.expression ?? []),
      ...policies.derived.flatMap(({ rules: all }) => all.flatMap(({ when }) => when?.expression ?? [])),
    ].filter((expression) => !thats.has(expression));
    const isElsewhere = others.some((expression) => readsOf(expression).params.includes(name));
    if (isElsewhere) return [UNTOLD];
    return [...thats].map((that) => foundIn(that, { name, subject }, rise, rules));
  });
  const signs = found.flatMap((one) => one.signs);
  if (signs.length === 0 || signs.some((sign) => sign !== signs[0])) return undefined;
  const effect = (signs[0] ?? 0) * rise;
  if (effect === 0) return undefined;
  // Where there is no answer nothing is met: looser is what loses none, stricter what gains none.
  if (effect > 0) return found.some(({ more }) => more) ? undefined : "looser";
  return found.some(({ fewer }) => fewer) ? undefined : "stricter";
}

interface Found {
  readonly signs: readonly Sign[];
  /** Whether a calculation may have no answer in more documents than before, or in fewer. */
  readonly more: boolean;
  readonly fewer: boolean;
}

const UNTOLD: Found = { signs: [0], more: true, fewer: true };

function foundIn(that: Expression, asked: Asked, rise: Sign, { old, new: now, ...days }: RulesOn): Found {
  const calculating = {
    ...{ subject: asked.subject, days },
    valuesOf: (name: string) => [old, now].flatMap((rule) => valueIn(rule, name) ?? []),
  };
  const lost = calculationsIn(that)
    .filter((node) => reads(node, asked))
    .map((node) => {
      const [sign = 0, ...others] = amountSigns(node, asked, 1);
      const moved = others.every((one) => one === sign) ? sign : 0;
      return lostBy(fallingOf(node, calculating), rise === 1 ? moved : flipped(moved));
    });
  const has = (which: "more" | "fewer") => lost.some((one) => one[which]);
  return { signs: signsIn(that, asked, 1), more: has("more"), fewer: has("fewer") };
}

function valueIn(rule: RuleInForce, name: string): Json | undefined {
  const value = partOf(partOf(rule.values, "params"), name);
  return value === undefined ? undefined : shown(value);
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
  if (isParameter(node, asked)) return [AMOUNTS.includes(node.type.kind) ? sign : 0];
  if (node.op !== "arithmetic") return [0];
  const { operator, left, right } = node;
  if (operator === "+") return [...amountSigns(left, asked, sign), ...amountSigns(right, asked, sign)];
  if (operator === "-")
    return [...amountSigns(left, asked, sign), ...amountSigns(right, asked, flipped(sign))];
  const [part, factor] = reads(left, asked) ? [left, right] : [right, left];
  if (operator !== "*" || !isNeverNegative(factor, asked)) return [0];
  return amountSigns(part, asked, sign);
}

/** A text is compared as it is written, whatever it looks like. */
const AMOUNTS: readonly TypeKind[] = ["int", "double", "date", "period"];

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
  return (schemaOf(node, subject)?.minimum ?? -1) >= 0;
}
