import type { WrittenCommand } from "./command-grammar.ts";

export type Level = "error" | "warning" | "notice";

/** Is what GitHub shows beside the code and on the run's page. */
export interface Annotation {
  readonly level: Level;
  readonly message: string;
  readonly title: string | undefined;
  readonly file: string | undefined;
  readonly line: number | undefined;
  readonly endLine: number | undefined;
  readonly column: number | undefined;
  readonly endColumn: number | undefined;
}

/** UTF-16 units of a message; what is beyond is cut without a word. */
export const MESSAGE_LIMIT = 4096;
/** Annotations of one level that a step may have; those after them are only lines of the log. */
export const ANNOTATION_LIMIT = 10;

/** Tells whether a command's name is that of an annotation. */
export function isLevel(name: string): name is Level {
  return name === "error" || name === "warning" || name === "notice";
}

/** Makes the annotation of a command: places that contradict themselves are dropped, as the runner does. */
export function annotationOf(level: Level, { properties, data }: WrittenCommand): Annotation {
  return {
    level,
    message: data.slice(0, MESSAGE_LIMIT),
    title: properties.title,
    file: properties.file,
    ...placeOf(properties),
  };
}

type Place = Pick<Annotation, "line" | "endLine" | "column" | "endColumn">;

function placeOf(properties: Readonly<Record<string, string>>): Place {
  const written = { start: whole(properties.line), end: whole(properties.endline) };
  const line = written.start ?? written.end;
  const lines = isBackward(line, written.end) ? {} : { line, endLine: written.end };
  const endColumn = whole(properties.endcolumn);
  const column = whole(properties.col) ?? endColumn;
  const hasColumns =
    line !== undefined &&
    (written.end === undefined || written.end === line) &&
    !isBackward(column, endColumn);
  const none = { line: undefined, endLine: undefined, column: undefined, endColumn: undefined };
  return { ...none, ...lines, ...(hasColumns ? { column, endColumn } : {}) };
}

function isBackward(start: number | undefined, end: number | undefined): boolean {
  return start !== undefined && end !== undefined && end < start;
}

function whole(text: string | undefined): number | undefined {
  return text !== undefined && /^\s*[+-]?\d{1,9}\s*$/.test(text) ? Number(text) : undefined;
}

/** Divides annotations into those that are shown and the number of those that are not. */
export function shownAnnotations(all: readonly Annotation[]): {
  readonly shown: readonly Annotation[];
  readonly dropped: Readonly<Record<Level, number>>;
} {
  const rank = (at: number) => all.slice(0, at).filter(({ level }) => level === all[at]?.level).length;
  const shown = all.filter((_, at) => rank(at) < ANNOTATION_LIMIT);
  const count = (level: Level) =>
    all.filter((one) => one.level === level).length - shown.filter((one) => one.level === level).length;
  return {
    shown,
    dropped: { error: count("error"), warning: count("warning"), notice: count("notice") },
  };
}
