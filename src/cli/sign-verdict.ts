import { resolve } from "node:path";
import type { TrustList } from "../attestation/trust-list.ts";
import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import { type Artifact, summariseVerdict, verdictSubjects } from "../core/verdict/verdict-summary.ts";
import type { Verdict } from "../generated/types/verdict.ts";
import { digestArtifacts, type NamedArtifact, readArtifacts } from "../node/artifact.ts";
import type { Discovery } from "../node/discover.ts";
import { displayPath } from "../node/display-path.ts";
import { runDiagnostic } from "../node/run-messages.ts";
import { signVerdictDiagnostic } from "../node/sign-verdict-messages.ts";
import type { Language } from "../reporters/words.ts";
import type { Io } from "./io.ts";
import type { Judgement } from "./judge.ts";
import { isRead, type ReadPaths } from "./read-paths.ts";
import { trustFolder } from "./trust.ts";
import { version } from "./version.ts";
import { writeNew } from "./write-new.ts";

/** Is what the command line says of signing the verdict, as it was written. */
export interface VerdictSigning {
  readonly signVerdict?: string;
  readonly key?: string;
  readonly keyId?: string;
  readonly authority?: string;
  readonly passphraseFile?: string;
  readonly artifact?: readonly string[];
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

/** Is a finished check with what a signature of its verdict needs to know. */
export interface SignableJudgement extends Judgement {
  readonly trust?: TrustList | undefined;
  /** The name of the signed policy set; none of the built-in one. */
  readonly signedName?: string | undefined;
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
  ] as const;
  return alone.flatMap(([option, value]) =>
    value === undefined ? [] : [signVerdictDiagnostic("sign-verdict/option-alone", {}, option)],
  );
}

function dateProblem({ asOf }: SigningArguments, io: Io): readonly Diagnostic[] {
  const today = io.today();
  if (asOf === undefined || asOf === today) return [];
  return [signVerdictDiagnostic("sign-verdict/other-date", { asOf, today }, "--as-of")];
}

function placeProblem(
  file: string,
  { key, passphraseFile }: VerdictSigning,
  { read, written }: TakenPlaces,
  { cwd }: Io,
): readonly Diagnostic[] {
  if (file === "") return [runDiagnostic("usage/missing-value", { value: SIGN }, SIGN)];
  const secrets = [key, passphraseFile].flatMap((one) => (one === undefined ? [] : [resolve(cwd, one)]));
  if (isRead(resolve(cwd, file), { files: written, folders: [] })) {
    return [runDiagnostic("usage/repeated-output", { value: file }, SIGN)];
  }
  const isTaken = isRead(resolve(cwd, file), { ...read, files: [...read.files, ...secrets] });
  return isTaken ? [runDiagnostic("usage/output-is-input", { value: file }, SIGN)] : [];
}

/** Signs the one verdict of a check and writes it, where that was asked for; what keeps it from that is told. */
export async function withSignedVerdict(
  judgement: SignableJudgement,
  options: SigningArguments,
  io: Io,
): Promise<Judgement> {
  if (options.signVerdict === undefined) return judgement;
  const { verdicts, diagnostics } = judgement.report;
  const told = await signed(judgement, options, io);
  return { ...judgement, report: { verdicts, diagnostics: [...diagnostics, ...told] } };
}

async function signed(
  judgement: SignableJudgement,
  options: SigningArguments,
  io: Io,
): Promise<readonly Diagnostic[]> {
  // Where errors kept everything from being judged, they say enough.
  const { verdicts, diagnostics: told } = judgement.report;
  if (verdicts.length === 0 && told.some(({ severity }) => severity === "error")) return [];
  const { artifacts: named } = readArtifacts(options.artifact ?? []);
  const found = signable(judgement, named);
  if ("code" in found) return [found];
  const { artifacts, diagnostics } = await digestArtifacts(named, io.cwd);
  return diagnostics.length > 0 ? diagnostics : signAndWrite(found, { artifacts, judgement, options }, io);
}

/** Finds the verdict to sign: the only one of a run without errors, on a system. */
function signable(
  { report, isSomethingEmpty }: SignableJudgement,
  artifacts: readonly NamedArtifact[],
): Verdict | Diagnostic {
  const { verdicts, diagnostics } = report;
  const [verdict] = verdicts;
  const hasErrors = diagnostics.some(({ severity }) => severity === "error");
  if (hasErrors) return signVerdictDiagnostic("sign-verdict/run-has-errors", {}, SIGN);
  if (verdict === undefined || verdicts.length > 1 || isSomethingEmpty) {
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
  readonly judgement: SignableJudgement;
  readonly options: SigningArguments;
}

async function signAndWrite(
  verdict: Verdict,
  { artifacts, judgement: { trust, signedName }, options }: ToSign,
  io: Io,
): Promise<readonly Diagnostic[]> {
  const { signVerdict = "", key = "", authority = "", language } = options;
  const { chooseAuthority } = await import("./acts/choose-authority.ts");
  const known = await chooseAuthority(authority, trust, undefined);
  if (known.diagnostic) return [known.diagnostic];
  const { openSigner } = await import("./open-signer.ts");
  const signer = await openSigner({ ...options, key }, language, io);
  if ("diagnostic" in signer) return [signer.diagnostic];
  const { writeStatement } = await import("../attestation/statement.ts");
  const { signEnvelope } = await import("../attestation/sign.ts");
  const policyName = signedName === undefined ? {} : { policyName: signedName };
  const summary = summariseVerdict(verdict, { authority, version: version(), ...policyName });
  const statement = writeStatement("verdict", verdictSubjects(verdict, artifacts), summary);
  const content = await signEnvelope(statement, [signer]);
  const path = resolve(io.cwd, signVerdict);
  const unwritten = writeNew([{ path, content, force: true }], io);
  return unwritten.length > 0 ? unwritten : warningOf(content, displayPath(path, io.cwd), trust);
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
