import type { Paint } from "../paint.ts";
import type { Language } from "../words.ts";

/** Is how a report on mutants is to look. */
export interface MutationLook {
  readonly language: Language;
  readonly paint: Paint;
  /** Whether the equivalent mutants are listed; they are only counted otherwise. */
  readonly equivalents: boolean;
}
