import { parseDocuments } from "../core/parse/parse-documents.ts";
import { isJsonArray, isJsonObject, type Json, type JsonObject } from "../core/source/json.ts";
import type { Source, Text } from "../core/source/source.ts";

/** Records which verdict an example has to give, and asked what. */
export interface ExampleRecord {
  /** Below the folder of the examples; `file#2` is the second document of a stream. */
  readonly file: string;
  readonly stage: string;
  readonly profile: string;
  readonly asOf: string;
  readonly plan?: string;
  /** Whether it is judged with the signed statements of the examples, by their trust list. */
  readonly signed: boolean;
  readonly decision: string;
  /** The numbers of the blocking gates. */
  readonly blocking: readonly string[];
  /** The codes of what is wrong with an invalid example. */
  readonly errors: readonly string[];
  /** What the example shows. */
  readonly note?: Text;
}

const KNOWN: ReadonlySet<string> = new Set([
  "file",
  "stage",
  "profile",
  "asOf",
  "plan",
  "signed",
  "decision",
  "blocking",
  "errors",
  "note",
]);

/** Reads the records; throws on a file that is not written as agreed, because it is ours. */
export function exampleRecords(source: Source): readonly ExampleRecord[] {
  const { documents, diagnostics } = parseDocuments(source);
  const [problem] = diagnostics;
  if (problem) throw new Error(`${source.name}: ${problem.message.en}`);
  const list = documents[0]?.value.examples;
  if (!isJsonArray(list) || list.length === 0)
    throw new Error(`${source.name}: there is no list \`examples\``);
  return list.map((entry, index) => exampleRecord(entry, `${source.name}: examples/${index}`));
}

function exampleRecord(entry: Json, place: string): ExampleRecord {
  if (!isJsonObject(entry)) throw new Error(`${place} is not a mapping`);
  const unknown = Object.keys(entry).find((key) => !KNOWN.has(key));
  if (unknown !== undefined) throw new Error(`${place} has an unknown key \`${unknown}\``);
  const text = (key: string) => textOf(entry, key, place);
  return {
    file: text("file"),
    stage: text("stage"),
    profile: text("profile"),
    asOf: text("asOf"),
    ...(entry.plan === undefined ? {} : { plan: text("plan") }),
    signed: entry.signed === true,
    decision: text("decision"),
    blocking: listOf(entry, "blocking", place),
    errors: listOf(entry, "errors", place),
    ...noteOf(entry.note, place),
  };
}

function textOf(entry: JsonObject, key: string, place: string): string {
  const value = entry[key];
  if (typeof value !== "string") throw new Error(`${place} lacks the text \`${key}\``);
  return value;
}

function noteOf(note: Json | undefined, place: string): { readonly note?: Text } {
  if (note === undefined) return {};
  if (!isJsonObject(note)) throw new Error(`${place}: \`note\` is not a mapping`);
  return { note: { vi: textOf(note, "vi", place), en: textOf(note, "en", place) } };
}

function listOf(entry: JsonObject, key: string, place: string): readonly string[] {
  const value = entry[key] ?? [];
  if (!isJsonArray(value)) throw new Error(`${place}: \`${key}\` is not a list`);
  return value.map(String);
}
