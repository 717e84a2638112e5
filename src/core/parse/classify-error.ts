import type { YAMLError } from "yaml";
import type { SyntaxProblem } from "../diagnostic/syntax-words.ts";
import { lineAround } from "../source/position.ts";

/** Is what a mistake of syntax turns out to be: its kind, and where its author made it. */
export interface Classified {
  readonly problem: SyntaxProblem | "MISSING_COLON";
  readonly start: number;
  readonly end: number;
}

/** Is one line of a text without its indentation, list dashes, comment and white space at the end. */
interface Content {
  readonly start: number;
  readonly text: string;
  readonly hasDash: boolean;
  readonly indent: number;
  /** Where the first dash stands, if there is one. */
  readonly shown: number;
}

/**
 * Finds the mistake behind an error of the reader, which tells where it gave up: often a line or more
 * after the one that lacks its colon or stands in the wrong column.
 */
export function classifyError(text: string, { code, pos }: YAMLError): Classified {
  const [start, end] = pos;
  const line = lineAround(text, start);
  const head = text.slice(line.start, start);
  const here = contentOf(text, line);
  const missing = missingColon(text, code, start, here);
  if (missing !== undefined) return { problem: "MISSING_COLON", ...spanOf(missing) };
  if (OVER_INDENTED.has(code) && /^[^[{]*:[ \t]+$/.test(head) && !hasColon(text.slice(start, line.end))) {
    const next = contentAfter(text, line.end);
    if (next !== undefined) return { problem: "BAD_INDENT", ...spanOf(next) };
  }
  if (code !== "TAB_AS_INDENT" && (code === "BAD_INDENT" || isBlank(text, start)) && head.trim() === "") {
    const problem = code === "BLOCK_AS_IMPLICIT_KEY" ? "BAD_INDENT" : code;
    return here.text === "" ? { problem, start, end } : { problem, start: here.shown, end: endOf(here) };
  }
  return { problem: code, start, end: Math.min(end, Math.max(line.end, start)) };
}

/** Tells whether an error is about a key inside a key, both on its own line: no echo, whatever comes before. */
export function standsAlone(text: string, { code, pos: [start] }: YAMLError): boolean {
  const line = lineAround(text, start);
  const isInLine = /\S[ \t]+$/.test(text.slice(line.start, start)) && !isBlank(text, start);
  return code === "BLOCK_AS_IMPLICIT_KEY" && isInLine && hasColon(text.slice(start, line.end));
}

const OVER_INDENTED: ReadonlySet<string> = new Set(["MULTILINE_IMPLICIT_KEY", "BLOCK_AS_IMPLICIT_KEY"]);

function missingColon(text: string, code: string, start: number, here: Content): Content | undefined {
  const isOfKey = code === "MULTILINE_IMPLICIT_KEY" || code === "MISSING_CHAR";
  if (isOfKey && here.start === start && lacksColon(here)) return here;
  // After a first line without a colon all the others are unexpected.
  const isAtLine = code === "BAD_INDENT" || (code === "UNEXPECTED_TOKEN" && here.start === start);
  if (!isAtLine) return undefined;
  const before = contentBefore(text, lineAround(text, start).start);
  const isSibling = before !== undefined && !before.hasDash && before.indent === here.indent;
  return isSibling && lacksColon(before) ? before : undefined;
}

function lacksColon({ text }: Content): boolean {
  return /^[^\s"'[\]{},&*!|>%@`?#:-]/.test(text) && !hasColon(text);
}

/** YAML takes only white space of ASCII for the end of a key. */
function hasColon(text: string): boolean {
  return /:(?:[ \t\r\n]|$)/.test(text);
}

function contentOf(text: string, { start, end }: { readonly start: number; readonly end: number }): Content {
  const line = text.slice(start, end);
  const [lead = "", dashes = ""] = /^[ \t]*((?:-[ \t]+)*)/.exec(line) ?? [];
  const content = line
    .slice(lead.length)
    .replace(/(?:^|[ \t])#.*$/, "")
    .trimEnd();
  const indent = lead.length - dashes.length;
  return { start: start + lead.length, text: content, hasDash: dashes !== "", indent, shown: start + indent };
}

function contentBefore(text: string, lineStart: number): Content | undefined {
  for (let at = lineStart; at > 0; ) {
    const line = lineAround(text, at - 1);
    const content = contentOf(text, line);
    if (content.text !== "") return content;
    at = line.start;
  }
  return undefined;
}

function contentAfter(text: string, lineEnd: number): Content | undefined {
  let feed = text.indexOf("\n", lineEnd);
  while (feed !== -1) {
    const line = lineAround(text, feed + 1);
    const content = contentOf(text, line);
    if (content.text !== "") return content;
    feed = text.indexOf("\n", feed + 1);
  }
  return undefined;
}

function spanOf(content: Content): { readonly start: number; readonly end: number } {
  return { start: content.start, end: endOf(content) };
}

function isBlank(text: string, offset: number): boolean {
  return offset >= text.length || /\s/.test(text.charAt(offset));
}

function endOf({ start, text }: Content): number {
  return start + text.length;
}
