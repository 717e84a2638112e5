import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import type { Position, Text } from "../core/source/source.ts";
import { cut } from "./cut.ts";
import { type DiagnosticPlace, placeOfDiagnostic } from "./diagnostic-place.ts";
import type { Sources } from "./report.ts";
import { isBelowFolder, placeName, toldName } from "./results/place-name.ts";

/** Is where a diagnostic is shown beside the code, and its message, which names what cannot be shown there. */
export interface AnnotatedPlace {
  /** Below the working folder; empty where it is about no file of it. */
  readonly file: string;
  readonly start?: Position;
  readonly end?: Position;
  readonly message: Text;
}

/** What is wrong with a file that is there but has no text; all else of this family is about folders, patterns and what is missing. */
const IS_ABOUT_A_FILE: ReadonlySet<string> = new Set([
  "file/unreadable",
  "file/too-large",
  "file/not-utf8",
  "file/not-regular",
  "file/link-not-followed",
]);

/** UTF-16 units of a name: one that is longer would bury what is said of it. */
const NAME_UNITS = 200;

/**
 * Places a diagnostic in a file only where the run read that file in the working folder or was to read it: an
 * annotation at an input, an option, a folder or a file of another tree would stand at nothing. Such a name leads
 * the message instead, with its line.
 */
export function annotatedPlace(diagnostic: Diagnostic, sources: Sources): AnnotatedPlace {
  const { message, source: name } = diagnostic;
  const place = placeOfDiagnostic(diagnostic, sources);
  if (place === undefined) return { file: "", message };
  const { start, end } = place;
  const isFile = place.source !== undefined || IS_ABOUT_A_FILE.has(diagnostic.code);
  const file = placeName(name);
  if (isFile && file !== "" && isBelowFolder(name)) {
    return { file, message, ...(start && end ? { start, end } : {}) };
  }
  const about = `\`${cut(shownName(place), NAME_UNITS, "…")}\``;
  return { file: "", message: { vi: `${about}: ${message.vi}`, en: `${about}: ${message.en}` } };
}

function shownName({ file, start }: DiagnosticPlace): string {
  const name = toldName(file);
  return start ? `${name}:${start.line}:${start.column}` : name;
}
