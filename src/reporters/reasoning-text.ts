import type { GateExplanation } from "../core/explain/gate-explanation.ts";
import { phraseValue } from "../core/explain/phrase-literal.ts";
import type {
  BindingReasoning,
  FactReading,
  FindingReading,
  ParameterReading,
  Reasoning,
  UnaskedBinding,
} from "../core/explain/reasoning.ts";
import type { Text } from "../core/source/source.ts";
import type { ExplainLook } from "./explain-text.ts";
import { wrapped } from "./lines.ts";
import { plain } from "./plain.ts";
import { conditionLines, isTelling, isTold, requirementLines } from "./reasoning-elements.ts";
import { WHY, WORDS } from "./reasoning-words.ts";
import {
  ACTOR_WORDS,
  ASSURANCE_WORDS,
  DISPOSITION_WORDS,
  ENFORCEMENT_WORDS,
  OUTCOME_WORDS,
  STAGE_WORDS,
} from "./words.ts";

/** Is how many of the facts behind an outcome are told unless all are asked for. */
const MOST_FACTS = 6;

/** Writes how a gate comes to its answer on a document: first what is to be done, then what decides. */
export function reasoningText(
  reasoning: Reasoning,
  gate: Pick<GateExplanation, "number" | "title">,
  look: ExplainLook,
): string {
  const { language, paint } = look;
  const { systemId, source, stage, profile, asOf } = reasoning;
  const head = [
    paint.bold(`${WORDS.title[language]} ${plain(systemId)}`),
    wrapped(`${plain(gate.number)} ${plain(gate.title[language])}`, 2),
    `  ${plain(source)} · ${STAGE_WORDS[stage][language]} · ${WORDS.profile[language]} ${plain(profile)} · ${WORDS.asOf[language]} ${asOf}`,
  ].join("\n");
  const outside = reasoning.outOfScope ? [`  ${WORDS.outOfScope[language]}`] : [];
  const bindings = reasoning.bindings.map((binding) => bindingText(binding, look));
  const unasked = reasoning.unasked.map((binding) => unaskedText(binding, look));
  const nothing =
    !reasoning.outOfScope && bindings.length + unasked.length === 0 ? [`  ${WORDS.unbound[language]}`] : [];
  const more = look.isFull ? [] : [paint.dim(`  ${WORDS.more[language]}`)];
  return `${[head, ...outside, ...bindings, ...unasked, ...nothing, ...more].join("\n\n")}\n`;
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
    ...headed(
      WORDS.findings,
      binding.findings.flatMap((one) => findingLines(one, look)),
      look,
    ),
    ...conditionsOf(binding, look),
    ...binding.requirements.flatMap((one, index) => requirementLines(one, index + 1, look)),
    ...headed(WORDS.facts, factLines(binding, look), look),
    ...headed(
      WORDS.parameters,
      binding.parameters.map((one) => parameterLine(one, look)),
      look,
    ),
  ].join("\n");
}

function conditionsOf({ when, appliesWhen }: BindingReasoning, look: ExplainLook): readonly string[] {
  const told = (title: Text, condition: BindingReasoning["when"]) =>
    condition && isTold(condition, look) ? headed(title, conditionLines(condition, 6, look), look) : [];
  return [...told(WORDS.bindingWhen, when), ...told(WORDS.appliesWhen, appliesWhen)];
}

/** What is told in full has its facts beside it; of what passed the first few are told. */
function factLines({ facts, requirements, when, appliesWhen }: BindingReasoning, look: ExplainLook) {
  if (look.isFull) return facts.map((fact) => factLine(fact, look));
  const isTold = requirements.some(({ elements }) => elements.some((one) => isTelling(one, look)));
  const isOff = [when, appliesWhen].some((condition) => condition && condition.answer !== "true");
  if (isTold || isOff) return [];
  const rest = facts.length - MOST_FACTS;
  const shown = facts.slice(0, MOST_FACTS).map((fact) => factLine(fact, look));
  return rest > 0 ? [...shown, look.paint.dim(`      … ${WORDS.otherFacts(rest)[look.language]}`)] : shown;
}

function headed(title: Text, lines: readonly string[], { language, paint }: ExplainLook): readonly string[] {
  return lines.length === 0 ? [] : [`    ${paint.bold(title[language])}`, ...lines];
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
  { title, value, unit, labels, from, basis, decide, id }: ParameterReading,
  { language, paint }: ExplainLook,
): string {
  const since = from === null ? WORDS.ownValue[language] : `${WORDS.since[language]} ${from}`;
  const open = decide ? `; ${WORDS.open[language]}` : "";
  const detail = paint.dim(
    `(params.${plain(id)}; ${since}; ${WORDS.basis[language]} ${plain(basis)}${open})`,
  );
  return wrapped(
    `${plain(title[language])}: ${plain(phraseValue(value, language, unit, labels))} ${detail}`,
    6,
  );
}

function findingLines(finding: FindingReading, { language, paint }: ExplainLook): readonly string[] {
  const { message, remedy, actor, start } = finding;
  const line = start ? ` (${WORDS.line[language]} ${start.line})` : "";
  return [
    wrapped(`${plain(message[language])}${line}`, 6, "• "),
    paint.cyan(wrapped(`${ACTOR_WORDS[actor][language]}: ${plain(remedy[language])}`, 8, "→ ")),
  ];
}
