import { childrenOf, structureOf } from "../../expression/children.ts";
import type { Expression, Has } from "../../expression/tree.ts";

/**
 * Lists the places, written by their structure, that certainly have a value once a condition came out so:
 * what a condition had to read to be decided, and what `has` found.
 */
export function knownWhen(node: Expression, truth: boolean): readonly string[] {
  switch (node.op) {
    case "not":
      return knownWhen(node.operand, !truth);
    case "and":
    case "or":
      // The other way one operand was enough, and nobody knows which.
      return truth === (node.op === "and") ? node.operands.flatMap((one) => knownWhen(one, truth)) : [];
    case "has":
      return [...(truth ? [foundBy(node)] : []), ...knownOnce(node)];
    default:
      return knownOnce(node);
  }
}

/** Lists the places that `has` finds in a condition that came out so, whether or not the rest could be decided. */
export function foundWhen(node: Expression, truth: boolean): readonly string[] {
  switch (node.op) {
    case "not":
      return foundWhen(node.operand, !truth);
    case "and":
    case "or":
      return truth === (node.op === "and") ? node.operands.flatMap((one) => foundWhen(one, truth)) : [];
    case "has":
      return truth ? [foundBy(node)] : [];
    default:
      return [];
  }
}

/** Lists the places that must have a value for an expression to have one, whichever. */
export function knownOnce(node: Expression): readonly string[] {
  switch (node.op) {
    case "and":
    case "or":
      return [];
    case "if":
      return knownOnce(node.condition);
    case "all":
    case "exists":
    case "exists_one":
    case "filter":
    case "map":
      return knownOnce(node.range);
    case "select":
      return [structureOf(node), ...knownOnce(node.base)];
    default:
      return childrenOf(node).flatMap(knownOnce);
  }
}

function foundBy({ base, field }: Has): string {
  return structureOf({ op: "select", base, field, start: 0, end: 0, type: base.type });
}
