import type { Root, Type } from "./tree.ts";
import { unitNamed } from "./unit.ts";

/** Describes one property an expression can select; `absence` says that `has` may ask for it. */
export interface Field {
  readonly type: Type;
  readonly absence: boolean;
  /** Is set on what is asked of the judgement, which must not decide it. */
  readonly isRequest?: true;
}

export type Fields = ReadonlyMap<string, Field>;

/** Describes a function `name(reference)` that finds the element of a keyed list of the document. */
export interface KeyedList {
  /** The dotted path of the list from the document's root. */
  readonly list: string;
  readonly key: string;
  readonly element: Type;
}

/** Says what the names in an expression mean; without it no expression is typed. */
export interface Environment {
  /** Variables of `each`, and `asOf`; a comprehension adds its own. */
  readonly variables: ReadonlyMap<string, Type>;
  /** The roots that are written by name (`params.x`); one that is not here cannot be read. */
  readonly roots: ReadonlyMap<Exclude<Root, "facts">, Type>;
  /** The object type whose properties are written without a prefix. */
  readonly facts: string;
  /** Finds the fields of a named object type. */
  readonly object: (name: string) => Fields | undefined;
  /** By function name. */
  readonly lookups: ReadonlyMap<string, KeyedList>;
}

/** Declares one parameter or one field of a catalogue, as the policy files write it. */
export interface Declaration {
  readonly type: "string" | "integer" | "boolean" | "date" | "period" | "pattern";
  readonly unit?: string;
  readonly list?: boolean;
  /** The closed vocabulary of its strings. */
  readonly oneOf?: readonly string[];
}

/** Gathers what an environment is built from. */
export interface Vocabulary {
  /** The object type of the document under judgement. */
  readonly facts: string;
  readonly objects: ReadonlyMap<string, Fields>;
  readonly lookups: ReadonlyMap<string, KeyedList>;
  readonly plan?: string;
  readonly attested?: string;
  readonly parameters?: ReadonlyMap<string, Declaration>;
  /** Catalogue by id, field by name: in an expression a list of the entries in force. */
  readonly catalogues?: ReadonlyMap<string, ReadonlyMap<string, Declaration>>;
  /** Derived fact by id; only the kind of document that has them can read them. */
  readonly derived?: ReadonlyMap<string, DerivedDeclaration>;
}

/** Declares a derived fact: the type of its value, and the rules that may be its grounds. */
export interface DerivedDeclaration {
  readonly value: Type;
  readonly rules: readonly string[];
}

/** Builds the environment of the expressions about one kind of document, with `asOf` bound. */
export function environmentOf(vocabulary: Vocabulary): Environment {
  const { facts, lookups, plan, attested } = vocabulary;
  const parameters = vocabulary.parameters && new Map([[paramsObject, fieldsOf(vocabulary.parameters)]]);
  const catalogues = vocabulary.catalogues && catalogueObjects(vocabulary.catalogues);
  const derived = vocabulary.derived && derivedObjects(vocabulary.derived);
  const objects = new Map([
    ...vocabulary.objects,
    ...(parameters ?? []),
    ...(catalogues ?? []),
    ...(derived ?? []),
  ]);
  const roots = [
    ["params", parameters && paramsObject],
    ["catalogues", catalogues && cataloguesObject],
    ["attested", attested],
    ["plan", plan],
    ["derived", derived && derivedObject],
  ] as const;
  return {
    variables: new Map([["asOf", { kind: "date" }]]),
    roots: new Map(
      roots.flatMap(([root, name]) => (name === undefined ? [] : [[root, { kind: "object", name }]])),
    ),
    facts,
    object: (name) => objects.get(name),
    lookups,
  };
}

const paramsObject = "params#";
const cataloguesObject = "catalogues#";
const derivedObject = "derived#";

function fieldsOf(declarations: ReadonlyMap<string, Declaration>): Fields {
  return new Map(
    [...declarations].map(([name, declared]) => [
      name,
      { type: typeOfDeclaration(declared), absence: false },
    ]),
  );
}

/** Reads a declared type. A list of parameters is never empty: its schema asks for an element. */
export function typeOfDeclaration({ type, unit, list, oneOf }: Declaration): Type {
  const element = elementType(type, unit, oneOf);
  return list ? { kind: "list", element, mayBeEmpty: false } : element;
}

function elementType(
  type: Declaration["type"],
  unit: string | undefined,
  oneOf: readonly string[] | undefined,
): Type {
  if (type === "integer") return { kind: "int", unit: unitNamed(unit) };
  if (type === "boolean") return { kind: "bool" };
  if (type === "string") return oneOf ? { kind: "string", oneOf } : { kind: "string" };
  return { kind: type };
}

/** A catalogue is a list of entries; that none is in force on some date must be thought of. */
function catalogueObjects(
  catalogues: ReadonlyMap<string, ReadonlyMap<string, Declaration>>,
): ReadonlyMap<string, Fields> {
  const entries = [...catalogues].map(
    ([id, fields]) => [`${cataloguesObject}/${id}`, fieldsOf(fields)] as const,
  );
  const lists = [...catalogues.keys()].map((id): [string, Field] => {
    const element = { kind: "object", name: `${cataloguesObject}/${id}` } as const;
    return [id, { type: { kind: "list", element, mayBeEmpty: true }, absence: false }];
  });
  return new Map([[cataloguesObject, new Map(lists)], ...entries]);
}

/** A derived fact is an object of its value and the rules that decided it. */
function derivedObjects(derived: ReadonlyMap<string, DerivedDeclaration>): ReadonlyMap<string, Fields> {
  const facts = [...derived].map(([id, { value, rules }]): [string, Fields] => {
    const element = { kind: "string", oneOf: rules } as const;
    const grounds = { kind: "list", element, mayBeEmpty: true } as const;
    const fields: Fields = new Map([
      ["value", { type: value, absence: false }],
      ["grounds", { type: grounds, absence: false }],
    ]);
    return [`${derivedObject}/${id}`, fields];
  });
  const names = [...derived.keys()].map((id): [string, Field] => [
    id,
    { type: { kind: "object", name: `${derivedObject}/${id}` }, absence: false },
  ]);
  return new Map([[derivedObject, new Map(names)], ...facts]);
}

/** Adds variables (of `each`), which hide what had their names. */
export function withVariables(
  environment: Environment,
  variables: Iterable<readonly [string, Type]>,
): Environment {
  return { ...environment, variables: new Map([...environment.variables, ...variables]) };
}
