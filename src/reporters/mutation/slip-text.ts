import type { Slip } from "../../core/mutate/look-into.ts";
import type { Actual } from "../../core/policy-test/judge-case.ts";
import { isProblem } from "../../core/policy-test/prepared.ts";
import { yamlEntry, yamlText } from "../../core/source/yaml-text.ts";
import { indented } from "../lines.ts";
import { plain } from "../plain.ts";
import { differenceText } from "../policy-test/answer-text.ts";
import { type Language, STAGE_WORDS } from "../words.ts";
import type { MutationLook } from "./mutation-look.ts";
import { WORDS } from "./mutation-words.ts";

/** Is what the case that a document makes is good for: it notices others as well, or a case that was told notices this one. */
export type Cure =
  | { readonly also: readonly string[]; readonly told?: undefined }
  | { readonly told: string };

/** Writes a document that slips through: what is asked, both answers, the document, and the case to be added. */
export function slipText(slip: Slip, cure: Cure, { language, paint }: MutationLook): string {
  const { facts, expected, mutated } = slip;
  const lines = [
    `    ${WORDS.asked[language]} ${askedText(slip, language)}`,
    `    ${WORDS.says[language]} ${answerText(expected, mutated, language)}`,
    `    ${WORDS.mutantSays[language]} ${paint.red(answerText(mutated, expected, language))}`,
    `    ${WORDS[isSlip(expected, mutated) ? "manifest" : "telling"][language]}`,
    indented(yamlText(facts.facts).trimEnd(), 6),
    ...(["attested", "plan"] as const).flatMap((root) => {
      const beside = facts[root];
      return beside ? [`    ${WORDS[root][language]}`, indented(yamlText(beside).trimEnd(), 6)] : [];
    }),
    ...cureLines(slip, cure, language),
  ];
  return `${lines.join("\n")}\n`;
}

/** Who must act and where a finding points lets nothing pass; a document then only tells the two apart. */
function isSlip(expected: Actual, mutated: Actual): boolean {
  if (isProblem(expected) || isProblem(mutated)) return true;
  return (["outcome", "disposition", "blocking"] as const).some(
    (field) => expected[field] !== mutated[field],
  );
}

function askedText({ profile, stage, asOf, binding }: Slip, language: Language): string {
  const names = [
    `${WORDS.kinds.profile[language]} ${plain(profile)}`,
    `${WORDS.stage[language]} ${STAGE_WORDS[stage][language]}`,
    `${WORDS.day[language]} ${plain(asOf)}`,
    ...(binding === undefined ? [] : [`${WORDS.binding[language]} ${plain(binding)}`]),
  ];
  return names.join(", ");
}

/** Says the outcome, and whatever else the other answer does not say just so. */
function answerText(actual: Actual, other: Actual, language: Language): string {
  return isProblem(actual) ? plain(actual.problem[language]) : differenceText(actual, other, language);
}

/** The columns in which the cases of a file stand, so that what is proposed can be pasted. */
const COLUMNS = 4;

function cureLines({ file, testCase }: Slip, cure: Cure, language: Language): readonly string[] {
  if (cure.told !== undefined) return [`    ${WORDS.toldCase[language](cure.told)}`];
  return [
    `    ${WORDS.testCase[language](plain(file))}`,
    indented(yamlEntry(testCase).trimEnd(), COLUMNS),
    ...(cure.also.length > 0 ? [`    ${WORDS.alsoKills[language](cure.also.join(", "))}`] : []),
  ];
}
