import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import { OPERATORS, type Operator } from "../../core/mutate/operators.ts";
import { runDiagnostic } from "../../node/run-messages.ts";
import type { AnswerFormat } from "../../reporters/answer-formats.ts";
import { type Choice, chooseFormat, chooseWord } from "../../run/choices.ts";

/** Is what the command line says of a run over mutants, as it was written. */
export interface WrittenMutation {
  readonly format?: string;
  readonly operator?: readonly string[];
  readonly jobs?: string;
  readonly maxSeconds?: string;
}

/** Is how a run over mutants is to go, with everything that is wrong with what was written. */
export interface ChosenMutation {
  readonly format: AnswerFormat;
  /** All of them where none is named. */
  readonly operators: readonly Operator[];
  readonly jobs: number;
  readonly maxSeconds: number;
  readonly diagnostics: readonly Diagnostic[];
}

const MOST_JOBS = 64;
const MOST_SECONDS = 3600;

/** How long one mutant may take where nothing is said. */
const USUAL_SECONDS = "10";

/** Chooses how a run over mutants goes; `cores` threads where nothing is said. */
export function chooseMutation(written: WrittenMutation, cores: number): ChosenMutation {
  const format = chooseFormat(written.format);
  const named = written.operator?.map((word) => chooseWord(word, OPERATORS, "--operator")) ?? [];
  const jobs = chooseCount(written.jobs ?? String(Math.min(cores, MOST_JOBS)), MOST_JOBS, "--jobs");
  const seconds = chooseCount(written.maxSeconds ?? USUAL_SECONDS, MOST_SECONDS, "--max-seconds");
  return {
    format: format.value ?? "text",
    operators: written.operator ? named.flatMap(({ value }) => value ?? []) : OPERATORS,
    jobs: jobs.value ?? 1,
    maxSeconds: seconds.value ?? 1,
    diagnostics: [format, ...named, jobs, seconds].flatMap((one) => one?.diagnostic ?? []),
  };
}

/** Chooses a whole number of at least one. */
function chooseCount(text: string, most: number, option: string): Choice<number> {
  const value = Number(text);
  if (/^\d{1,6}$/.test(text) && value >= 1 && value <= most) return { value };
  const data = { value: text, suggestion: undefined, allowed: [`1–${most}`] };
  return { diagnostic: runDiagnostic("usage/unknown-value", data, option) };
}
