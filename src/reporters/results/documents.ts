import { parseDocuments } from "../../core/parse/parse-documents.ts";
import type { JsonObject } from "../../core/source/json.ts";
import { remember } from "../../core/source/remember.ts";
import type { Source } from "../../core/source/source.ts";
import { fileOf, type Sources } from "../report.ts";

/** Several reports are written of one run: its texts are read for them once. */
const parsed = new WeakMap<Source, ReadonlyMap<number, JsonObject>>();

/** Reads the document that a verdict names (`file#2` is the second one of `file`); nothing where it is not at hand. */
export function documentNamed(name: string, sources: Sources): JsonObject | undefined {
  const own = sources.get(name);
  const source = own ?? sources.get(fileOf(name));
  if (!source) return undefined;
  const index = own ? 0 : Number(name.slice(fileOf(name).length + 1)) - 1;
  return remember(parsed, source, () => valuesIn(source)).get(index);
}

function valuesIn(source: Source): ReadonlyMap<number, JsonObject> {
  return new Map(parseDocuments(source).documents.map(({ index, value }) => [index, value] as const));
}
