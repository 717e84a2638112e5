import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import { HIDDEN } from "../core/diagnostic/worded.ts";
import type { Range, Text } from "../core/source/source.ts";

/**
 * What is wrong with the command or an input, a file as such, a policy or a configuration quotes nothing of a manifest
 * but the ids of systems and plans; a mistake of ours may quote whatever it was working on.
 */
const QUOTES_NO_DOCUMENT =
  /^(?!run\/internal-error$)(?:file|usage|run|policy|expression|action|deployment|github)\//;

/**
 * Hides what diagnostics quote from a document, for reports that leave the house: which of the quoted
 * values are confidential is not known of a document that does not fit its schema, so all are hidden,
 * and so are the paths, which may hold a key that no schema has. What a diagnostic says of a schema, of
 * options and of its own stays, as the words that were made for such reports tell it.
 */
export function maskedDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.map((diagnostic) =>
    QUOTES_NO_DOCUMENT.test(diagnostic.code) ? diagnostic : hide(diagnostic),
  );
}

function hide({ path: _, message, help, range, masked, ...diagnostic }: Diagnostic): Diagnostic {
  const words = masked ?? { message: hidden(message), ...(help ? { help: hidden(help) } : {}) };
  const place = masked?.showsPlace ? range : range && firstOf(range);
  return {
    ...diagnostic,
    message: words.message,
    ...(words.help ? { help: words.help } : {}),
    ...(place ? { range: place } : {}),
  };
}

/** Where a hidden value ends would tell how long it is. */
function firstOf({ start }: Range): Range {
  return { start, end: start + 1 };
}

/** Of words of which nobody said what they quote, all is hidden that is in backticks. */
function hidden({ vi, en }: Text): Text {
  return { vi: withoutQuotes(vi), en: withoutQuotes(en) };
}

/** From the first backtick to the last: what is quoted may hold backticks itself. */
function withoutQuotes(text: string): string {
  const [first, last] = [text.indexOf("`"), text.lastIndexOf("`")];
  if (first === -1) return text;
  return `${text.slice(0, first)}\`${HIDDEN}\`${last === first ? "" : text.slice(last + 1)}`;
}
