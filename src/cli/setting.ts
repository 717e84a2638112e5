import type { Language } from "../reporters/words.ts";
import type { InertIo } from "./inert-io.ts";

/** Carries what every command needs besides its own arguments; how they are typed is what commander is told here. */
export interface Setting {
  readonly language: Language;
  readonly io: InertIo;
  /** Takes the exit code of the command that ran. */
  readonly finish: (code: number) => void;
}
