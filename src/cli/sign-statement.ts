import { checkCms } from "../attestation/open-cms.ts";
import { PAYLOAD_TYPE, preAuthEncoding } from "../attestation/pae.ts";
import { addSignatures, signEnvelope } from "../attestation/sign.ts";
import type { Statement } from "../attestation/statement.ts";
import { wrapSignature } from "../attestation/wrap.ts";
import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import type { Text } from "../core/source/source.ts";
import { runDiagnostic } from "../node/run-messages.ts";
import type { Language } from "../reporters/words.ts";
import type { Io } from "../run/io.ts";
import type { ActPlace } from "./acts/place.ts";
import { textOf, type Written } from "./acts/read-fields.ts";
import { type EarlierStatement, readFileBytes } from "./acts/read-statement-file.ts";
import { openSigner } from "./open-signer.ts";
import type { NewFile } from "./write-new.ts";

/** Is a statement that is ready to be signed, with the envelope that others have signed, and where it is kept. */
export interface ToSign extends Pick<EarlierStatement, "envelope"> {
  readonly statement: Statement;
  readonly place: ActPlace;
}

/** Is what signing makes: the files to write, or why there are none. */
export type SignedFiles =
  | { readonly files: readonly Pick<NewFile, "path" | "content">[]; readonly diagnostic?: undefined }
  | { readonly files?: undefined; readonly diagnostic: Diagnostic };

interface Means {
  readonly written: Written;
  readonly language: Language;
}

/**
 * Signs a statement by the means of the options: a key, a signature that was made elsewhere, or a detached one.
 * The files are an envelope, or the detached signature with what it is over.
 */
export async function signStatement(toSign: ToSign, means: Means, io: Io): Promise<SignedFiles> {
  const cms = textOf("--cms", means.written);
  if (cms !== undefined) return detached(toSign, cms, io);
  const key = textOf("--key", means.written);
  return key === undefined ? wrapped(toSign, means, io) : signedByKey(toSign, key, means, io);
}

async function signedByKey(
  { statement, envelope, place }: ToSign,
  key: string,
  { written, language }: Means,
  io: Io,
): Promise<SignedFiles> {
  const keyId = textOf("--key-id", written);
  const passphraseFile = textOf("--passphrase-file", written);
  const options = { key, passphraseFile, ...(keyId === undefined ? {} : { keyId }) };
  const signer = await openSigner(options, language, io);
  if ("diagnostic" in signer) return signer;
  if (!envelope) return enveloped(await signEnvelope(statement, [signer]), place);
  const added = await addSignatures(envelope.bytes, [signer]);
  return "problem" in added ? refused(added.problem, place.envelope) : enveloped(added.envelope, place);
}

async function wrapped({ statement, place }: ToSign, { written }: Means, io: Io): Promise<SignedFiles> {
  const signature = readFileBytes(textOf("--signature", written) ?? "", io);
  const certificate = readFileBytes(textOf("--certificate", written) ?? "", io);
  if (signature.bytes === undefined) return { diagnostic: signature.diagnostic };
  if (certificate.bytes === undefined) return { diagnostic: certificate.diagnostic };
  const pem = new TextDecoder().decode(certificate.bytes);
  const made = await wrapSignature(paeOf(statement), signature.bytes, pem);
  return "problem" in made ? refused(made.problem, signature.name) : enveloped(made.envelope, place);
}

async function detached({ statement, place }: ToSign, file: string, io: Io): Promise<SignedFiles> {
  const { bytes, name, diagnostic } = readFileBytes(file, io);
  if (bytes === undefined) return { diagnostic };
  const pae = paeOf(statement);
  const wrong = await checkCms(pae, bytes);
  if (wrong) return refused(wrong.problem, name);
  return {
    files: [
      { path: place.cms, content: bytes },
      { path: place.bytes, content: pae },
    ],
  };
}

function paeOf({ payload }: Statement): Uint8Array {
  return preAuthEncoding(PAYLOAD_TYPE, payload);
}

function enveloped(content: string, { envelope: path }: ActPlace): SignedFiles {
  return { files: [{ path, content }] };
}

function refused(reason: Text, name: string): SignedFiles {
  return { diagnostic: runDiagnostic("act/bad-signature", { reason }, name) };
}
