import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import type { Document } from "../core/parse/document.ts";
import { PLAN } from "../core/select.ts";
import { valueAt } from "../core/source/value-at.ts";
import type { Verdict } from "../generated/types/verdict.ts";
import { type Input, STDIN } from "../node/discover.ts";
import { runDiagnostic } from "../node/run-messages.ts";

/** Is a document that was judged, with what came of it. */
export interface JudgedDocument {
  readonly document: Document;
  readonly verdict: Verdict | undefined;
}

/** Is what was judged of one input. */
export interface JudgedInput {
  readonly input: Input;
  readonly documents: readonly JudgedDocument[];
}

/**
 * Tells of a plan that systems wait for while it lies among what was judged: to be judged is not to be given. It
 * changes no verdict, which must not hang on what stands beside a manifest.
 */
export function plansNotGiven(inputs: readonly JudgedInput[]): readonly Diagnostic[] {
  const wanted = new Set(inputs.flatMap(({ documents }) => documents.flatMap(missingPlan)));
  return inputs.flatMap(({ input, documents }) => {
    if (input.name === STDIN && input.path === undefined) return [];
    const isAlone = documents.length === 1;
    return documents.flatMap(({ document }) => {
      const id = document.value.kind === "Plan" ? textAt(document, "/metadata/id") : undefined;
      // Of two plans with one id the first is named, and that there are two is told elsewhere.
      if (id === undefined || !wanted.delete(id)) return [];
      return [runDiagnostic("run/plan-not-given", { id, file: input.name, isAlone }, input.name)];
    });
  });
}

function missingPlan({ document, verdict }: JudgedDocument): readonly string[] {
  const isMissing = verdict?.gates.some(({ findings }) => findings.some(({ code }) => code === MISSING));
  return isMissing ? [textAt(document, PLAN) ?? []].flat() : [];
}

const MISSING = "gate/plan-missing";

function textAt(document: Document, pointer: string): string | undefined {
  const value = valueAt(document.value, pointer);
  return typeof value === "string" ? value : undefined;
}
