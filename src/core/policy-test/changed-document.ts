import type { Document } from "../parse/document.ts";
import { isJsonObject, type JsonObject } from "../source/json.ts";
import { parsePointer } from "../source/json-pointer.ts";
import { valueAt } from "../source/value-at.ts";
import { validate } from "../validate/validate.ts";
import { applyChanges } from "./apply-changes.ts";
import { documentOf } from "./document-of.ts";

/** Is the document a case judges, or why there is none: such a case tests something else than it says. */
export type CaseDocument =
  | { readonly facts: JsonObject; readonly problem: undefined }
  | { readonly facts: undefined; readonly problem: string };

/** Makes the document of a case: the base of its file with the changes at the case's pointer. */
export function changedDocument(
  document: Document,
  pointer: string,
  { remove = [] }: { readonly remove?: readonly string[] },
): CaseDocument {
  const blank = document.blanks.find((one) => isChange(one, pointer));
  if (blank) return refused(`the change at ${blank} is empty: remove the fact instead`);
  const changed = applyChanges(objectAt(document, "/spec/manifest") ?? {}, {
    set: objectAt(document, `${pointer}/set`) ?? {},
    add: objectAt(document, `${pointer}/add`) ?? {},
    remove,
  });
  if (changed.idle !== undefined) return refused(`the change at ${changed.idle} changes nothing`);
  return { facts: changed.document, problem: undefined };
}

function refused(problem: string): CaseDocument {
  return { facts: undefined, problem };
}

/** Tells whether a property without a value is one of the case's changes, which would silently not be made. */
function isChange(blank: string, pointer: string): boolean {
  const tokens = parsePointer(blank);
  const [name, change, below] = tokens.slice(parsePointer(pointer).length);
  const isOwn = blank.startsWith(`${pointer}/`) && change !== undefined && below === undefined;
  return isOwn && (name === "set" || name === "add" || name === "with");
}

/** Finds an object in a file of cases. */
export function objectAt(document: Document, pointer: string): JsonObject | undefined {
  const value = valueAt(document.value, pointer);
  return isJsonObject(value) ? value : undefined;
}

/** Says what is wrong with facts that a case gives, by their schema; undefined when nothing is. */
export function invalidFacts(
  facts: JsonObject | undefined,
  schema: "attested-facts" | "plan" | "system-manifest",
): string | undefined {
  const found = facts ? validate(documentOf(facts, schema), schema) : [];
  return found.length === 0
    ? undefined
    : found.map(({ code, path, message }) => `${schema} ${code} ${path ?? ""}: ${message.en}`).join("; ");
}
