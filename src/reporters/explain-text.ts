import type {
  BindingExplanation,
  ClauseExplanation,
  GateExplanation,
  RequirementExplanation,
} from "../core/explain/gate-explanation.ts";
import { phraseValue } from "../core/explain/phrase-literal.ts";
import type { Text } from "../core/source/source.ts";
import { competenceText, derivedText, parameterText, said } from "./explain-values.ts";
import { EVIDENCE_WORDS, ROOT_WORDS, SUBJECT_WORDS, TITLES, WORDS } from "./explain-words.ts";
import { wrapped } from "./lines.ts";
import type { Paint } from "./paint.ts";
import { plain } from "./plain.ts";
import { type SharedBody, sameBodies } from "./same-bodies.ts";
import { basisText, dateSpan, stageSpan } from "./spans.ts";
import {
  ACTOR_WORDS,
  ASSURANCE_WORDS,
  ENFORCEMENT_WORDS,
  type Language,
  OUTCOME_WORDS,
  STAGE_WORDS,
} from "./words.ts";

/** Says how an explanation is to be written. */
export interface ExplainLook {
  readonly language: Language;
  readonly paint: Paint;
  /** Tells of what passed as fully as of what did not. */
  readonly isFull?: boolean;
}

/** Writes what a gate asks, why, by which clauses, how each profile binds it, and what it reads. */
export function explainText(gate: GateExplanation, look: ExplainLook): string {
  const { language, paint } = look;
  const head = [
    paint.bold(`${plain(gate.number)} ${plain(gate.title[language])}`),
    paint.dim(`${plain(gate.id)} · ${plain(gate.source)}`),
    "",
    wrapped(plain(gate.rationale[language]), 0),
  ];
  const sections = [
    ...sameBodies(gate.bodies).flatMap((shared) => bodySections(shared, look)),
    section(
      TITLES.clauses,
      gate.clauses.map((clause) => clauseText(clause, look)),
      look,
    ),
    section(
      TITLES.bindings,
      gate.bindings.map((binding) => bindingText(binding, look)),
      look,
    ),
    section(
      TITLES.parameters,
      gate.parameters.map((parameter) => parameterText(parameter, look)),
      look,
    ),
    section(
      TITLES.derived,
      gate.derived.map((derived) => derivedText(derived, look)),
      look,
    ),
    section(
      TITLES.competence,
      gate.competence.map((one) => competenceText(one, look)),
      look,
    ),
  ];
  return `${[head.join("\n"), ...sections.filter((text) => text !== "")].join("\n\n")}\n`;
}

function section(title: Text, entries: readonly string[], { language, paint }: ExplainLook): string {
  return entries.length === 0 ? "" : [paint.bold(title[language]), ...entries].join("\n");
}

function bodySections({ body, subjects: all }: SharedBody, look: ExplainLook): readonly string[] {
  const subjects = (language: Language) => all.map((one) => SUBJECT_WORDS[one][language]).join(", ");
  const of = (title: Text): Text => ({
    vi: `${title.vi} (${subjects("vi")})`,
    en: `${title.en} (${subjects("en")})`,
  });
  const applies = body.appliesWhen ? [said(WORDS.applies, body.appliesWhen, 2, look)] : [];
  const requirements = body.requirements.map((one, index) => requirementText(one, index + 1, look));
  const facts = body.facts.map(({ root, path, label }) => {
    const where = root === "facts" ? "" : ` [${ROOT_WORDS[root][look.language]}]`;
    return `  ${plain(path)}${where}\n${look.paint.dim(wrapped(plain(label[look.language]), 6))}`;
  });
  return [
    section(of(TITLES.requirements), [...applies, ...requirements], look),
    section(of(TITLES.facts), facts, look),
  ];
}

function requirementText(requirement: RequirementExplanation, number: number, look: ExplainLook): string {
  const { id, from, when, each, that, message, actor, remedy, justification, waivable } = requirement;
  const { language, paint } = look;
  const stage = from ? `, ${WORDS.from[language]} ${STAGE_WORDS[from][language]}` : "";
  const labels = justification?.map((label) => label[language]).join(", ");
  return [
    `  ${paint.bold(`${number}. ${plain(id)}`)}${stage}`,
    ...(when ? [said(WORDS.when, when, 5, look)] : []),
    ...(each ? eachLines(each, look) : []),
    said(WORDS.must, that, 5, look),
    wrapped(`${WORDS.message[language]} ${plain(message[language])}`, 5),
    wrapped(`${ACTOR_WORDS[actor][language]}: ${plain(remedy[language])}`, 5, "→ "),
    ...(labels === undefined ? [] : [wrapped(`${WORDS.justification[language]} ${labels}`, 5)]),
    ...(waivable ? [] : [wrapped(WORDS.unwaived[language], 5)]),
  ].join("\n");
}

function eachLines(each: NonNullable<RequirementExplanation["each"]>, look: ExplainLook): readonly string[] {
  const { language } = look;
  const none = each.ifNoneMatch
    ? `; ${WORDS.none[language]} ${OUTCOME_WORDS[each.ifNoneMatch][language]}`
    : "";
  return [
    wrapped(`${WORDS.each[language]} ${plain(each.list[language])}`, 5),
    ...(each.where ? [said(WORDS.where, each.where, 7, look)] : []),
    wrapped(`${WORDS.empty[language]} ${OUTCOME_WORDS[each.ifEmpty][language]}${none}`, 7),
  ];
}

function clauseText({ id, text, evidence }: ClauseExplanation, { language, paint }: ExplainLook): string {
  const mark = evidence ? ` (${EVIDENCE_WORDS[evidence][language]})` : "";
  const words = text ? `\n${wrapped(plain(text[language]), 6)}` : "";
  return `  ${plain(id)}${paint.dim(mark)}${words}`;
}

function bindingText(binding: BindingExplanation, look: ExplainLook): string {
  const { language, paint } = look;
  const {
    id,
    profile,
    carriedBy,
    enforcement,
    from,
    until,
    effective,
    assurance,
    when,
    reason,
    decide,
    clauses,
  } = binding;
  const rows = [
    `${ENFORCEMENT_WORDS[enforcement][language]}, ${stageSpan({ from, ...(until ? { until } : {}) }, language)}${dateSpan(effective, language)}`,
    `${WORDS.writtenBy[language]} ${profile}; ${WORDS.carriedBy[language]} ${carriedBy.join(", ")}`,
    ...(binding.subjects.length > 0
      ? [binding.subjects.map((one) => SUBJECT_WORDS[one][language]).join(", ")]
      : []),
    ...(assurance ? [`${WORDS.assurance[language]} ${ASSURANCE_WORDS[assurance][language]}`] : []),
    `${WORDS.clauses[language]} ${clauses.join(", ")}`,
    ...binding.parameters.map(
      (one) =>
        `${one.title[language]}: ${phraseValue(one.value, language, one.unit, one.labels)} (${basisText(one, language)})`,
    ),
    `${WORDS.reason[language]} ${reason[language]}`,
    ...(decide ? [WORDS.open[language]] : []),
    // Advice blocks nothing, so that there is nothing to excuse.
    ...(enforcement === "advisory" ? [] : [WORDS[binding.waivable ? "excusable" : "final"][language]]),
  ];
  const condition = when ? [said(WORDS.when, when, 6, look)] : [];
  return [`  ${paint.bold(plain(id))}`, ...rows.map((row) => wrapped(plain(row), 6)), ...condition].join(
    "\n",
  );
}
