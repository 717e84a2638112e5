import { structureOf } from "../expression/children.ts";
import type { Expression } from "../expression/tree.ts";

/**
 * Tells which way a condition goes that must hold when only parts were added to it or taken from it: a further `&&`
 * makes it true less often, a further `||` more often, for what is known and what is unknown alike.
 */
export function conditionWay(old: Expression, now: Expression): "stricter" | "looser" | undefined {
  if (isPartOf("and", old, now)) return "stricter";
  if (isPartOf("and", now, old)) return "looser";
  if (isPartOf("or", old, now)) return "looser";
  return isPartOf("or", now, old) ? "stricter" : undefined;
}

function isPartOf(op: "and" | "or", part: Expression, whole: Expression): boolean {
  const parts = partsOf(op, whole);
  return partsOf(op, part).every((one) => parts.includes(one));
}

function partsOf(op: "and" | "or", node: Expression): readonly string[] {
  return (node.op === op ? node.operands : [node]).map(structureOf);
}
