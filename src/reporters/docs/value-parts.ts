import { attestationWords } from "../../core/diagnostic/attestation-admission-messages.ts";
import type {
  CompetenceExplanation,
  DerivedExplanation,
  ParameterExplanation,
} from "../../core/explain/gate-explanation.ts";
import { phraseValue } from "../../core/explain/phrase-literal.ts";
import type { Catalogue, EvidenceMark, Interval } from "../../core/policy/policy-set.ts";
import type { Json } from "../../core/source/json.ts";
import { CHOOSE_WORDS, EVIDENCE_WORDS, WORDS } from "../explain-words.ts";
import { code, escaped, prose, table } from "../markdown-text.ts";
import { basisText } from "../spans.ts";
import type { Language } from "../words.ts";
import { dates, profileName } from "./binding-parts.ts";
import { COLUMNS, DOCS_WORDS } from "./docs-words.ts";
import { conditionItem, item, type PageLook } from "./page.ts";

/** Writes a parameter: a table of its values over time, and why the value where the texts leave it open. */
export function parameterParts(parameter: ParameterExplanation, language: Language): readonly string[] {
  const { id, title, unit, labels, decide, values } = parameter;
  const rows = values.map((one) => [
    prose(phraseValue(one.value, language, unit, labels)),
    ...datedCells(one, language),
  ]);
  const heads = ["value", "dates", "basis", "evidence"] as const;
  return [
    `### ${prose(title[language])} (${code(`params.${id}`)})`,
    table(
      heads.map((head) => COLUMNS[head][language]),
      rows,
    ),
    ...(decide ? [openText(decide[language], language)] : []),
  ];
}

/** Writes a catalogue as a table of its entries. */
export function catalogueParts(
  { id, title, fields, entries }: Catalogue,
  language: Language,
): readonly string[] {
  const names = Object.keys(fields);
  const heads = [
    ...names.map((name) => escaped(fields[name]?.[language] ?? name)),
    ...(["dates", "basis", "evidence"] as const).map((head) => COLUMNS[head][language]),
  ];
  const rows = entries.map((entry) => [
    ...names.map((name) => prose(fieldText(entry.value[name] ?? "", language))),
    ...datedCells(entry, language),
  ]);
  return [`### ${prose(title[language])} (${code(`catalogues.${id}`)})`, table(heads, rows)];
}

/** Spells out a span of time; what is absent stands as nothing. */
function fieldText(value: Json, language: Language): string {
  const isPeriod = typeof value === "string" && /^P(?=\d)(?:\d+Y)?(?:\d+M)?(?:\d+D)?$/.test(value);
  return phraseValue(value, language, isPeriod ? "period" : undefined);
}

interface Dated extends Interval {
  readonly basis: readonly string[];
  readonly evidence: EvidenceMark;
}

function datedCells(one: Dated, language: Language): readonly string[] {
  return [dates(one, language), one.basis.map(code).join(", "), EVIDENCE_WORDS[one.evidence][language]];
}

function openText(text: string, language: Language): string {
  return `**${DOCS_WORDS.open[language]}:** ${prose(text)}`;
}

/** Writes a derived fact: how its value is chosen, and its rules with their grounds. */
export function derivedParts(derived: DerivedExplanation, language: Language): readonly string[] {
  const { id, title, choose, unit, labels, rules } = derived;
  const items = rules.flatMap((rule) => {
    const value = prose(phraseValue(rule.value, language, unit, labels));
    const basis = escaped(basisText(rule, language));
    const span = rule.from || rule.until ? `; ${dates(rule, language)}` : "";
    return item(`**${value}**: ${prose(rule.title[language])} (${basis}${span})`, [
      ...(rule.when ? conditionItem(DOCS_WORDS.when[language], rule.when, language) : []),
      ...(rule.decide ? item(openText(rule.decide[language], language)) : []),
    ]);
  });
  return [
    `### ${prose(title[language])} (${code(`derived.${id}`)})`,
    CHOOSE_WORDS[choose][language],
    items.join("\n"),
  ];
}

/** Writes whose statements of one type count under some profiles. */
export function competenceParts(
  { type, profiles, conditions }: CompetenceExplanation,
  look: PageLook,
): readonly string[] {
  const { language } = look;
  const items = conditions.flatMap(({ id, that, message, remedy }) =>
    item(code(id), [
      ...conditionItem(WORDS.must[language].replace(/:$/, ""), that, language),
      ...item(`${WORDS.message[language]} “${prose(message[language])}”`),
      ...(remedy ? item(`${DOCS_WORDS.fix[language]}: ${prose(remedy[language])}`) : []),
    ]),
  );
  return [
    `### ${prose(attestationWords[type][language])} (${code(type)})`,
    `${WORDS.profiles[language]} ${profiles.map((id) => profileName(id, look)).join(", ")}`,
    items.length > 0 ? items.join("\n") : WORDS.nobody[language],
  ];
}
