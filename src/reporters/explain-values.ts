import { attestationWords } from "../core/diagnostic/attestation-admission-messages.ts";
import type {
  CompetenceExplanation,
  DerivedExplanation,
  ParameterExplanation,
} from "../core/explain/gate-explanation.ts";
import type { Outline } from "../core/explain/outline.ts";
import { phraseValue } from "../core/explain/phrase-literal.ts";
import type { Text } from "../core/source/source.ts";
import type { ExplainLook } from "./explain-text.ts";
import { CHOOSE_WORDS, WORDS } from "./explain-words.ts";
import { wrapped } from "./lines.ts";
import { plain } from "./plain.ts";
import { basisText, dateSpan } from "./spans.ts";
import type { Language } from "./words.ts";

/** Writes a condition in words, a line for each thing that must hold, and then as the policy file has it. */
export function said(lead: Text, condition: Outline, indent: number, look: ExplainLook): string {
  const words = outlineLines(condition, indent + 2, look.language);
  const code = look.paint.dim(wrapped(plain(condition.code.trim()), indent + 2, "CEL: "));
  return [`${" ".repeat(indent)}${lead[look.language]}`, ...words, code].join("\n");
}

function outlineLines({ text, children }: Outline, indent: number, language: Language): readonly string[] {
  const below = children.flatMap((child) => outlineLines(child, indent + 2, language));
  return [wrapped(plain(text[language]), indent, "- "), ...below];
}

/** Writes a parameter with its values over time. */
export function parameterText(
  { id, title, unit, labels, decide, values }: ParameterExplanation,
  { language, paint }: ExplainLook,
): string {
  const rows = values.map((one) => {
    const value = phraseValue(one.value, language, unit, labels);
    return `${value}${dateSpan(one, language)} (${basisText(one, language)})`;
  });
  const open = decide ? [`${WORDS.open[language]}: ${decide[language]}`] : [];
  const lines = [...rows, ...open].map((row) => wrapped(plain(row), 6));
  return [`  ${paint.bold(plain(title[language]))} ${paint.dim(`(params.${plain(id)})`)}`, ...lines].join(
    "\n",
  );
}

/** Writes a derived fact: how its value is chosen, and its rules with their grounds. */
export function derivedText(
  { id, title, choose, unit, labels, rules }: DerivedExplanation,
  look: ExplainLook,
): string {
  const { language, paint } = look;
  const lines = rules.flatMap((rule) => {
    const value = phraseValue(rule.value, language, unit, labels);
    const row = `${value}: ${rule.title[language]}${dateSpan(rule, language)} (${basisText(rule, language)})`;
    const open = rule.decide ? [wrapped(plain(`${WORDS.open[language]}: ${rule.decide[language]}`), 8)] : [];
    return [
      wrapped(plain(row), 6, "- "),
      ...open,
      ...(rule.when ? [said(WORDS.when, rule.when, 8, look)] : []),
    ];
  });
  const head = `  ${paint.bold(plain(title[language]))} ${paint.dim(`(derived.${plain(id)})`)}`;
  return [head, wrapped(CHOOSE_WORDS[choose][language], 6), ...lines].join("\n");
}

/** Writes whose statements of one type count under some profiles: what all must hold, and what is said otherwise. */
export function competenceText(
  { type, profiles, conditions }: CompetenceExplanation,
  look: ExplainLook,
): string {
  const { language, paint } = look;
  const lines = conditions.flatMap(({ id, that, message, remedy }) => [
    `      ${paint.bold(plain(id))}`,
    said(WORDS.must, that, 8, look),
    wrapped(`${WORDS.message[language]} ${plain(message[language])}`, 8),
    ...(remedy ? [wrapped(plain(remedy[language]), 8, "→ ")] : []),
  ]);
  return [
    `  ${paint.bold(plain(attestationWords[type][language]))} ${paint.dim(`(${type})`)}`,
    wrapped(`${WORDS.profiles[language]} ${profiles.map(plain).join(", ")}`, 6),
    ...(lines.length > 0 ? lines : [wrapped(WORDS.nobody[language], 6)]),
  ].join("\n");
}
