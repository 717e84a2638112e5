import type { Expression, Type } from "../expression/tree.ts";

/** Lists what a text may be, where its vocabulary is closed. */
export type Words = readonly string[] | undefined;

/** Finds for a part of an expression the vocabulary that what it is compared with has; in a list, each item has the list's. */
export function wordsFor(part: Expression, whole: Expression, words: Words): Words {
  switch (whole.op) {
    case "compare":
      return wordsOf(part === whole.left ? whole.right.type : whole.left.type);
    case "in":
      return wordsOf(part === whole.element ? whole.range.type : whole.element.type);
    case "list":
      return words;
    case "if":
      return part === whole.condition ? undefined : words;
    default:
      return undefined;
  }
}

/** Of a list the vocabulary of its elements counts. */
function wordsOf(type: Type): Words {
  if (type.kind === "list") return wordsOf(type.element);
  return type.kind === "string" ? type.oneOf : undefined;
}
