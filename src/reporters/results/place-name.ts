import { fileOf } from "../report.ts";

/** Is where a report points that must name a file and has none to name: the name a manifest has by default. */
export const DEFAULT_FILE = "gate57.yaml";

const NO_FILE =
  /^(?:-.*|<.*>|inputs\.(?!ya?ml$|json$)[a-z-]+|GITHUB_[A-Z_]+|(?:policies-ref|repository):.*)$/su;

/** Stands before the names of what was read of the tree of policies, which is no part of the working folder. */
export const TREE_PREFIX = "policies-ref:";

/** Stands there where the workflow names no place, so that the tree is the repository's own. */
export const OWN_TREE_PREFIX = "repository:";

function isOfTree(file: string): boolean {
  return file.startsWith(TREE_PREFIX) || file.startsWith(OWN_TREE_PREFIX);
}

/** Tells whether a source is named by a path below the working folder. */
export function isBelowFolder(source: string): boolean {
  const file = source.replaceAll("\\", "/");
  return !isElsewhere(file) && !isOfTree(file);
}

/** Gives the path of a file below the working folder; the empty text of one that lies elsewhere. */
export function pathBelow(source: string): string {
  return isBelowFolder(source) ? stepsOf(fileOf(source)).join("/") : "";
}

function stepsOf(file: string): readonly string[] {
  return file
    .replaceAll("\\", "/")
    .split("/")
    .filter((step) => step !== "" && step !== ".");
}

function isElsewhere(file: string): boolean {
  return /^(?:\/|[A-Za-z]:)/.test(file) || file.split("/").includes("..");
}

/**
 * Names the file of a source as a report may tell it elsewhere: a path below the working folder as it is, of
 * any other only the last name, so that no report tells of the machine; what names no file (the standard
 * input, an option, an input or a variable of the Action, what was read of another tree) becomes the empty text.
 */
export function placeName(source: string): string {
  const file = fileOf(source).replaceAll("\\", "/");
  if (NO_FILE.test(file)) return "";
  const steps = stepsOf(file);
  if (isElsewhere(file)) return steps.at(-1)?.replace(/^(?:[A-Za-z]:|\.\.)$/, "") ?? "";
  return steps.join("/");
}

/** Names a source for people, whatever it is: an option, an input, a file of the tree of policies, or a path as above. */
export function toldName(source: string): string {
  const file = fileOf(source);
  return isOfTree(file) ? file : placeName(file) || file;
}
