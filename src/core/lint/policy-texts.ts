import type { Document } from "../parse/document.ts";
import type { PolicyFiles } from "../policy/policy-files.ts";
import { isJsonObject, type Json, type JsonObject } from "../source/json.ts";
import { appendPointer } from "../source/json-pointer.ts";
import { valueAt } from "../source/value-at.ts";

/** Is a value of a policy file with where it stands. */
export interface PolicyValue<T extends Json = Json> {
  readonly document: Document;
  readonly pointer: string;
  readonly value: T;
}

/** Lists every mapping of the files that say what is asked. */
export function mappingsOf(files: PolicyFiles): readonly PolicyValue<JsonObject>[] {
  return valuesOf(files).flatMap(({ value, ...place }) => (isJsonObject(value) ? [{ ...place, value }] : []));
}

/** Lists every text of the files that say what is asked. */
export function textsOf(files: PolicyFiles): readonly PolicyValue<string>[] {
  return valuesOf(files).flatMap(({ value, ...place }) =>
    typeof value === "string" ? [{ ...place, value }] : [],
  );
}

/** Reads the text at a place of a document; an empty one where there is none. */
export function textAt(document: Document, pointer: string): string {
  const value = valueAt(document.value, pointer);
  return typeof value === "string" ? value : "";
}

/** Several rules walk over the same files. */
const walked = new WeakMap<PolicyFiles, readonly PolicyValue[]>();

function valuesOf(files: PolicyFiles): readonly PolicyValue[] {
  const known = walked.get(files);
  if (known) return known;
  // Files of cases are left out: their manifests may say anything.
  const { Gate, Profile, Parameters, Catalogue, DerivedFact, ClauseRegister } = files;
  const asking = [...Gate, ...Profile, ...Parameters, ...Catalogue, ...DerivedFact, ...ClauseRegister];
  const values: PolicyValue[] = [];
  for (const { document } of asking) walk(document, "", document.value, values);
  walked.set(files, values);
  return values;
}

function walk(document: Document, pointer: string, value: Json, into: PolicyValue[]): void {
  into.push({ document, pointer, value });
  if (typeof value !== "object" || value === null) return;
  for (const [key, child] of Object.entries(value)) walk(document, appendPointer(pointer, key), child, into);
}
