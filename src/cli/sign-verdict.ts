import { resolve } from "node:path";
import type { TrustList } from "../attestation/trust-list.ts";
import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import type { Text } from "../core/source/source.ts";
import { type Artifact, summariseVerdict, verdictSubjects } from "../core/verdict/verdict-summary.ts";
import type { Verdict } from "../generated/types/verdict.ts";
import { digestArtifacts, type NamedArtifact, readArtifacts } from "../node/artifact.ts";
import type { Discovery } from "../node/discover.ts";
import { displayPath } from "../node/display-path.ts";
import { runDiagnostic } from "../node/run-messages.ts";
import { signVerdictDiagnostic } from "../node/sign-verdict-messages.ts";
import type { Language } from "../reporters/words.ts";
import type { Io } from "../run/io.ts";
import type { RunJudgement } from "../run/judgement-of.ts";
import { isRead, type ReadPaths } from "../run/read-paths.ts";
import { trustFolder } from "../run/trust.ts";
import { version } from "../run/version.ts";
import { signedVerdictText } from "./signed-verdict-text.ts";
import { takenPaths, writeNew } from "./write-new.ts";

/** Is what the command line says of signing the verdict, as it was written. */
export interface VerdictSigning {
  readonly signVerdict?: string;
  readonly key?: string;
  readonly keyId?: string;
  readonly authority?: string;
  readonly passphraseFile?: string;
  readonly artifact?: readonly string[];
  readonly force?: boolean;
}

/** Is what else the command line says that a signature depends on. */
interface SigningArguments extends VerdictSigning {
  readonly stage?: string;
  readonly profile?: string;
  readonly policies?: string;
  readonly requireSignedPolicies?: boolean;
  readonly asOf?: string;
  readonly trust?: string;
  readonly plan?: string;
  readonly redact?: boolean;
  readonly language: Language;
}

/** Holds what a signed verdict must not be written over: what the run reads, and what else it writes. */
export interface TakenPlaces {
  readonly read: ReadPaths;
  /** Full paths. */
  readonly written: readonly string[];
}

const SIGN = "--sign-verdict";

/** Tells everything that keeps a verdict from being signed and can be seen before anything is judged. */
export function signingProblems(
  options: SigningArguments,
  { inputs }: Discovery,
  places: TakenPlaces,
  io: Io,
): readonly Diagnostic[] {
  const { signVerdict } = options;
  if (signVerdict === undefined) return optionsAlone(options);
  const isRefused: Readonly<Record<PlainCode, boolean>> = {
    "sign-verdict/no-stage": options.stage === undefined,
    "sign-verdict/no-profile": options.profile === undefined,
    "sign-verdict/no-trust": trustFolder(options.trust, io) === undefined,
    "sign-verdict/no-key": options.key === undefined,
    "sign-verdict/no-authority": options.authority === undefined,
    "sign-verdict/unsigned-policies": options.policies !== undefined && !options.requireSignedPolicies,
    "sign-verdict/standard-input": options.plan === "-" || inputs.some(({ path }) => path === undefined),
    "sign-verdict/redacted": options.redact === true,
  };
  return [
    ...PLAIN_CODES.filter((code) => isRefused[code]).map((code) => signVerdictDiagnostic(code, {}, SIGN)),
    ...severalInputs(inputs),
    ...dateProblem(options, io),
    ...readArtifacts(options.artifact ?? []).diagnostics,
    ...placeProblem(signVerdict, options, places, io),
  ];
}

const PLAIN_CODES = [
  "sign-verdict/no-stage",
  "sign-verdict/no-profile",
  "sign-verdict/no-trust",
  "sign-verdict/no-key",
  "sign-verdict/no-authority",
  "sign-verdict/unsigned-policies",
  "sign-verdict/standard-input",
  "sign-verdict/redacted",
] as const;
type PlainCode = (typeof PLAIN_CODES)[number];

/** A key that is named and not used would let somebody believe that the verdict was signed. */
function optionsAlone(options: VerdictSigning): readonly Diagnostic[] {
  const alone = [
    ["--key", options.key],
    ["--key-id", options.keyId],
    ["--authority", options.authority],
    ["--passphrase-file", options.passphraseFile],
    ["--artifact", options.artifact],
    ["--force", options.force],
  ] as const;
  return alone.flatMap(([option, value]) =>
    value === undefined ? [] : [signVerdictDiagnostic("sign-verdict/option-alone", {}, option)],
  );
}

/** Of what is named, folders hold any number of manifests, none too; that more than one is here is sure already. */
function severalInputs({ length: count }: Discovery["inputs"]): readonly Diagnostic[] {
  return count > 1 ? [signVerdictDiagnostic("sign-verdict/not-one", { count }, SIGN)] : [];
}

function dateProblem({ asOf }: SigningArguments, io: Io): readonly Diagnostic[] {
  const today = io.today();
  if (asOf === undefined || asOf === today) return [];
  return [signVerdictDiagnostic("sign-verdict/other-date", { asOf, today }, "--as-of")];
}

function placeProblem(
  file: string,
  { key, passphraseFile, force = false }: VerdictSigning,
  { read, written }: TakenPlaces,
  io: Io,
): readonly Diagnostic[] {
  const { cwd } = io;
  if (file === "") return [runDiagnostic("usage/missing-value", { value: SIGN }, SIGN)];
  const secrets = [key, passphraseFile].flatMap((one) => (one === undefined ? [] : [resolve(cwd, one)]));
  if (isRead(resolve(cwd, file), { files: written, folders: [] })) {
    return [runDiagnostic("usage/repeated-output", { value: file }, SIGN)];
  }
  const isTaken = isRead(resolve(cwd, file), { ...read, files: [...read.files, ...secrets] });
  if (isTaken) return [runDiagnostic("usage/output-is-input", { value: file }, SIGN)];
  return takenPaths([resolve(cwd, file)], force, io);
}

/** Is what came of signing a verdict: what is told of it, and what was signed where it was. */
export interface Signing {
  readonly diagnostics: readonly Diagnostic[];
  readonly text?: Text;
}

/** Signs the one verdict of a check and writes it, where that was asked for; what keeps it from that is told. */
export async function signJudgement(
  judgement: RunJudgement,
  options: SigningArguments,
  io: Io,
): Promise<Signing> {
  if (options.signVerdict === undefined) return { diagnostics: [] };
  // Where errors kept everything from being judged, they say enough.
  const { verdicts, diagnostics: told } = judgement.report;
  if (verdicts.length === 0 && told.some(({ severity }) => severity === "error")) return { diagnostics: [] };
  const { artifacts: named } = readArtifacts(options.artifact ?? []);
  const found = signable(judgement, named);
  if ("code" in found) return { diagnostics: [found] };
  const { artifacts, diagnostics } = await digestArtifacts(named, io.cwd);
  return diagnostics.length > 0
    ? { diagnostics }
    : signAndWrite(found, { artifacts, judgement, options }, io);
}

/** Finds the verdict to sign: the only one of a run without errors, on a system. */
function signable({ report }: RunJudgement, artifacts: readonly NamedArtifact[]): Verdict | Diagnostic {
  const { verdicts, diagnostics } = report;
  const [verdict] = verdicts;
  const hasErrors = diagnostics.some(({ severity }) => severity === "error");
  if (hasErrors) return signVerdictDiagnostic("sign-verdict/run-has-errors", {}, SIGN);
  if (verdict === undefined || verdicts.length > 1 || report.isSomethingEmpty) {
    return signVerdictDiagnostic("sign-verdict/not-one", { count: verdicts.length }, SIGN);
  }
  if (verdict.kind !== "SystemManifest") {
    return signVerdictDiagnostic("sign-verdict/not-a-system", {}, verdict.source);
  }
  const value = verdict.systemId;
  const isNamedAlike = artifacts.some(({ name }) => name === value);
  return isNamedAlike
    ? signVerdictDiagnostic("sign-verdict/artifact-is-system", { value }, "--artifact")
    : verdict;
}

interface ToSign {
  readonly artifacts: readonly Artifact[];
  readonly judgement: RunJudgement;
  readonly options: SigningArguments;
}

async function signAndWrite(
  verdict: Verdict,
  { artifacts, judgement: { trust, signedName }, options }: ToSign,
  io: Io,
): Promise<Signing> {
  const { signVerdict = "", key = "", authority = "", language, force = false } = options;
  const { chooseAuthority } = await import("./acts/choose-authority.ts");
  const known = await chooseAuthority(authority, trust, undefined);
  if (known.diagnostic) return { diagnostics: [known.diagnostic] };
  const { openSigner } = await import("./open-signer.ts");
  const signer = await openSigner({ ...options, key }, language, io);
  if ("diagnostic" in signer) return { diagnostics: [signer.diagnostic] };
  const { writeStatement } = await import("../attestation/statement.ts");
  const { signEnvelope } = await import("../attestation/sign.ts");
  const policyName = signedName === undefined ? {} : { policyName: signedName };
  const summary = summariseVerdict(verdict, { authority, version: version(), ...policyName });
  const statement = writeStatement("verdict", verdictSubjects(verdict, artifacts), summary);
  const content = await signEnvelope(statement, [signer]);
  const path = resolve(io.cwd, signVerdict);
  const unwritten = writeNew([{ path, content, force }], io);
  if (unwritten.length > 0) return { diagnostics: unwritten };
  const name = displayPath(path, io.cwd);
  const text = signedVerdictText({
    ...{ verdict, artifacts, name, trust: options.trust, named: options.artifact ?? [] },
    verdictsLast: trust?.verdictsLast,
  });
  return { diagnostics: await warningOf(content, name, trust), text };
}

/** Whoever signs is told at once, not at the deployment, that nobody will accept it. */
async function warningOf(
  envelope: string,
  name: string,
  trust: TrustList | undefined,
): Promise<readonly Diagnostic[]> {
  const { verifyContainer } = await import("../attestation/verify.ts");
  const bytes = new TextEncoder().encode(envelope);
  const verification = await verifyContainer({ name, kind: "dsse", bytes }, trust);
  if (verification.state === "verified") return [];
  return [signVerdictDiagnostic("sign-verdict/will-not-count", { reason: verification.reason }, name)];
}
