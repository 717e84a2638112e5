import type { PemKey } from "../../attestation/keys-in-pem.ts";
import { nameOf } from "../../core/check.ts";
import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import { designDigest, manifestDigest } from "../../core/digest/digest.ts";
import type { Document } from "../../core/parse/document.ts";
import type { Source, Text } from "../../core/source/source.ts";
import { valueAt } from "../../core/source/value-at.ts";
import { identifyKind, manifestKinds } from "../../core/validate/kinds.ts";
import { validate } from "../../core/validate/validate.ts";
import { runDiagnostic } from "../../node/run-messages.ts";
import type { AnswerFormat } from "../../reporters/answer-formats.ts";
import { plain } from "../../reporters/plain.ts";
import type { Language } from "../../reporters/words.ts";
import { chooseFormat } from "../../run/choices.ts";
import { EXIT } from "../../run/exit-code.ts";
import { readDocuments } from "../../run/input.ts";
import type { Io } from "../../run/io.ts";
import { printAnswer, printDiagnostics } from "../print.ts";

/** Is what the command line says, as it was written. */
export interface DigestArguments {
  readonly format?: string;
  readonly language: Language;
}

/**
 * Prints the digests of each document of a file, or of the keys in a PEM file; 2 when one has none, because it
 * is not valid.
 */
export async function digest(file: string, { format, language }: DigestArguments, io: Io): Promise<number> {
  const chosen = chooseFormat(format);
  if (chosen.diagnostic) {
    printDiagnostics([chosen.diagnostic], new Map(), { language }, io);
    return EXIT.failed;
  }
  const { source, documents, diagnostics: unread } = await readDocuments(file, io);
  if (source && isPem(source.text)) return printKeys(source, { format: chosen.value, language }, io);
  const all = documents.map(digested);
  const digests = all.flatMap(({ digests }) => digests ?? []);
  const diagnostics = [...unread, ...all.flatMap((one) => one.diagnostics)];
  const sources = new Map(source ? [[source.name, source] as const] : []);
  const text = digests.map((one) => linesOf(one, language)).join("\n");
  printAnswer({ text, data: { digests }, diagnostics, sources }, { format: chosen.value, language }, io);
  return diagnostics.length === 0 ? EXIT.admitted : EXIT.failed;
}

/** A line of its own begins a block of PEM, which no manifest has. */
function isPem(text: string): boolean {
  return /^-----BEGIN [A-Z0-9 ]{1,40}-----\s*$/m.test(text);
}

async function printKeys(
  { name, text: pem }: Source,
  look: { readonly format: AnswerFormat; readonly language: Language },
  io: Io,
): Promise<number> {
  const { keysInPem } = await import("../../attestation/keys-in-pem.ts");
  const { problem, keys = [] } = await keysInPem(pem);
  const diagnostics = problem === undefined ? [] : [runDiagnostic(problem, {}, name)];
  const rows = keys.map(({ kind, digest }) => `  ${KEY_WORDS[kind][look.language].padEnd(14)} ${digest}\n`);
  const text = rows.length === 0 ? "" : `${plain(name)}\n${rows.join("")}`;
  const data = { keys: keys.map((key) => ({ source: name, ...key })) };
  printAnswer({ text, data, diagnostics, sources: new Map() }, look, io);
  return diagnostics.length === 0 ? EXIT.admitted : EXIT.failed;
}

const KEY_WORDS: Readonly<Record<PemKey["kind"], Text>> = {
  "public-key": { vi: "khóa công khai", en: "public key" },
  certificate: { vi: "chứng thư", en: "certificate" },
};

/** Is one document with what attestations and verdicts bind. */
interface Digests {
  readonly source: string;
  readonly kind: string;
  readonly systemId: string;
  readonly manifestDigest: string;
  readonly designDigest: string;
}

interface Digested {
  readonly digests?: Digests;
  readonly diagnostics: readonly Diagnostic[];
}

function digested(document: Document): Digested {
  const identified = identifyKind(document, manifestKinds, "manifest");
  if ("diagnostics" in identified) return identified;
  const diagnostics = validate(document, identified.schema);
  if (diagnostics.length > 0) return { diagnostics };
  const { value } = document;
  const digests = {
    source: nameOf(document),
    kind: identified.kind,
    systemId: String(valueAt(value, "/metadata/id")),
    manifestDigest: manifestDigest(value),
    designDigest: designDigest(value, identified.schema),
  };
  return { digests, diagnostics };
}

const MANIFEST: Text = { vi: "toàn bản khai", en: "manifest" };
const DESIGN: Text = { vi: "phần thiết kế", en: "design" };

function linesOf({ source, systemId, manifestDigest, designDigest }: Digests, language: Language): string {
  return [
    `${plain(systemId)} · ${plain(source)}`,
    `  ${MANIFEST[language].padEnd(13)} ${manifestDigest}`,
    `  ${DESIGN[language].padEnd(13)} ${designDigest}`,
    "",
  ].join("\n");
}
