import type { Position } from "../core/source/source.ts";
import { ANNOTATIONS, annotated, CUT_MARK, moreWords } from "./annotated.ts";
import { cut } from "./cut.ts";
import { withoutCommands } from "./inert.ts";
import { plain } from "./plain.ts";
import type { Language } from "./words.ts";

/** Lists the levels of GitHub's annotations, the worst first. */
export const LEVELS = ["error", "warning", "notice"] as const;

/** Is what GitHub shows at a line, or of the whole run where no file is named. */
export interface Annotation {
  readonly level: (typeof LEVELS)[number];
  readonly title: string;
  /** Lines of text, as they came. */
  readonly message: readonly string[];
  readonly file?: string | undefined;
  readonly start?: Position | undefined;
  /** The position after the last character. */
  readonly end?: Position | undefined;
}

/** UTF-16 units of a message; GitHub cuts what is longer, without a word. */
export const MESSAGE_UNITS = 4096;
const TITLE_UNITS = 255;

/**
 * Writes annotations as workflow commands, the worst first; of each level no more than GitHub shows, and how many
 * are left out. As many warnings as are reserved can be written after these.
 */
export function workflowCommands(
  annotations: readonly Annotation[],
  language: Language,
  reserved = 0,
): string {
  return LEVELS.flatMap((level) => {
    const room = level === "warning" ? ANNOTATIONS - reserved : ANNOTATIONS;
    const { shown, more } = annotated(
      annotations.filter((one) => one.level === level),
      room,
    );
    const rest = { level, title: "gate57", message: [moreWords(more, language)] } as const;
    return [...shown, ...(more > 0 ? [rest] : [])];
  })
    .map((annotation) => `${command(annotation, language)}\n`)
    .join("");
}

function command(annotation: Annotation, language: Language): string {
  const { level, title, message } = annotation;
  const mark = CUT_MARK[language];
  const heading = cut(shown(title), TITLE_UNITS, "…");
  const written = [...placeOf(annotation), ["title", heading] as const]
    .map(([name, value]) => `${name}=${escapedProperty(value)}`)
    .join(",");
  const data = cut(message.map(shown).join("\n"), MESSAGE_UNITS, mark);
  return `::${level} ${written}::${escapedData(data)}`;
}

/** What is no command to GitHub may be one to another CI, so it is none in either syntax. */
function shown(text: string): string {
  return withoutCommands(plain(text));
}

/** GitHub takes columns only of a place on one line; the last one is part of it. */
function placeOf({ file, start, end }: Annotation): readonly (readonly [string, string])[] {
  if (file === undefined || file === "") return [];
  const named = ["file", nameOf(file)] as const;
  if (!start || !end) return [named];
  const lines = [named, ["line", String(start.line)], ["endLine", String(end.line)]] as const;
  if (start.line !== end.line) return lines;
  const last = Math.max(end.column - 1, start.column);
  return [...lines, ["col", String(start.column)], ["endColumn", String(last)]];
}

/** A line break in a name is escaped as such; what a terminal would obey is shown by its number. */
function nameOf(file: string): string {
  return file.replaceAll(/[^\r\n]+/g, shown);
}

function escapedData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapedProperty(text: string): string {
  return escapedData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
