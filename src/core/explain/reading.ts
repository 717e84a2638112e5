import type { PlaceNotes, SubjectMatter } from "../evaluate/subject-matter.ts";
import { pathOf } from "../expression/path-of.ts";
import type { Cause, Fact, Place, Value } from "../expression/result.ts";
import type { Document } from "../parse/document.ts";
import type { PolicySet } from "../policy/policy-set.ts";
import { isJsonArray, type Json, ownProperty } from "../source/json.ts";
import { positionAt } from "../source/position.ts";
import type { Position, Text } from "../source/source.ts";
import { valueAt } from "../source/value-at.ts";
import { MASK } from "../verdict/render-value.ts";
import type { ParameterNotes } from "./parameter-notes.ts";
import { groupDigits, phraseValue } from "./phrase-literal.ts";
import type { FactReading } from "./reasoning.ts";

/** Holds the document under judgement and what is known of it. */
export interface Reader {
  readonly matter: SubjectMatter;
  readonly document: Document;
  /** Masks confidential values, for an explanation that leaves the house. */
  readonly redact: boolean;
  readonly parameters: PolicySet["parameters"];
}

/** Tells of a fact that was read: its label, its value, how it is known and where it is written. */
export function readingOf(fact: Fact, { matter, document, redact }: Reader): FactReading {
  const notes = matter.annotate(fact);
  const isMasked = redact && notes?.confidential === true;
  return {
    path: pathOf(fact),
    label: notes?.title ?? same(fact.pointer),
    value: isMasked ? MASK : fact.value,
    shown: isMasked ? same(MASK) : shownValue(fact, notes, matter),
    assurance: matter.assure(fact),
    ...(fact.root === "facts" ? { start: startOf(fact, document) } : {}),
  };
}

/** Tells of a parameter that was read, whole: which of its values decided does not matter to people. */
export function parameterReadingOf(
  id: string,
  value: Json,
  { unit, labels }: ParameterNotes,
  { parameters }: Reader,
): FactReading {
  const title = parameters.find((parameter) => parameter.id === id)?.title ?? same(id);
  const shown = { vi: phraseValue(value, "vi", unit, labels), en: phraseValue(value, "en", unit, labels) };
  return { path: `params:/${id}`, label: title, value, shown, assurance: "attested" };
}

/** Finds where a place of the document is written. */
export function startOf({ root, pointer }: Place, document: Document): Position {
  return positionAt(document.source.text, document.locate(root === "facts" ? pointer : "").start);
}

/** Words why a part has no answer. */
export function causeWords(cause: Cause, { matter }: Reader): Text {
  if (cause.kind === "error")
    return { vi: `không tính được (\`${cause.error}\`)`, en: `it has no answer (\`${cause.error}\`)` };
  const path = pathOf(cause);
  if (cause.kind === "dangling") {
    return {
      vi: `\`${path}\` ghi một mã không có trong \`${cause.list}\``,
      en: `\`${path}\` names an entry that \`${cause.list}\` does not have`,
    };
  }
  const label = matter.annotate(cause)?.title;
  if (cause.root === "attested")
    return missing(label, path, "chưa có xác nhận đã ký", "no signed attestation of");
  if (cause.root === "plan") return missing(label, path, "kế hoạch chưa có", "the plan does not have");
  return missing(label, path, "chưa khai", "not declared:");
}

/** Names an entry of a list by its identifier, else by its place. */
export function entryName(value: Value, { matter, redact }: Reader): string {
  if (typeof value !== "object" || value === null) return redact ? MASK : String(value);
  if (value.kind !== "object") return "…";
  const { data, place } = value;
  const key = ["id", "name"].find((name) => typeof ownProperty(data, name) === "string");
  if (place.root === "catalogues") return String(Object.values(data)[0] ?? place.pointer);
  if (key === undefined) return pathOf(place);
  const isMasked =
    redact && matter.annotate({ ...place, pointer: `${place.pointer}/${key}` })?.confidential === true;
  return isMasked ? pathOf(place) : String(data[key]);
}

function missing(label: Text | undefined, path: string, vi: string, en: string): Text {
  return {
    vi: label ? `${vi} «${label.vi}» (\`${path}\`)` : `${vi} \`${path}\``,
    en: label ? `${en} «${label.en}» (\`${path}\`)` : `${en} \`${path}\``,
  };
}

function shownValue(fact: Fact, notes: PlaceNotes | undefined, matter: SubjectMatter): Text {
  const { value } = fact;
  if (typeof value === "number" && isJsonArray(dataAt(fact, matter))) {
    return {
      vi: `${groupDigits(String(value), "vi")} mục`,
      en: `${groupDigits(String(value), "en")} entries`,
    };
  }
  if (typeof value === "boolean" && typeof dataAt(fact, matter) !== "boolean")
    return value ? WORDS.declared : WORDS.absent;
  const label = typeof value === "string" ? notes?.labels?.[value] : undefined;
  if (label) return { vi: `${label.vi} (${value})`, en: `${label.en} (${value})` };
  return { vi: phraseValue(value, "vi", notes?.unit), en: phraseValue(value, "en", notes?.unit) };
}

/** A list is told as its size, and whether a fact is there as true or false: the data says which it was. */
function dataAt({ root, pointer }: Place, { facts, plan, attested }: SubjectMatter): Json | undefined {
  const roots = { facts, plan, attested, params: undefined, catalogues: undefined, derived: undefined };
  const data = roots[root];
  return data && valueAt(data, pointer);
}

function same(text: string): Text {
  return { vi: text, en: text };
}

const WORDS = {
  declared: { vi: "có khai", en: "declared" },
  absent: { vi: "không khai", en: "not declared" },
} as const;
