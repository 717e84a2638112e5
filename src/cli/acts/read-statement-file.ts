import { basename, resolve } from "node:path";
import { type Envelope, readEnvelope } from "../../attestation/envelope.ts";
import { attestationLimits } from "../../attestation/limits.ts";
import { PAYLOAD_TYPE, readPreAuthEncoding } from "../../attestation/pae.ts";
import { readStatement, type Statement } from "../../attestation/statement.ts";
import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import { annotated } from "../../core/schema/annotations-at.ts";
import { rootSchema } from "../../core/schema/json-schema.ts";
import type { Text } from "../../core/source/source.ts";
import { schemas } from "../../generated/schemas.ts";
import { displayPath } from "../../node/display-path.ts";
import { readBytes } from "../../node/read-bytes.ts";
import { unreadable } from "../../node/read-source.ts";
import { runDiagnostic } from "../../node/run-messages.ts";
import type { Io } from "../../run/io.ts";
import type { Act } from "./act.ts";
import { titleOf } from "./statement-title.ts";
import type { ActSubject } from "./subject.ts";

/** Is a file of bytes, or why it was not read. */
export type FileBytes =
  | { readonly bytes: Uint8Array; readonly name: string; readonly diagnostic?: undefined }
  | { readonly bytes?: undefined; readonly name: string; readonly diagnostic: Diagnostic };

/** Reads a file that an option names, as it is. */
export function readFileBytes(file: string, { cwd }: Pick<Io, "cwd">): FileBytes {
  const path = resolve(cwd, file);
  const name = displayPath(path, cwd);
  const limit = attestationLimits.bytes;
  try {
    const bytes = readBytes(path, limit);
    return bytes ? { bytes, name } : { name, diagnostic: runDiagnostic("act/too-large", { limit }, name) };
  } catch (error) {
    return { name, diagnostic: unreadable(error, name) };
  }
}

/** Is a statement that was made before, or everything that keeps it from being signed for this subject. */
export interface EarlierStatement {
  readonly statement?: Statement;
  /** What is over it already, where it is in an envelope. */
  readonly envelope?: Envelope & { readonly bytes: Uint8Array };
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the bytes that were to be signed elsewhere. */
export function readBytesToSign(file: FileBytes): EarlierStatement {
  if (file.bytes === undefined) return { diagnostics: [file.diagnostic] };
  const encoded = readPreAuthEncoding(file.bytes);
  return encoded?.payloadType === PAYLOAD_TYPE
    ? statementOf(encoded.payload, file.name)
    : { diagnostics: [unreadableStatement(NOT_BYTES, file.name)] };
}

/** Reads an envelope to which a signature is to be added. */
export function readEarlierEnvelope(file: FileBytes): EarlierStatement {
  if (file.bytes === undefined) return { diagnostics: [file.diagnostic] };
  const envelope = readEnvelope(basename(file.name), file.bytes);
  if ("code" in envelope) {
    return { diagnostics: [runDiagnostic("act/not-an-envelope", { reason: envelope.reason }, file.name)] };
  }
  return { ...statementOf(envelope.payload, file.name), envelope: { ...envelope, bytes: file.bytes } };
}

/** Reads the envelope that a signature is added to; there has to be one. */
export function readEnvelopeToSign(file: FileBytes): EarlierStatement {
  if (file.diagnostic?.code !== "file/not-found") return readEarlierEnvelope(file);
  return { diagnostics: [runDiagnostic("act/nothing-to-add-to", {}, file.name)] };
}

/** Tells whether a statement is of the type of a command, and about the system and design at hand. */
export function mismatches(
  statement: Statement,
  act: Act,
  subject: ActSubject,
  name: string,
): readonly Diagnostic[] {
  const [bound] = statement.subjects;
  const wanted = annotated(rootSchema(act.type, schemas).schema).title;
  if (statement.type !== act.type) {
    return [runDiagnostic("act/other-type", { found: titleOf(statement), wanted }, name)];
  }
  if (bound?.name !== subject.systemId) {
    return [runDiagnostic("act/other-system", { found: bound?.name ?? "", wanted: subject.systemId }, name)];
  }
  return bound.sha256 === subject.sha256 ? [] : [runDiagnostic("act/other-design", {}, name)];
}

function statementOf(payload: Uint8Array, name: string): EarlierStatement {
  const { statement, problems } = readStatement(name, payload);
  if (statement) return { statement, diagnostics: [] };
  return { diagnostics: problems.slice(0, 1).map(({ message }) => unreadableStatement(message, name)) };
}

function unreadableStatement(reason: Text, name: string): Diagnostic {
  return runDiagnostic("act/unreadable-statement", { reason }, name);
}

const NOT_BYTES: Text = {
  vi: "đây không phải là tệp `.pae` do `--statement-only` ghi",
  en: "this is no `.pae` file that `--statement-only` wrote",
};
