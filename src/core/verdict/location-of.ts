import type { Verdict } from "../../generated/types/verdict.ts";
import type { Document } from "../parse/document.ts";
import { isJsonArray, isJsonObject } from "../source/json.ts";
import { positionAt } from "../source/position.ts";
import { valueAt } from "../source/value-at.ts";

export type Location = Verdict["gates"][number]["findings"][number]["location"];

/**
 * Tells where a place of a document is written; one it does not have, by the nearest above it that it has. Of a
 * value that is to be hidden only the first character is shown: where it ends would tell how long it is.
 */
export function locationOf(pointer: string, document: Document, isHidden = false): Location {
  const target = targetAt(pointer, document);
  const range = document.locate(pointer, target);
  const text = document.source.text;
  const location = {
    path: pointer,
    start: positionAt(text, range.start),
    end: positionAt(text, range.end),
  };
  return isHidden && target === "value" ? withoutLength(location) : location;
}

/** Leaves of a location where it begins. */
export function withoutLength({ path, start }: Location): Location {
  return {
    ...(path === undefined ? {} : { path }),
    start,
    end: { line: start.line, column: start.column + 1 },
  };
}

/** A list or an object is named by its key: its first entry would look guilty alone, and all of it is too much. */
function targetAt(pointer: string, { value }: Document): "key" | "value" {
  const found = valueAt(value, pointer);
  return isJsonArray(found) || isJsonObject(found) ? "key" : "value";
}
