import { isJsonArray, isJsonObject, type Json, type JsonObject } from "../../src/core/source/json.ts";

/**
 * Says how texts are written: `quoted` on one line with escapes, or `block`, where the lines of a text are
 * lines of the file, so that a report which shows lines of the file shows lines of the text.
 */
export type Style = "quoted" | "block";

/** Writes data as YAML, one value a line, no text ever taken for another kind of value. */
export function writeYaml(data: Json, style: Style = "quoted"): string {
  return `${linesFor(data, style).join("\n")}\n`;
}

function linesFor(data: Json, style: Style): readonly string[] {
  if (isScalar(data)) return [JSON.stringify(data)];
  if (isJsonArray(data)) return data.flatMap((item) => elementLines(item, style));
  return Object.entries(data).flatMap(([key, value]) => entryLines(keyOf(key), value, style));
}

function elementLines(item: Json, style: Style): readonly string[] {
  if (typeof item === "string" && isBlock(item, style)) return blockLines("-", item);
  return linesFor(item, style).map((line, at) => `${at === 0 ? "- " : "  "}${line}`);
}

function entryLines(key: string, value: Json, style: Style): readonly string[] {
  if (typeof value === "string" && isBlock(value, style)) return blockLines(`${key}:`, value);
  if (isScalar(value)) return [`${key}: ${JSON.stringify(value)}`];
  return [`${key}:`, ...linesFor(value, style).map((line) => `  ${line}`)];
}

/** Tells whether a text can be a block that gives the same text again: no CR, which YAML takes for a line break. */
function isBlock(text: string, style: Style): boolean {
  return style === "block" && !text.includes("\r") && /\S/.test(text.replace(/\n+$/, ""));
}

/** Writes a text as a literal block with its indentation told, so that blanks may begin it. */
function blockLines(before: string, text: string): readonly string[] {
  const [, body = "", end = ""] = /^(.*?)(\n*)$/s.exec(text) ?? [];
  const chomping = ["-", ""][end.length] ?? "+";
  const lines = [...body.split("\n"), ...Array.from({ length: Math.max(end.length - 1, 0) }, () => "")];
  return [`${before} |2${chomping}`, ...lines.map((line) => `  ${line}`)];
}

/** Tells what stands on the line of its key: also what is empty, which has no lines of its own. */
function isScalar(value: Json): value is Exclude<Json, readonly Json[] | JsonObject> {
  return !(isJsonArray(value) || isJsonObject(value)) || Object.keys(value).length === 0;
}

function keyOf(key: string): string {
  return /^[A-Za-z]\w*$/.test(key) ? key : JSON.stringify(key);
}
