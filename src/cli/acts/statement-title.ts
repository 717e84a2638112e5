import type { Statement } from "../../attestation/statement.ts";
import { annotated } from "../../core/schema/annotations-at.ts";
import { rootSchema } from "../../core/schema/json-schema.ts";
import type { Text } from "../../core/source/source.ts";
import { schemas } from "../../generated/schemas.ts";

/** Names the kind of a statement. */
export function titleOf(statement: Statement): Text {
  return annotated(rootSchema(statement.type, schemas).schema).title;
}
