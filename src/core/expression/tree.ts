/**
 * The typed tree of one expression: plain JSON data, so that a compiled policy set can be
 * stored and loaded without its parser. Integers are decimal strings (64 bits do not fit a
 * JSON number). `start` and `end` are UTF-16 offsets into the expression's text, parentheses included.
 */

/**
 * Measures an integer: the base units it is a product of, sorted, a divisor with a leading `/`;
 * none is a count. A flexible unit (a literal's) stands for any further factor.
 */
export interface Unit {
  readonly terms: readonly string[];
  readonly flexible: boolean;
}

export type Type =
  | { readonly kind: "bool" }
  | { readonly kind: "int"; readonly unit: Unit }
  | { readonly kind: "double" }
  /** `oneOf` closes the vocabulary; `references` is the dotted path of the keyed list it names an element of. */
  | { readonly kind: "string"; readonly oneOf?: readonly string[]; readonly references?: string }
  | { readonly kind: "date" }
  | { readonly kind: "period" }
  /** A regular expression that a parameter holds: it is matched against, and never a text among others. */
  | { readonly kind: "pattern" }
  | { readonly kind: "null" }
  /** The type of what an empty literal holds; fits every other. */
  | { readonly kind: "nothing" }
  | { readonly kind: "list"; readonly element: Type; readonly mayBeEmpty: boolean }
  | { readonly kind: "map"; readonly key: Type; readonly value: Type }
  /** An object of a schema, named by `file#/json/pointer`; its fields are looked up, not copied. */
  | { readonly kind: "object"; readonly name: string };

export type TypeKind = Type["kind"];

/** The data an expression can start from; `facts` is the document under judgement itself, `derived` what the policy set computes from it. */
export type Root = "facts" | "plan" | "attested" | "params" | "catalogues" | "derived";

interface Node {
  readonly start: number;
  readonly end: number;
  readonly type: Type;
}

export type Comparison = "==" | "!=" | "<" | "<=" | ">" | ">=";
export type Arithmetic = "+" | "-" | "*" | "/" | "%";
export type Quantifier = "all" | "exists" | "exists_one" | "filter" | "map";

/** The functions of the language that are called by name; their arguments are checked against `functions.ts`. */
export type FunctionName =
  | "size"
  | "sum"
  | "contains"
  | "startsWith"
  | "endsWith"
  | "matches"
  | "int"
  | "double"
  | "string"
  | "bool";

/** `type` tells how to read `value`: an int, date or period is a string. */
export type Literal = Node & { readonly op: "literal"; readonly value: string | number | boolean | null };
export type RootReference = Node & { readonly op: "root"; readonly root: Root };
/** A variable bound by `each`, by a comprehension, or `asOf`. */
export type Variable = Node & { readonly op: "variable"; readonly name: string };
export type Select = Node & { readonly op: "select"; readonly base: Expression; readonly field: string };
export type Has = Node & { readonly op: "has"; readonly base: Expression; readonly field: string };
export type Index = Node & { readonly op: "index"; readonly base: Expression; readonly index: Expression };
export type Unary = Node & { readonly op: "not" | "negate"; readonly operand: Expression };
/** A whole chain `a && b && c` is one node. */
export type Connective = Node & { readonly op: "and" | "or"; readonly operands: readonly Expression[] };
export type Conditional = Node & {
  readonly op: "if";
  readonly condition: Expression;
  readonly whenTrue: Expression;
  readonly whenFalse: Expression;
};
export type Compare = Node & {
  readonly op: "compare";
  readonly operator: Comparison;
  readonly left: Expression;
  readonly right: Expression;
};
export type Calculation = Node & {
  readonly op: "arithmetic";
  readonly operator: Arithmetic;
  readonly left: Expression;
  readonly right: Expression;
};
export type Membership = Node & {
  readonly op: "in";
  readonly element: Expression;
  readonly range: Expression;
};
/** The receiver of a method call is the first argument. */
export type Call = Node & {
  readonly op: "call";
  readonly name: FunctionName;
  readonly args: readonly Expression[];
};
/** Finds the element of a keyed list of the document (`x-lookup` of its schema). */
export type Lookup = Node & {
  readonly op: "lookup";
  readonly name: string;
  /** The dotted path of the list from the document's root. */
  readonly list: string;
  readonly key: string;
  readonly argument: Expression;
};
export type ListLiteral = Node & { readonly op: "list"; readonly items: readonly Expression[] };
export type MapLiteral = Node & {
  readonly op: "entries";
  readonly entries: readonly (readonly [Expression, Expression])[];
};
export type Comprehension = Node & {
  readonly op: Quantifier;
  readonly variable: string;
  readonly range: Expression;
  readonly body: Expression;
  /** Of the three-argument `map` only: which elements are taken. */
  readonly filter?: Expression;
};

export type Expression =
  | Literal
  | RootReference
  | Variable
  | Select
  | Has
  | Index
  | Unary
  | Connective
  | Conditional
  | Compare
  | Calculation
  | Membership
  | Call
  | Lookup
  | ListLiteral
  | MapLiteral
  | Comprehension;
