/** Is a schema in the form of GitHub's own editor services; see `tests/vendor/github-actions/README.md`. */
export interface TemplateSchema {
  readonly definitions: Readonly<Record<string, Definition>>;
}

interface Property {
  readonly type: string;
  readonly required?: boolean;
}
interface Mapping {
  readonly properties?: Readonly<Record<string, string | Property>>;
  readonly "loose-key-type"?: string;
  readonly "loose-value-type"?: string;
}
interface Definition {
  readonly context?: readonly string[];
  readonly string?: { readonly "require-non-empty"?: boolean; readonly constant?: string };
  readonly number?: object;
  readonly boolean?: object;
  readonly null?: object;
  readonly sequence?: { readonly "item-type": string };
  readonly mapping?: Mapping;
  readonly "one-of"?: readonly string[];
  readonly "allowed-values"?: readonly string[];
}

/** Is what a value may be at its place: one of these, with these contexts in expressions. */
interface Expected {
  readonly schema: TemplateSchema;
  readonly leaves: readonly Definition[];
  readonly contexts: readonly string[];
  /** Anything at all. */
  readonly isAny: boolean;
}

const SCALARS: Readonly<Record<string, Definition>> = {
  string: { string: {} },
  number: { number: {} },
  boolean: { boolean: {} },
  null: { null: {} },
  sequence: { sequence: { "item-type": "any" } },
  mapping: { mapping: { "loose-key-type": "string", "loose-value-type": "any" } },
};
const FUNCTIONS = ["contains", "startswith", "endswith", "format", "join", "tojson", "fromjson", "case"];
const CONSTANTS = ["true", "false", "null", "nan", "infinity"];

/** Tells what of a value does not hold by a definition of a schema, each with its place. */
export function templateProblems(schema: TemplateSchema, type: string, value: unknown): readonly string[] {
  return problemsOf(value, expected(schema, type, []), "");
}

function expected(schema: TemplateSchema, type: string, outer: readonly string[]): Expected {
  if (type === "any") return { schema, leaves: [], contexts: outer, isAny: true };
  const definition = schema.definitions[type] ?? SCALARS[type];
  if (!definition) throw new Error(`the schema has no ${type}`);
  const contexts = [...outer, ...(definition.context ?? [])];
  const parts = definition["one-of"]?.map((part) => expected(schema, part, contexts));
  if (!parts) return { schema, leaves: [definition], contexts, isAny: false };
  return {
    schema,
    leaves: parts.flatMap(({ leaves }) => leaves),
    contexts: [...new Set(parts.flatMap((part) => part.contexts))],
    isAny: parts.some(({ isAny }) => isAny),
  };
}

function problemsOf(value: unknown, wanted: Expected, at: string): readonly string[] {
  if (wanted.isAny) return [];
  if (Array.isArray(value)) return sequenceProblems(value, wanted, at);
  if (typeof value === "object" && value !== null) return mappingProblems(Object.entries(value), wanted, at);
  return scalarProblems(value, wanted, at);
}

function sequenceProblems(items: readonly unknown[], wanted: Expected, at: string): readonly string[] {
  const type = wanted.leaves.flatMap(({ sequence }) => sequence?.["item-type"] ?? [])[0];
  if (type === undefined) return [`${at || "/"}: a sequence is not expected`];
  const item = expected(wanted.schema, type, wanted.contexts);
  return items.flatMap((one, index) => problemsOf(one, item, `${at}/${index}`));
}

/** Of several mappings those remain that know each key; what no mapping knows is refused. */
function mappingProblems(
  entries: readonly (readonly [string, unknown])[],
  wanted: Expected,
  at: string,
): readonly string[] {
  let open = wanted.leaves.flatMap(({ mapping }) => mapping ?? []);
  if (open.length === 0) return [`${at || "/"}: a mapping is not expected`];
  const problems: string[] = [];
  for (const [key, value] of entries) {
    const knowing = open.filter(({ properties }) => Object.hasOwn(properties ?? {}, key));
    const loose = open.find((mapping) => mapping["loose-value-type"] !== undefined);
    if (knowing.length > 0) open = knowing;
    const type = typeOf(knowing[0]?.properties?.[key]) ?? loose?.["loose-value-type"];
    if (type === undefined) problems.push(`${at}/${key}: is not known here`);
    else problems.push(...problemsOf(value, expected(wanted.schema, type, wanted.contexts), `${at}/${key}`));
  }
  if (open.length > 1) return [...problems, `${at || "/"}: which of several things it is cannot be told`];
  return [...problems, ...missing(open[0] ?? {}, new Set(entries.map(([key]) => key)), at)];
}

function typeOf(property: string | Property | undefined): string | undefined {
  return typeof property === "object" ? property.type : property;
}

function missing({ properties = {} }: Mapping, keys: ReadonlySet<string>, at: string): readonly string[] {
  return Object.entries(properties)
    .filter(([key, property]) => typeof property === "object" && property.required === true && !keys.has(key))
    .map(([key]) => `${at}/${key}: is required`);
}

function scalarProblems(value: unknown, { leaves, contexts }: Expected, at: string): readonly string[] {
  const bodies = typeof value === "string" ? expressionsIn(value) : [];
  const isCondition = /\/(?:pre-|post-)?if$/.test(at) && typeof value === "string" && bodies.length === 0;
  const expressions = isCondition ? [String(value)] : bodies;
  if (bodies.length > 0 && contexts.length === 0) return [`${at}: an expression is not allowed here`];
  const problems = expressions.flatMap((body) => expressionProblems(body, contexts, at));
  if (bodies.length > 0 || leaves.some((leaf) => accepts(leaf, value))) return problems;
  return [...problems, `${at || "/"}: ${JSON.stringify(value)} is not expected`];
}

function accepts(leaf: Definition, value: unknown): boolean {
  if (leaf.null) return value === null;
  if (leaf.boolean) return typeof value === "boolean";
  if (leaf.number) return typeof value === "number";
  const text = value === null ? "" : String(value);
  if (leaf["allowed-values"]) return leaf["allowed-values"].includes(text);
  if (!leaf.string) return false;
  const { constant } = leaf.string;
  if (constant !== undefined) return constant === text;
  return leaf.string["require-non-empty"] !== true || text !== "";
}

/** Gives what stands between `${{` and `}}` in a text. */
export function expressionsIn(text: string): readonly string[] {
  return [...text.matchAll(/\$\{\{(.*?)\}\}/gs)].map(([, body]) => body ?? "");
}

/** A name that no dot precedes is a context or, with a parenthesis behind, a function. */
function expressionProblems(body: string, contexts: readonly string[], at: string): readonly string[] {
  const bare = body.replaceAll(/'(?:[^']|'')*'/g, "''");
  const allowed = new Set([...CONSTANTS, ...FUNCTIONS, ...contexts.map((name) => name.replace(/\(.*/, ""))]);
  const known = new Set([...allowed].map((name) => name.toLowerCase()));
  return [...bare.matchAll(/(?<![\w.-])([a-z_][\w-]*)/gi)]
    .map(([, name]) => name ?? "")
    .filter((name) => !known.has(name.toLowerCase()))
    .map((name) => `${at}: an expression has no \`${name}\` here`);
}
