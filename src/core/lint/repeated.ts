import { structureOf } from "../expression/children.ts";
import type { Expression } from "../expression/tree.ts";

/** Lists the expressions that stand in a list a second time or more. */
export function repeatedIn(expressions: readonly Expression[]): readonly Expression[] {
  const structures = expressions.map(structureOf);
  return expressions.filter((_, index) => structures.indexOf(structures[index] ?? "") !== index);
}
