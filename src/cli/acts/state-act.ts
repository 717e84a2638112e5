import type { Envelope } from "../../attestation/envelope.ts";
import { readStatement, type Statement, writeStatement } from "../../attestation/statement.ts";
import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import { canonicalJson } from "../../core/digest/digest.ts";
import { isDate } from "../../core/expression/calendar.ts";
import { annotated } from "../../core/schema/annotations-at.ts";
import { childSchema, rootSchema } from "../../core/schema/json-schema.ts";
import type { JsonObject } from "../../core/source/json.ts";
import { slugOf } from "../../core/source/slug.ts";
import { valueAt } from "../../core/source/value-at.ts";
import { schemas } from "../../generated/schemas.ts";
import { displayPath } from "../../node/display-path.ts";
import { runDiagnostic } from "../../node/run-messages.ts";
import type { Io } from "../../run/io.ts";
import { type ActField, COMMON_FIELDS } from "./act.ts";
import type { ActCall } from "./act-call.ts";
import { checkContent } from "./check-content.ts";
import { chooseAuthority } from "./choose-authority.ts";
import { type ActPlace, placeOf } from "./place.ts";
import type { Prepared } from "./prepare-act.ts";
import { readFields, textOf } from "./read-fields.ts";
import {
  type EarlierStatement,
  mismatches,
  readEnvelopeToSign,
  readFileBytes,
} from "./read-statement-file.ts";
import type { ActSubject } from "./subject.ts";

/** Is what is to be signed and where it goes, or everything that keeps it from being signed. */
export interface StatedAct {
  readonly statement?: Statement;
  readonly place?: ActPlace;
  /** The envelope to which a signature is added. */
  readonly earlier?: Envelope & { readonly bytes: Uint8Array };
  readonly diagnostics: readonly Diagnostic[];
}

/** Makes the statement of an act from what its options say; with `--add`, takes it from the envelope that is there. */
export async function stateAct(
  call: ActCall,
  subject: ActSubject,
  prepared: Prepared,
  io: Io,
): Promise<StatedAct> {
  // What a request should have said is not asked for once more as options.
  if (textOf("--request", call.written) !== undefined && prepared.facts.gate === undefined)
    return { diagnostics: [] };
  const id = textOf("--id", call.written)?.trim() || defaultId(call, subject, prepared.facts, io);
  const place = placeOf(id, subject, call.written, io);
  const earlier = call.written.add === true ? readEarlier(place, call, subject, io) : undefined;
  const known = earlier?.statement?.predicate ?? defaultsOf(subject, { id, ...prepared.facts }, io);
  const read = readFields(fieldsOf(call), call.act.type, call.written, { defaults: known, io });
  const said = await inWhoseName(call, prepared, known, [...prepared.diagnostics, ...read.diagnostics]);
  const predicate = { ...known, ...read.values, ...said.values };
  const diagnostics = [
    ...(earlier?.diagnostics ?? []),
    ...read.diagnostics,
    ...said.diagnostics,
    ...checkContent(call.act, predicate, subject),
  ];
  if (earlier?.statement) return added(earlier, predicate, { call, place, diagnostics, io });
  if (diagnostics.length > 0 || prepared.diagnostics.some(isError)) return { diagnostics };
  const about = [{ name: subject.systemId, sha256: subject.sha256 }];
  return {
    statement: sound(writeStatement(call.act.type, about, onlyKnown(call, predicate))),
    place,
    diagnostics,
  };
}

function isError({ severity }: Diagnostic): boolean {
  return severity === "error";
}

/** An authority is chosen apart: it may follow from the key. */
function fieldsOf({ act }: ActCall): readonly ActField[] {
  return [...act.fields, ...COMMON_FIELDS.filter(({ property }) => property !== "authority")];
}

/** Two acts of one day on one design differ at least in what they speak of. */
function defaultId(call: ActCall, { sha256 }: ActSubject, facts: JsonObject, io: Io): string {
  const date = textOf("--date", call.written)?.trim() ?? "";
  const day = isDate(date) ? date : String(facts.date ?? io.today());
  return [call.act.type, ...aboutOf(call, facts), day, sha256.slice(0, 8)].join("-");
}

/** A file name has its limits, and so has an id. */
const LONGEST_ABOUT = 80;

function aboutOf({ act, written }: ActCall, { gate, requirement }: JsonObject): readonly string[] {
  const said = act.isOfRequirement
    ? [String(gate ?? "").replace(/^.*\//, ""), requirement]
    : [act.type === "assessment" ? textOf("--type", written) : ""];
  const about = slugOf(said.join(" ")).slice(0, LONGEST_ABOUT);
  return about === "" ? [] : [about];
}

function defaultsOf({ manifest }: ActSubject, facts: JsonObject, io: Io): JsonObject {
  const level = manifest && valueAt(manifest.document.value, "/classification/proposedLevel");
  return { date: io.today(), independent: false, ...(level === undefined ? {} : { level }), ...facts };
}

/** What is known of a subject is said only where the statement has a place for it. */
function onlyKnown({ act }: ActCall, predicate: JsonObject): JsonObject {
  const root = rootSchema(act.type, schemas);
  const kept = Object.entries(predicate).filter(([key]) => childSchema(root, key, schemas) !== undefined);
  return Object.fromEntries(kept);
}

async function inWhoseName(
  { written, act }: ActCall,
  { trust, key }: Prepared,
  known: JsonObject,
  problems: readonly Diagnostic[],
) {
  const given = readFields(
    COMMON_FIELDS.filter(({ property }) => property === "authority"),
    act.type,
    written,
    { defaults: { authority: "" }, io: { cwd: "" } },
  );
  const earlier = typeof known.authority === "string" ? known.authority : undefined;
  const name = textOf("--authority", written) === undefined ? earlier : String(given.values.authority ?? "");
  if (given.diagnostics.length > 0) return { values: {}, diagnostics: given.diagnostics };
  // Nobody is asked for a passphrase while something else keeps the act from being done.
  const usable = key?.isOpen || !problems.some(isError) ? key : undefined;
  const { authority, diagnostic } = await chooseAuthority(name, trust, usable);
  return {
    values: authority === undefined ? {} : { authority },
    diagnostics: diagnostic ? [diagnostic] : [],
  };
}

function readEarlier(place: ActPlace, { act }: ActCall, subject: ActSubject, io: Io): EarlierStatement {
  const read = readEnvelopeToSign(readFileBytes(place.envelope, io));
  if (!read.statement) return read;
  const name = displayPath(place.envelope, io.cwd);
  return { ...read, diagnostics: mismatches(read.statement, act, subject, name) };
}

interface Adding {
  readonly call: ActCall;
  readonly place: ActPlace;
  readonly diagnostics: readonly Diagnostic[];
  readonly io: Io;
}

/** A second signature is under the same bytes, whatever the second officer's options say. */
function added(
  { statement, envelope }: EarlierStatement,
  predicate: JsonObject,
  { call, place, diagnostics }: Adding,
): StatedAct {
  const before = statement?.predicate ?? {};
  const differing = [...call.act.fields, ...COMMON_FIELDS].filter(
    ({ property }) => canonicalJson(predicate[property] ?? null) !== canonicalJson(before[property] ?? null),
  );
  const problems = [...diagnostics, ...differing.map((field) => otherContent(field, before, call))];
  if (problems.length > 0 || !statement || !envelope) return { diagnostics: problems };
  return { statement, place, earlier: envelope, diagnostics: [] };
}

function otherContent({ option, property }: ActField, before: JsonObject, { act }: ActCall): Diagnostic {
  const schema = childSchema(rootSchema(act.type, schemas), property, schemas)?.schema ?? {};
  const there = before[property];
  const text = typeof there === "string" ? there : JSON.stringify(there ?? null);
  return runDiagnostic("act/other-content", { title: annotated(schema).title, there: text }, option);
}

/** What is signed is what will be read: a statement that could not be read back is a mistake of ours. */
function sound(statement: Statement): Statement {
  const { problems } = readStatement("statement", statement.payload);
  const [first] = problems;
  if (first) throw new Error(`the statement is not valid: ${first.message.en}`);
  return statement;
}
