import type { BindingExplanation, GateExplanation } from "../../core/explain/gate-explanation.ts";
import { phraseValue } from "../../core/explain/phrase-literal.ts";
import type { Interval } from "../../core/policy/policy-set.ts";
import { SUBJECT_WORDS, WORDS } from "../explain-words.ts";
import { code, escaped, prose, table } from "../markdown-text.ts";
import { basisText } from "../spans.ts";
import { ASSURANCE_WORDS, ENFORCEMENT_WORDS, type Language, STAGE_WORDS } from "../words.ts";
import { COLUMNS, DOCS_WORDS } from "./docs-words.ts";
import { conditionItem, item, type PageLook } from "./page.ts";

/** Writes where a gate binds: which profiles carry each binding, how strictly, at which stages and on which days. */
export function bindingTable(bindings: readonly BindingExplanation[], language: Language): string {
  if (bindings.length === 0) return "";
  const heads = ["binding", "profile", "enforcement", "stages", "dates"] as const;
  const rows = bindings.map((binding) => [
    code(binding.id),
    binding.carriedBy.map(code).join(", "),
    ENFORCEMENT_WORDS[binding.enforcement][language],
    stages(binding, language),
    dates(binding.effective, language),
  ]);
  return table(
    heads.map((head) => COLUMNS[head][language]),
    rows,
  );
}

/** Writes what is to be said of each binding: why, under which condition, by which values. */
export function bindingList({ bindings, bodies }: GateExplanation, language: Language): string {
  const isOne = bodies.length === 1;
  return bindings.flatMap((binding) => bindingItems(binding, isOne, language)).join("\n");
}

/** Names a profile by its title. */
export function profileName(id: string, { profiles, language }: PageLook): string {
  const title = profiles.find((one) => one.id === id)?.title[language];
  return title === undefined ? code(id) : `${escaped(title)} (${code(id)})`;
}

/** Writes from which stage on a binding binds, and up to which. */
export function stages({ from, until }: BindingExplanation, language: Language): string {
  if (until === from) return STAGE_WORDS[from][language];
  return `${STAGE_WORDS[from][language]} → ${STAGE_WORDS[until ?? "in-service"][language]}`;
}

/** Writes an interval of dates: the last day is the one before its end. */
export function dates({ from, until }: Interval, language: Language): string {
  const start = from === undefined ? [] : [`${DOCS_WORDS.fromDate[language]} ${from}`];
  const end = until === undefined ? [] : [`${DOCS_WORDS.beforeDate[language]} ${until}`];
  return [...start, ...end].join(", ") || DOCS_WORDS.whole[language];
}

function bindingItems(
  binding: BindingExplanation,
  isOneKind: boolean,
  language: Language,
): readonly string[] {
  const { id, enforcement, assurance, when, reason, decide, clauses, subjects, waivable } = binding;
  const say = (words: { readonly vi: string; readonly en: string }) => words[language];
  const rows: readonly (readonly string[])[] = [
    ...(decide ? [item(`**${say(WORDS.open)}.**`)] : []),
    item(`${say(WORDS.reason)} ${prose(reason[language])}`),
    ...(when ? [conditionItem(say(DOCS_WORDS.when), when, language)] : []),
    ...(subjects.length === 1 && !isOneKind
      ? [item(`${say(DOCS_WORDS.judges)}: ${subjects.map((one) => SUBJECT_WORDS[one][language]).join(", ")}`)]
      : []),
    ...(assurance ? [item(`${say(WORDS.assurance)} ${say(ASSURANCE_WORDS[assurance])}`)] : []),
    ...(clauses.length > 0 ? [item(`${say(WORDS.clauses)} ${clauses.map(code).join(", ")}`)] : []),
    ...binding.parameters.map((one) => item(ownValue(one, language))),
    ...(enforcement === "advisory" ? [] : [item(say(WORDS[waivable ? "excusable" : "final"]))]),
  ];
  return item(code(id), rows.flat());
}

function ownValue(one: BindingExplanation["parameters"][number], language: Language): string {
  const value = phraseValue(one.value, language, one.unit, one.labels);
  return prose(`${one.title[language]}: ${value} (${basisText(one, language)})`);
}
