import type { Range } from "../source/source.ts";
import type { Arithmetic, Comparison } from "./tree.ts";

/** Is an expression as written: names have no meaning yet, nothing is typed. */
export type Syntax = Range &
  (
    | { readonly op: "literal"; readonly value: boolean | bigint | number | string | null }
    | { readonly op: "unsupported"; readonly what: string }
    | { readonly op: "name"; readonly name: string }
    | { readonly op: "select"; readonly base: Syntax; readonly field: string; readonly fieldRange: Range }
    | { readonly op: "index"; readonly base: Syntax; readonly index: Syntax }
    | CallSyntax
    | { readonly op: "not" | "negate"; readonly operand: Syntax }
    | { readonly op: "and" | "or"; readonly operands: readonly Syntax[] }
    | { readonly op: "if"; readonly condition: Syntax; readonly whenTrue: Syntax; readonly whenFalse: Syntax }
    | BinarySyntax
    | { readonly op: "list"; readonly items: readonly Syntax[] }
    | { readonly op: "entries"; readonly entries: readonly (readonly [Syntax, Syntax])[] }
  );

export type BinarySyntax = Range & {
  readonly op: "binary";
  readonly operator: Comparison | Arithmetic | "in";
  readonly left: Syntax;
  readonly right: Syntax;
};

export type CallSyntax = Range & {
  readonly op: "call";
  readonly name: string;
  readonly nameRange: Range;
  /** What stands before the dot: `receiver.name(args)`. */
  readonly receiver: Syntax | undefined;
  readonly args: readonly Syntax[];
};
