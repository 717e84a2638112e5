import { diagnostic } from "../diagnostic/messages.ts";
import { compileExpression, type Problem, type Use } from "../expression/compile-expression.ts";
import type { Environment } from "../expression/environment.ts";
import type { Document } from "../parse/document.ts";
import type { Range } from "../source/source.ts";
import type { Condition } from "./policy-set.ts";
import type { Reporter } from "./report.ts";

/** Names an expression in a policy file: its text stands at `pointer`, from `offset` on. */
export interface ExpressionPlace {
  readonly document: Document;
  readonly pointer: string;
  /** Where the expression starts within the text of its scalar; 0 but for placeholders of messages. */
  readonly offset?: number;
}

/** Compiles an expression of a policy file, or reports its mistakes at their characters. */
export function compileCondition(
  text: string,
  environment: Environment,
  use: Use,
  place: ExpressionPlace,
  report: Reporter,
): Condition | undefined {
  const compiled = compileExpression(text, environment, use);
  if (compiled.expression) return { text, expression: compiled.expression };
  for (const problem of compiled.problems) reportProblem(problem, text, place, report);
  return undefined;
}

function reportProblem(problem: Problem, text: string, place: ExpressionPlace, report: Reporter): void {
  const { document, pointer } = place;
  const range = rangeInFile(problem.range, text, place);
  // One problem's code and data belong together, which TypeScript cannot follow through the union.
  report.add(
    diagnostic(problem.code, problem.data as never, { source: document.source, range, path: pointer }),
  );
}

/**
 * Finds a part of an expression in its file. A caret is right or it is wide: where offsets cannot be tied to the
 * file, the whole scalar is named.
 */
export function rangeInFile(
  { start, end }: Range,
  text: string,
  { document, pointer, offset = 0 }: ExpressionPlace,
): Range {
  const toFile = document.embedded(pointer);
  if (!toFile) return document.locate(pointer, "value");
  const last = Math.max(end - 1, start);
  const first = toFile(offset + Math.min(start, Math.max(text.length - 1, 0)));
  return { start: first, end: Math.max(toFile(offset + last) + 1, first + 1) };
}
