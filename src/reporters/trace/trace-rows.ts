import type { Interval } from "../../core/policy/policy-set.ts";
import type {
  OpenItem,
  OpenValue,
  Trace,
  TracedBinding,
  TracedClause,
  TracedGate,
  TracedValue,
} from "../../core/trace/trace.ts";
import { EVIDENCE_WORDS } from "../explain-words.ts";
import { ENFORCEMENT_WORDS, type Language, STAGE_WORDS } from "../words.ts";
import { bindingPhrase, dispositionOf, valuePhrase } from "./phrases.ts";
import { HEADS, type Head, OPEN_LABELS, TRACE_WORDS } from "./trace-words.ts";

/** Is a row of a flat table: its cells by column, those that say nothing left out. */
export type Row = { readonly [head in Head]?: string | number };

/** Is a flat table: its columns in order, and its rows. */
export interface FlatTable {
  readonly heads: readonly Head[];
  readonly rows: readonly Row[];
}

const MATRIX = [
  "document",
  "clause",
  "text",
  "evidence",
  "disposition",
  "reason",
  "accounted",
  "gate",
  "gateId",
  "title",
  "through",
  "binding",
  "profiles",
  "enforcement",
  "from",
  "until",
  "effectiveFrom",
  "effectiveUntil",
  "open",
  "values",
  "cases",
  "file",
  "line",
] as const satisfies readonly Head[];

/** Flattens the matrix for a spreadsheet: a row for each binding that carries a clause out, every cell filled, so that it can be filtered. */
export function matrixRows({ documents }: Trace, language: Language): FlatTable {
  const rows = documents.flatMap(({ id, clauses }) =>
    clauses.flatMap((clause) => {
      const own = { document: id, ...clauseCells(clause, language) };
      return gateRows(clause.gates, language).map((cells) => ({ ...own, ...cells }));
    }),
  );
  return { heads: MATRIX, rows };
}

function clauseCells(clause: TracedClause, language: Language): Row {
  const { id, text, evidence, reason, accounted, place } = clause;
  return {
    clause: id,
    text: text[language],
    evidence: EVIDENCE_WORDS[evidence][language],
    disposition: dispositionOf(clause, language),
    ...(reason ? { reason: reason[language] } : {}),
    accounted: TRACE_WORDS[accounted ? "yes" : "no"][language],
    file: place.source,
    line: place.line,
  };
}

function gateRows(gates: readonly TracedGate[], language: Language): readonly Row[] {
  if (gates.length === 0) return [{}];
  return gates.flatMap((gate) => {
    const own = gateCells(gate, language);
    if (gate.bindings.length === 0) return [own];
    return gate.bindings.map((binding) => ({ ...own, ...bindingCells(binding, language) }));
  });
}

function gateCells({ number, id, title, through, values, cases }: TracedGate, language: Language): Row {
  return {
    ...{ gate: number, gateId: id, title: title[language], cases },
    through: TRACE_WORDS[through][language],
    values: valueNames(values, language),
  };
}

/** Names values by title and id. */
export function valueNames(values: readonly TracedValue[], language: Language): string {
  return values.map(({ id, title }) => `${title[language]} (${id})`).join("; ");
}

function bindingCells(binding: TracedBinding, language: Language): Row {
  const { id, profiles, enforcement, from, until, effective, decide, cases } = binding;
  return {
    ...{ binding: id, profiles: profiles.join("; "), cases },
    enforcement: ENFORCEMENT_WORDS[enforcement][language],
    from: STAGE_WORDS[from][language],
    ...(until ? { until: STAGE_WORDS[until][language] } : {}),
    ...dateCells(effective),
    open: TRACE_WORDS[decide ? "yes" : "no"][language],
  };
}

function dateCells({ from, until }: Interval): Row {
  return { ...(from ? { effectiveFrom: from } : {}), ...(until ? { effectiveUntil: until } : {}) };
}

const OPEN = [
  "kind",
  "id",
  "name",
  "recommended",
  "effectiveFrom",
  "effectiveUntil",
  "reason",
  "basis",
  "evidence",
  "file",
  "line",
] as const satisfies readonly Head[];

/** Flattens what is open: a row for each recommended value, and one for how a binding binds. */
export function openRows({ open }: Trace, language: Language): FlatTable {
  return { heads: OPEN, rows: open.flatMap((item) => itemRows(item, language)) };
}

function itemRows(
  { kind, id, title, reason, binding, values, place }: OpenItem,
  language: Language,
): readonly Row[] {
  const own: Row = {
    ...{ kind: OPEN_LABELS[kind][language], id, name: title[language], reason: reason[language] },
    ...{ file: place.source, line: place.line },
  };
  const bound = binding
    ? [
        {
          ...own,
          basis: binding.clauses.join("; "),
          recommended: bindingPhrase({ ...binding, effective: {}, decide: false }, language),
          ...dateCells(binding.effective),
        },
      ]
    : [];
  return [...bound, ...values.map((value) => ({ ...own, ...valueCells(value, language) }))];
}

function valueCells(value: OpenValue, language: Language): Row {
  const { from: _, until: __, ...undated } = value;
  return {
    ...{ recommended: valuePhrase(undated, language), basis: value.basis.join("; ") },
    ...dateCells(value),
    evidence: EVIDENCE_WORDS[value.evidence][language],
  };
}

/** Lists the titles of the columns. */
export function headings({ heads }: FlatTable, language: Language): readonly string[] {
  return heads.map((head) => HEADS[head][language]);
}
