import { resolve } from "node:path";
import type { TrustList } from "../attestation/trust-list.ts";
import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import { isDate } from "../core/expression/calendar.ts";
import { remember, type SeenSet, seenOf, staleness } from "../core/policy-set/seen-sets.ts";
import { filesDigest } from "../core/policy-set/signed-set.ts";
import { displayPath } from "../node/display-path.ts";
import { type PolicySetFolder, readPolicySetFolder } from "../node/policy-set-folder.ts";
import { policySignatureDiagnostic } from "../node/policy-signature-messages.ts";
import { readPolicyState, writePolicyState } from "../node/policy-state.ts";
import type { Sources } from "../reporters/report.ts";
import type { Io } from "./io.ts";
import { type LoadedPolicies, loadTexts, NO_CASES, policiesFor } from "./policies.ts";
import { isRead } from "./read-paths.ts";
import { differenceDiagnostics, laterDiagnostic, type SignedSet, verifySet } from "./verify-set.ts";

/** Is what the command line says of the policies to judge by. */
export interface PolicyChoice {
  readonly policies?: string;
  readonly requireSignedPolicies?: boolean;
  readonly state?: string;
  readonly asOf?: string;
}

/** Is a policy set that may judge, with its name where it was signed, or everything that keeps it from judging. */
export interface ChosenPolicies extends LoadedPolicies {
  /** The name in a signature that was asked for and holds. */
  readonly signedName?: string;
  readonly warnings?: readonly Diagnostic[];
}

const REQUIRED = "--require-signed-policies";
const STATE = "--state";

/**
 * Gives the policies that a check judges by. Where signed ones are asked for, the folder is read once:
 * what is loaded is what was verified. Why a trust list could not be read was told already.
 */
export async function chosenPolicies(
  choice: PolicyChoice,
  given: { readonly trust: TrustList | undefined; readonly diagnostics: readonly Diagnostic[] },
  io: Io,
): Promise<ChosenPolicies> {
  if (!choice.requireSignedPolicies) {
    const loaded = await policiesFor(choice.policies, io);
    return choice.state === undefined ? loaded : refused([told("policies/state-unused", STATE)], loaded);
  }
  if (choice.policies === undefined) return refused([told("policies/signature-of-built-in", REQUIRED)]);
  const { trust, diagnostics } = given;
  const isTold = diagnostics.some(({ severity }) => severity === "error");
  if (trust === undefined) return refused(isTold ? [] : [told("policies/signature-no-trust", REQUIRED)]);
  return signedPolicies({ ...choice, policies: choice.policies }, trust, io);
}

type PlainCode = "policies/state-unused" | "policies/signature-of-built-in" | "policies/signature-no-trust";

function told(code: PlainCode, option: string): Diagnostic {
  return policySignatureDiagnostic(code, {}, option);
}

function refused(
  diagnostics: readonly Diagnostic[],
  { sources }: { readonly sources: Sources } = { sources: new Map() },
): ChosenPolicies {
  return { ...NO_CASES, policies: undefined, diagnostics, sources };
}

type SignedChoice = PolicyChoice & { readonly policies: string };

async function signedPolicies(choice: SignedChoice, trust: TrustList, io: Io): Promise<ChosenPolicies> {
  const folder = readPolicySetFolder(choice.policies, io.cwd);
  if (folder.diagnostics.length > 0) return refused(folder.diagnostics);
  const { signed, diagnostics } = await verifySet(folder, trust);
  if (signed === undefined) return refused(diagnostics);
  const later = laterDiagnostic(signed, lastDay(choice, io));
  const problems = [...(later ? [later] : []), ...differenceDiagnostics(signed, folder)];
  if (problems.length > 0) return refused(problems);
  const loaded = await loadSigned(folder, signed);
  if (loaded.policies === undefined || choice.state === undefined) return loaded;
  const state = rememberSet(choice.state, seenSet(signed, folder), choice.policies, io);
  const sources = new Map([...loaded.sources, ...state.sources]);
  const isRefused = state.diagnostics.some(({ severity }) => severity === "error");
  if (isRefused) return refused(state.diagnostics, { sources });
  return { ...loaded, sources, warnings: state.diagnostics };
}

/** A signature of tomorrow is none today, whatever date is judged for. */
function lastDay({ asOf }: PolicyChoice, io: Io): string {
  const today = io.today();
  return asOf !== undefined && isDate(asOf) && asOf < today ? asOf : today;
}

/** Loads the texts that were verified; the digest of what was loaded has to be the signed one too. */
export async function loadSigned(folder: PolicySetFolder, signed: SignedSet): Promise<ChosenPolicies> {
  const loaded = await loadTexts(folder.texts);
  if (loaded.policies === undefined) return loaded;
  const { predicate, verified } = signed;
  if (loaded.policies.digest === predicate.policyDigest) return { ...loaded, signedName: predicate.name };
  const other = policySignatureDiagnostic("policies/signature-other-digest", {}, verified.source);
  return refused([other], loaded);
}

function seenSet({ predicate }: SignedSet, { files }: PolicySetFolder): SeenSet {
  const { name, authority, version, date } = predicate;
  return { name, authority, version, date, filesDigest: filesDigest(files) };
}

interface Remembered {
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: Sources;
}

/** Compares with what was seen and remembers, with nothing in between: runs beside each other see it. */
function rememberSet(file: string, given: SeenSet, policies: string, { cwd }: Io): Remembered {
  const path = resolve(cwd, file);
  const shown = displayPath(path, cwd);
  if (isRead(path, { files: [], folders: [resolve(cwd, policies)] })) {
    const inside = policySignatureDiagnostic("policies/state-inside", {}, shown);
    return { diagnostics: [inside], sources: new Map() };
  }
  const { seen, diagnostics, source } = readPolicyState(path, cwd);
  const sources: Sources = new Map(source ? [[source.name, source]] : []);
  const problems = diagnostics.length > 0 ? diagnostics : staleDiagnostics(given, seen, shown);
  const isRefused = problems.some(({ severity }) => severity === "error");
  const unwritten = isRefused ? [] : writePolicyState(path, remember(given, seen), cwd);
  return { diagnostics: [...problems, ...unwritten], sources };
}

function staleDiagnostics(given: SeenSet, seen: readonly SeenSet[], shown: string): readonly Diagnostic[] {
  const { name } = given;
  const last = seenOf(name, seen);
  const stale = staleness(given, seen);
  if (last === undefined) {
    return seen.length === 0 ? [] : [policySignatureDiagnostic("policies/never-seen", { name }, shown)];
  }
  if (stale === undefined) return [];
  const of = stale === "earlier-date" ? "date" : "version";
  const data = { name, given: String(given[of]), seen: String(last[of]) };
  return [policySignatureDiagnostic(`policies/${stale}`, data, shown)];
}
