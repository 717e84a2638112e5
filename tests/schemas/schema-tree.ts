import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The keywords of our schemas that the tests look at. */
export interface SchemaNode {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, SchemaNode>>;
  readonly type?: string;
  readonly title?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: unknown;
  readonly items?: SchemaNode;
  readonly maxItems?: number;
  readonly enum?: readonly string[];
  readonly const?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly "x-title-en"?: string;
  readonly "x-description-en"?: string;
  readonly "x-part"?: string;
  readonly "x-actor"?: string;
  readonly "x-unit"?: string;
  readonly "x-enum"?: Readonly<Record<string, unknown>>;
  readonly "x-absence"?: unknown;
  readonly "x-confidential"?: unknown;
  readonly "x-key"?: string;
  readonly "x-lookup"?: string;
  readonly "x-references"?: string;
  readonly "x-justification"?: readonly string[];
}

export type SchemaFiles = ReadonlyMap<string, SchemaNode>;

/** One property, or the items of one list, with what it inherits. */
export interface Place {
  /** Dotted, with `[]` after a list: `hosting.servers[].facility`. */
  readonly path: string;
  readonly isItem: boolean;
  readonly node: SchemaNode;
  readonly part: string | undefined;
  readonly actor: string | undefined;
}

/** The schemas whose documents expressions read; the others are reached from them. */
export const subjects = ["system-manifest", "plan", "attested-facts"] as const;

const folder = join(import.meta.dirname, "../../schemas");

/** Reads the named schemas of the repository, by file name. */
export function readSchemaFiles(names: readonly string[]): SchemaFiles {
  const files = names.map((name) => `${name}.schema.json`);
  // JSON edge: the tests exist to check what these files hold.
  return new Map(
    files.map((file) => [file, JSON.parse(readFileSync(join(folder, file), "utf8")) as SchemaNode]),
  );
}

/** Finds a schema by its file name; a file that is not there is a mistake of the test. */
export function schemaOf(files: SchemaFiles, file: string): SchemaNode {
  const schema = files.get(file);
  if (schema === undefined) throw new Error(`no schema ${file}`);
  return schema;
}

interface Resolved {
  readonly file: string;
  readonly node: SchemaNode;
}

/** Replaces a `$ref` by what it names; annotations beside the reference win. */
function resolve(files: SchemaFiles, file: string, node: SchemaNode): Resolved {
  if (node.$ref === undefined) return { file, node };
  const { $ref: reference, ...beside } = node;
  const [other, name] = reference.split("#/$defs/");
  const target = other === undefined || other === "" ? file : other;
  const schema = schemaOf(files, target);
  const found = name === undefined ? schema : schema.$defs?.[name];
  if (found === undefined) throw new Error(`${file}: nothing at ${reference}`);
  const base = resolve(files, target, found);
  return { file: base.file, node: { ...base.node, ...beside } };
}

/** Lists every property and every list item of a document, parents first. */
export function* placesOf(files: SchemaFiles, file: string): Generator<Place> {
  const root: Place = {
    path: "",
    isItem: false,
    node: schemaOf(files, file),
    part: undefined,
    actor: undefined,
  };
  yield* below(files, file, root);
}

function* below(files: SchemaFiles, file: string, parent: Place): Generator<Place> {
  for (const [name, raw] of Object.entries(parent.node.properties ?? {})) {
    const path = parent.path === "" ? name : `${parent.path}.${name}`;
    yield* at(files, file, raw, path, parent, false);
  }
  if (parent.node.items !== undefined) {
    yield* at(files, file, parent.node.items, `${parent.path}[]`, parent, true);
  }
}

function* at(
  files: SchemaFiles,
  file: string,
  raw: SchemaNode,
  path: string,
  parent: Place,
  isItem: boolean,
): Generator<Place> {
  const resolved = resolve(files, file, raw);
  const node = resolved.node;
  const place = {
    path,
    isItem,
    node,
    part: node["x-part"] ?? parent.part,
    actor: node["x-actor"] ?? parent.actor,
  };
  yield place;
  yield* below(files, resolved.file, place);
}
