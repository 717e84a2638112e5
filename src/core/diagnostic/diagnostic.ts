import type { Range, Text } from "../source/source.ts";

/** Reports one mistake in an input: what, where, and what to do; never thrown. */
export interface Diagnostic {
  /** `area/what-is-wrong`, from the closed table of `messages.ts`. */
  readonly code: string;
  readonly severity: "error" | "warning";
  readonly message: Text;
  readonly help?: Text;
  /** The name of the source; the range is into its text and absent where no place can be named. */
  readonly source: string;
  readonly range?: Range;
  /** A JSON pointer, where the mistake is about a value. */
  readonly path?: string;
  /** The words for reports that leave the house, without what they quote; absent where that is not known. */
  readonly masked?: MaskedWords;
}

/** Words a diagnostic without quoting any document. */
export interface MaskedWords {
  readonly message: Text;
  readonly help?: Text;
  /** Tells that what the range underlines may be read, too. */
  readonly showsPlace: boolean;
}
