import type { Document } from "../parse/document.ts";
import type { PolicyFiles } from "../policy/policy-files.ts";
import { positionAt } from "../source/position.ts";
import type { Position } from "../source/source.ts";
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
  return { document, pointer: kind === "Profile" ? bindingPointer(pointer, id, read) : pointer };
}

function writtenParameter(id: string, pointer: string, { Parameters }: PolicyFiles): Written | undefined {
  for (const { document, content } of Parameters) {
    const index = content.spec.parameters.findIndex((one) => one.id === id);
    if (index >= 0) return { document, pointer: `/spec/parameters/${index}${pointer}` };
  }
  return undefined;
}

const BINDINGS = "/spec/bindings/";

function bindingPointer(pointer: string, profile: string, { Profile }: PolicyFiles): string {
  if (!pointer.startsWith(BINDINGS)) return pointer;
  const rest = pointer.slice(BINDINGS.length);
  const bindings =
    Profile.find(({ content }) => content.metadata.id === profile)?.content.spec.bindings ?? [];
  const index = bindings.findIndex(({ id }) => rest === id || rest.startsWith(`${id}/`));
  return index < 0 ? BINDINGS.slice(0, -1) : `${BINDINGS}${index}${rest.slice(bindings[index]?.id.length)}`;
}

function idOf({ value: { metadata } }: Document): unknown {
  return typeof metadata === "object" && metadata !== null && "id" in metadata ? metadata.id : undefined;
}
