import { phraseValue } from "../core/explain/phrase-literal.ts";
import type {
  BindingReasoning,
  ConditionReasoning,
  ElementReasoning,
  FactReading,
  FindingReading,
  ParameterReading,
  Reasoning,
  RequirementReasoning,
  UnaskedBinding,
} from "../core/explain/reasoning.ts";
import type { Text } from "../core/source/source.ts";
import type { ExplainLook } from "./explain-text.ts";
import { wrapped } from "./lines.ts";
import { plain } from "./plain.ts";
import {
  ACTOR_WORDS,
  ASSURANCE_WORDS,
  DISPOSITION_WORDS,
  ENFORCEMENT_WORDS,
  OUTCOME_WORDS,
  STAGE_WORDS,
} from "./words.ts";

/** Writes how a gate comes to its answer on a document, step by step. */
export function reasoningText(reasoning: Reasoning, look: ExplainLook): string {
  const { language, paint } = look;
  const { systemId, source, stage, profile, asOf } = reasoning;
  const head = [
    paint.bold(`${WORDS.title[language]} ${plain(systemId)}`),
    `  ${plain(source)} · ${STAGE_WORDS[stage][language]} · ${WORDS.profile[language]} ${plain(profile)} · ${WORDS.asOf[language]} ${asOf}`,
  ].join("\n");
  const outside = reasoning.outOfScope ? [`  ${WORDS.outOfScope[language]}`] : [];
  const bindings = reasoning.bindings.map((binding) => bindingText(binding, look));
  const unasked = reasoning.unasked.map((binding) => unaskedText(binding, look));
  const nothing =
    !reasoning.outOfScope && bindings.length + unasked.length === 0 ? [`  ${WORDS.unbound[language]}`] : [];
  return `${[head, ...outside, ...bindings, ...unasked, ...nothing].join("\n\n")}\n`;
}

function unaskedText(
  { id, why, from, until, effective }: UnaskedBinding,
  { language, paint }: ExplainLook,
): string {
  const period = [effective.from ?? "…", effective.until ?? "…"].join(" – ");
  const stages = until
    ? `${STAGE_WORDS[from][language]} – ${STAGE_WORDS[until][language]}`
    : STAGE_WORDS[from][language];
  const detail = why === "not-in-force" ? period : stages;
  return `  ${paint.bold(plain(id))}: ${WHY[why][language]} (${detail})`;
}

function bindingText(binding: BindingReasoning, look: ExplainLook): string {
  const { language, paint } = look;
  const { outcome, disposition, blocking, enforcement, assurance } = binding;
  const answer = [
    OUTCOME_WORDS[outcome][language].toUpperCase(),
    ...(disposition === "none" ? [] : [DISPOSITION_WORDS[disposition][language]]),
    WORDS[blocking ? "blocking" : "notBlocking"][language],
    ENFORCEMENT_WORDS[enforcement][language],
    ...(assurance ? [ASSURANCE_WORDS[assurance][language]] : []),
  ].join(" · ");
  return [
    `  ${paint.bold(`${plain(binding.id)}: ${answer}`)}`,
    ...(binding.when ? headed(WORDS.bindingWhen, conditionLines(binding.when, 6, look), look) : []),
    ...(binding.appliesWhen
      ? headed(WORDS.appliesWhen, conditionLines(binding.appliesWhen, 6, look), look)
      : []),
    ...binding.requirements.flatMap((one, index) => requirementLines(one, index + 1, look)),
    ...headed(
      WORDS.facts,
      binding.facts.map((fact) => factLine(fact, look)),
      look,
    ),
    ...headed(
      WORDS.parameters,
      binding.parameters.map((one) => parameterLine(one, look)),
      look,
    ),
    ...headed(
      WORDS.findings,
      binding.findings.flatMap((one) => findingLines(one, look)),
      look,
    ),
  ].join("\n");
}

function headed(title: Text, lines: readonly string[], { language, paint }: ExplainLook): readonly string[] {
  return lines.length === 0 ? [] : [`    ${paint.bold(title[language])}`, ...lines];
}

function requirementLines(
  requirement: RequirementReasoning,
  number: number,
  look: ExplainLook,
): readonly string[] {
  const { language, paint } = look;
  const { id, notBefore, when, outcome, elements } = requirement;
  const title = `    ${paint.bold(`${number}. ${plain(id)}`)}`;
  if (notBefore) return [`${title}: ${WORDS.notBefore[language]} ${STAGE_WORDS[notBefore][language]}`];
  const condition = when ? [`      ${WORDS.when[language]}`, ...conditionLines(when, 8, look)] : [];
  const answer = outcome ? `${title}: ${OUTCOME_WORDS[outcome][language]}` : title;
  return [answer, ...condition, ...elements.flatMap((element) => elementLines(element, look))];
}

function elementLines(element: ElementReasoning, look: ExplainLook): readonly string[] {
  const { language } = look;
  const { outcome, disposition, note, where, that, justification } = element;
  const name = element.element?.[language] ?? WORDS.whole[language];
  const remark = disposition === "none" ? "" : ` (${DISPOSITION_WORDS[disposition][language]})`;
  const incomplete = justification === "incomplete" ? [`        ${WORDS.incomplete[language]}`] : [];
  return [
    `      ${plain(note?.[language] ?? name)}: ${OUTCOME_WORDS[outcome][language]}${remark}`,
    ...(where ? [`        ${WORDS.where[language]}`, ...conditionLines(where, 10, look)] : []),
    ...(that ? conditionLines(that, 8, look) : []),
    ...incomplete,
  ];
}

function conditionLines(part: ConditionReasoning, indent: number, look: ExplainLook): readonly string[] {
  const { language, paint } = look;
  const mark = part.answer === "value" ? "" : `[${ANSWERS[part.answer][language]}] `;
  const paints = { true: paint.green, false: paint.red, unknown: paint.yellow, value: paint.dim };
  const name = part.element ? `${plain(part.element[language])}: ` : "";
  const facts = part.facts.map(({ label, shown }) => `${plain(label[language])}: ${plain(shown[language])}`);
  const notes = [
    ...(facts.length > 0 ? [facts.join("; ")] : []),
    ...part.causes.map((cause) => plain(cause[language])),
  ];
  const shown = decisive(part);
  const hidden = part.children.length - shown.length;
  const head = wrapped(`${name}${plain(part.text[language])}`, indent, mark);
  return [
    head.replace(mark.trim(), paints[part.answer](mark.trim())),
    ...notes.map((note) => paint.dim(wrapped(note, indent + 2, "· "))),
    ...shown.flatMap((child) => conditionLines(child, indent + 2, look)),
    ...(hidden > 0 ? [paint.dim(`${" ".repeat(indent + 2)}… ${WORDS.others(hidden)[language]}`)] : []),
    ...(part.isCut ? [`${" ".repeat(indent + 2)}…`] : []),
  ];
}

/** Of the entries of a list, those that decided: one that meets `exists`, those that break `all`. */
function decisive({ quantifier, answer, children }: ConditionReasoning): readonly ConditionReasoning[] {
  const decides =
    (quantifier === "exists" && answer === "true") || (quantifier === "all" && answer === "false");
  return decides ? children.filter((child) => !child.element || child.answer === answer) : children;
}

function factLine(
  { path, label, shown, assurance, start }: FactReading,
  { language, paint }: ExplainLook,
): string {
  const line = start ? `, ${WORDS.line[language]} ${start.line}` : "";
  const place = paint.dim(`(${plain(path)}${line}, ${ASSURANCE_WORDS[assurance][language]})`);
  return wrapped(`${plain(label[language])}: ${plain(shown[language])} ${place}`, 6);
}

function parameterLine(
  { title, value, unit, from, basis, decide, id }: ParameterReading,
  { language, paint }: ExplainLook,
): string {
  const since = from === null ? WORDS.ownValue[language] : `${WORDS.since[language]} ${from}`;
  const open = decide ? `; ${WORDS.open[language]}` : "";
  const detail = paint.dim(
    `(params.${plain(id)}; ${since}; ${WORDS.basis[language]} ${plain(basis)}${open})`,
  );
  return wrapped(`${plain(title[language])}: ${plain(phraseValue(value, language, unit))} ${detail}`, 6);
}

function findingLines(finding: FindingReading, { language, paint }: ExplainLook): readonly string[] {
  const { message, remedy, actor, start } = finding;
  const line = start ? ` (${WORDS.line[language]} ${start.line})` : "";
  return [
    wrapped(`${plain(message[language])}${line}`, 6, "• "),
    paint.cyan(wrapped(`${ACTOR_WORDS[actor][language]}: ${plain(remedy[language])}`, 8, "→ ")),
  ];
}

const ANSWERS = {
  true: { vi: "đúng", en: "true" },
  false: { vi: "sai", en: "false" },
  unknown: { vi: "chưa rõ", en: "unknown" },
} as const;

const WHY: Readonly<Record<UnaskedBinding["why"], Text>> = {
  "not-yet": { vi: "chưa xét ở giai đoạn này", en: "not asked at this stage yet" },
  ended: { vi: "không còn xét ở giai đoạn này", en: "no longer asked at this stage" },
  "not-in-force": { vi: "không có hiệu lực vào ngày xét", en: "not in force on this date" },
  "other-kind": { vi: "không xét loại tài liệu này", en: "does not judge this kind of document" },
};

const WORDS = {
  others: (count: number): Text => ({
    vi: `và ${count} mục khác không quyết định kết quả`,
    en: `and ${count} more that did not decide`,
  }),
  title: { vi: "LẬP LUẬN VỀ", en: "THE REASONING ON" },
  profile: { vi: "hồ sơ áp dụng", en: "profile" },
  asOf: { vi: "ngày xét", en: "as of" },
  outOfScope: {
    vi: "Ngoài phạm vi của hồ sơ áp dụng này nên không cổng nào được xét.",
    en: "Out of the profile's scope, so no gate is asked.",
  },
  unbound: { vi: "Hồ sơ này không áp dụng cổng này.", en: "This profile does not bind the gate." },
  blocking: { vi: "chặn", en: "blocks" },
  notBlocking: { vi: "không chặn", en: "does not block" },
  bindingWhen: { vi: "Ràng buộc có hiệu lực khi:", en: "The binding binds when:" },
  appliesWhen: { vi: "Cổng áp dụng khi:", en: "The gate applies when:" },
  when: { vi: "Yêu cầu áp dụng khi:", en: "The requirement applies when:" },
  where: { vi: "thuộc diện xét khi:", en: "is to be judged when:" },
  whole: { vi: "toàn bản khai", en: "the whole document" },
  notBefore: { vi: "chỉ xét từ giai đoạn", en: "asked only from" },
  incomplete: { vi: "có giải trình nhưng chưa đầy đủ", en: "there is a justification, but it is incomplete" },
  facts: { vi: "Dữ kiện quyết định kết quả:", en: "Facts that decided it:" },
  parameters: { vi: "Tham số đã dùng:", en: "Parameters used:" },
  findings: { vi: "Việc phải làm:", en: "What is to be done:" },
  line: { vi: "dòng", en: "line" },
  since: { vi: "từ", en: "since" },
  ownValue: { vi: "do ràng buộc này quy định", en: "stated by this binding" },
  basis: { vi: "căn cứ", en: "basis" },
  open: { vi: "văn bản để ngỏ", en: "left open by the texts" },
} as const;
