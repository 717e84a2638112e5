import { digestOf } from "../digest/digest.ts";
import { compareText } from "../source/compare-text.ts";

/** Is one file of a policy set, by its name below the folder and the digest of its bytes in hexadecimal. */
export interface FileDigest {
  readonly name: string;
  readonly sha256: string;
}

/** Tells how a file differs from what was signed; one with the bytes of a signed file that is gone was renamed. */
export interface FileDifference {
  readonly kind: "extra" | "missing" | "renamed" | "changed";
  readonly name: string;
  /** The name that was signed, of a renamed file. */
  readonly signedName?: string;
}

/** Compares the files of a folder with those that were signed, in the order of names; nothing means the same set. */
export function compareSets(
  signed: readonly FileDigest[],
  found: readonly FileDigest[],
): readonly FileDifference[] {
  const isSigned = new Map(signed.map(({ name, sha256 }) => [name, sha256]));
  const isFound = new Set(found.map(({ name }) => name));
  const gone = signed.filter(({ name }) => !isFound.has(name));
  const differences: FileDifference[] = [];
  for (const { name, sha256 } of found) {
    const before = isSigned.get(name);
    if (before === sha256) continue;
    const origin = before === undefined ? takeByDigest(gone, sha256) : undefined;
    if (origin) differences.push({ kind: "renamed", name, signedName: origin.name });
    else differences.push({ kind: before === undefined ? "extra" : "changed", name });
  }
  const missing = gone.map(({ name }): FileDifference => ({ kind: "missing", name }));
  return [...differences, ...missing].sort((one, other) => compareText(one.name, other.name));
}

/** A file that is gone explains one new name only. */
function takeByDigest(gone: FileDigest[], sha256: string): FileDigest | undefined {
  const index = gone.findIndex((file) => file.sha256 === sha256);
  return index === -1 ? undefined : gone.splice(index, 1)[0];
}

/** Digests the names and digests of all files of a set: the same for the same set, whoever signed it. */
export function filesDigest(files: readonly FileDigest[]): string {
  const sorted = files.toSorted((one, other) => compareText(one.name, other.name));
  return digestOf(sorted.map(({ name, sha256 }) => ({ name, sha256 })));
}
