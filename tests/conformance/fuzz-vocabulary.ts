import type { Environment, Field } from "../../src/core/expression/environment.ts";
import type { Type } from "../../src/core/expression/tree.ts";

/** Names what a random expression can be: `ints` is a list of int, `sizes` a map from string to int. */
export type Kind =
  | "bool"
  | "int"
  | "double"
  | "string"
  | "ints"
  | "strings"
  | "sizes"
  | "system"
  | "owner"
  | "server"
  | "servers";

export type ObjectKind = "system" | "owner" | "server";

const count: Type = { kind: "int", unit: { terms: [], flexible: false } };

/** Types each kind as the checker knows it. */
export const types: Readonly<Record<Kind, Type>> = {
  bool: { kind: "bool" },
  int: count,
  double: { kind: "double" },
  string: { kind: "string" },
  ints: { kind: "list", element: count, mayBeEmpty: true },
  strings: { kind: "list", element: { kind: "string" }, mayBeEmpty: true },
  sizes: { kind: "map", key: { kind: "string" }, value: count },
  system: { kind: "object", name: "system" },
  owner: { kind: "object", name: "owner" },
  server: { kind: "object", name: "server" },
  servers: { kind: "list", element: { kind: "object", name: "server" }, mayBeEmpty: true },
};

/** Describes a made-up document in the shape of a manifest; `system` is its root. */
export const objects = {
  system: {
    title: "string",
    level: "int",
    active: "bool",
    owner: "owner",
    contact: "owner",
    numbers: "ints",
    tags: "strings",
    servers: "servers",
  },
  owner: { name: "string", rank: "int", trained: "bool", aliases: "strings", phone: "string" },
  server: { id: "string", cores: "int", live: "bool", ports: "ints", keeper: "owner", note: "string" },
} as const satisfies Readonly<Record<ObjectKind, Readonly<Record<string, Kind>>>>;

/** The fields whose absence means something, so that `has` may ask for them. */
export const meaningfullyAbsent: ReadonlySet<string> = new Set(["phone", "note"]);

const listed: Readonly<Record<ObjectKind, readonly (readonly [string, Kind])[]>> = {
  system: Object.entries(objects.system),
  owner: Object.entries(objects.owner),
  server: Object.entries(objects.server),
};

/** Lists the fields of an object kind. */
export function fieldsOf(kind: ObjectKind): readonly (readonly [string, Kind])[] {
  return listed[kind];
}

/** The environment in which the random expressions are checked. */
export const environment: Environment = {
  variables: new Map(),
  roots: new Map(),
  facts: "system",
  object: (name) => fields.get(name),
  lookups: new Map(),
};

const kinds = ["system", "owner", "server"] as const;
const fields: ReadonlyMap<string, ReadonlyMap<string, Field>> = new Map(
  kinds.map((kind) => [
    kind,
    new Map(fieldsOf(kind).map(([name, of]) => [name, fieldOf(name, of)] as const)),
  ]),
);

function fieldOf(name: string, kind: Kind): Field {
  return { type: types[kind], absence: meaningfullyAbsent.has(name) };
}
