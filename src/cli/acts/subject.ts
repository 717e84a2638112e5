import { resolve } from "node:path";
import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import { designDigest, designText, digestOf } from "../../core/digest/digest.ts";
import type { Document } from "../../core/parse/document.ts";
import { childSchema, rootSchema } from "../../core/schema/json-schema.ts";
import type { Source } from "../../core/source/source.ts";
import { valueAt } from "../../core/source/value-at.ts";
import { identifyKind, manifestKinds } from "../../core/validate/kinds.ts";
import { validate } from "../../core/validate/validate.ts";
import { schemas } from "../../generated/schemas.ts";
import { displayPath } from "../../node/display-path.ts";
import { runDiagnostic } from "../../node/run-messages.ts";
import { readDocuments } from "../../run/input.ts";
import type { Io } from "../../run/io.ts";

/** Is what a statement is about: a system by its id, and the design that its manifest describes. */
export interface ActSubject {
  readonly systemId: string;
  /** The SHA-256 digest that is bound, in hexadecimal: of the design, or of the id alone where there is no manifest. */
  readonly sha256: string;
  readonly manifest?: {
    /** As reports call it. */
    readonly name: string;
    /** A full path; none of standard input. */
    readonly path?: string;
    readonly document: Document;
    /** The design in the form that is digested. */
    readonly design: string;
  };
}

/** Is the subject of an act, or why there is none. */
export interface ReadSubject {
  readonly subject?: ActSubject;
  readonly source?: Source;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the one valid manifest (or plan) of a file. */
export async function readSubject(file: string, io: Io): Promise<ReadSubject> {
  const { source, documents, diagnostics } = await readDocuments(file, io);
  const read = source ? { source } : {};
  if (diagnostics.length > 0) return { ...read, diagnostics };
  const [document, ...others] = documents;
  const name = source?.name ?? displayPath(file, io.cwd);
  if (document === undefined || others.length > 0) {
    return { ...read, diagnostics: [runDiagnostic("act/one-document", { count: documents.length }, name)] };
  }
  const path = file === "-" ? undefined : resolve(io.cwd, file);
  return { ...read, ...subjectOf(document, { name, ...(path === undefined ? {} : { path }) }) };
}

function subjectOf(document: Document, file: { readonly name: string; readonly path?: string }): ReadSubject {
  const identified = identifyKind(document, manifestKinds, "manifest");
  if ("diagnostics" in identified) return identified;
  const diagnostics = validate(document, identified.schema);
  if (diagnostics.length > 0) return { diagnostics };
  const { value } = document;
  const subject = {
    systemId: String(valueAt(value, "/metadata/id")),
    sha256: hexOf(designDigest(value, identified.schema)),
    manifest: { ...file, document, design: designText(value, identified.schema) },
  };
  return { subject, diagnostics };
}

/** Takes a system by its id alone, without a manifest: what it says may be nobody else's business. */
export function subjectOfId(systemId: string): ReadSubject {
  const metadata = childSchema(rootSchema("system-manifest", schemas), "metadata", schemas);
  const id = metadata && childSchema(metadata, "id", schemas);
  const isId =
    new RegExp(String(id?.schema.pattern ?? ".")).test(systemId) &&
    systemId.length <= Number(id?.schema.maxLength);
  if (!isId) return { diagnostics: [runDiagnostic("act/not-a-system-id", { value: systemId }, "--system")] };
  return { subject: { systemId, sha256: hexOf(digestOf(systemId)) }, diagnostics: [] };
}

function hexOf(digest: string): string {
  return digest.slice("sha256:".length);
}
