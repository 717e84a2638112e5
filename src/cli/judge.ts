import { type CheckOptions, checkDocument } from "../core/check.ts";
import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import type { Document } from "../core/parse/document.ts";
import type { PolicySet } from "../core/policy/policy-set.ts";
import type { Source } from "../core/source/source.ts";
import type { Verdict } from "../generated/types/verdict.ts";
import { discover, type Input } from "../node/discover.ts";
import type { Sources } from "../reporters/report.ts";
import type { Outcome } from "./exit-code.ts";
import { readInput } from "./input.ts";
import { internalErrorDiagnostic } from "./internal-error.ts";
import type { Io } from "./io.ts";

/** Is a finished check: what it says, and the texts it speaks of. */
export interface Judgement extends Outcome {
  readonly sources: Sources;
  readonly inputs: readonly Input[];
}

/** Says by which rules and for what documents are judged. */
export interface JudgeOptions {
  readonly policies: PolicySet;
  readonly check: CheckOptions;
}

/** Judges every document that the arguments name; what is wrong with one keeps none of the others back. */
export async function judge(names: readonly string[], options: JudgeOptions, io: Io): Promise<Judgement> {
  const { inputs, diagnostics } = await discover(names, io.cwd);
  const judged: Judged[] = [];
  for (const input of inputs) judged.push(...(await judgeInput(input, options, io)));
  const sources = judged.flatMap(({ source }) => (source ? [[source.name, source] as const] : []));
  return {
    inputs,
    sources: new Map(sources),
    report: {
      verdicts: judged.flatMap(({ verdict }) => verdict ?? []),
      diagnostics: [...diagnostics, ...judged.flatMap((one) => one.diagnostics)],
    },
    isSomethingEmpty: diagnostics.length > 0 || judged.some(({ isEmpty }) => isEmpty),
  };
}

interface Judged {
  readonly source?: Source;
  readonly verdict?: Verdict;
  readonly diagnostics: readonly Diagnostic[];
  /** Whether there was a document but no rule for it. */
  readonly isEmpty: boolean;
}

async function judgeInput(input: Input, options: JudgeOptions, io: Io): Promise<readonly Judged[]> {
  try {
    const { source, documents, diagnostics } = await readInput(input, io);
    const read: Judged = { ...(source ? { source } : {}), diagnostics, isEmpty: false };
    return [read, ...documents.map((document) => judgeDocument(document, options))];
  } catch (error) {
    return [internalError(error, input.name)];
  }
}

/** A mistake of ours in judging one document must not hide the verdicts on the others. */
function judgeDocument(document: Document, { policies, check }: JudgeOptions): Judged {
  try {
    const checked = checkDocument(document, policies, check);
    if (checked.verdict) return { verdict: checked.verdict, diagnostics: [], isEmpty: false };
    const { diagnostics, nothingApplied } = checked;
    return {
      diagnostics: nothingApplied ? diagnostics.map(asWarning) : diagnostics,
      isEmpty: nothingApplied,
    };
  } catch (error) {
    return internalError(error, document.source.name);
  }
}

/** That nothing applies has an exit code of its own, apart from what could not be evaluated. */
function asWarning(diagnostic: Diagnostic): Diagnostic {
  return { ...diagnostic, severity: "warning" };
}

function internalError(error: unknown, name: string): Judged {
  return { diagnostics: [internalErrorDiagnostic(error, name)], isEmpty: false };
}
