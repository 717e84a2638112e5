import type { CheckOptions } from "../core/check.ts";
import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import { isDate } from "../core/expression/calendar.ts";
import { type PolicySet, STAGES, type Stage } from "../core/policy/policy-set.ts";
import { suggest } from "../core/source/suggest.ts";
import { runDiagnostic } from "../node/run-messages.ts";
import { ANSWER_FORMATS, type AnswerFormat } from "../reporters/answer-formats.ts";
import type { Io } from "./io.ts";

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

/** Chooses the format of an answer named by `--format`; text without one. */
export function chooseFormat(word = "text"): Choice<AnswerFormat> {
  return chooseWord(word, ANSWER_FORMATS, "--format");
}

/** Is what the command line says of the question that is asked of a manifest, as it was written. */
export interface WrittenQuestion {
  readonly stage?: string | undefined;
  readonly profile?: string | undefined;
  readonly asOf?: string | undefined;
}

/** Is the question that is asked of a manifest, with everything that is wrong with it. */
export interface ChosenQuestion {
  readonly options: CheckOptions;
  readonly diagnostics: readonly Diagnostic[];
}

/** Chooses stage, profile and date; without policies no profile can be told from another. */
export function chooseQuestion(
  written: WrittenQuestion,
  policies: PolicySet | undefined,
  { today }: Pick<Io, "today">,
): ChosenQuestion {
  const stage = written.stage === undefined ? undefined : chooseStage(written.stage);
  const isKnown = written.profile !== undefined && policies !== undefined;
  const profile = isKnown ? chooseProfile(written.profile, policies) : undefined;
  const date = written.asOf === undefined ? undefined : chooseDate(written.asOf);
  return {
    options: {
      ...(stage?.value === undefined ? {} : { stage: stage.value }),
      ...(profile?.value === undefined ? {} : { profile: profile.value }),
      asOf: date?.value ?? today(),
      asOfSource: date === undefined ? "default" : "option",
    },
    diagnostics: [stage, profile, date].flatMap((choice) => choice?.diagnostic ?? []),
  };
}
