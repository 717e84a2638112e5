import { schemas } from "../../generated/schemas.ts";
import type { PlacePattern } from "../expression/reads-of.ts";
import type { Subject } from "../policy/policy-set.ts";
import { type PlacedSchema, propertiesOf } from "../schema/json-schema.ts";
import { schemaTrail } from "../schema/schema-at.ts";
import { ownProperty } from "../source/json.ts";
import { manifestKinds } from "../validate/kinds.ts";

/** Names the facts by which anything is called. */
export const NAMES: ReadonlySet<string> = new Set(["id", "name", "title", "code", "number"]);

/**
 * Tells whether a fact is a name of the object that holds it: its key, `name`, `title`, `code` or `number`,
 * or, of an object that has none but a key, the first free text of its schema.
 */
export function isLabel({ root, path }: PlacePattern, subject: Subject): boolean {
  const field = path.at(-1) ?? "";
  if (NAMES.has(field)) return true;
  const file = root === "facts" ? manifestKinds[subject] : FILES[root];
  const tokens = path.slice(0, -1).map((step) => (step === "*" ? "0" : step));
  const trail = schemaTrail(file, tokens, schemas);
  const holder = trail.at(-1);
  if (trail.length <= tokens.length || holder === undefined) return false;
  const properties = [...propertiesOf(holder, schemas)];
  if (properties.some(([name]) => name !== "id" && NAMES.has(name))) return false;
  return properties.find(isFreeText)?.[0] === field;
}

const FILES = { attested: "attested-facts", plan: manifestKinds.Plan } as const;

function isFreeText([name, { schema }]: readonly [string, PlacedSchema]): boolean {
  const isText = ownProperty(schema, "type") === "string" && ownProperty(schema, "enum") === undefined;
  return (
    isText &&
    !NAMES.has(name) &&
    ["format", "x-references"].every((key) => ownProperty(schema, key) === undefined)
  );
}
