import type { Document } from "../parse/document.ts";
import { isJsonObject, type JsonObject } from "../source/json.ts";
import { appendPointer, parsePointer } from "../source/json-pointer.ts";
import { valueAt } from "../source/value-at.ts";
import { validate } from "../validate/validate.ts";
import { applyChanges } from "./apply-changes.ts";
import { changesNothing, invalidFactsProblem, isEmptyChange } from "./case-problem.ts";
import { documentOf } from "./document-of.ts";
import type { Problem } from "./prepared.ts";

/** Is the document a case judges, or why there is none: such a case tests something else than it says. */
export type CaseDocument =
  | { readonly facts: JsonObject; readonly problem: undefined }
  | { readonly facts: undefined; readonly problem: Problem };

/** Makes the document of a case: the base of its file with the changes at the case's pointer. */
export function changedDocument(
  document: Document,
  pointer: string,
  { remove = [] }: { readonly remove?: readonly string[] },
): CaseDocument {
  const blank = document.blanks.find((one) => isChange(one, pointer));
  if (blank) return refused({ problem: isEmptyChange(parsePointer(blank).at(-1) ?? blank), pointer: blank });
  const changed = applyChanges(objectAt(document, "/spec/manifest") ?? {}, {
    set: objectAt(document, `${pointer}/set`) ?? {},
    add: objectAt(document, `${pointer}/add`) ?? {},
    remove,
  });
  if (changed.idle !== undefined) return refused(idleChange(document, pointer, changed.idle, remove));
  return { facts: changed.document, problem: undefined };
}

function refused(problem: Problem): CaseDocument {
  return { facts: undefined, problem };
}

function idleChange(document: Document, pointer: string, idle: string, remove: readonly string[]): Problem {
  const removal = remove.indexOf(idle);
  const places = [
    ...["set", "add"].map((change) => appendPointer(`${pointer}/${change}`, idle)),
    ...(removal < 0 ? [] : [`${pointer}/remove/${removal}`]),
  ];
  const place = places.find((one) => document.has(one));
  return { problem: changesNothing(idle), ...(place === undefined ? {} : { pointer: place }) };
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

type FactsSchema = "attested-facts" | "plan" | "system-manifest";

/** Says what is wrong with facts that a case gives, by their schema; undefined when nothing is. */
export function invalidFacts(
  facts: JsonObject | undefined,
  schema: FactsSchema,
  placeOf: (path: string) => string | undefined = () => undefined,
): Problem | undefined {
  const found = facts ? validate(documentOf(facts, schema), schema) : [];
  const lead = LEADS[schema];
  return found.length === 0
    ? undefined
    : invalidFactsProblem(found, { placeOf, ...(lead === undefined ? {} : { lead }) });
}

/** The name under which a file of cases gives them; a manifest is what a case is about. */
const LEADS: Readonly<Record<FactsSchema, string | undefined>> = {
  "attested-facts": "attested",
  plan: "plan",
  "system-manifest": undefined,
};
