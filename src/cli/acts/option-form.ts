import { quoted } from "../../core/diagnostic/words.ts";
import { elementSchema, type PlacedSchema } from "../../core/schema/json-schema.ts";
import { isJsonArray, type JsonObject, ownProperty } from "../../core/source/json.ts";
import type { Text } from "../../core/source/source.ts";
import { schemas } from "../../generated/schemas.ts";
import type { ActField } from "./act.ts";

/** Says how the value of an option is written: which words there are, or in what form. */
export function optionForm({ option, kind }: ActField, placed: PlacedSchema): Text {
  if (kind === "file" || kind === "statement") {
    return { vi: `nêu tệp: \`${option} TỆP\``, en: `name the file: \`${option} FILE\`` };
  }
  const { schema } = elementSchema(placed, "items", schemas) ?? placed;
  const words = ownProperty(schema, "enum");
  if (isJsonArray(words)) {
    const allowed = quoted(words.filter((word) => typeof word === "string"));
    return { vi: `cho phép: ${allowed}`, en: `allowed: ${allowed}` };
  }
  return formOf(option, schema);
}

function formOf(option: string, schema: JsonObject): Text {
  if (schema.format === "date") {
    return {
      vi: `viết năm-tháng-ngày: \`${option} 2026-07-01\``,
      en: `write year-month-day: \`${option} 2026-07-01\``,
    };
  }
  if (schema.type === "integer") {
    const { minimum = 0, maximum } = schema;
    const to = maximum === undefined ? "" : String(maximum);
    return {
      vi: `viết số nguyên từ ${String(minimum)}${to && ` đến ${to}`}`,
      en: `write a whole number from ${String(minimum)}${to && ` to ${to}`}`,
    };
  }
  return { vi: `viết \`${option} "…"\``, en: `write \`${option} "…"\`` };
}
