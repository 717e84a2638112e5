import { Lexer } from "yaml";
import { schemas } from "../../generated/schemas.ts";
import { compareDiagnostics } from "../diagnostic/compare-diagnostics.ts";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { diagnostic } from "../diagnostic/messages.ts";
import { canonicalJson } from "../digest/digest.ts";
import type { Document } from "../parse/document.ts";
import { parseDocuments } from "../parse/parse-documents.ts";
import { readTokens } from "../parse/read-tokens.ts";
import { rootSchema } from "../schema/json-schema.ts";
import { compareText } from "../source/compare-text.ts";
import type { Source } from "../source/source.ts";
import { identifyKind, policyKinds } from "../validate/kinds.ts";
import { type DocumentLayout, refersBack } from "./layout.ts";
import { LayoutReader } from "./layout-reader.ts";
import { sortKeys } from "./sort-keys.ts";
import { writeLayouts } from "./write-layout.ts";

/** Is a policy file in the one style, or why it cannot be written so. */
export type Formatted =
  | { readonly text: string; readonly diagnostics: readonly [] }
  | { readonly text?: undefined; readonly diagnostics: readonly Diagnostic[] };

/**
 * Writes a policy file in the one style: keys in the order of the schema, two columns a level, quotes only where they are
 * needed. Every comment stays where it is, and texts in blocks stay as they are. The result is read again: it is
 * given only when it says the same, comments included.
 */
export function formatPolicy(source: Source): Formatted {
  const { documents, diagnostics } = parseDocuments(source, "policy");
  if (diagnostics.length > 0) return { diagnostics: diagnostics.toSorted(compareDiagnostics) };
  const text = source.text.replace(/^\ufeff/, "").replaceAll("\r\n", "\n");
  const layouts = layoutsOf(text).map((layout, index) => inOrder(layout, documents[index]));
  const formatted = writeLayouts(layouts);
  const again = parseDocuments({ name: source.name, text: formatted }, "policy");
  const isSame = meaning(documents) === meaning(again.documents) && remarks(text) === remarks(formatted);
  if (isSame && again.diagnostics.length === 0) return { text: formatted, diagnostics: [] };
  return { diagnostics: [diagnostic("fmt/not-the-same", {}, { source })] };
}

function layoutsOf(text: string): readonly DocumentLayout[] {
  const reader = new LayoutReader();
  for (const token of readTokens({ name: "", text }, text).tokens) reader.next(token);
  return reader.end();
}

/** Where something refers back, the order of keys means something; a document of no known kind has no order. */
function inOrder(layout: DocumentLayout, document: Document | undefined): DocumentLayout {
  if (!document || refersBack(layout.root)) return layout;
  const identified = identifyKind(document, policyKinds, "policy");
  if ("diagnostics" in identified) return layout;
  return { ...layout, root: sortKeys(layout.root, rootSchema(identified.schema, schemas), schemas) };
}

function meaning(documents: readonly Document[]): string {
  return canonicalJson(documents.map(({ value, blanks }) => [value, blanks.toSorted(compareText)]));
}

/** Announces the content of a scalar, which may look like a comment. */
const SCALAR = "\x1f";

/** Lists the comments of a text, whatever their order: a key takes its comment along. */
function remarks(text: string): string {
  const lexemes = [...new Lexer().lex(text)];
  const found = lexemes.filter((lexeme, index) => lexeme.startsWith("#") && lexemes[index - 1] !== SCALAR);
  return found
    .map((comment) => comment.trimEnd())
    .sort(compareText)
    .join("\n");
}
