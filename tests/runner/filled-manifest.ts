import {
  documentNode,
  elementNode,
  nodeAt,
  numberOf,
  propertyNames,
  propertyNode,
  type SchemaNode,
  textOf,
  textsOf,
} from "../../src/core/init/schema-node.ts";
import { annotated } from "../../src/core/schema/annotations-at.ts";
import type { Json } from "../../src/core/source/json.ts";
import { slugOf } from "../../src/core/source/slug.ts";
import { schemas } from "../../src/generated/schemas.ts";
import { writeYaml } from "./write-yaml.ts";

/** Is one value of a manifest that holds everything its schema knows. */
export interface Leaf {
  /** As a JSON pointer, the one element of each list being 0. */
  readonly pointer: string;
  readonly node: SchemaNode;
  readonly kind:
    | "text"
    | "key"
    | "reference"
    | "pattern"
    | "date"
    | "number"
    | "boolean"
    | "choice"
    | "constant";
  readonly isConfidential: boolean;
  /** What is sound here: the key of a list by its name, a reference to what exists, the first of a choice. */
  readonly sound: Json;
}

interface At {
  readonly pointer: string;
  readonly isConfidential: boolean;
  /** The list whose key this is. */
  readonly keyed: string | undefined;
}

const root = documentNode(schemas, "SystemManifest");

/** Is the schema as one walk through it finds it. */
type Shape =
  | { readonly leaf: Leaf }
  | { readonly element: Shape }
  | { readonly properties: readonly (readonly [name: string, shape: Shape])[] };

let known: Shape | undefined;

/** Gives the data of a manifest with each property of the schema once and one element in each list, its values chosen. */
export function filledData(choose: (leaf: Leaf) => Json): Json {
  known ??= shapeOf(root, { pointer: "", isConfidential: false, keyed: undefined });
  return filled(known, choose);
}

/** Writes a manifest with each property of the schema once and one element in each list, its values chosen. */
export function filledManifest(choose: (leaf: Leaf) => Json): string {
  return writeYaml(filledData(choose));
}

function filled(shape: Shape, choose: (leaf: Leaf) => Json): Json {
  if ("leaf" in shape) return choose(shape.leaf);
  if ("element" in shape) return [filled(shape.element, choose)];
  return Object.fromEntries(shape.properties.map(([name, below]) => [name, filled(below, choose)]));
}

function shapeOf(node: SchemaNode, above: At): Shape {
  const at = { ...above, isConfidential: above.isConfidential || annotated(node.schema).isConfidential };
  const names = propertyNames(schemas, node);
  if (names.length > 0) return { properties: names.map((name) => [name, propertyOf(node, name, at)]) };
  const element = elementNode(schemas, node);
  if (element === undefined) return { leaf: leafOf(node, at) };
  return { element: shapeOf(element, { ...at, pointer: `${at.pointer}/0` }) };
}

function propertyOf(parent: SchemaNode, name: string, at: At): Shape {
  const node = propertyNode(schemas, parent, name);
  if (node === undefined) throw new Error(`no property ${at.pointer}/${name}`);
  const list = at.pointer.endsWith("/0") ? listAt(at.pointer) : undefined;
  const isKey = list !== undefined && textOf(list, "x-key") === name;
  const pointer = `${at.pointer}/${name}`;
  return shapeOf(node, { ...at, pointer, keyed: isKey ? at.pointer.slice(0, -2) : undefined });
}

function listAt(pointer: string): SchemaNode {
  const tokens = pointer.split("/").slice(1, -1);
  return nodeAt(
    schemas,
    root,
    tokens.map((token) => (token === "0" ? "*" : token)),
  );
}

function leafOf(node: SchemaNode, at: At): Leaf {
  const kind = kindOf(node, at);
  return {
    pointer: at.pointer,
    node,
    kind,
    isConfidential: at.isConfidential,
    sound: soundValue(kind, node, at),
  };
}

function kindOf(node: SchemaNode, { keyed }: At): Leaf["kind"] {
  if (node.schema.const !== undefined) return "constant";
  if (textsOf(node, "enum").length > 0) return "choice";
  if (textOf(node, "x-references") !== undefined) return "reference";
  if (keyed !== undefined) return "key";
  if (node.schema.type === "boolean") return "boolean";
  if (node.schema.type !== "string") return "number";
  if (textOf(node, "format") === "date") return "date";
  return textOf(node, "pattern") === undefined ? "text" : "pattern";
}

function soundValue(kind: Leaf["kind"], node: SchemaNode, at: At): Json {
  if (kind === "constant") return node.schema.const ?? null;
  if (kind === "choice") return textsOf(node, "enum")[0] ?? "";
  if (kind === "reference") return keyFor(textOf(node, "x-references") ?? "");
  if (kind === "key") return keyFor(at.keyed ?? "");
  if (kind === "boolean") return false;
  if (kind === "number") return numberOf(node, "minimum") ?? 0;
  if (kind === "date") return "2026-01-05";
  return kind === "text" ? "van ban" : patterned(node, at.pointer);
}

function keyFor(list: string): string {
  return slugOf(list.replaceAll(/[./]/g, " "));
}

function patterned(node: SchemaNode, pointer: string): string {
  const pattern = new RegExp(textOf(node, "pattern") ?? "", "u");
  const name = keyFor(pointer).slice(-64).replace(/^-+/, "");
  const fitting = [name, "VN", `sha256:${"0".repeat(64)}`].find((text) => pattern.test(text));
  if (fitting === undefined) throw new Error(`nothing is known to fit ${pattern}`);
  return fitting;
}
