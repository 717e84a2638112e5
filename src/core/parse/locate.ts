import { isMap, isScalar, isSeq, type Pair } from "yaml";
import { parsePointer } from "../source/json-pointer.ts";
import type { Range } from "../source/source.ts";
import { type AliasTargets, keyText, resolved } from "./aliases.ts";
import { nodeRange } from "./node-range.ts";
import { visibleRange } from "./visible-range.ts";

/** Is a composed document in which places can be found. */
export interface Tree {
  readonly text: string;
  readonly root: unknown;
  readonly targets: AliasTargets;
}

/** Is one step into a document: the node there, and the pair that holds it, unless a list does. */
interface Step {
  readonly node: unknown;
  readonly pair?: Pair;
}

/** Finds the place of a JSON pointer, or the key of the nearest ancestor that is written. */
export function locate(tree: Tree, pointer: string, target: "key" | "value"): Range {
  const { step, isWhole } = walk(tree, pointer);
  if (isWhole && target === "value" && step.node !== tree.root) {
    const value = nodeRange(step.node);
    if (value !== undefined && value[1] > value[0]) return visibleRange(tree.text, ...value);
  }
  const head = step.pair === undefined ? headOf(step.node, tree) : nodeRange(step.pair.key);
  return visibleRange(tree.text, ...(head ?? [0, 0]));
}

/** Finds the node that a JSON pointer names, aliases followed. */
export function findNode(tree: Tree, pointer: string): unknown {
  const { step, isWhole } = walk(tree, pointer);
  return isWhole ? resolved(step.node, tree.targets) : undefined;
}

function walk(tree: Tree, pointer: string): { readonly step: Step; readonly isWhole: boolean } {
  let step: Step = { node: tree.root };
  for (const token of parsePointer(pointer)) {
    const next = child(resolved(step.node, tree.targets), token);
    if (next === undefined) return { step, isWhole: false };
    step = next;
  }
  return { step, isWhole: true };
}

function child(node: unknown, token: string): Step | undefined {
  if (isMap(node)) {
    const pair = node.items.find((item) => keyText(item.key) === token);
    return pair && { node: pair.value, pair };
  }
  if (!isSeq(node) || !/^(?:0|[1-9]\d*)$/.test(token)) return undefined;
  const index = Number(token);
  return index < node.items.length ? { node: node.items[index] } : undefined;
}

/** Finds what stands for a value that has no key: the first entry of a mapping, else the value itself. */
function headOf(node: unknown, { root }: Tree): readonly [number, number] | undefined {
  const first = isMap(node) ? node.items[0] : undefined;
  const key = nodeRange(first?.key);
  if (first === undefined || key === undefined) return nodeRange(node);
  const value = isScalar(first.value) && node !== root ? nodeRange(first.value) : undefined;
  return value === undefined || value[1] === value[0] ? key : [key[0], value[1]];
}
