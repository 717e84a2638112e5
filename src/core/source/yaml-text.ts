import { Document, isCollection, isMap, stringify } from "yaml";
import type { Json, JsonObject } from "./json.ts";

/** Writes data as YAML, a value a line and nothing of it twice. */
export function yamlText(data: Json): string {
  return stringify(data, WRITTEN);
}

const WRITTEN = { lineWidth: 0, aliasDuplicateObjects: false } as const;

/** The most characters of a collection in brackets on the line of its name. */
const ROOM = 90;

/** Writes an entry of a list as policy files do: what is short stands in brackets beside its name. */
export function yamlEntry(data: JsonObject): string {
  const document = new Document([data], WRITTEN);
  const [entry] = isCollection(document.contents) ? document.contents.items : [];
  for (const { value } of isMap(entry) ? entry.items : []) {
    if (isCollection(value)) value.flow = value.toString().length <= ROOM;
  }
  return document.toString(WRITTEN);
}

/** Writes data on one line. */
export function yamlLine(data: Json): string {
  const document = new Document(data, WRITTEN);
  if (isCollection(document.contents)) document.contents.flow = true;
  return document.toString(WRITTEN).trimEnd();
}
