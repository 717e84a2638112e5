import { type CheckOptions, checkDocument, type Worded } from "../core/check.ts";
import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import type { Document } from "../core/parse/document.ts";
import type { PolicySet } from "../core/policy/policy-set.ts";
import type { Source } from "../core/source/source.ts";
import type { Verdict } from "../generated/types/verdict.ts";
import type { Discovery, Input } from "../node/discover.ts";
import { runDiagnostic } from "../node/run-messages.ts";
import { maskedDiagnostics } from "../reporters/masked-diagnostics.ts";
import type { Report, Sources } from "../reporters/report.ts";
import type { AttestationReader } from "./attestations.ts";
import { readInput } from "./input.ts";
import { internalErrorDiagnostic } from "./internal-error.ts";
import type { Io } from "./io.ts";
import { type JudgedDocument, type JudgedInput, plansNotGiven } from "./plan-not-given.ts";

/** Is a finished check: what it says, and the texts it speaks of. */
export interface Judgement {
  readonly report: Report;
  /** Words the same judgement for a report that leaves the house: nothing confidential is in it. */
  readonly masked: () => Report;
  readonly sources: Sources;
}

/** Says by which rules and for what documents are judged. */
export interface JudgeOptions {
  readonly policies: PolicySet;
  readonly check: CheckOptions;
  /** Absent where nothing beside the documents is looked for, as in the examples. */
  readonly attestations?: AttestationReader;
}

/** Judges every document of the inputs that were found; what is wrong with one keeps none of the others back. */
export async function judge(discovery: Discovery, options: JudgeOptions, io: Io): Promise<Judgement> {
  const { inputs, diagnostics } = discovery;
  const judged: Judged[] = [];
  const documents: JudgedInput[] = [];
  for (const input of inputs) {
    const ofInput = await judgeInput(input, options, io);
    judged.push(...ofInput);
    documents.push({ input, documents: ofInput.flatMap(judgedDocument) });
  }
  const sources = judged.flatMap(({ source }) => (source ? [[source.name, source] as const] : []));
  const report: Report = {
    verdicts: judged.flatMap(({ worded }) => worded?.verdict ?? []),
    diagnostics: [
      ...(options.attestations?.warnings() ?? []),
      ...diagnostics,
      ...judged.flatMap((one) => one.diagnostics),
    ],
    policies: options.policies,
    isSomethingEmpty: diagnostics.length > 0 || judged.some(({ isEmpty }) => isEmpty),
  };
  const told = [...report.diagnostics, ...sameSystemTwice(report.verdicts), ...plansNotGiven(documents)];
  return {
    sources: new Map(sources),
    report: { ...report, diagnostics: told },
    masked: once(() => ({
      ...report,
      verdicts: judged.flatMap(({ worded }) => worded?.masked() ?? []),
      diagnostics: maskedDiagnostics(told),
    })),
  };
}

/** Several reports of one run ask for the same wording. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** Gives a judgement without any verdict, because of what it says. */
export function judgementSaying(diagnostics: readonly Diagnostic[], sources: Sources): Judgement {
  return {
    sources,
    report: { verdicts: [], diagnostics },
    masked: () => ({ verdicts: [], diagnostics: maskedDiagnostics(diagnostics) }),
  };
}

/** Lets a judgement say more, before or after what it says itself. */
export function withDiagnostics<J extends Judgement>(
  judgement: J,
  { before = [], after = [] }: Readonly<Partial<Record<"before" | "after", readonly Diagnostic[]>>>,
): J {
  const saying = (report: Report, more: typeof maskedDiagnostics): Report => ({
    ...report,
    diagnostics: [...more(before), ...report.diagnostics, ...more(after)],
  });
  return {
    ...judgement,
    report: saying(judgement.report, (diagnostics) => diagnostics),
    masked: () => saying(judgement.masked(), maskedDiagnostics),
  };
}

/** Two verdicts on one id may contradict each other, and a reader of one would not know of the other. */
function sameSystemTwice(verdicts: readonly Verdict[]): readonly Diagnostic[] {
  const first = new Map<string, Verdict>();
  return verdicts.flatMap((verdict) => {
    const key = `${verdict.kind}/${verdict.systemId}`;
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, verdict);
    const data = { id: verdict.systemId, earlier: earlier?.source ?? "" };
    return earlier === undefined ? [] : [runDiagnostic("run/same-system-twice", data, verdict.source)];
  });
}

interface Judged {
  readonly source?: Source;
  readonly document?: Document;
  readonly worded?: Worded;
  readonly diagnostics: readonly Diagnostic[];
  /** Whether there was a document but no rule for it. */
  readonly isEmpty: boolean;
}

async function judgeInput(input: Input, options: JudgeOptions, io: Io): Promise<readonly Judged[]> {
  try {
    const { source, documents, diagnostics } = await readInput(input, io);
    const found = await options.attestations?.of(input);
    const told = [...(found?.diagnostics ?? []), ...diagnostics];
    const read: Judged = { ...(source ? { source } : {}), diagnostics: told, isEmpty: false };
    // What was attested may speak against a system as well, so without it there is no honest answer.
    if (found && found.attestations === undefined) return [read];
    const attested = found?.attestations && { attestations: found.attestations };
    const check = { ...options.check, ...attested };
    return [
      read,
      ...documents.map((document) => ({ document, ...judgeDocument(document, { ...options, check }) })),
    ];
  } catch (error) {
    return [internalError(error, input.name)];
  }
}

function judgedDocument({ document, worded }: Judged): readonly JudgedDocument[] {
  return document === undefined ? [] : [{ document, verdict: worded?.verdict }];
}

/** A mistake of ours in judging one document must not hide the verdicts on the others. */
function judgeDocument(document: Document, { policies, check }: JudgeOptions): Judged {
  try {
    const checked = checkDocument(document, policies, check);
    if (checked.verdict) return { worded: checked, diagnostics: [], isEmpty: false };
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
