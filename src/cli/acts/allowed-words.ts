import { childSchema, elementSchema, rootSchema } from "../../core/schema/json-schema.ts";
import { isJsonArray, ownProperty } from "../../core/source/json.ts";
import { schemas } from "../../generated/schemas.ts";
import type { Act } from "./act.ts";

/** Lists the words of the schema that an act never says: who is civil is not excluded. */
const NEVER_SAID: readonly string[] = ["civil", "civil-body"];

/** Lists the words that a property of a statement may be, or that each of its items may be. */
export function allowedWords(type: Act["type"], property: string): readonly string[] {
  const placed = childSchema(rootSchema(type, schemas), property, schemas);
  const { schema } = (placed && elementSchema(placed, "items", schemas)) ?? placed ?? { schema: {} };
  const words = ownProperty(schema, "enum");
  if (!isJsonArray(words)) throw new Error(`no words for \`${property}\` in schema \`${type}\``);
  return words.filter((word) => typeof word === "string").filter((word) => !NEVER_SAID.includes(word));
}
