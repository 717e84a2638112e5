import type { Document } from "../parse/document.ts";
import { appendPointer, isWithin } from "../source/json-pointer.ts";
import { objectAt } from "./changed-document.ts";

/** Finds where in a file of cases a fact of the case at `pointer` is written: in one of its changes, or in the base. */
export function placeInCase(document: Document, pointer: string, path: string): string | undefined {
  for (const change of ["set", "add"]) {
    const own = `${pointer}/${change}`;
    const keys = Object.keys(objectAt(document, own) ?? {});
    const near = keys.filter((key) => isWithin(path, key) || isWithin(key, path));
    const [first] = near.sort((one, other) => other.length - one.length);
    if (first !== undefined) return appendPointer(own, first);
  }
  return known(document, `/spec/manifest${path}`);
}

/** Finds where a fact beside the manifest is written: in the case, or in what its file gives all cases. */
export function placeBeside(
  document: Document,
  pointer: string,
  root: "attested" | "plan",
): (path: string) => string | undefined {
  return (path) => known(document, `${pointer}/${root}${path}`) ?? known(document, `/spec/${root}${path}`);
}

function known(document: Document, pointer: string): string | undefined {
  return document.has(pointer) ? pointer : undefined;
}
