import { isJsonArray, isJsonObject, type Json, ownProperty } from "./json.ts";
import { parsePointer } from "./json-pointer.ts";

/** Finds the value a JSON pointer names, or nothing. */
export function valueAt(root: Json, pointer: string): Json | undefined {
  let value: Json | undefined = root;
  for (const token of parsePointer(pointer)) {
    if (isJsonArray(value)) value = /^(?:0|[1-9]\d*)$/.test(token) ? value[Number(token)] : undefined;
    else value = isJsonObject(value) ? ownProperty(value, token) : undefined;
  }
  return value;
}
