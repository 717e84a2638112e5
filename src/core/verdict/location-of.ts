import type { Verdict } from "../../generated/types/verdict.ts";
import type { Document } from "../parse/document.ts";
import { isJsonArray, isJsonObject } from "../source/json.ts";
import { positionAt } from "../source/position.ts";
import { valueAt } from "../source/value-at.ts";

export type Location = Verdict["gates"][number]["findings"][number]["location"];

/** Tells where a place of a document is written; one it does not have, by the nearest above it that it has. */
export function locationOf(pointer: string, document: Document): Location {
  const { start, end } = document.locate(pointer, targetAt(pointer, document));
  const text = document.source.text;
  return { path: pointer, start: positionAt(text, start), end: positionAt(text, end) };
}

/** A list or an object is named by its key: its first entry would look guilty alone, and all of it is too much. */
function targetAt(pointer: string, { value }: Document): "key" | "value" {
  const found = valueAt(value, pointer);
  return isJsonArray(found) || isJsonObject(found) ? "key" : "value";
}
