import { lstatSync, realpathSync, statSync } from "node:fs";
import { join } from "node:path";
import { isObjectId } from "../github/object-id.ts";
import { readBytes } from "../node/read-bytes.ts";
import { isInside } from "../run/read-paths.ts";

/** Bounds what is read of a repository, in bytes, and how many references may lead on to one another. */
const LIMITS = { reference: 4096, packed: 33_554_432, steps: 5 } as const;

const REFERENCE = /^ref: (refs\/[^\s\\]+)$/;

/**
 * Reads which commit was checked out into a folder, without running git, which would obey the configuration there.
 * Nothing where no repository is, or one that is not written in files of its own inside the folder.
 */
export function checkedOutCommit(folder: string): string | undefined {
  try {
    return commitOf("HEAD", realpathSync(folder));
  } catch {
    return undefined;
  }
}

function commitOf(name: string, root: string, steps: number = LIMITS.steps): string | undefined {
  const text = textOf(name, root, LIMITS.reference)?.trim() ?? packedCommit(name, root);
  if (text === undefined || isObjectId(text)) return text;
  const [, next = ".."] = REFERENCE.exec(text) ?? [];
  const isSound = steps > 0 && !next.split("/").includes("..");
  return isSound ? commitOf(next, root, steps - 1) : undefined;
}

/** Finds a reference among those that git has gathered into one file. */
function packedCommit(name: string, root: string): string | undefined {
  const lines = textOf("packed-refs", root, LIMITS.packed)?.split("\n") ?? [];
  const [commit = ""] = lines.find((line) => line.trimEnd().endsWith(` ${name}`))?.split(" ") ?? [];
  return isObjectId(commit) ? commit : undefined;
}

/** Reads a file of the repository; nothing where it is not there. What may not be read throws. */
function textOf(name: string, root: string, limit: number): string | undefined {
  const path = join(root, ".git", name);
  if (lstatSync(path, { throwIfNoEntry: false }) === undefined) return undefined;
  const place = realpathSync(path);
  const bytes = isInside(place, root) && statSync(place).isFile() ? readBytes(place, limit) : undefined;
  if (bytes === undefined) throw new Error(`${name} is no small file inside the folder`);
  return Buffer.from(bytes).toString("utf8");
}
