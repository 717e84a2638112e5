import { compareDiagnostics } from "../diagnostic/compare-diagnostics.ts";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { readPolicies } from "../policy/load.ts";
import type { PolicyFile } from "../policy/policy-files.ts";
import type { PolicySet } from "../policy/policy-set.ts";
import { type ClauseEntry, clauseProblems } from "./clause-problems.ts";
import { findProblems } from "./find-problems.ts";
import { gatesOf, type Matrix, matrixOf } from "./matrix.ts";
import { openItems } from "./open-items.ts";
import { placeOf } from "./place-of.ts";
import type { Trace, TraceCounts, TracedClause, TracedDocument, TracePlace } from "./trace.ts";

/** Is the matrix of a policy set, or what keeps the set from being read at all. */
export type Traced =
  | { readonly trace: Trace; readonly diagnostics: readonly [] }
  | { readonly trace?: undefined; readonly diagnostics: readonly Diagnostic[] };

/** Names the load errors that are breaks in the matrix: the rest of it can still be told. */
const BREAKS: ReadonlySet<string> = new Set([
  "policy/no-clause",
  "policy/no-disposition",
  "policy/unbound-gate",
  "policy/unknown-clause",
]);

/** Traces a policy set from its files: each clause to gates, bindings, values and cases, with every break; open values as of a date. */
export function tracePolicies(files: ReadonlyMap<string, string>, asOf: string): Traced {
  const { read, policies, diagnostics } = readPolicies(files);
  if (diagnostics.some(({ code }) => !BREAKS.has(code))) return { diagnostics };
  const matrix = matrixOf(read, policies);
  const documents = read.ClauseRegister.map((file) => tracedDocument(file, matrix));
  const trace = {
    documents,
    counts: countsOf(documents, matrix, policies),
    problems: distinct([...diagnostics, ...findProblems(read, policies, matrix)]),
    asOf,
    open: openItems(read, policies, matrix, asOf),
  };
  return { trace, diagnostics: [] };
}

function tracedDocument(file: PolicyFile<"ClauseRegister">, matrix: Matrix): TracedDocument {
  const { id, title, document } = file.content.metadata;
  return {
    id,
    title,
    number: document.number ?? null,
    date: document.date ?? null,
    clauses: file.content.spec.clauses.map((clause, index) =>
      tracedClause(clause, placeOf(file.document, `/spec/clauses/${index}/id`), matrix),
    ),
  };
}

function tracedClause(clause: ClauseEntry, place: TracePlace, matrix: Matrix): TracedClause {
  const { id, text, evidence, disposition, reason } = clause;
  const gates = gatesOf(id, matrix);
  const isBound = disposition !== "gate" || gates.some(({ bindings }) => bindings.length > 0);
  return {
    id,
    text,
    evidence,
    gates,
    place,
    ...(disposition ? { disposition } : {}),
    ...(reason ? { reason } : {}),
    accounted: isBound && clauseProblems(clause, matrix).length === 0,
  };
}

function countsOf(
  documents: readonly TracedDocument[],
  { gates, derived }: Matrix,
  policies: PolicySet,
): TraceCounts {
  const clauses = documents.flatMap((document) => document.clauses);
  return {
    clauses: clauses.length,
    accounted: clauses.filter(({ accounted }) => accounted).length,
    gates: gates.length,
    bindings: gates.reduce((sum, { bindings }) => sum + bindings.length, 0),
    parameters: policies.parameters.length,
    catalogues: policies.catalogues.length,
    derived: policies.derived.length,
    cases: [...gates, ...derived].reduce((sum, { cases }) => sum + cases, 0),
  };
}

/** What the loader reports already is told once. */
function distinct(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const keyed = diagnostics.map((one) => [JSON.stringify([one.code, one.source, one.range]), one] as const);
  return [...new Map(keyed).values()].sort(compareDiagnostics);
}
