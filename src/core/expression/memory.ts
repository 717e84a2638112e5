import type { Place, Result, Value } from "./result.ts";
import type { Expression } from "./tree.ts";

/**
 * Remembers what parts of expressions said on one scope, for those that ask the same parts again as parts of
 * others. An element of a list has a memory of its own below that of its scope, or of the element around it. What is
 * said again costs no work, so that a condition at the bound of its work may be decided here.
 */
export interface Memory {
  /** Gives again what a part said. */
  readonly of: (node: Expression, run: () => Result) => Result;
  /** Gives the memory for an element of a list at a place; none where nothing tells it from others. */
  readonly below: (variable: string, element: Value, place: Place | undefined) => Memory | undefined;
}

/** Tells which parts may be remembered at all. */
export type IsRemembered = (node: Expression) => boolean;

/** Holds what was said on one scope and on those of its elements. */
export interface MemoryStore {
  readonly results: Map<Expression, Result>;
  readonly below: Map<string, { readonly element: unknown; readonly store: MemoryStore }>;
}

/** Makes an empty store. */
export function memoryStore(): MemoryStore {
  return { results: new Map(), below: new Map() };
}

/** Makes a memory that reads and fills a store with the parts that may be remembered. */
export function memoryIn(store: MemoryStore, isRemembered: IsRemembered): Memory {
  return {
    of: (node, run) => {
      if (!isRemembered(node)) return run();
      const known = store.results.get(node);
      if (known) return known;
      const fresh = run();
      // What ran out of its work says nothing of who has more left.
      if (!isExhausted(fresh)) store.results.set(node, fresh);
      return fresh;
    },
    below: (variable, element, place) => {
      const isObject = typeof element === "object" && element?.kind === "object";
      const at = isObject ? element.place : place;
      if (!at) return undefined;
      const key = `${variable} ${at.root}${at.pointer}`;
      const data = isObject ? element.data : element;
      const known = store.below.get(key);
      if (known) return known.element === data ? memoryIn(known.store, isRemembered) : undefined;
      const fresh = { element: data, store: memoryStore() };
      store.below.set(key, fresh);
      return memoryIn(fresh.store, isRemembered);
    },
  };
}

/** Tells what a part of an expression said on a scope; nothing where it was not asked there. */
export type Said = (part: Expression) => Result | undefined;

/** Lists what was said on a scope and on those of its elements, each for itself. */
export function saidIn({ results, below }: MemoryStore): readonly Said[] {
  const others = [...below.values()].flatMap(({ store }) => saidIn(store));
  return [(part) => results.get(part), ...others];
}

function isExhausted(result: Result): boolean {
  return (
    !result.known && result.causes.some((cause) => cause.kind === "error" && cause.error === "too-much-work")
  );
}
