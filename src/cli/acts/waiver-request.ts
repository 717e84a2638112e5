import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import type { Document } from "../../core/parse/document.ts";
import { annotated } from "../../core/schema/annotations-at.ts";
import { childSchema, rootSchema } from "../../core/schema/json-schema.ts";
import { isJsonArray, type JsonObject } from "../../core/source/json.ts";
import { validate } from "../../core/validate/validate.ts";
import { schemas } from "../../generated/schemas.ts";
import { runDiagnostic } from "../../node/run-messages.ts";
import type { Sources } from "../../reporters/report.ts";
import { readDocuments } from "../../run/input.ts";
import type { Io } from "../../run/io.ts";
import type { ActSubject } from "./subject.ts";
import type { Drafted } from "./waiver-question.ts";

/** Names the kind of document that `waive --draft` writes. */
export const WAIVER_REQUEST = "WaiverRequest";

/** Says in a request what it was drafted for; the rest of it is the waiver itself. */
const HEADING = ["apiVersion", "kind", "system", "designDigest", "stage", "profile", "binding"] as const;

/** Lists what people have to fill in. */
const TO_FILL_IN = ["reason", "alternatives", "compensatingMeasures", "validUntil"] as const;

/** Is what a request says, or everything that is wrong with it, with places. */
export interface ReadRequest {
  readonly facts: JsonObject;
  readonly drafted: Drafted;
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: Sources;
}

/** Reads a request for a waiver that somebody filled in; what was left empty is told with its place. */
export async function readWaiverRequest(
  file: string,
  subject: ActSubject | undefined,
  io: Io,
): Promise<ReadRequest> {
  const { source, documents, diagnostics } = await readDocuments(file, io);
  const sources = new Map(source ? [[source.name, source] as const] : []);
  const nothing = { facts: {}, drafted: {}, sources };
  if (diagnostics.length > 0) return { ...nothing, diagnostics };
  const [document, ...others] = documents;
  if (document?.value.kind !== WAIVER_REQUEST || others.length > 0) {
    return { ...nothing, diagnostics: [runDiagnostic("waiver/not-a-request", {}, source?.name ?? file)] };
  }
  const problems = [...empty(document), ...invalid(document), ...otherSubject(document, subject)];
  const drafted = { ...textIn(document, "stage"), ...textIn(document, "profile") };
  return { facts: factsOf(document), drafted, diagnostics: problems, sources };
}

function factsOf({ value }: Document): JsonObject {
  const said = Object.entries(value).filter(
    ([key, item]) => !HEADING.some((one) => one === key) && !(isJsonArray(item) && item.length === 0),
  );
  return Object.fromEntries(said);
}

function textIn({ value }: Document, key: string): JsonObject & Drafted {
  const text = value[key];
  return typeof text === "string" ? { [key]: text } : {};
}

function empty(document: Document): readonly Diagnostic[] {
  return TO_FILL_IN.filter((key) => isEmpty(document.value[key])).map((key) => {
    const schema = childSchema(rootSchema("waiver", schemas), key, schemas)?.schema ?? {};
    const told = runDiagnostic("waiver/request-empty", annotated(schema).title, document.source.name);
    return { ...told, range: document.locate(`/${key}`, "key"), path: `/${key}` };
  });
}

function isEmpty(value: JsonObject[string] | undefined): boolean {
  return value === undefined || value === null || (typeof value === "string" && value.trim() === "");
}

/** Whatever else is wrong is told by the schema of waivers; who signs, and under which id, is said later. */
function invalid(document: Document): readonly Diagnostic[] {
  const filled = Object.fromEntries(
    TO_FILL_IN.filter((key) => isEmpty(document.value[key])).map((key) => [key, PLACEHOLDERS[key]]),
  );
  const value = { ...factsOf(document), ...filled, id: "?", authority: "chua-neu" };
  const blanks = document.blanks.filter((pointer) => !TO_FILL_IN.some((key) => pointer === `/${key}`));
  return validate({ ...document, value, blanks }, "waiver");
}

const PLACEHOLDERS = {
  reason: "?",
  alternatives: "?",
  compensatingMeasures: "?",
  validUntil: "2000-01-01",
} as const;

function otherSubject(document: Document, subject: ActSubject | undefined): readonly Diagnostic[] {
  if (!subject) return [];
  const wanted = { system: subject.systemId, designDigest: `sha256:${subject.sha256}` };
  return (["system", "designDigest"] as const).flatMap((key) => {
    const found = document.value[key];
    if (found === wanted[key]) return [];
    const data = { found: typeof found === "string" ? found : "", wanted: wanted[key] };
    const told = runDiagnostic("waiver/request-of-other", data, document.source.name);
    return [{ ...told, range: document.locate(`/${key}`), path: `/${key}` }];
  });
}
