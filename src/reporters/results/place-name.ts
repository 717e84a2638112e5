import { fileOf } from "../report.ts";

/** Is where a report points that must name a file and has none to name: the name a manifest has by default. */
export const DEFAULT_FILE = "gate57.yaml";

const NO_FILE = /^(?:-.*|<.*>|inputs\.(?!ya?ml$|json$)[a-z-]+|GITHUB_[A-Z_]+|policies-ref:.*)$/su;

/**
 * Names the file of a source as a report may tell it elsewhere: a path below the working folder as it is, of
 * any other only the last name, so that no report tells of the machine; what names no file (the standard
 * input, an option, an input or a variable of the Action, what was read of another tree) becomes the empty text.
 */
export function placeName(source: string): string {
  const file = fileOf(source).replaceAll("\\", "/");
  if (NO_FILE.test(file)) return "";
  const steps = file.split("/").filter((step) => step !== "" && step !== ".");
  const isElsewhere = /^(?:\/|[A-Za-z]:)/.test(file) || steps.includes("..");
  if (isElsewhere) return steps.at(-1)?.replace(/^(?:[A-Za-z]:|\.\.)$/, "") ?? "";
  return steps.join("/");
}
