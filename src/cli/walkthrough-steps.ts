import { parseDocuments } from "../core/parse/parse-documents.ts";
import { isJsonArray, isJsonObject, type Json, type JsonObject } from "../core/source/json.ts";
import type { Source, Text } from "../core/source/source.ts";

/** Is a command with the day on which it is given and what has to come of it. */
export interface CommandStep {
  readonly title: Text;
  readonly today: string;
  /** The words after `gate57`. */
  readonly words: readonly string[];
  readonly exit: number;
  /** What has to be found in its output. */
  readonly shows: readonly string[];
}

/** Is a change of one place of a file. */
export interface EditStep {
  readonly title: Text;
  readonly file: string;
  readonly replace: string;
  readonly with: string;
}

/** Is a story told by commands: what stands ready, and the steps in order. */
export interface Walkthrough {
  /** Which files and folders of the examples are copied, by their new names. */
  readonly copies: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<string, string>>;
  readonly steps: readonly (CommandStep | EditStep)[];
}

/** Reads a walkthrough; throws on a file that is not written as agreed, because it is ours. */
export function readWalkthrough(source: Source): Walkthrough {
  const { documents, diagnostics } = parseDocuments(source);
  const [problem] = diagnostics;
  if (problem) throw new Error(`${source.name}: ${problem.message.en}`);
  const content = documents[0]?.value ?? {};
  const { steps } = content;
  if (!isJsonArray(steps) || steps.length === 0) throw new Error(`${source.name}: there are no steps`);
  return {
    copies: textsOf(content.copies, source.name),
    files: textsOf(content.files, source.name),
    steps: steps.map((step, index) => stepOf(step, `${source.name}: steps/${index}`)),
  };
}

function textsOf(value: Json | undefined, place: string): Readonly<Record<string, string>> {
  if (!isJsonObject(value)) throw new Error(`${place}: a mapping is missing`);
  return Object.fromEntries(Object.keys(value).map((key) => [key, textOf(value, key, place)]));
}

function stepOf(step: Json, place: string): CommandStep | EditStep {
  if (!isJsonObject(step) || !isJsonObject(step.title)) throw new Error(`${place} has no title`);
  const title = { vi: textOf(step.title, "vi", place), en: textOf(step.title, "en", place) };
  const { edit, exit, shows = [] } = step;
  if (isJsonObject(edit)) {
    const text = (key: string) => textOf(edit, key, place);
    return { title, file: text("file"), replace: text("replace"), with: text("with") };
  }
  if (typeof exit !== "number" || !isJsonArray(shows)) throw new Error(`${place} lacks its exit code`);
  const words = wordsOf(textOf(step, "run", place));
  return { title, today: textOf(step, "today", place), words, exit, shows: shows.map(String) };
}

function textOf(entry: JsonObject, key: string, place: string): string {
  const value = entry[key];
  if (typeof value !== "string") throw new Error(`${place} lacks the text \`${key}\``);
  return value;
}

/** Splits a command line at blanks, but for those within double quotes; its first word is the program. */
function wordsOf(line: string): readonly string[] {
  const words = line.match(/"[^"]*"|\S+/g) ?? [];
  return words.slice(1).map((word) => word.replace(/^"(.*)"$/, "$1"));
}
