import { CST, Lexer, Parser } from "yaml";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { diagnostic, type Place } from "../diagnostic/messages.ts";
import type { Source } from "../source/source.ts";
import { limits } from "./limits.ts";
import { Brackets, type OpenBracket } from "./open-brackets.ts";
import { visibleRange } from "./visible-range.ts";

/** Holds what the reader's grammar found before any document is composed. */
export interface Tokens {
  /** Only of documents that were read to their end. */
  readonly tokens: readonly CST.Token[];
  readonly diagnostics: readonly Diagnostic[];
  readonly openBrackets: readonly OpenBracket[];
  /** Where the document begins that a limit cut short. */
  readonly cutAt?: number;
}

/** Announces the content of a scalar: the next lexeme is text, whatever it looks like. */
const SCALAR = "\x1f";

/**
 * Splits a text into the syntax trees of its documents. `yaml` composes documents by recursion, and on
 * deep ones Node 20 aborts where nobody can catch it; its lexer and parser work by a stack of their own,
 * so the depth is watched there, lexeme by lexeme, and nothing deep ever reaches the composer.
 */
export function readTokens(source: Source, text: string): Tokens {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  const diagnostics: Diagnostic[] = [];
  const seen = { lexemes: 0, documents: 0 };
  const brackets = new Brackets();
  let before = "";
  for (const lexeme of new Lexer().lex(text)) {
    const start = parser.offset;
    const refused = refusal(lexeme, before);
    if (refused !== undefined) diagnostics.push(refused(at(source, start, start + firstLineLength(lexeme))));
    if (before !== SCALAR) follow(brackets, lexeme, start);
    // The content of a scalar may look like the announcement of another.
    before = before === SCALAR ? "" : lexeme;
    seen.lexemes += 1;
    seen.documents += take(parser.next(lexeme), tokens);
    const limit = brokenLimit(seen, parser.stack);
    if (limit !== undefined) {
      diagnostics.push(limit(at(source, start, start + lexeme.length)));
      return { tokens, diagnostics, openBrackets: [], cutAt: parser.stack[0]?.offset ?? start };
    }
  }
  for (const token of parser.end()) tokens.push(token);
  return { tokens, diagnostics, openBrackets: brackets.end(text.length) };
}

/** Keeps what the parser has read to its end, and counts the documents of it. */
function take(read: Iterable<CST.Token>, tokens: CST.Token[]): number {
  let documents = 0;
  for (const token of read) {
    tokens.push(token);
    if (token.type === "document") documents += 1;
  }
  return documents;
}

function follow(brackets: Brackets, lexeme: string, start: number): void {
  brackets.next(lexeme, start);
  if (isUnclosed(lexeme)) brackets.forget();
}

function at(source: Source, start: number, end: number): Place {
  return { source, range: visibleRange(source.text, start, end) };
}

type Report = (place: Place) => Diagnostic;

function refusal(lexeme: string, before: string): Report | undefined {
  if (before === SCALAR) return undefined;
  if (lexeme.startsWith("!")) return (place) => diagnostic("source/tag", { text: lexeme }, place);
  if (lexeme.startsWith("%")) return (place) => diagnostic("source/directive", { text: lexeme }, place);
  if (isUnclosed(lexeme)) return (place) => diagnostic("source/unclosed-quote", {}, place);
  return undefined;
}

/** Tells whether a quoted text lacks its closing quote, which the lexer leaves for later stages to find. */
function isUnclosed(lexeme: string): boolean {
  if (lexeme.startsWith('"'))
    return !lexeme.endsWith('"') || lexeme.length === 1 || trailing(lexeme.slice(0, -1), "\\") % 2 === 1;
  return lexeme.startsWith("'") && trailing(lexeme.slice(1), "'") % 2 === 0;
}

function trailing(text: string, character: string): number {
  let count = 0;
  while (text[text.length - 1 - count] === character) count += 1;
  return count;
}

function firstLineLength(lexeme: string): number {
  const feed = lexeme.indexOf("\n");
  return feed === -1 ? lexeme.length : feed;
}

interface Seen {
  readonly lexemes: number;
  readonly documents: number;
}

function brokenLimit(seen: Seen, stack: readonly CST.Token[]): Report | undefined {
  const { depth, documents, tokens } = limits;
  // The parser's stack holds the document, the collections that are open, and the value being read.
  if (stack.length > depth && stack.filter(CST.isCollection).length > depth) {
    return (place) => diagnostic("source/too-deep", { limit: depth }, place);
  }
  if (seen.lexemes > tokens) return (place) => diagnostic("source/too-many-tokens", { limit: tokens }, place);
  if (seen.documents >= documents && stack.length > 0) {
    return (place) => diagnostic("source/too-many-documents", { limit: documents }, place);
  }
  return undefined;
}
