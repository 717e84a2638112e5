import type { CheckOptions } from "../../core/check.ts";
import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import { explainDocument } from "../../core/explain/explain-document.ts";
import { explainGate } from "../../core/explain/explain-gate.ts";
import type { GateExplanation } from "../../core/explain/gate-explanation.ts";
import type { Reasoning } from "../../core/explain/reasoning.ts";
import type { Gate, PolicySet } from "../../core/policy/policy-set.ts";
import { schemas } from "../../generated/schemas.ts";
import { explainText } from "../../reporters/explain-text.ts";
import { maskedDiagnostics } from "../../reporters/masked-diagnostics.ts";
import { reasoningText } from "../../reporters/reasoning-text.ts";
import type { Sources } from "../../reporters/report.ts";
import type { Language } from "../../reporters/words.ts";
import { type AttestationOptions, openAttestations } from "../../run/attestation-options.ts";
import { chooseDate, chooseFormat, chooseProfile, chooseStage } from "../../run/choices.ts";
import { EXIT } from "../../run/exit-code.ts";
import { inputOf, readDocuments } from "../../run/input.ts";
import type { Io } from "../../run/io.ts";
import { readPlan } from "../../run/plan.ts";
import { policiesFor } from "../../run/policies.ts";
import { chooseGate } from "../choose-gate.ts";
import { paintFor, printAnswer } from "../print.ts";

/** Is what the command line says, as it was written. */
export interface ExplainOptions {
  readonly stage?: string;
  readonly profile?: string;
  readonly policies?: string;
  readonly asOf?: string;
  readonly attestations?: string;
  readonly trust?: string;
  readonly plan?: string;
  readonly format?: string;
  readonly redact?: boolean;
  /** Tells of what passed as well, and explains the gate after its verdict on a manifest. */
  readonly all?: boolean;
  readonly lang: Language;
}

/** Explains a gate, and with a manifest how it comes to its answer: 1 when it blocks there, 2 without an answer. */
export async function explain(
  name: string,
  file: string | undefined,
  options: ExplainOptions,
  io: Io,
): Promise<number> {
  const format = chooseFormat(options.format);
  const question = await questionOf(name, options, io);
  const unasked = [...(format.diagnostic ? [format.diagnostic] : []), ...question.diagnostics];
  const answer =
    unasked.length > 0
      ? { ...NO_ANSWER, diagnostics: unasked }
      : await answerTo(question, { name: file, options }, io);
  const { explanation, reasonings, diagnostics } = answer;
  const isFull = options.all ?? false;
  const look = { language: options.lang, paint: paintFor(io.stdout, io), isFull };
  const texts = explanation ? reasonings.map((reasoning) => reasoningText(reasoning, explanation, look)) : [];
  const generic = explanation && (file === undefined || isFull) ? [explainText(explanation, look)] : [];
  const printed = {
    text: [...texts, ...generic].join("\n"),
    data: { ...(explanation ? { gate: explanation } : {}), ...(file === undefined ? {} : { reasonings }) },
    diagnostics: options.redact ? maskedDiagnostics(diagnostics) : diagnostics,
    sources: options.redact ? new Map() : new Map([...question.sources, ...answer.sources]),
  };
  printAnswer(printed, { format: format.value ?? "text", language: options.lang }, io);
  return exitCodeOf(diagnostics, reasonings);
}

/** Is what the arguments ask, or everything that is wrong with them. */
interface Question {
  readonly gate?: Gate;
  readonly policies?: PolicySet;
  readonly check: CheckOptions;
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: Sources;
}

interface Answer {
  readonly explanation?: GateExplanation;
  readonly reasonings: readonly Reasoning[];
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: Sources;
}

const NO_ANSWER: Answer = { reasonings: [], diagnostics: [], sources: new Map() };

async function questionOf(name: string, options: ExplainOptions, io: Io): Promise<Question> {
  const { policies, diagnostics, sources } = await policiesFor(options.policies, io);
  const { plan, source, diagnostics: planProblems } = await readPlan(options.plan, io);
  const stage = options.stage === undefined ? undefined : chooseStage(options.stage);
  const profile =
    options.profile === undefined || !policies ? undefined : chooseProfile(options.profile, policies);
  const date = options.asOf === undefined ? undefined : chooseDate(options.asOf);
  const found = policies && chooseGate(name, policies);
  const problems = [found, stage, profile, date].flatMap((choice) => choice?.diagnostic ?? []);
  return {
    ...(policies ? { policies } : {}),
    ...(found?.value ? { gate: found.value } : {}),
    check: {
      ...(stage?.value === undefined ? {} : { stage: stage.value }),
      ...(profile?.value === undefined ? {} : { profile: profile.value }),
      ...(plan ? { plan } : {}),
      asOf: date?.value ?? io.today(),
      asOfSource: date === undefined ? "default" : "option",
      redact: options.redact ?? false,
    },
    diagnostics: [...diagnostics, ...planProblems, ...problems],
    sources: new Map([...sources, ...(source ? [[source.name, source] as const] : [])]),
  };
}

/** Is the manifest that is named, and what the command line says of its attestations. */
interface Subject {
  readonly name: string | undefined;
  readonly options: AttestationOptions;
}

async function answerTo({ gate, policies, check }: Question, subject: Subject, io: Io): Promise<Answer> {
  if (!gate || !policies) return NO_ANSWER;
  const explanation = explainGate(policies, gate, schemas);
  if (subject.name === undefined) return { ...NO_ANSWER, explanation };
  const { source, documents, diagnostics } = await readDocuments(subject.name, io);
  const attested = await attestedFor(subject.name, subject.options, io);
  const explained = attested.check
    ? documents.map((document) => explainDocument(document, policies, gate, { ...check, ...attested.check }))
    : [];
  return {
    explanation,
    reasonings: explained.flatMap(({ reasoning }) => reasoning ?? []),
    diagnostics: [...attested.diagnostics, ...diagnostics, ...explained.flatMap((one) => one.diagnostics)],
    sources: new Map([...(source ? [[source.name, source] as const] : []), ...attested.sources]),
  };
}

/** Is what attestations add to the question, or why the question cannot be put. */
interface Attested {
  readonly check?: Pick<CheckOptions, "attestations" | "trustDigest">;
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: Sources;
}

/** Explains by the attestations that `check` judges by, so that both come to the same answer. */
async function attestedFor(file: string, options: AttestationOptions, io: Io): Promise<Attested> {
  const input = inputOf(file, io);
  const { reader, trustDigest, errors, warnings, sources } = await openAttestations(options, [input], io);
  if (errors.length > 0) return { diagnostics: [...errors, ...warnings], sources };
  const { attestations, diagnostics } = await reader.of(input);
  const told = [...warnings, ...reader.warnings(), ...diagnostics];
  if (attestations === undefined) return { diagnostics: told, sources };
  return { check: { attestations, ...(trustDigest ? { trustDigest } : {}) }, diagnostics: told, sources };
}

function exitCodeOf(diagnostics: readonly Diagnostic[], reasonings: readonly Reasoning[]): number {
  if (diagnostics.some(({ severity }) => severity === "error")) return EXIT.failed;
  const isBlocked = reasonings.some(({ bindings }) => bindings.some(({ blocking }) => blocking));
  return isBlocked ? EXIT.blocked : EXIT.admitted;
}
