import type { CST } from "yaml";
import { compareDiagnostics } from "../diagnostic/compare-diagnostics.ts";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { DocumentArea } from "../diagnostic/manifest-messages.ts";
import { diagnostic } from "../diagnostic/messages.ts";
import { lineAround } from "../source/position.ts";
import type { Source } from "../source/source.ts";
import { type Composed, composeDocuments } from "./compose-documents.ts";
import type { Document, ParsedStream } from "./document.ts";
import { limits } from "./limits.ts";
import { type OddCharacters, oddCharacters, withoutOddCharacters } from "./odd-characters.ts";
import { readDocument } from "./read-document.ts";
import { readTokens } from "./read-tokens.ts";
import { syntaxMistakes } from "./syntax-mistakes.ts";
import { visibleRange } from "./visible-range.ts";

/**
 * Reads a YAML or JSON file strictly: every mistake is told with its place, and a document with a mistake
 * is left out. Manifests and policy files are read alike; `area` only chooses in whose words mistakes are
 * told. Never throws, whatever the text.
 */
export function parseDocuments(source: Source, area: DocumentArea = "manifest"): ParsedStream {
  const size = source.text.length;
  if (size > limits.characters) {
    const data = { limit: limits.characters, size };
    return refused([diagnostic("source/too-large", data, { source, range: firstLine(source.text) })]);
  }
  // A byte order mark is welcome at the start, where editors put it, and odd anywhere else.
  const start = source.text.startsWith("\ufeff") ? 1 : 0;
  const odd = oddCharacters(source.text.slice(start), limits.diagnostics);
  const oddities = odd.map((run) => oddDiagnostic(source, run, start));
  // So full of odd characters that it is no text: what else would be said of it helps nobody.
  if (oddities.length === limits.diagnostics) return refused(oddities.slice(0, 1));
  const text = oddities.length === 0 ? source.text : readable(source.text, start);
  return readStream(source, text, area, oddities);
}

function readStream(
  source: Source,
  text: string,
  area: DocumentArea,
  oddities: readonly Diagnostic[],
): ParsedStream {
  const read = readTokens(source, text);
  const { documents: composed, errors } = composeDocuments(read.tokens);
  const isAlone = composed.length === 1 && read.cutAt === undefined;
  const results = composed.map((one, index) => readDocument(source, one.document, { index, area, isAlone }));
  const diagnostics = withoutEchoes([
    ...oddities,
    ...read.diagnostics,
    ...syntaxMistakes(source, errors, read.openBrackets),
    ...composed.flatMap((one, index) => reliable(one, results[index]?.diagnostics ?? [])),
  ]);
  if (composed.length === 0 && diagnostics.length === 0) {
    return refused([diagnostic("source/empty", {}, { source, range: firstLine(source.text) })]);
  }
  const starts = documentStarts(read.tokens, read.cutAt);
  const isSound = (index: number): boolean =>
    composed[index]?.isBroken !== true &&
    !diagnostics.some(({ range }) => isBetween(range?.start ?? 0, starts[index], starts[index + 1]));
  const documents = results.flatMap(({ document }, index) => (document && isSound(index) ? [document] : []));
  return { documents, diagnostics: told(source, diagnostics) };
}

/** Where the syntax is broken the values are guesses: only what is certain is told of them. */
function reliable({ isBroken }: Composed, values: readonly Diagnostic[]): readonly Diagnostic[] {
  return isBroken ? values.filter(({ code }) => code.endsWith("/duplicate-key")) : values;
}

/** After a quote that is not closed the syntax is read wrong: what is told from there on is its echo. */
function withoutEchoes(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const quotes = diagnostics.filter(({ code }) => code === "source/unclosed-quote");
  const first = Math.min(...quotes.map(({ range }) => range?.start ?? 0));
  const isEcho = ({ code, range }: Diagnostic): boolean =>
    (code === "source/syntax" || code === "source/missing-colon") && (range?.start ?? 0) >= first;
  return quotes.length === 0 ? diagnostics : diagnostics.filter((one) => !isEcho(one));
}

/** Finds where each document of the stream begins, its directives included, to know whose a mistake is. */
function documentStarts(tokens: readonly CST.Token[], cutAt: number | undefined): readonly number[] {
  const starts: number[] = [];
  let next: number | undefined = 0;
  for (const token of tokens) {
    if (token.type === "document") {
      starts.push(next ?? token.offset);
      next = undefined;
    } else if (token.type !== "doc-end") {
      next ??= token.offset;
    }
  }
  return cutAt === undefined ? starts : [...starts, cutAt];
}

function isBetween(offset: number, start = 0, end = Number.POSITIVE_INFINITY): boolean {
  return offset >= start && offset < end;
}

/** Puts diagnostics in order, each once, and no more of them than anybody would read. */
function told(source: Source, diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const sorted = diagnostics.toSorted(compareDiagnostics);
  const once = sorted.filter((one, index) => {
    const before = sorted[index - 1];
    return before === undefined || compareDiagnostics(before, one) !== 0;
  });
  const count = once.length - limits.diagnostics;
  if (count <= 0) return once;
  const range = once[limits.diagnostics]?.range;
  const more = diagnostic(
    "source/more-problems",
    { count },
    range === undefined ? { source } : { source, range },
  );
  return [...once.slice(0, limits.diagnostics), more];
}

function oddDiagnostic(source: Source, run: OddCharacters, shift: number): Diagnostic {
  const range = { start: run.start + shift, end: run.end + shift };
  return diagnostic(`source/${run.kind}`, { codePoint: run.codePoint }, { source, range });
}

function readable(text: string, start: number): string {
  return text.slice(0, start) + withoutOddCharacters(text.slice(start));
}

function firstLine(text: string) {
  const line = lineAround(text.slice(0, 1000), 0);
  return visibleRange(text, line.start, line.end);
}

function refused(diagnostics: readonly Diagnostic[]): ParsedStream {
  const documents: readonly Document[] = [];
  return { documents, diagnostics };
}
