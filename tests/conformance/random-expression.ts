import type { Choices } from "./choices.ts";
import { fieldsOf, type Kind, meaningfullyAbsent, type ObjectKind } from "./fuzz-vocabulary.ts";
import { texts } from "./random-document.ts";

/** Is what a random expression may refer to, and how much deeper it may go. */
interface Scope {
  readonly variables: readonly (readonly [string, Kind])[];
  readonly depth: number;
}

type Make = (kind: Kind, scope?: Scope) => string;
type Production = (make: Make, scope: Scope, choices: Choices) => string;

/** Writes a well-typed expression of a kind, on the ground that both implementations share. */
export function randomExpression(kind: Kind, choices: Choices): string {
  return write(kind, { variables: [], depth: 4 }, choices);
}

function write(kind: Kind, scope: Scope, choices: Choices): string {
  const simple = [...paths(kind, scope), ...leaves[kind]];
  const compound = scope.depth > 0 ? branches[kind] : [];
  const [first, ...rest] = [...simple, ...compound.flatMap((branch) => [branch, branch])];
  if (first === undefined) throw new Error(`nothing makes a ${kind}`);
  const chosen = choices.pick([first, ...rest]);
  if (typeof chosen === "string") return chosen;
  const inner = { ...scope, depth: scope.depth - 1 };
  return chosen((of, within = inner) => write(of, within, choices), inner, choices);
}

/** Writes each path of this kind that starts at a name: a variable, a fact, or a field of one of them. */
function paths(kind: Kind, { variables }: Scope): readonly string[] {
  const facts = fieldsOf("system").filter(([fact]) => variables.every(([name]) => name !== fact));
  const names = [...variables, ...facts];
  const direct = names.filter(([, of]) => of === kind).map(([name]) => name);
  const selected = names.flatMap(([name, of]) => (isObject(of) ? selectionsOf(name, of, kind) : []));
  return [...direct, ...selected];
}

function isObject(kind: Kind): kind is ObjectKind {
  return kind === "owner" || kind === "server";
}

function selectionsOf(base: string, of: ObjectKind, kind: Kind): readonly string[] {
  return fieldsOf(of).flatMap(([name, fieldKind]) => (fieldKind === kind ? [`${base}.${name}`] : []));
}

const literalTexts = texts.map((text) => `'${text}'`);

const leaves: Readonly<Record<Kind, readonly string[]>> = {
  bool: ["true", "false"],
  int: ["0", "1", "2", "-1", "7", "0x28", "9223372036854775807", "-9223372036854775808"],
  double: ["0.0", "1.5", "-2.25", "0.1", ".5", "3.0", "1e300", "7.5e-3", "9223372036854775807.0"],
  string: literalTexts,
  ints: ["[]", "[1, 2, 3]", "[7]"],
  strings: ["[]", "['a', 'ab']", "['Đ', '7', 'x y']"],
  sizes: ["{}", "{'a': 1, 'ab': 2}", "{'7': 7}"],
  system: [],
  owner: [],
  server: ["servers[0]", "servers[1]"],
  servers: [],
};

/** Names the variable of a macro; now and then it hides a fact or the variable around it. */
function bound(kind: Kind, { variables, depth }: Scope, choices: Choices) {
  const name = choices.pick([`v${variables.length}`, `v${variables.length}`, "level", "title", "v0"]);
  const visible = variables.filter(([other]) => other !== name);
  return { name, inside: { variables: [[name, kind] as const, ...visible], depth } };
}

const lists = { ints: "int", strings: "string", servers: "server", sizes: "string" } as const;
const listKinds = ["ints", "strings", "servers", "sizes"] as const;

const quantified: Production = (make, scope, choices) => {
  const list = choices.pick(listKinds);
  const range = make(list);
  const { name, inside } = bound(lists[list], scope, choices);
  return `${range}.${choices.pick(["all", "exists", "exists_one"])}(${name}, ${make("bool", inside)})`;
};

function filtered(list: "ints" | "strings" | "servers"): Production {
  return (make, scope, choices) => {
    const range = make(list);
    const { name, inside } = bound(lists[list], scope, choices);
    return `${range}.filter(${name}, ${make("bool", inside)})`;
  };
}

function mapped(to: Kind): Production {
  return (make, scope, choices) => {
    const list = choices.pick(listKinds);
    const range = make(list);
    const { name, inside } = bound(lists[list], scope, choices);
    const condition = choices.oneIn(3) ? `${make("bool", inside)}, ` : "";
    return `${range}.map(${name}, ${condition}${make(to, inside)})`;
  };
}

/** Joins a few operands without parentheses, so that precedence and grouping are compared too. */
function chain(kind: Kind, ...operators: readonly [string, ...string[]]): Production {
  return (make, _, choices) => {
    const operands = Array.from(
      { length: choices.pick([1, 2, 3]) },
      () => ` ${choices.pick(operators)} ${make(kind)}`,
    );
    return `(${make(kind)}${operands.join("")})`;
  };
}

function compared(...operators: readonly [string, ...string[]]): (kind: Kind) => Production {
  return (kind) => (make, _, choices) => `(${make(kind)} ${choices.pick(operators)} ${make(kind)})`;
}

const ordered = compared("==", "!=", "<", "<=", ">", ">=");
const equated = compared("==", "!=");

function conditional(kind: Kind): Production {
  return (make) => `(${make("bool")} ? ${make(kind)} : ${make(kind)})`;
}

/** The other implementation drops a pair of minus signs unevaluated, where ours finds that the inner one overflows. */
function negated(integer: string): string {
  return integer.startsWith("-") ? `-(0 + ${integer})` : `-${integer}`;
}

/** Leaves every parenthesis out that the grammar lets out. */
const loose: Production = (make, _, choices) => {
  const sum = () =>
    `${make("int")} ${choices.pick(["+", "-", "*"])} ${negated(make("int"))} % ${make("int")}`;
  const relation = `${sum()} ${choices.pick(["<", "==", ">="])} ${make("int")}`;
  const membership = `${make("int")} - ${make("int")} in ${make("ints")} == !${make("bool")}`;
  const otherwise = `${make("bool")} ? ${sum()} > 1 : ${make("bool")} && ${make("bool")}`;
  const and = choices.pick(["&&", "||"]);
  return `(${relation} ${and} ${membership} ? ${make("bool")} || !!${make("bool")} : ${otherwise})`;
};

function selected(kind: Kind): Production {
  return (make, _, choices) => {
    const of = choices.pick(["owner", "server"]);
    const [first, ...rest] = fieldsOf(of).flatMap(([name, fieldKind]) => (fieldKind === kind ? [name] : []));
    return first === undefined ? make(kind) : `${make(of)}.${choices.pick([first, ...rest])}`;
  };
}

const asked: Production = (make, _, choices) => {
  const of = choices.pick(["owner", "server"]);
  const name = fieldsOf(of).find(([field]) => meaningfullyAbsent.has(field))?.[0];
  return `has(${make(of)}.${name})`;
};

const measured: Production = (make, _, choices) => {
  const of = choices.pick(["string", "ints", "strings", "servers", "sizes"]);
  return choices.oneIn(2) ? `${make(of)}.size()` : `size(${make(of)})`;
};

/**
 * Orders an int and a double; a small int only, because the specification rounds the int to a double first,
 * where ours compares the two numbers exactly.
 */
const mixed: Production = (make, scope, choices) => {
  const size = measured(make, scope, choices);
  const operator = choices.pick(["<", "<=", ">", ">="]);
  return choices.oneIn(2)
    ? `(${size} ${operator} ${make("double")})`
    : `(${make("double")} ${operator} ${size})`;
};

const patterns = [
  "^a",
  "b$",
  "^[a-c]*$",
  "[0-9]+",
  "",
  "Tây|Đ",
  "^.$",
  "(a|ab)(b|y)?",
  "\\\\d",
  "(?i)A",
] as const;

const branches: Readonly<Record<Kind, readonly Production[]>> = {
  bool: [
    chain("bool", "&&"),
    chain("bool", "||"),
    chain("bool", "&&", "||"),
    (make) => `!${make("bool")}`,
    ordered("int"),
    ordered("string"),
    ordered("double"),
    ordered("bool"),
    mixed,
    equated("ints"),
    equated("strings"),
    equated("sizes"),
    (make) => `(${make("int")} in ${make("ints")})`,
    (make) => `(${make("string")} in ${make("strings")})`,
    (make) => `(${make("string")} in ${make("sizes")})`,
    (make, _, choices) =>
      `${make("string")}.${choices.pick(["contains", "startsWith", "endsWith"])}(${make("string")})`,
    (make, _, choices) => `${make("string")}.matches('${choices.pick(patterns)}')`,
    quantified,
    quantified,
    quantified,
    asked,
    asked,
    selected("bool"),
    loose,
    (make) => `bool(${make("string")})`,
    conditional("bool"),
  ],
  int: [
    chain("int", "+", "-", "*", "/", "%"),
    chain("int", "+", "-"),
    (make) => negated(make("int")),
    measured,
    measured,
    selected("int"),
    (make) => `${make("ints")}[${make("int")}]`,
    (make) => `${make("sizes")}[${make("string")}]`,
    (make, _, choices) => `${make("sizes")}.${choices.pick(["a", "ab", "none"])}`,
    (make) => `int(${make("string")})`,
    (make) => `int(${make("double")})`,
    (make) => `int(${make("int")})`,
    conditional("int"),
  ],
  double: [
    chain("double", "+", "-", "*", "/"),
    (make) => `-(${make("double")})`,
    (make) => `double(${make("int")})`,
    (make) => `double(${make("string")})`,
    conditional("double"),
  ],
  string: [
    chain("string", "+"),
    selected("string"),
    (make) => `${make("strings")}[${make("int")}]`,
    (make) => `string(${make("int")})`,
    (make) => `string(${make("bool")})`,
    (make) => `string(${make("double")})`,
    (make) => `string(${make("string")})`,
    conditional("string"),
  ],
  ints: [
    chain("ints", "+"),
    (make) => `[${make("int")}, ${make("int")}]`,
    filtered("ints"),
    mapped("int"),
    selected("ints"),
    conditional("ints"),
  ],
  strings: [
    chain("strings", "+"),
    (make) => `[${make("string")}, ${make("string")}]`,
    filtered("strings"),
    mapped("string"),
    selected("strings"),
    conditional("strings"),
  ],
  sizes: [
    (make) => `{${make("string")}: ${make("int")}, ${make("string")}: ${make("int")}}`,
    (make) => `{'a': ${make("int")}}`,
    conditional("sizes"),
  ],
  system: [],
  owner: [(make) => `${make("server")}.keeper`, conditional("owner")],
  server: [(make) => `${make("servers")}[${make("int")}]`, conditional("server")],
  servers: [filtered("servers"), chain("servers", "+"), conditional("servers")],
};
