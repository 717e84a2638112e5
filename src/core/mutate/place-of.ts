import type { Document } from "../parse/document.ts";
import type { PolicyFiles } from "../policy/policy-files.ts";
import { isJsonArray, isJsonObject, type Json, ownProperty } from "../source/json.ts";
import { positionAt } from "../source/position.ts";
import type { Position } from "../source/source.ts";
import { valueAt } from "../source/value-at.ts";
import type { Mutant } from "./mutant.ts";

/** Is where in the policy files a mutant changes something. */
export interface MutantPlace {
  readonly source: string;
  readonly start: Position;
}

/** Finds the place of a mutant; undefined for one whose document is not among the files. */
export function placeOf(mutant: Mutant, read: PolicyFiles): MutantPlace | undefined {
  const found = written(mutant, read);
  if (!found) return undefined;
  const { document, pointer } = found;
  const at = document.locate(pointer).start;
  const offset = mutant.offset === undefined ? at : (document.embedded(pointer)?.(mutant.offset) ?? at);
  return { source: document.source.name, start: positionAt(document.source.text, offset) };
}

interface Written {
  readonly document: Document;
  readonly pointer: string;
}

/** A mutant speaks of the loaded set, in which things stand by their names. */
function written({ about: { kind, id }, pointer }: Mutant, read: PolicyFiles): Written | undefined {
  if (kind === "Parameters") return writtenParameter(id, pointer, read);
  const { document } = read[kind].find(({ document }) => idOf(document) === id) ?? {};
  if (!document) return undefined;
  if (kind === "Catalogue") return { document, pointer: `/spec${pointer}` };
  return { document, pointer: byIndex(pointer, document) };
}

function writtenParameter(id: string, pointer: string, { Parameters }: PolicyFiles): Written | undefined {
  for (const { document, content } of Parameters) {
    const index = content.spec.parameters.findIndex((one) => one.id === id);
    if (index >= 0) return { document, pointer: `/spec/parameters/${index}${pointer}` };
  }
  return undefined;
}

/** The lists whose elements are told by their names. */
const NAMED = ["/spec/bindings", "/spec/require", "/spec/reapproval"] as const;

function byIndex(pointer: string, { value }: Document): string {
  const list = NAMED.find((one) => pointer.startsWith(`${one}/`));
  if (list === undefined) return pointer;
  const rest = pointer.slice(list.length + 1);
  const elements = valueAt(value, list);
  const names = isJsonArray(elements) ? elements.map(nameOf) : [];
  const index = names.findIndex((name) => rest === name || rest.startsWith(`${name}/`));
  return index < 0 ? list : `${list}/${index}${rest.slice(names[index]?.length)}`;
}

function nameOf(element: Json): string {
  const id = isJsonObject(element) ? ownProperty(element, "id") : undefined;
  return typeof id === "string" ? id : "";
}

function idOf({ value: { metadata } }: Document): unknown {
  return typeof metadata === "object" && metadata !== null && "id" in metadata ? metadata.id : undefined;
}
