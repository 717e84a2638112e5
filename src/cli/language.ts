import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import { suggest } from "../core/source/suggest.ts";
import { runDiagnostic } from "../node/run-messages.ts";
import { LANGUAGES, type Language } from "../reporters/words.ts";
import type { Io } from "../run/io.ts";

/** Is the language to speak, and what was wrong with the one asked for. */
export interface ChosenLanguage {
  readonly language: Language;
  readonly diagnostic?: Diagnostic;
}

/**
 * Chooses the language of everything that is said: `--lang`, else GATE57_LANG, else Vietnamese. It is
 * looked for before the arguments are read, so that what is wrong with them is said in it too.
 */
export function languageOf(argv: readonly string[], { env }: Io): ChosenLanguage {
  const option = optionValue(argv, "--lang");
  const value = option ?? (env.GATE57_LANG || "vi");
  const language = LANGUAGES.find((one) => one === value);
  if (language !== undefined) return { language };
  const data = { value, suggestion: suggest(value, LANGUAGES), allowed: LANGUAGES };
  const source = option === undefined ? "GATE57_LANG" : "--lang";
  return { language: "vi", diagnostic: runDiagnostic("usage/unknown-value", data, source) };
}

/** Finds the last value given to an option, before the arguments are read properly. */
export function optionValue(argv: readonly string[], name: string): string | undefined {
  return optionValues(argv, name).at(-1);
}

/** Finds all values given to an option, before the arguments are read properly. */
export function optionValues(argv: readonly string[], name: string): readonly string[] {
  const end = argv.indexOf("--");
  const words = end === -1 ? argv : argv.slice(0, end);
  return words.flatMap((word, index) => {
    if (word.startsWith(`${name}=`)) return [word.slice(name.length + 1)];
    return word === name ? (words[index + 1] ?? []) : [];
  });
}
