import { resolve } from "node:path";
import type { TrustList } from "../../attestation/trust-list.ts";
import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import { type PolicySetFolder, readPolicySetFolder } from "../../node/policy-set-folder.ts";
import { policySignatureDiagnostic } from "../../node/policy-signature-messages.ts";
import type { AnswerFormat } from "../../reporters/answer-formats.ts";
import { reportedError } from "../../reporters/json.ts";
import type { Sources } from "../../reporters/report.ts";
import { type SetAnswer, setText } from "../../reporters/set-text.ts";
import type { Language } from "../../reporters/words.ts";
import { chooseFormat } from "../../run/choices.ts";
import { EXIT } from "../../run/exit-code.ts";
import type { Io } from "../../run/io.ts";
import { loadSigned } from "../../run/signed-policies.ts";
import { readTrust } from "../../run/trust.ts";
import { differenceDiagnostics, laterDiagnostic, type SignedSet, verifySet } from "../../run/verify-set.ts";
import { paintFor, printAnswer } from "../print.ts";

/** Is what the command line says, as it was written. */
export interface PolicyVerifyArguments {
  readonly trust?: string;
  readonly format?: string;
  readonly language: Language;
}

/** Verifies the signature of a policy set and tells every file that is not as signed: 1 when anything is not. */
export async function policyVerify(path: string, options: PolicyVerifyArguments, io: Io): Promise<number> {
  const format = chooseFormat(options.format);
  const places = { manifests: [], attestationFolders: [], policyFolders: [resolve(io.cwd, path)] };
  const given = await readTrust(options.trust, places, io);
  const folder = readPolicySetFolder(path, io.cwd);
  const isMissing = given.trust === undefined && given.diagnostics.length === 0;
  const asked = [
    ...(format.diagnostic ? [format.diagnostic] : []),
    ...given.diagnostics,
    ...(isMissing ? [policySignatureDiagnostic("policies/signature-no-trust", {}, "--trust")] : []),
    ...folder.diagnostics.filter((one) => !isAnswer(one)),
  ];
  const hasError = asked.some(({ severity }) => severity === "error");
  const found = hasError || !given.trust ? undefined : await findings(folder, given.trust, io);
  const diagnostics = [...asked, ...(found?.diagnostics ?? [])];
  const sources = new Map([...given.sources, ...(found?.sources ?? [])]);
  const look = { format: format.value ?? "text", language: options.language };
  print({ answer: found?.answer, diagnostics, sources }, look, io);
  if (found?.answer === undefined || diagnostics.some(({ severity }) => severity === "error"))
    return EXIT.failed;
  return found.answer.valid ? EXIT.admitted : EXIT.blocked;
}

/** That a file cannot be part of a signed set is an answer; that one cannot be read is none. */
function isAnswer({ code }: Diagnostic): boolean {
  return code.startsWith("policies/");
}

interface Findings {
  readonly answer: SetAnswer;
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: Sources;
}

async function findings(folder: PolicySetFolder, trust: TrustList, io: Io): Promise<Findings> {
  const { signed, diagnostics: refused = [] } = await verifySet(folder, trust);
  const later = signed && laterDiagnostic(signed, io.today());
  const differing = signed ? differenceDiagnostics(signed, folder) : [];
  const problems = [...refused, ...(later ? [later] : []), ...folder.diagnostics, ...differing];
  const isSame = signed !== undefined && differing.length === 0 && folder.diagnostics.length === 0;
  const loaded = isSame ? await loadSigned(folder, signed) : undefined;
  const told = loaded?.diagnostics ?? [];
  const all = [...problems, ...told.filter(isAnswer)];
  return {
    answer: answerOf(folder, signed, all),
    diagnostics: told.filter((one) => !isAnswer(one)),
    sources: loaded?.sources ?? new Map(),
  };
}

function answerOf(
  { shown, files }: PolicySetFolder,
  signed: SignedSet | undefined,
  problems: readonly Diagnostic[],
): SetAnswer {
  const set = { source: shown, valid: problems.length === 0, files: files.length, problems };
  if (signed === undefined) return { ...set, signature: null, differences: [] };
  const { predicate, verified, differences } = signed;
  const { authority, signedBy, keys, digest } = verified;
  const { name, version, date } = predicate;
  const by = { id: authority.id, name: authority.names[0] ?? authority.id };
  const who = { id: signedBy.id, name: signedBy.names[0] ?? signedBy.id };
  return {
    ...set,
    signature: { name, version, date, authority: by, signedBy: who, keys, digest },
    differences,
  };
}

interface ToPrint {
  readonly answer: SetAnswer | undefined;
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: Sources;
}

function print(
  { answer, diagnostics, sources }: ToPrint,
  { format, language }: { readonly format: AnswerFormat; readonly language: Language },
  io: Io,
): void {
  const text = answer ? setText(answer, { language, paint: paintFor(io.stdout, io) }) : "";
  const problems = answer?.problems.map((one) => reportedError(one, sources));
  printAnswer(
    { text, data: { set: answer ? { ...answer, problems } : null }, diagnostics, sources },
    { format, language },
    io,
  );
}
