import { existsSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { attestationLimits } from "../../attestation/limits.ts";
import { PAYLOAD_TYPE, preAuthEncoding } from "../../attestation/pae.ts";
import type { Statement } from "../../attestation/statement.ts";
import type { TrustList } from "../../attestation/trust-list.ts";
import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import type { Text } from "../../core/source/source.ts";
import { displayPath } from "../../node/display-path.ts";
import { readPolicySetFolder, SIGNATURE_FILES } from "../../node/policy-set-folder.ts";
import { policySignatureDiagnostic } from "../../node/policy-signature-messages.ts";
import { runDiagnostic } from "../../node/run-messages.ts";
import { plain } from "../../reporters/plain.ts";
import type { Sources } from "../../reporters/report.ts";
import type { Language } from "../../reporters/words.ts";
import { EXIT } from "../../run/exit-code.ts";
import type { Io } from "../../run/io.ts";
import { loadTexts } from "../../run/policies.ts";
import { isRead } from "../../run/read-paths.ts";
import { type GivenTrust, readTrust } from "../../run/trust.ts";
import { laterDiagnostic, verifySet } from "../../run/verify-set.ts";
import { optionProblems } from "../acts/option-rules.ts";
import type { ActPlace } from "../acts/place.ts";
import { givenOptions, textOf, type Written } from "../acts/read-fields.ts";
import type { EarlierStatement } from "../acts/read-statement-file.ts";
import { howToSign } from "../acts/state-only.ts";
import { setSignedText, setSigningText } from "../policy-sign-text.ts";
import { printDiagnostics } from "../print.ts";
import { type LoadedSet, SET_FIELDS, setStatement } from "../set-statement.ts";
import { signStatement } from "../sign-statement.ts";
import { keyIdOf } from "../signing-key.ts";
import { type NewFile, takenPaths, writeNew } from "../write-new.ts";

/** Signs a policy set, or does one half of it where a token signs: 0 when it is done, 2 with all that is wrong. */
export async function policySign(
  path: string,
  written: Written,
  language: Language,
  io: Io,
): Promise<number> {
  const { diagnostics, sources, text } = await signSet(path, { written, language }, io);
  if (text !== undefined) io.stdout.write(text[language]);
  printDiagnostics(diagnostics, sources, { language }, io);
  if (text === undefined) return EXIT.failed;
  return EXIT.admitted;
}

interface Options {
  readonly written: Written;
  readonly language: Language;
}

interface Outcome {
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: Sources;
  /** What to say when it is done. */
  readonly text?: Text;
}

const NO_SOURCES: Sources = new Map();

async function signSet(path: string, options: Options, io: Io): Promise<Outcome> {
  const { written } = options;
  const early = [
    ...optionProblems({ fields: SET_FIELDS }, written),
    ...addedTwice(written),
    ...places(path, written, io),
  ];
  if (early.length > 0) return { diagnostics: early, sources: NO_SOURCES };
  const { set, ...read } = await loadSet(path, io);
  if (set === undefined) return read;
  const { statement, envelope, diagnostics } = setStatement(set, written, io);
  if (statement === undefined) return { diagnostics, sources: read.sources };
  const given = await trustFor(path, written, io);
  const sources = new Map([...read.sources, ...given.sources]);
  if (given.diagnostics.some(isError)) return { diagnostics: given.diagnostics, sources };
  const ready = { statement, folder: set.folder.shown, ...(envelope ? { envelope } : {}) };
  const done = await finish(ready, { ...options, path, trust: given.trust }, io);
  return { ...done, diagnostics: [...given.diagnostics, ...done.diagnostics], sources };
}

function isError({ severity }: Diagnostic): boolean {
  return severity === "error";
}

function trustFor(path: string, written: Written, io: Io): Promise<GivenTrust> {
  const places = { manifests: [], attestationFolders: [], policyFolders: [resolve(io.cwd, path)] };
  return readTrust(textOf("--trust", written), places, io);
}

interface Ready extends Pick<EarlierStatement, "envelope"> {
  readonly statement: Statement;
  /** As reports call it. */
  readonly folder: string;
}

interface Means extends Options {
  readonly path: string;
  readonly trust: TrustList | undefined;
}

type Done = Omit<Outcome, "sources">;

/** Shows what is signed, then signs it, or writes the bytes that are signed elsewhere. */
async function finish(ready: Ready, means: Means, io: Io): Promise<Done> {
  const { written, language } = means;
  const [key, keyId] = [textOf("--key", written), textOf("--key-id", written)];
  const about = { folder: ready.folder, keyId: key === undefined ? undefined : keyIdOf(key, keyId) };
  io.stdout.write(setSigningText(ready.statement, about, language));
  const bytes = textOf("--statement-only", written);
  return bytes === undefined ? sign(ready, means, io) : writeBytes(ready, bytes, means, io);
}

function writeBytes({ statement, folder }: Ready, file: string, { written }: Means, io: Io): Done {
  const path = resolve(io.cwd, file);
  const content = preAuthEncoding(PAYLOAD_TYPE, statement.payload);
  const diagnostics = writeNew([{ path, content, force: written.force === true }], io);
  if (diagnostics.length > 0) return { diagnostics };
  const bytes = plain(displayPath(path, io.cwd));
  const names = { bytes, about: plain(folder), command: "policy sign", given: "" };
  return { diagnostics, text: howToSign(names) };
}

async function sign(ready: Ready, means: Means, io: Io): Promise<Done> {
  const { path, trust, written } = means;
  const { files, diagnostic } = await signStatement({ ...ready, place: placeIn(path, io) }, means, io);
  if (files === undefined) return { diagnostics: [diagnostic] };
  const problems = tooLong(files, io);
  const unwritten = problems.length > 0 ? problems : write(files, means, io);
  if (unwritten.length > 0) return { diagnostics: unwritten };
  const doubts = trust ? await wouldNotCount(path, trust, io) : [];
  const named = textOf("--trust", written);
  const next = { folder: ready.folder, counts: doubts.length === 0, ...(named ? { trust: named } : {}) };
  const names = files.map((file) => displayPath(file.path, io.cwd));
  return { diagnostics: doubts, text: setSignedText(names, next) };
}

function placeIn(path: string, { cwd }: Io): ActPlace {
  const { envelope, cms, content } = SIGNATURE_FILES;
  const folder = resolve(cwd, path);
  return { envelope: join(folder, envelope), cms: join(folder, cms), bytes: join(folder, content) };
}

function tooLong(files: Files, { cwd }: Io): readonly Diagnostic[] {
  const limit = attestationLimits.bytes;
  const large = files.find(({ content }) => content.length > limit);
  if (large === undefined) return [];
  return [policySignatureDiagnostic("policies/signature-too-long", { limit }, displayPath(large.path, cwd))];
}

/** Verifies what was just signed, as whoever judges by it will, and warns when it would not count today. */
async function wouldNotCount(path: string, trust: TrustList, io: Io): Promise<readonly Diagnostic[]> {
  const folder = readPolicySetFolder(path, io.cwd);
  const { signed, diagnostics = [] } = await verifySet(folder, trust);
  const [problem] = signed ? [laterDiagnostic(signed, io.today())] : diagnostics;
  if (problem === undefined) return [];
  const reason = problem.message;
  return [policySignatureDiagnostic("policies/signature-would-not-count", { reason }, folder.shown)];
}

/** What is added to an envelope says what the envelope says. */
function addedTwice(written: Written): readonly Diagnostic[] {
  const others = givenOptions(
    SET_FIELDS.map(({ option }) => option),
    written,
  );
  if (written.add !== true || others.length === 0) return [];
  return [runDiagnostic("act/not-together", { others }, "--add")];
}

/** The bytes to sign must not become a file of the set; a signature that is there stays unless somebody insists. */
function places(path: string, written: Written, io: Io): readonly Diagnostic[] {
  const folder = resolve(io.cwd, path);
  const bytes = textOf("--statement-only", written);
  const force = written.force === true;
  if (bytes === undefined) {
    const all = Object.values(SIGNATURE_FILES).map((name) => join(folder, name));
    return written.add === true ? [] : takenPaths(all, force, io);
  }
  const file = resolve(io.cwd, bytes);
  const isInside = isRead(file, { files: [], folders: [folder] });
  const inside = policySignatureDiagnostic("policies/signature-bytes-inside", {}, displayPath(file, io.cwd));
  return isInside ? [inside] : takenPaths([file], force, io);
}

async function loadSet(path: string, io: Io): Promise<Outcome & { readonly set?: LoadedSet }> {
  const folder = readPolicySetFolder(path, io.cwd);
  if (folder.diagnostics.length > 0) return { diagnostics: folder.diagnostics, sources: NO_SOURCES };
  const { policies, diagnostics, sources } = await loadTexts(folder.texts);
  if (policies === undefined) return { diagnostics, sources };
  return { set: { folder, path, policyDigest: policies.digest }, diagnostics, sources };
}

type Files = readonly Pick<NewFile, "path" | "content">[];

/** Two signatures in two containers would leave open which is meant: the other one goes. */
function write(made: Files, { path, written }: Means, io: Io): readonly Diagnostic[] {
  const force = written.force === true || written.add === true;
  const unwritten = writeNew(
    made.map((file) => ({ ...file, force })),
    io,
  );
  if (unwritten.length > 0) return unwritten;
  const folder = resolve(io.cwd, path);
  for (const name of Object.values(SIGNATURE_FILES)) {
    const other = join(folder, name);
    if (!made.some((file) => file.path === other) && existsSync(other)) rmSync(other);
  }
  return [];
}
