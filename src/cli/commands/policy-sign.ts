import { existsSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { attestationLimits } from "../../attestation/limits.ts";
import { PAYLOAD_TYPE, preAuthEncoding } from "../../attestation/pae.ts";
import type { Problem } from "../../attestation/sign.ts";
import { addSignatures, signEnvelope } from "../../attestation/sign.ts";
import type { Statement } from "../../attestation/statement.ts";
import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import type { JsonObject } from "../../core/source/json.ts";
import { displayPath } from "../../node/display-path.ts";
import { readPolicySetFolder, SIGNATURE_FILES } from "../../node/policy-set-folder.ts";
import { policySignatureDiagnostic } from "../../node/policy-signature-messages.ts";
import { runDiagnostic } from "../../node/run-messages.ts";
import { plain } from "../../reporters/plain.ts";
import type { Sources } from "../../reporters/report.ts";
import type { Language } from "../../reporters/words.ts";
import { optionProblems } from "../acts/option-rules.ts";
import { givenOptions, textOf, type Written } from "../acts/read-fields.ts";
import { type EarlierStatement, readFileBytes } from "../acts/read-statement-file.ts";
import { EXIT } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { openSigner } from "../open-signer.ts";
import { loadTexts } from "../policies.ts";
import { printDiagnostics } from "../print.ts";
import { isRead } from "../read-paths.ts";
import { type LoadedSet, SET_FIELDS, setStatement } from "../set-statement.ts";
import { type NewFile, takenPaths, writeNew } from "../write-new.ts";

/** Signs a policy set, or does one half of it where a token signs: 0 when it is done, 2 with all that is wrong. */
export async function policySign(
  path: string,
  written: Written,
  language: Language,
  io: Io,
): Promise<number> {
  const { diagnostics, sources, text } = await signSet(path, { written, language }, io);
  printDiagnostics(diagnostics, sources, { language }, io);
  if (text === undefined) return EXIT.failed;
  io.stdout.write(text[language]);
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
  readonly text?: Readonly<Record<Language, string>>;
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
  const made = await make({ statement, ...(envelope ? { envelope } : {}) }, path, options, io);
  if ("problem" in made) {
    const problem = runDiagnostic("act/bad-signature", { reason: made.problem }, path);
    return { diagnostics: [problem], sources: NO_SOURCES };
  }
  if ("diagnostic" in made) return { diagnostics: [made.diagnostic], sources: NO_SOURCES };
  const large = made.find(({ content }) => content.length > attestationLimits.bytes);
  if (large) {
    const limit = attestationLimits.bytes;
    const told = policySignatureDiagnostic(
      "policies/signature-too-long",
      { limit },
      displayPath(large.path, io.cwd),
    );
    return { diagnostics: [told], sources: NO_SOURCES };
  }
  const unwritten = write(made, path, options, io);
  if (unwritten.length > 0) return { diagnostics: unwritten, sources: NO_SOURCES };
  return { diagnostics: [], sources: NO_SOURCES, text: doneText(statement.predicate, made, io) };
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
type Made = Files | Problem | { readonly diagnostic: Diagnostic };
type Ready = Pick<EarlierStatement, "envelope"> & { readonly statement: Statement };

/** Makes the files to write: the bytes to sign, an envelope, or a detached signature with what it is over. */
async function make(ready: Ready, path: string, { written, language }: Options, io: Io): Promise<Made> {
  const pae = preAuthEncoding(PAYLOAD_TYPE, ready.statement.payload);
  const bytes = textOf("--statement-only", written);
  if (bytes !== undefined) return [{ path: resolve(io.cwd, bytes), content: pae }];
  const folder = resolve(io.cwd, path);
  const cms = textOf("--cms", written);
  if (cms !== undefined) return detached(pae, cms, folder, io);
  const key = textOf("--key", written);
  const made =
    key === undefined ? await wrapped(pae, written, io) : await signed(ready, { key, written, language }, io);
  return "envelope" in made
    ? [{ path: join(folder, SIGNATURE_FILES.envelope), content: made.envelope }]
    : made;
}

type Envelope = { readonly envelope: string } | Problem | { readonly diagnostic: Diagnostic };

async function signed(
  { statement, envelope }: Ready,
  { key, written, language }: Options & { readonly key: string },
  io: Io,
): Promise<Envelope> {
  const keyId = textOf("--key-id", written);
  const passphraseFile = textOf("--passphrase-file", written);
  const options = { key, passphraseFile, ...(keyId === undefined ? {} : { keyId }) };
  const signer = await openSigner(options, language, io);
  if ("diagnostic" in signer) return signer;
  return envelope
    ? addSignatures(envelope.bytes, [signer])
    : { envelope: await signEnvelope(statement, [signer]) };
}

async function wrapped(pae: Uint8Array, written: Written, io: Io): Promise<Envelope> {
  const signature = readFileBytes(textOf("--signature", written) ?? "", io);
  const certificate = readFileBytes(textOf("--certificate", written) ?? "", io);
  if (signature.bytes === undefined) return { diagnostic: signature.diagnostic };
  if (certificate.bytes === undefined) return { diagnostic: certificate.diagnostic };
  const { wrapSignature } = await import("../../attestation/wrap.ts");
  return wrapSignature(pae, signature.bytes, new TextDecoder().decode(certificate.bytes));
}

async function detached(pae: Uint8Array, file: string, folder: string, io: Io): Promise<Made> {
  const { bytes, diagnostic } = readFileBytes(file, io);
  if (bytes === undefined) return { diagnostic };
  const { checkCms } = await import("../../attestation/open-cms.ts");
  const problem = await checkCms(pae, bytes);
  if (problem) return problem;
  return [
    { path: join(folder, SIGNATURE_FILES.cms), content: bytes },
    { path: join(folder, SIGNATURE_FILES.content), content: pae },
  ];
}

/** Two signatures in two containers would leave open which is meant: the other one goes. */
function write(made: Files, path: string, { written }: Options, io: Io): readonly Diagnostic[] {
  const force = written.force === true || written.add === true;
  const unwritten = writeNew(
    made.map((file) => ({ ...file, force })),
    io,
  );
  if (unwritten.length > 0 || textOf("--statement-only", written) !== undefined) return unwritten;
  const folder = resolve(io.cwd, path);
  for (const name of Object.values(SIGNATURE_FILES)) {
    const other = join(folder, name);
    if (!made.some((file) => file.path === other) && existsSync(other)) rmSync(other);
  }
  return [];
}

function doneText(predicate: JsonObject, made: Files, { cwd }: Io): Readonly<Record<Language, string>> {
  const files = made.map(({ path }) => plain(displayPath(path, cwd))).join(", ");
  const { name, version, date, authority } = predicate;
  return {
    vi: `✔ bộ \`${name}\` phiên bản ${version}, ngày ${date}, nhân danh \`${authority}\`: đã ghi ${files}\n`,
    en: `✔ set \`${name}\`, version ${version} of ${date}, in the name of \`${authority}\`: wrote ${files}\n`,
  };
}
