import type { Diagnostic, MaskedWords } from "./diagnostic.ts";
import type { Words } from "./words.ts";

/** Stands where a report that leaves the house hides something. */
export const HIDDEN = "•••";

/** Says what of a message everybody may read. */
export interface Shown {
  readonly fields: Readonly<Record<string, true>>;
  /** Whether the range underlines nothing that has to be hidden. */
  readonly place?: boolean;
}

type Worded = Pick<Diagnostic, "severity" | "message" | "help" | "masked">;

/** Words a diagnostic from its data, and once more without what it quotes, where it is known what that is. */
export function worded<D extends object>(
  words: (data: D) => Words,
  data: D,
  shown: Shown | undefined,
): Worded {
  const { severity = "error", message, help } = words(data);
  const masked = maskedWords(words, data, shown);
  return { severity, message, ...(help ? { help } : {}), ...(masked ? { masked } : {}) };
}

/** What is worded without any data quotes nothing. */
function maskedWords<D extends object>(
  words: (data: D) => Words,
  data: D,
  shown: Shown | undefined,
): MaskedWords | undefined {
  if (shown === undefined && Object.keys(data).length > 0) return undefined;
  const { message, help } = words(shown ? hiding(data, shown.fields) : data);
  return { message, ...(help ? { help } : {}), showsPlace: shown?.place ?? false };
}

function hiding<D extends object>(data: D, fields: Shown["fields"]): D {
  const entries = Object.entries(data).map(([field, value]) => [
    field,
    Object.hasOwn(fields, field) ? value : hidden(field, value),
  ]);
  // Each value is one that its field may have: of others, ShownFields does not compile.
  return Object.fromEntries(entries) as D;
}

/** A suggestion that cannot be read is none. */
function hidden(field: string, value: unknown): unknown {
  if (field === "suggestion") return undefined;
  if (Array.isArray(value)) return [HIDDEN];
  return typeof value === "string" ? HIDDEN : undefined;
}
