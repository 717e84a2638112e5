import { Composer, type CST, type YAMLError, type Document as YamlDocument } from "yaml";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { diagnostic } from "../diagnostic/messages.ts";
import type { Source } from "../source/source.ts";
import { visibleRange } from "./visible-range.ts";

/** Is one composed document of a stream, with the mistakes of its syntax. */
export interface Composed {
  readonly document: YamlDocument.Parsed;
  readonly diagnostics: readonly Diagnostic[];
}

const options = {
  version: "1.2",
  schema: "core",
  merge: false,
  strict: true,
  // Its own check compares every key with every other; ours is linear and names both places.
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: "silent",
} as const;

/** These are found on the lexemes already, with a range of their own. */
const FOUND_BEFORE: ReadonlySet<YAMLError["code"]> = new Set(["BAD_DIRECTIVE", "TAG_RESOLVE_FAILED"]);

/** Composes documents from syntax trees, which must be bounded in depth; and finds mistakes outside any document. */
export function composeDocuments(source: Source, tokens: readonly CST.Token[]) {
  const composer = new Composer(options);
  const documents: Composed[] = [];
  for (const document of composer.compose(tokens)) {
    documents.push({ document, diagnostics: syntaxDiagnostics(source, document.errors) });
  }
  return { documents, stray: syntaxDiagnostics(source, composer.streamInfo().errors) };
}

function syntaxDiagnostics(source: Source, errors: readonly YAMLError[]): readonly Diagnostic[] {
  return errors
    .filter((error) => !FOUND_BEFORE.has(error.code))
    .map((error) => {
      const range = visibleRange(source.text, ...error.pos);
      return diagnostic("source/syntax", { problem: error.code }, { source, range });
    });
}
