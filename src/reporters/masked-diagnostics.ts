import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import type { Text } from "../core/source/source.ts";

const MASK = "•••";

/**
 * What is wrong with the command or an input, a file as such, a policy or a configuration quotes nothing of a manifest
 * but the ids of systems; a mistake of ours may quote whatever it was working on.
 */
const QUOTES_NO_DOCUMENT =
  /^(?!run\/internal-error$)(?:file|usage|run|policy|expression|action|deployment|github)\//;

/** A key that is missing is one of the schema's own, which everybody may know and nobody can mend without its name. */
const NAMES_THE_SCHEMA = /^[a-z]+\/missing-key$/;

/**
 * Hides what diagnostics quote from a document, for reports that leave the house: which of the quoted
 * values are confidential is not known of a document that does not fit its schema, so all are hidden,
 * and so are the paths, which may hold a key that no schema has.
 */
export function maskedDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.map((diagnostic) =>
    QUOTES_NO_DOCUMENT.test(diagnostic.code) ? diagnostic : hide(diagnostic),
  );
}

function hide({ path: _, ...diagnostic }: Diagnostic): Diagnostic {
  return NAMES_THE_SCHEMA.test(diagnostic.code) ? diagnostic : hideWords(diagnostic);
}

function hideWords({ help, range, ...diagnostic }: Diagnostic): Diagnostic {
  return {
    ...diagnostic,
    message: masked(diagnostic.message),
    ...(help ? { help: masked(help) } : {}),
    // Where a hidden value ends would tell how long it is.
    ...(range ? { range: { start: range.start, end: range.start + 1 } } : {}),
  };
}

function masked({ vi, en }: Text): Text {
  return { vi: hidden(vi), en: hidden(en) };
}

/** From the first backtick to the last: what is quoted may hold backticks itself. */
function hidden(text: string): string {
  const [first, last] = [text.indexOf("`"), text.lastIndexOf("`")];
  if (first === -1) return text;
  return `${text.slice(0, first)}\`${MASK}\`${last === first ? "" : text.slice(last + 1)}`;
}
