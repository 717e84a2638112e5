import { utf8ToBytes } from "@noble/hashes/utils.js";
import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import { diagnostic } from "../core/diagnostic/messages.ts";
import { canonicalJson } from "../core/digest/digest.ts";
import type { Document } from "../core/parse/document.ts";
import { isJsonArray, isJsonObject, type Json, type JsonObject, ownProperty } from "../core/source/json.ts";
import { validate } from "../core/validate/validate.ts";
import { type MalformedPart, malformedWords } from "./malformed-words.ts";
import {
  isAttestationType,
  predicateTypeOf,
  type StatementType,
  schemaOf,
  typeOfPredicate,
} from "./statement-types.ts";
import { readStrictJson } from "./strict-json.ts";

/** Names what a statement is about, with its digest in hexadecimal. */
export interface Subject {
  readonly name: string;
  readonly sha256: string;
}

/** Is an in-toto statement: what it is about, of which type, and what it says. */
export interface Statement {
  readonly type: StatementType;
  readonly subjects: readonly Subject[];
  readonly predicate: JsonObject;
  /** The bytes of its JSON, as they are signed. */
  readonly payload: Uint8Array;
}

/** Is a statement, or what is wrong with one; type and id are told wherever they can be made out. */
export interface StatementRead {
  readonly statement?: Statement;
  readonly type?: StatementType;
  readonly id?: string;
  readonly problems: readonly Diagnostic[];
}

const STATEMENT_VERSION = "https://in-toto.io/Statement/v1";

/** Writes a statement in the one form that is signed (RFC 8785). */
export function writeStatement(
  type: StatementType,
  subjects: readonly Subject[],
  predicate: JsonObject,
): Statement {
  const json = {
    _type: STATEMENT_VERSION,
    subject: subjects.map(({ name, sha256 }) => ({ name, digest: { sha256 } })),
    predicateType: predicateTypeOf(type),
    predicate,
  };
  return { type, subjects, predicate, payload: utf8ToBytes(canonicalJson(json)) };
}

/** Reads the bytes of a statement, be they in the form that is written here or in another; never throws. */
export function readStatement(name: string, payload: Uint8Array): StatementRead {
  const { document, problems } = readStrictJson(name, payload);
  if (document === undefined) return { problems };
  const type = typeOfPredicate(ownProperty(document.value, "predicateType"));
  const predicate = ownProperty(document.value, "predicate");
  const id = isJsonObject(predicate) ? ownProperty(predicate, "id") : undefined;
  const told = { ...(type === undefined ? {} : { type }), ...(typeof id === "string" ? { id } : {}) };
  const found = problemsOf(document, type, predicate);
  if (found.length > 0 || type === undefined || !isJsonObject(predicate)) return { ...told, problems: found };
  const subjects = subjectsOf(document.value);
  if (isAttestationType(type) && subjects.length !== 1)
    return { ...told, problems: [mistake(document, "several-subjects", "/subject")] };
  return { ...told, statement: { type, subjects, predicate, payload }, problems: [] };
}

function problemsOf(
  document: Document,
  type: StatementType | undefined,
  predicate: Json | undefined,
): readonly Diagnostic[] {
  const found = validate(document, "statement");
  if (found.length > 0 || !isJsonObject(predicate)) return found;
  if (type === undefined) return [mistake(document, "other-predicate", "/predicateType")];
  return validate(part(document, "/predicate", predicate), schemaOf(type));
}

/** Narrows a document to one of its objects, so that mistakes in it are placed in the whole. */
function part(document: Document, pointer: string, value: JsonObject): Document {
  return {
    ...document,
    value,
    locate: (path, target) => document.locate(`${pointer}${path}`, target),
    has: (path) => document.has(`${pointer}${path}`),
    embedded: (path) => document.embedded(`${pointer}${path}`),
  };
}

function mistake(document: Document, what: MalformedPart, path: string): Diagnostic {
  const place = { source: document.source, range: document.locate(path), path };
  return diagnostic("attestation/malformed", { problem: malformedWords[what] }, place);
}

/** Reads the subjects of a statement that keeps its schema. */
function subjectsOf(value: JsonObject): readonly Subject[] {
  const listed = ownProperty(value, "subject");
  return (isJsonArray(listed) ? listed : []).flatMap((item) => {
    const name = isJsonObject(item) ? item.name : undefined;
    const digest = isJsonObject(item) ? item.digest : undefined;
    const sha256 = isJsonObject(digest) ? digest.sha256 : undefined;
    return typeof name === "string" && typeof sha256 === "string" ? [{ name, sha256 }] : [];
  });
}
