import type { YAMLError } from "yaml";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { diagnostic } from "../diagnostic/messages.ts";
import { lineAround } from "../source/position.ts";
import type { Source } from "../source/source.ts";
import { type Classified, classifyError, standsAlone } from "./classify-error.ts";
import type { OpenBracket } from "./open-brackets.ts";
import { visibleRange } from "./visible-range.ts";

/** Is a mistake and what else the reader may say because of it: up to `until`, and on in the same block. */
interface Mistake extends Classified {
  /** Where the reader stumbled, at the mistake or after it. */
  readonly at: number;
  readonly until: number;
  /** Says that it is no echo of what comes before, whatever that is. */
  readonly isCertain: boolean;
}

/** These follow from a mistake before them as often as they are one. */
const STRUCTURAL: ReadonlySet<string> = new Set<YAMLError["code"]>([
  "BAD_INDENT",
  "BLOCK_AS_IMPLICIT_KEY",
  "BLOCK_IN_FLOW",
  "MISSING_CHAR",
  "MULTILINE_IMPLICIT_KEY",
  "TAB_AS_INDENT",
  "UNEXPECTED_TOKEN",
]);

/** Looks behind so many errors, more than are ever told: the line of each is read, and lines may be long. */
const CLASSIFIED = 500;

/** Tells each mistake of syntax once, where it was made; where there is an error, something is told. */
export function syntaxMistakes(
  source: Source,
  errors: readonly YAMLError[],
  brackets: readonly OpenBracket[],
): readonly Diagnostic[] {
  const mistakes = [
    ...brackets.map(ofBracket),
    ...errors.map((error, index) => ofError(source.text, error, index < CLASSIFIED)),
  ];
  const block = new Block(source.text);
  const told = mistakes
    .toSorted((one, other) => one.start - other.start || one.at - other.at)
    .filter((mistake) => block.takes(mistake));
  return told.map((mistake) => toDiagnostic(source, mistake));
}

function ofBracket({ start, end }: OpenBracket): Mistake {
  const bracket = { problem: "UNCLOSED_BRACKET", start, end: start + 1 } as const;
  return { ...bracket, at: start, until: end, isCertain: true };
}

function ofError(text: string, error: YAMLError, isEarly: boolean): Mistake {
  const [start, end] = error.pos;
  if (!isEarly) return { problem: error.code, start, end, at: start, until: start, isCertain: false };
  const found = classifyError(text, error);
  const isCertain =
    found.problem === "MISSING_COLON" || !STRUCTURAL.has(error.code) || standsAlone(text, error);
  return { ...found, at: start, until: start, isCertain };
}

function toDiagnostic(source: Source, { problem, start, end }: Mistake): Diagnostic {
  const place = { source, range: visibleRange(source.text, start, end) };
  if (problem !== "MISSING_COLON") return diagnostic("source/syntax", { problem }, place);
  return diagnostic("source/missing-colon", { text: source.text.slice(start, end) }, place);
}

/** Follows the block that the last mistake spoiled, line by line, so that a text is gone through once. */
class Block {
  readonly #text: string;
  #indent = -1;
  #cursor = 0;
  #until = -1;
  #lastStart = -1;

  constructor(text: string) {
    this.#text = text;
  }

  /** Tells whether a mistake is to be told, and goes on with its block if so. */
  takes({ problem, start, at, until, isCertain }: Mistake): boolean {
    const offset = Math.max(start, at);
    this.#leave(offset);
    const isInside = this.#indent >= 0;
    if (start === this.#lastStart || (isInside && !isCertain)) return false;
    this.#lastStart = start;
    if (!STRUCTURAL.has(problem) && problem !== "MISSING_COLON" && problem !== "UNCLOSED_BRACKET")
      return true;
    const lineStart = lineAround(this.#text, start).start;
    // A missing colon may stand behind the dash of a list: only that element is spoiled.
    const indent = problem === "MISSING_COLON" ? start - lineStart : this.#columnAfter(lineStart);
    this.#indent = isInside ? Math.min(this.#indent, indent) : indent;
    this.#cursor = Math.max(this.#cursor, offset);
    this.#until = Math.max(this.#until, until);
    return true;
  }

  /** Forgets the block if a line up to the offset stands further out than it, or begins a document. */
  #leave(offset: number): void {
    while (this.#indent >= 0) {
      const feed = this.#text.indexOf("\n", this.#cursor);
      if (feed === -1 || feed >= offset) return;
      this.#cursor = feed + 1;
      const column = this.#columnAfter(feed + 1);
      if (column < this.#indent && feed + 1 + column > this.#until) this.#indent = -1;
    }
  }

  /** Measures the indentation of a line: none of its own if it says nothing, less than any before `---`. */
  #columnAfter(lineStart: number): number {
    if (/^(?:---|\.\.\.)\s/.test(this.#text.slice(lineStart, lineStart + 4))) return -1;
    let end = lineStart;
    while (this.#text[end] === " " || this.#text[end] === "\t") end += 1;
    return /[\s#]|^$/.test(this.#text.charAt(end)) ? Number.POSITIVE_INFINITY : end - lineStart;
  }
}
