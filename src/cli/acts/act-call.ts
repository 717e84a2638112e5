import type { Language } from "../../reporters/words.ts";
import type { Act } from "./act.ts";
import type { Written } from "./read-fields.ts";

/** Is an act as somebody asks for it. */
export interface ActCall {
  readonly act: Act;
  /** The manifest; an exclusion may do without. */
  readonly file: string | undefined;
  readonly written: Written;
  readonly language: Language;
}
