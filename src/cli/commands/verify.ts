import { dirname, resolve, sep } from "node:path";
import type { TrustList } from "../../attestation/trust-list.ts";
import type { Verification } from "../../attestation/verify.ts";
import type { CheckOptions } from "../../core/check.ts";
import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import { readArtifacts } from "../../node/artifact.ts";
import { runDiagnostic } from "../../node/run-messages.ts";
import type { AnswerFormat } from "../../reporters/answer-formats.ts";
import type { Sources } from "../../reporters/report.ts";
import { type VerifiedEnvelope, verificationText } from "../../reporters/verification-text.ts";
import type { Language } from "../../reporters/words.ts";
import { asAttestations } from "../../run/as-attestations.ts";
import { chooseDate, chooseFormat, chooseStage } from "../../run/choices.ts";
import { EXIT } from "../../run/exit-code.ts";
import { inputOf } from "../../run/input.ts";
import type { Io } from "../../run/io.ts";
import { readTrust } from "../../run/trust.ts";
import { ATTESTATION_FOLDER, type JudgedPlaces } from "../../run/trust-place.ts";
import { heldToDeployment } from "../deployment-envelopes.ts";
import { envelopeOf, heldToManifest } from "../envelope-of.ts";
import { heldRows } from "../held-rows.ts";
import { type NamedContainers, namedContainers } from "../named-containers.ts";
import { paintFor, printAnswer } from "../print.ts";
import type { DeploymentOptions } from "./verify-verdict.ts";

/** Is what the command line says, as it was written. */
export interface VerifyArguments extends DeploymentOptions {
  readonly asOf?: string;
  readonly format?: string;
  readonly language: Language;
}

/** Verifies signed statements and prints what each is: 1 when one does not count, 2 when none could be judged. */
export async function verify(names: readonly string[], options: VerifyArguments, io: Io): Promise<number> {
  const format = chooseFormat(options.format);
  const named = namedContainers(names, io);
  const { trust, diagnostics, sources } = await trustFor(names, options, io);
  const date = options.asOf === undefined ? undefined : chooseDate(options.asOf);
  const stage = options.stage === undefined ? undefined : chooseStage(options.stage);
  const asked = [format, date, stage].flatMap((choice) => choice?.diagnostic ?? []);
  const misread = readArtifacts(options.artifact ?? []).diagnostics;
  const problems = [...asked, ...misread, ...named.diagnostics, ...diagnostics];
  const isUnasked = trust === undefined || problems.some(({ severity }) => severity === "error");
  const question: Question = {
    ...(stage?.value === undefined ? {} : { stage: stage.value }),
    asOf: date?.value ?? io.today(),
    asOfSource: date === undefined ? "default" : "option",
  };
  const found = isUnasked ? NOTHING : await findings({ named, trust, question }, options, io);
  const answer: Answer = {
    ...found,
    trust,
    diagnostics: toldOnce([...problems, ...found.diagnostics]),
    sources: new Map([...sources, ...found.sources]),
  };
  const { language, manifest } = options;
  print(answer, { format: format.value ?? "text", language, manifest }, io);
  return exitCodeOf(answer);
}

/** Judging again reads the trust list again, and would tell again what is odd about it. */
function toldOnce(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const keyOf = ({ code, source, range, message }: Diagnostic) =>
    JSON.stringify([code, source, range, message.en]);
  return [...new Map(diagnostics.map((one) => [keyOf(one), one] as const)).values()];
}

type Question = Pick<CheckOptions, "stage" | "asOf" | "asOfSource">;

interface Findings {
  readonly envelopes: readonly VerifiedEnvelope[];
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: Sources;
}

interface Answer extends Findings {
  readonly trust: TrustList | undefined;
}

const NOTHING: Findings = { envelopes: [], diagnostics: [], sources: new Map() };

interface Asked {
  readonly named: NamedContainers;
  readonly trust: TrustList;
  readonly question: Question;
}

async function findings(
  { named, trust, question }: Asked,
  options: VerifyArguments,
  io: Io,
): Promise<Findings> {
  const { verifyAll } = await import("../../attestation/verify.ts");
  const verifications: readonly Verification[] = await verifyAll(named.containers, trust);
  const verdicts = await heldToDeployment(verifications, { trust, today: question.asOf }, options, io);
  // Where what is deployed cannot be read, a line that says "verified" would be taken for the answer.
  if (!verdicts.isAnswered) return { ...verdicts, envelopes: [] };
  const envelopes = verifications.map((one) => verdicts.envelopes.get(one) ?? envelopeOf(one));
  if (options.manifest === undefined || !verifications.some(isOfSystem)) return { ...verdicts, envelopes };
  const attestations = asAttestations(verifications.filter(isOfSystem), named.designs);
  const check = { ...question, attestations, trustDigest: trust.digest };
  const { rows, ...read } = await heldRows({ ...options, manifest: options.manifest }, check, io);
  return {
    envelopes: envelopes.map((one) => heldToManifest(one, rows.get(one.source))),
    diagnostics: [...verdicts.diagnostics, ...read.diagnostics],
    sources: new Map([...verdicts.sources, ...read.sources]),
  };
}

/** No manifest's verdict rests on a signed verdict or policy set. */
function isOfSystem(verification: Verification): boolean {
  const type = verification.state === "verified" ? verification.statement.type : verification.type;
  return type !== "verdict" && type !== "policy-set";
}

async function trustFor(names: readonly string[], options: VerifyArguments, io: Io) {
  const given = await readTrust(options.trust, judgedPlaces(names, options, io), io);
  const isMissing = given.trust === undefined && given.diagnostics.length === 0;
  return isMissing ? { ...given, diagnostics: [runDiagnostic("trust/missing", {}, "--trust")] } : given;
}

/** A file belongs to the attestation folder it lies in, if it lies in one. */
function judgedPlaces(
  names: readonly string[],
  { manifest, replay, plan, policies }: VerifyArguments,
  { cwd }: Io,
): JudgedPlaces {
  const documents = [manifest, replay, plan].flatMap((one) =>
    one === undefined || one === "-" ? [] : [one],
  );
  return {
    manifests: documents.map((one) => resolve(cwd, one)),
    attestationFolders: names.flatMap((name) => (name === "" ? [] : attestationFolderOf(resolve(cwd, name)))),
    policyFolders: policies === undefined ? [] : [resolve(cwd, policies)],
  };
}

function attestationFolderOf(path: string): string {
  const parts = dirname(path).split(sep);
  const index = parts.lastIndexOf(ATTESTATION_FOLDER);
  return index === -1 ? path : parts.slice(0, index + 1).join(sep);
}

interface Printed {
  readonly format: AnswerFormat;
  readonly language: Language;
  readonly manifest: string | undefined;
}

function print(
  { envelopes, trust, diagnostics, sources }: Answer,
  { format, language, manifest }: Printed,
  io: Io,
): void {
  const about = trust && { id: trust.id, digest: trust.digest, demonstration: trust.demonstration };
  const name = manifest === undefined ? {} : { manifest: inputOf(manifest, io).name };
  const text = verificationText(envelopes, { language, paint: paintFor(io.stdout, io), ...name });
  const data = { trust: about ?? null, statements: envelopes };
  printAnswer({ text, data, diagnostics, sources }, { format, language }, io);
}

function exitCodeOf({ envelopes, diagnostics }: Answer): number {
  if (diagnostics.some(({ severity }) => severity === "error")) return EXIT.failed;
  return envelopes.every(({ state }) => state === "verified") ? EXIT.admitted : EXIT.blocked;
}
