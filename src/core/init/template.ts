import type { Json } from "../source/json.ts";
import type { Language } from "./notes.ts";
import { placeholderOf, sampleKey } from "./placeholder.ts";
import { nodeAt, type SchemaNode, type Schemas, textOf } from "./schema-node.ts";
import type { Wanted } from "./wanted.ts";

/** Holds what every part of a template is written with. */
export interface Template {
  readonly schemas: Schemas;
  readonly root: SchemaNode;
  readonly language: Language;
  /** The document's own identifier, to be changed. */
  readonly sampleId: string;
  /** Values to write, by dotted path; what is not here is left for people to fill in. */
  readonly values: ReadonlyMap<string, Json>;
  /** The dotted paths that conditions read or that are preset, and those above them: all else is optional. */
  readonly read: ReadonlySet<string>;
}

/** Names a mapping whose properties are written. */
export interface Mapping {
  readonly node: SchemaNode;
  readonly path: readonly string[];
  readonly wanted: Wanted;
}

/** Is one property of a mapping that is to be written. */
export interface Property extends Mapping {
  readonly name: string;
  readonly parent: SchemaNode;
  readonly isRequired: boolean;
}

/** Makes a value that the schema accepts; identifiers are named for what they identify or refer to. */
export function placeholderFor(
  template: Template,
  property: Pick<Property, "node" | "parent" | "path">,
): Json {
  return placeholderOf(property.node, sampleFor(template, property));
}

function sampleFor(
  template: Template,
  { node, parent, path }: Pick<Property, "node" | "parent" | "path">,
): string {
  const { schemas, root } = template;
  if (path.join(".") === "metadata.id") return template.sampleId;
  const reference = textOf(node, "x-references");
  if (reference !== undefined) return sampleKey(nodeAt(schemas, root, reference.split(".")));
  return sampleKey(path.at(-2) === "*" ? nodeAt(schemas, root, path.slice(0, -2)) : parent);
}
