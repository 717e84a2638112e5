import type { Result } from "../../expression/result.ts";
import type { Expression } from "../../expression/tree.ts";
import type { Truth } from "./sub-conditions.ts";

/** Remembers what came out of each part of the conditions that were run. */
export class Observation {
  readonly #seen = new Map<Expression, Set<Truth>>();

  /** Takes note of one part; what is no condition has no truth. */
  readonly observe = (node: Expression, result: Result): void => {
    if (node.type.kind === "bool") this.#add(node, truthOf(result));
  };

  /** Takes over what another one saw of some parts. */
  addFrom({ seenOf }: Observation, nodes: Iterable<Expression>): void {
    for (const node of nodes) for (const truth of seenOf(node)) this.#add(node, truth);
  }

  readonly seenOf = (node: Expression): ReadonlySet<Truth> => this.#seen.get(node) ?? NOTHING;

  #add(node: Expression, truth: Truth): void {
    const seen = this.#seen.get(node);
    if (seen) seen.add(truth);
    else this.#seen.set(node, new Set([truth]));
  }
}

const NOTHING: ReadonlySet<Truth> = new Set();

function truthOf(result: Result): Truth {
  if (!result.known) return "unknown";
  return result.value === true ? "true" : "false";
}
