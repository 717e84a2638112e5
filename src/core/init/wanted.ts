import type { PlacePattern } from "../expression/reads-of.ts";

/** Is a tree of names to write; below a list its elements stand under `*`. */
export interface Wanted {
  readonly [name: string]: Wanted;
}

interface Growing {
  [name: string]: Growing;
}

/** Gathers the places of the document itself into one tree; what is read of other documents is left out. */
export function wantedOf(places: readonly PlacePattern[]): Wanted {
  const tree: Growing = {};
  for (const { root, path } of places) {
    if (root === "facts") path.reduce((branch, name) => branchOf(branch, name), tree);
  }
  return tree;
}

function branchOf(tree: Growing, name: string): Growing {
  const branch = Object.hasOwn(tree, name) ? tree[name] : undefined;
  if (branch) return branch;
  const grown: Growing = {};
  tree[name] = grown;
  return grown;
}
