import { stringify } from "yaml";
import type { Json } from "./json.ts";

/** Writes data as YAML, a value a line and nothing of it twice. */
export function yamlText(data: Json): string {
  return stringify(data, { lineWidth: 0, aliasDuplicateObjects: false });
}
