import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { lintMessages } from "../diagnostic/lint-messages.ts";
import { type Data, diagnostic } from "../diagnostic/messages.ts";
import type { Document } from "../parse/document.ts";
import { type ExpressionPlace, rangeInFile } from "../policy/compile-condition.ts";
import type { Range } from "../source/source.ts";

/** Names a rule of the linter. */
export type LintCode = keyof typeof lintMessages;

/** Writes a finding about a value of a policy file, or about its key. */
export function findingAt<C extends LintCode>(
  document: Document,
  path: string,
  code: C,
  data: Data<C>,
  target: "key" | "value" = "value",
): Diagnostic {
  return diagnostic(code, data, { source: document.source, range: document.locate(path, target), path });
}

/** Writes a finding about a part of a text that stands at a place of a policy file. */
export function findingIn<C extends LintCode>(
  place: ExpressionPlace,
  text: string,
  range: Range,
  code: C,
  data: Data<C>,
): Diagnostic {
  const { document, pointer: path } = place;
  return diagnostic(code, data, { source: document.source, range: rangeInFile(range, text, place), path });
}
