import { childSchema } from "../schema/json-schema.ts";
import { schemaTrail } from "../schema/schema-at.ts";
import { parsePointer } from "../source/json-pointer.ts";
import { unknownField } from "./unknown-field.ts";
import type { Untold, Validation } from "./validation.ts";

/** Finds unknown fields without a value: they are not in the data, where a validator could see them. */
export function unknownBlanks(validation: Validation): readonly Untold[] {
  return validation.document.blanks.flatMap((pointer) => {
    const tokens = parsePointer(pointer);
    const field = tokens.at(-1) ?? "";
    const above = tokens.slice(0, -1);
    const { registry, schemaName } = validation;
    const here = schemaTrail(schemaName, above, registry)[above.length];
    const isKnown = here === undefined || childSchema(here, field, registry) !== undefined;
    const parent = pointer.slice(0, pointer.lastIndexOf("/"));
    return isKnown ? [] : [() => unknownField(validation, parent, field)];
  });
}
