import type { Statement } from "../attestation/statement.ts";
import type { TrustList } from "../attestation/trust-list.ts";
import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import { signedVerdictDiagnostic } from "../core/diagnostic/signed-verdict-messages.ts";
import { canonicalJson } from "../core/digest/digest.ts";
import { compareText } from "../core/source/compare-text.ts";
import { isJsonObject, type Json, type JsonObject } from "../core/source/json.ts";
import { appendPointer } from "../core/source/json-pointer.ts";
import { validated } from "../core/validate/validated.ts";
import { boundArtifacts, type HeldVerdict } from "../core/verdict/accept-verdict.ts";
import { summariseVerdict, verdictSubjects } from "../core/verdict/verdict-summary.ts";
import type { SignedVerdict } from "../generated/types/signed-verdict.ts";
import type { Verdict } from "../generated/types/verdict.ts";
import { discover } from "../node/discover.ts";
import { readPolicySetFolder } from "../node/policy-set-folder.ts";
import type { Objection } from "../reporters/deployment-text.ts";
import type { Sources } from "../reporters/report.ts";
import type { Language } from "../reporters/words.ts";
import type { Io } from "../run/io.ts";
import { judgementOf } from "../run/judgement-of.ts";
import { verifySet } from "../run/verify-set.ts";
import { version } from "../run/version.ts";
import { replayCauses } from "./replay-causes.ts";

/** Says what to judge again, and by what. */
export interface Replay {
  readonly manifest: string;
  readonly policies?: string;
  readonly plan?: string;
  readonly attestations?: string;
  readonly trust?: string;
  readonly language: Language;
}

/** Is how judging again differs from what was signed; with an error there is no answer. */
export interface Replayed {
  readonly objections: readonly Objection[];
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: Sources;
}

/** Is a signed verdict with the statement, the very bytes of which were signed. */
export interface SignedBytes {
  readonly held: HeldVerdict;
  readonly statement: Statement;
}

/** Judges a manifest again by the question that was signed, and compares what would be signed byte by byte. */
export async function replayVerdict(
  signed: SignedBytes,
  replay: Replay,
  trust: TrustList,
  io: Io,
): Promise<Replayed> {
  const { stage, profile, asOf } = signed.held.predicate;
  const { manifest, ...options } = replay;
  const discovery = await discover([manifest], io.cwd);
  const question = { ...options, stage, profile, asOf };
  const { report, sources } = await judgementOf(discovery, question, [], io);
  const { verdicts, diagnostics } = report;
  const [verdict] = verdicts;
  const answer = { objections: [], diagnostics, sources };
  if (diagnostics.some(({ severity }) => severity === "error")) return answer;
  if (verdict === undefined || verdicts.length > 1) {
    const data = { count: verdicts.length };
    const told = signedVerdictDiagnostic("verdict/replay-not-one", data, manifest);
    return { ...answer, diagnostics: [...diagnostics, told] };
  }
  const policyName = await nameOfPolicies(replay.policies, trust, io);
  return { ...answer, objections: await differences(signed, { verdict, policyName, manifest }) };
}

/** A folder whose signature does not hold has no name that anybody vouches for. */
async function nameOfPolicies(
  folder: string | undefined,
  trust: TrustList,
  { cwd }: Io,
): Promise<PolicyName> {
  if (folder === undefined) return {};
  const { signed } = await verifySet(readPolicySetFolder(folder, cwd), trust);
  return { policyName: signed?.predicate.name ?? "unsigned" };
}

type PolicyName = { readonly policyName?: string };

interface JudgedAgain {
  readonly verdict: Verdict;
  readonly policyName: PolicyName;
  /** As it was named. */
  readonly manifest: string;
}

async function differences(
  { held, statement }: SignedBytes,
  { verdict, policyName, manifest }: JudgedAgain,
): Promise<readonly Objection[]> {
  const { writeStatement } = await import("../attestation/statement.ts");
  const signing = { authority: held.predicate.authority, version: version(), ...policyName };
  const subjects = verdictSubjects(verdict, boundArtifacts(held));
  const againAs = (asOfSource: "default" | "option"): Statement =>
    writeStatement("verdict", subjects, summariseVerdict({ ...verdict, asOfSource }, signing));
  // Whether the day was given or was today is no part of what was signed: both are the same question.
  const again = [againAs("option"), againAs("default")] as const;
  if (again.some((one) => isSame(one.payload, statement.payload))) return [];
  const [{ subjects: about, predicate }] = again;
  const now = { subjects: about, predicate: validated<SignedVerdict>(predicate) };
  return [...replayCauses(held, now, manifest).map(objection), ...fieldObjections(statement, again[0])];
}

function fieldObjections(signed: Statement, again: Statement): readonly Objection[] {
  const fields = differingFields(dataOf(signed), dataOf(again), "");
  if (fields.length === 0)
    return [objection(signedVerdictDiagnostic("verdict/replay-differs-in-form", {}, ""))];
  return fields.map(({ field, ...values }) => ({
    ...objection(signedVerdictDiagnostic("verdict/replay-differs", { field }, "")),
    ...{ field, ...values },
  }));
}

function dataOf({ subjects, predicate }: Statement): JsonObject {
  return { subject: subjects.map(({ name, sha256 }) => ({ name, sha256 })), predicate };
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}

/** Makes of a diagnostic what an answer about a deployment says. */
export function objection({ code, message, help }: Diagnostic): Objection {
  return { code, message, ...(help ? { help } : {}) };
}

interface Difference {
  readonly field: string;
  readonly signed: Json | undefined;
  readonly now: Json | undefined;
}

/** Objects are compared field by field, anything else as a whole; a list of three reads better than its third. */
function differingFields(
  signed: Json | undefined,
  now: Json | undefined,
  field: string,
): readonly Difference[] {
  if (isJsonObject(signed) && isJsonObject(now)) {
    const keys = [...new Set([...Object.keys(signed), ...Object.keys(now)])].sort(compareText);
    return keys.flatMap((key) => differingFields(signed[key], now[key], appendPointer(field, key)));
  }
  const isEqual = signed !== undefined && now !== undefined && canonicalJson(signed) === canonicalJson(now);
  return isEqual ? [] : [{ field, signed, now }];
}
