import type { Subject } from "../policy/policy-set.ts";
import {
  elementSchema,
  followed,
  type PlacedSchema,
  propertiesOf,
  rootSchema,
  type SchemaRegistry,
} from "../schema/json-schema.ts";
import { isJsonArray, ownProperty } from "../source/json.ts";

/** Holds the JSON schemas by short name (`system-manifest`), annotations included. */
export type Schemas = SchemaRegistry;

/** Is one place of a schema, its references followed. */
export type SchemaNode = PlacedSchema;

const FILES: { readonly [S in Subject]: string } = { SystemManifest: "system-manifest", Plan: "plan" };

/** Finds the root of the schema of one kind of document; throws when the schemas lack it, which is our own mistake. */
export function documentNode(schemas: Schemas, subject: Subject): SchemaNode {
  return rootSchema(FILES[subject], schemas);
}

/** Finds the node an object type of an expression names (`file#/json/pointer`); types of policy data have none. */
export function findNamedNode(schemas: Schemas, name: string): SchemaNode | undefined {
  const [path = "", pointer = ""] = name.split("#");
  const file = path.replace(/\.schema\.json$/, "");
  if (!Object.hasOwn(schemas, file)) return undefined;
  return followed({ file, schema: { $ref: `#${pointer}` } }, schemas);
}

/** Finds a property of an object, or nothing. */
export function propertyNode(schemas: Schemas, node: SchemaNode, name: string): SchemaNode | undefined {
  return propertiesOf(node, schemas).get(name);
}

/** Finds what the elements of a list look like, or nothing. */
export function elementNode(schemas: Schemas, node: SchemaNode): SchemaNode | undefined {
  return elementSchema(node, "items", schemas);
}

/** Finds a place below a root, `*` standing for the elements of a list, or nothing. */
export function findNode(
  schemas: Schemas,
  root: SchemaNode,
  path: readonly string[],
): SchemaNode | undefined {
  let node: SchemaNode | undefined = root;
  for (const name of path) {
    if (node === undefined) return undefined;
    node = name === "*" ? elementNode(schemas, node) : propertyNode(schemas, node, name);
  }
  return node;
}

/** Finds a place below a root; throws where the schema has none. */
export function nodeAt(schemas: Schemas, root: SchemaNode, path: readonly string[]): SchemaNode {
  const node = findNode(schemas, root, path);
  if (node === undefined) throw new Error(`the schema has no ${path.join(".")}`);
  return node;
}

/** Lists the properties of an object in the order of its schema. */
export function propertyNames(schemas: Schemas, node: SchemaNode): readonly string[] {
  return [...propertiesOf(node, schemas).keys()];
}

/** Reads a keyword that holds texts; an absent one is an empty list. */
export function textsOf(node: SchemaNode, keyword: string): readonly string[] {
  const value = ownProperty(node.schema, keyword);
  return isJsonArray(value) ? value.filter((item) => typeof item === "string") : [];
}

/** Reads a keyword that holds a text, or nothing. */
export function textOf(node: SchemaNode, keyword: string): string | undefined {
  const value = ownProperty(node.schema, keyword);
  return typeof value === "string" ? value : undefined;
}

/** Reads a keyword that holds a number, or nothing. */
export function numberOf(node: SchemaNode, keyword: string): number | undefined {
  const value = ownProperty(node.schema, keyword);
  return typeof value === "number" ? value : undefined;
}
