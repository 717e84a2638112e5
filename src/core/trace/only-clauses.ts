import type { OpenItem, Trace } from "./trace.ts";

/** Keeps of a trace the clauses whose locators begin so, and what is left open on the basis of them; counts and problems stay those of the whole set. */
export function onlyClauses(trace: Trace, beginning: string): Trace {
  const documents = trace.documents.map((document) => ({
    ...document,
    clauses: document.clauses.filter(({ id }) => id.startsWith(beginning)),
  }));
  return {
    ...trace,
    documents: documents.filter(({ clauses }) => clauses.length > 0),
    open: trace.open.filter((item) => basisOf(item).some((clause) => clause.startsWith(beginning))),
  };
}

function basisOf({ binding, values }: OpenItem): readonly string[] {
  return [...(binding?.clauses ?? []), ...values.flatMap(({ basis }) => basis)];
}
