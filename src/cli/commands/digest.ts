import { nameOf } from "../../core/check.ts";
import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import { designDigest, manifestDigest } from "../../core/digest/digest.ts";
import type { Document } from "../../core/parse/document.ts";
import type { Text } from "../../core/source/source.ts";
import { valueAt } from "../../core/source/value-at.ts";
import { identifyKind, manifestKinds } from "../../core/validate/kinds.ts";
import { validate } from "../../core/validate/validate.ts";
import { plain } from "../../reporters/plain.ts";
import type { Language } from "../../reporters/words.ts";
import { chooseFormat } from "../choices.ts";
import { EXIT } from "../exit-code.ts";
import { readDocuments } from "../input.ts";
import type { Io } from "../io.ts";
import { printAnswer, printDiagnostics } from "../print.ts";

/** Is what the command line says, as it was written. */
export interface DigestArguments {
  readonly format?: string;
  readonly language: Language;
}

/** Prints the digests of each document of a file; 2 when one has none, because it is not valid. */
export async function digest(file: string, { format, language }: DigestArguments, io: Io): Promise<number> {
  const chosen = chooseFormat(format);
  if (chosen.diagnostic) {
    printDiagnostics([chosen.diagnostic], new Map(), { language }, io);
    return EXIT.failed;
  }
  const { source, documents, diagnostics: unread } = await readDocuments(file, io);
  const all = documents.map(digested);
  const digests = all.flatMap(({ digests }) => digests ?? []);
  const diagnostics = [...unread, ...all.flatMap((one) => one.diagnostics)];
  const sources = new Map(source ? [[source.name, source] as const] : []);
  const text = digests.map((one) => linesOf(one, language)).join("\n");
  printAnswer({ text, data: { digests }, diagnostics, sources }, { format: chosen.value, language }, io);
  return diagnostics.length === 0 ? EXIT.admitted : EXIT.failed;
}

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
