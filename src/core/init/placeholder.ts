import type { Subject } from "../policy/policy-set.ts";
import type { Json } from "../source/json.ts";
import { slugOf } from "../source/slug.ts";
import { numberOf, type SchemaNode, textOf, textsOf } from "./schema-node.ts";

/** Tells the samples of identifiers from real ones at a glance. */
export const SAMPLE_IDS: { readonly [S in Subject]: string } = {
  SystemManifest: "he-thong-mau",
  Plan: "ke-hoach-mau",
};

/** Makes an identifier for the sample of a list out of the list's Vietnamese label: `may-chu-1`. */
export function sampleKey(list: SchemaNode): string {
  const [label = ""] = (textOf(list, "title") ?? "mục").split(/[,(]/);
  return `${slugOf(label)}-1`;
}

/**
 * Makes a value that the schema accepts where it insists on one; `sample` is tried first for a text.
 * Throws when none is known, which is a mistake of ours: a schema that asks for more than identity.
 */
export function placeholderOf(node: SchemaNode, sample: string): Json {
  const { schema } = node;
  if (schema.const !== undefined) return schema.const;
  const [first] = textsOf(node, "enum");
  if (first !== undefined) return first;
  if (schema.type === "integer") return numberOf(node, "minimum") ?? 0;
  if (schema.type === "boolean") return false;
  if (schema.format === "date") return "2026-01-01";
  if (schema.type === "string") return textFor(node, sample);
  throw new Error(`no placeholder for a required value: ${JSON.stringify(schema)}`);
}

function textFor(node: SchemaNode, sample: string): string {
  const pattern = textOf(node, "pattern");
  if (pattern === undefined) return sample;
  const expression = new RegExp(pattern, "u");
  const fitting = [sample, "VN", `sha256:${"0".repeat(64)}`].find((text) => expression.test(text));
  if (fitting === undefined) throw new Error(`no placeholder matches ${pattern}`);
  return fitting;
}
