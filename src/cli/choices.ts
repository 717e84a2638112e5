import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import { isDate } from "../core/expression/calendar.ts";
import { type PolicySet, STAGES, type Stage } from "../core/policy/policy-set.ts";
import { suggest } from "../core/source/suggest.ts";
import { runDiagnostic } from "../node/run-messages.ts";
import { FORMATS, type FormatName } from "../reporters/index.ts";

/** Is what an option chose, or what is wrong with it. */
export type Choice<T> =
  | { readonly value: T; readonly diagnostic?: undefined }
  | { readonly value?: undefined; readonly diagnostic: Diagnostic };

/** Chooses one of several words; a near miss is pointed out. */
export function chooseWord<const T extends string>(
  word: string,
  allowed: readonly T[],
  option: string,
): Choice<T> {
  const value = allowed.find((one) => one === word);
  if (value !== undefined) return { value };
  const data = { value: word, suggestion: suggest(word, allowed), allowed };
  return { diagnostic: runDiagnostic("usage/unknown-value", data, option) };
}

/** Chooses the stage named by `--stage`. */
export function chooseStage(word: string): Choice<Stage> {
  return chooseWord(word, STAGES, "--stage");
}

/** Chooses the profile named by `--profile` among those of the policy set. */
export function chooseProfile(word: string, policies: PolicySet): Choice<string> {
  return chooseWord(
    word,
    policies.profiles.map(({ id }) => id),
    "--profile",
  );
}

/** Chooses the date named by `--as-of`: a full date that exists, nothing looser. */
export function chooseDate(text: string): Choice<string> {
  return isDate(text)
    ? { value: text }
    : { diagnostic: runDiagnostic("usage/bad-date", { value: text }, "--as-of") };
}

/** Chooses the format named by `--format`; text without one. */
export function chooseFormat(word = "text"): Choice<FormatName> {
  return chooseWord(word, FORMATS, "--format");
}
