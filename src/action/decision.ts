import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import type { Sources } from "../reporters/report.ts";
import { EXIT } from "../run/exit-code.ts";
import { internalErrorDiagnostic } from "../run/internal-error.ts";
import { judgementSaying } from "../run/judge.ts";
import type { RunJudgement } from "../run/judgement-of.ts";
import type { OutputFile } from "../run/outputs.ts";
import { INPUTS, type Inputs } from "./inputs.ts";
import { inputName } from "./messages.ts";
import { withoutToken } from "./without-token.ts";

/** Is what was decided, and by what. */
export interface Ruling {
  readonly judgement: RunJudgement;
  readonly exitCode: number;
  /** Is the id of the configuration that was judged by. */
  readonly authority?: string | undefined;
  /** Names the policies that were judged by; none is the built-in set. */
  readonly policyName?: string | undefined;
}

/** Is a decision that stands: nothing that is done with it later changes the exit code. */
export interface Decision extends Ruling {
  /** Where the user wants reports, whatever was decided; none where the inputs or the workspace are not known. */
  readonly files: readonly OutputFile[];
}

/** The runs of the command line and of the Action are one: what is told of an option is told of an input here. */
export function inWordsOfInputs(judgement: RunJudgement): RunJudgement {
  const named = (one: Diagnostic): Diagnostic => ({ ...one, source: sourceNamed(one.source) });
  const { report, masked } = judgement;
  return {
    ...judgement,
    report: { ...report, diagnostics: report.diagnostics.map(named) },
    masked: () => {
      const twin = masked();
      return { ...twin, diagnostics: twin.diagnostics.map(named) };
    },
  };
}

/** A file of the workspace may begin like an option as well, and is called what it is called. */
function sourceNamed(source: string): string {
  const input = INPUTS.find((name) => source === `--${name}`);
  return input === undefined ? source : inputName(input);
}

/** Gives the ruling of a run that could not decide. */
export function refusal(diagnostics: readonly Diagnostic[], sources: Sources = new Map()): Ruling {
  const judgement = inWordsOfInputs(judgementSaying(diagnostics, sources));
  return { judgement, exitCode: EXIT.failed };
}

/** Gives the ruling of a run that a mistake of ours kept from deciding: what could not be judged is not admitted. */
export function mistake(error: unknown, inputs: Inputs): Ruling {
  return refusal([internalErrorDiagnostic(withoutToken(error, inputs), "gate57")]);
}
