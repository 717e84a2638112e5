import type { Expression, Root } from "./tree.ts";

/** Names the roots that the policy set fills, not a document. */
type PolicyRoot = "params" | "catalogues" | "derived";

/** Names a set of places by a path below a root, `*` standing for any element of a list: `hosting.servers.*.facility`. */
export interface PlacePattern {
  readonly root: Exclude<Root, PolicyRoot>;
  readonly path: readonly string[];
}

/** Lists what an expression reads, without evaluating it; sorted and without repetition. */
export interface Reads {
  readonly places: readonly PlacePattern[];
  readonly params: readonly string[];
  readonly catalogues: readonly string[];
  readonly derived: readonly string[];
  /** Free variables: of `each`, and `asOf`. */
  readonly variables: readonly string[];
}

type Bound = ReadonlyMap<string, readonly Path[]>;

/** A place on the way through an expression; of a value that is in no document there is none. */
interface Path {
  readonly root: Root;
  readonly path: readonly string[];
}

interface Found {
  readonly paths: Path[];
  readonly variables: Set<string>;
  readonly bound: ReadonlySet<string>;
}

/** Lists what an expression reads; a variable of `each` stands for the places given for it. */
export function readsOf(expression: Expression, variables?: ReadonlyMap<string, PlacePattern>): Reads {
  const outer = new Map([...(variables ?? [])].map(([name, place]) => [name, [place]]));
  const found: Found = { paths: [], variables: new Set(), bound: new Set() };
  note(found, follow(found, expression, outer));
  return summary(found);
}

/** Finds the place of the elements of a list, for a variable of `each` to stand for; none where the list is computed. */
export function elementPlaceOf(
  list: Expression,
  variables?: ReadonlyMap<string, PlacePattern>,
): PlacePattern | undefined {
  const outer = new Map([...(variables ?? [])].map(([name, place]) => [name, [place]]));
  const [first] = below(follow({ paths: [], variables: new Set(), bound: new Set() }, list, outer), "*");
  return first && inDocument(first);
}

function note(found: Found, paths: readonly Path[]): void {
  found.paths.push(...paths);
}

function noteAll(found: Found, nodes: readonly Expression[], bound: Bound): readonly Path[] {
  for (const node of nodes) note(found, follow(found, node, bound));
  return [];
}

/** Finds the places an expression may lead to, which its user goes on from; notes those it has read to the end. */
function follow(found: Found, node: Expression, bound: Bound): readonly Path[] {
  switch (node.op) {
    case "literal":
      return [];
    case "root":
      return [{ root: node.root, path: [] }];
    case "variable":
      return followVariable(found, node.name, bound);
    case "select":
      return below(follow(found, node.base, bound), node.field);
    case "has":
      note(found, below(follow(found, node.base, bound), node.field));
      return [];
    case "index":
      noteAll(found, [node.index], bound);
      return node.base.type.kind === "list"
        ? below(follow(found, node.base, bound), "*")
        : follow(found, node.base, bound);
    case "if":
      noteAll(found, [node.condition], bound);
      return [...follow(found, node.whenTrue, bound), ...follow(found, node.whenFalse, bound)];
    case "lookup":
      noteAll(found, [node.argument], bound);
      return lookedUp(found, node.list, node.key);
    default:
      return followComputed(found, node, bound);
  }
}

type Computed = Exclude<
  Expression,
  { op: "literal" | "root" | "variable" | "select" | "has" | "index" | "if" | "lookup" }
>;

function followComputed(found: Found, node: Computed, bound: Bound): readonly Path[] {
  switch (node.op) {
    case "not":
    case "negate":
      return noteAll(found, [node.operand], bound);
    case "and":
    case "or":
      return noteAll(found, node.operands, bound);
    case "compare":
      return noteAll(found, [node.left, node.right], bound);
    case "arithmetic":
      // A list made of two lists still leads to their elements.
      if (node.type.kind === "list")
        return [...follow(found, node.left, bound), ...follow(found, node.right, bound)];
      return noteAll(found, [node.left, node.right], bound);
    case "in":
      return noteAll(found, [node.element, node.range], bound);
    case "call":
      return noteAll(found, node.args, bound);
    case "list":
      return noteAll(found, node.items, bound);
    case "entries":
      return noteAll(found, node.entries.flat(), bound);
    default:
      return followComprehension(found, node, bound);
  }
}

function followVariable(found: Found, name: string, bound: Bound): readonly Path[] {
  const paths = bound.get(name);
  if (!found.bound.has(name)) found.variables.add(name);
  return paths ?? [];
}

function followComprehension(
  found: Found,
  node: Extract<Computed, { variable: string }>,
  bound: Bound,
): readonly Path[] {
  const range = follow(found, node.range, bound);
  note(found, range);
  const elements = node.range.type.kind === "list" ? below(range, "*") : range;
  const inner = new Map([...bound, [node.variable, elements]]);
  const within = { ...found, bound: new Set([...found.bound, node.variable]) };
  if (node.filter) noteAll(within, [node.filter], inner);
  noteAll(within, [node.body], inner);
  // A filter leads on to the elements themselves; what a map gives is read here.
  return node.op === "filter" ? range : [];
}

function below(paths: readonly Path[], step: string): readonly Path[] {
  return paths.map(({ root, path }) => ({ root, path: [...path, step] }));
}

function lookedUp(found: Found, list: string, key: string): readonly Path[] {
  const element = { root: "facts", path: [...list.split("."), "*"] } as const;
  note(found, below([element], key));
  return [element];
}

function summary({ paths, variables }: Found): Reads {
  const names = (root: Root) => sorted(paths.flatMap((at) => (at.root === root ? at.path.slice(0, 1) : [])));
  const places = paths.flatMap((at) => inDocument(at) ?? []);
  const byText = new Map(
    places.filter(({ path }) => path.length > 0).map((place) => [JSON.stringify(place), place]),
  );
  return {
    places: sorted(byText.keys()).flatMap((text) => byText.get(text) ?? []),
    params: names("params"),
    catalogues: names("catalogues"),
    derived: names("derived"),
    variables: sorted(variables),
  };
}

function inDocument({ root, path }: Path): PlacePattern | undefined {
  return root === "params" || root === "catalogues" || root === "derived" ? undefined : { root, path };
}

function sorted(texts: Iterable<string>): readonly string[] {
  return [...new Set(texts)].sort();
}
