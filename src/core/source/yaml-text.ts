import { stringify } from "yaml";
import type { JsonObject } from "./json.ts";

/** Writes data as YAML, a value a line and nothing of it twice. */
export function yamlText(data: JsonObject): string {
  return stringify(data, { lineWidth: 0, aliasDuplicateObjects: false });
}
