import { phraseValue } from "../../core/explain/phrase-literal.ts";
import {
  DISPOSITIONS,
  type OpenItem,
  type OpenValue,
  type Trace,
  type TracedBinding,
  type TracedClause,
  type TracedDocument,
} from "../../core/trace/trace.ts";
import { EVIDENCE_WORDS, WORDS } from "../explain-words.ts";
import { basisText, dateSpan, stageSpan } from "../spans.ts";
import { ENFORCEMENT_WORDS, type Language } from "../words.ts";
import { DISPOSITION_LABELS, TRACE_WORDS } from "./trace-words.ts";

/** Names what became of a clause. */
export function dispositionOf({ disposition }: TracedClause, language: Language): string {
  return DISPOSITION_LABELS[disposition ?? "missing"][language];
}

/** Names what became of a clause, marked where its chain is broken, and how it is known if it was not read. */
export function markedDisposition(clause: TracedClause, language: Language): string {
  const { accounted, evidence } = clause;
  const known = evidence === "read" ? "" : ` (${EVIDENCE_WORDS[evidence][language]})`;
  return `${accounted ? "" : "✘ "}${dispositionOf(clause, language)}${known}`;
}

/** Writes how a binding binds: how strictly, at which stages, from when, and whether that is left open. */
export function bindingPhrase(binding: TracedBinding, language: Language): string {
  const { enforcement, effective, decide } = binding;
  const open = decide ? ` [${TRACE_WORDS.isOpen[language]}]` : "";
  return `${ENFORCEMENT_WORDS[enforcement][language]}, ${stageSpan(binding, language)}${dateSpan(effective, language)}${open}`;
}

/** Names a binding, how it binds and how many cases are judged by it. */
export function boundPhrase(binding: TracedBinding, language: Language): string {
  return `${binding.id}: ${bindingPhrase(binding, language)}; ${countedCases(binding.cases, language)}`;
}

/** Counts cases in words. */
export function countedCases(count: number, language: Language): string {
  if (language === "vi") return `${count} ca`;
  return count === 1 ? "1 case" : `${count} cases`;
}

/** Titles a document: its register's id, its name, its number and date. */
export function documentTitle({ id, title, number, date }: TracedDocument, language: Language): string {
  const facts = [number, date].filter((fact) => fact !== null).join(", ");
  return `${id} · ${title[language]}${facts === "" ? "" : ` (${facts})`}`;
}

/** Writes a recommended value with its dates. */
export function valuePhrase(one: OpenValue, language: Language): string {
  const value = phraseValue(one.value, language, one.unit, one.labels);
  const title = one.title ? `${one.title[language]}: ` : "";
  return `${title}${value}${dateSpan(one, language)}`;
}

/** Writes what is recommended of an open item: how a binding binds, then the values. */
export function recommendations({ binding, values }: OpenItem, language: Language): readonly string[] {
  const own = binding ? [bindingPhrase({ ...binding, decide: false }, language)] : [];
  return [...own, ...values.map((value) => valuePhrase(value, language))];
}

/** Writes on what an open item is based: the clauses that a binding carries out, then the basis of each value. */
export function bases({ binding, values }: OpenItem, language: Language): readonly string[] {
  const own = binding ? [`${WORDS.clauses[language]} ${binding.clauses.join(", ")}`] : [];
  return [...new Set([...own, ...values.map((value) => basisText(value, language))])];
}

/** Counts a document's clauses that are accounted for, and all of them by what became of them. */
export interface Tally {
  readonly accounted: number;
  readonly total: number;
  readonly dispositions: readonly {
    readonly name: keyof typeof DISPOSITION_LABELS;
    readonly count: number;
  }[];
}

/** Counts the clauses of a document. */
function tallyOf({ clauses }: TracedDocument): Tally {
  const names = [...DISPOSITIONS, "missing"] as const;
  return {
    accounted: clauses.filter(({ accounted }) => accounted).length,
    total: clauses.length,
    dispositions: names.map((name) => ({
      name,
      count: clauses.filter(({ disposition = "missing" }) => disposition === name).length,
    })),
  };
}

/** Writes one line a document and a sum: how many clauses are accounted for, and what became of them. */
export function summaryLines(trace: Trace, language: Language): readonly string[] {
  return [...trace.documents.map((document) => documentLine(document, language)), sumLine(trace, language)];
}

function documentLine(document: TracedDocument, language: Language): string {
  const { accounted, total, dispositions } = tallyOf(document);
  const parts = dispositions.flatMap(({ name, count }) =>
    count === 0 ? [] : [`${count} ${DISPOSITION_LABELS[name][language]}`],
  );
  const words = language === "vi" ? "điều khoản đã xử lý đủ" : "clauses accounted for";
  return `${document.id}: ${accounted}/${total} ${words}: ${parts.join(", ")}`;
}

/** A hundred per cent is only said when nothing is missing, and never before the problems. */
function sumLine({ counts, problems, open }: Trace, language: Language): string {
  const { clauses, accounted, gates, bindings, parameters, catalogues, derived, cases } = counts;
  const percent = clauses === 0 ? 0 : Math.floor((accounted * 100) / clauses);
  const found = problems.length;
  const broken = language === "vi" ? `✘ ${found} lỗi; ` : `✘ problems: ${found}; `;
  const head = found === 0 ? "" : broken;
  return language === "vi"
    ? `${head}${accounted}/${clauses} điều khoản (${percent} %); ${gates} cổng, ${bindings} ràng buộc, ${parameters} tham số, ${catalogues} danh mục, ${derived} dữ kiện suy ra, ${cases} ca; ${open.length} điểm để ngỏ, ${found} lỗi`
    : `${head}${accounted}/${clauses} clauses (${percent} %); gates: ${gates}, bindings: ${bindings}, parameters: ${parameters}, catalogues: ${catalogues}, derived facts: ${derived}, cases: ${cases}; left open: ${open.length}, problems: ${found}`;
}
