import type { Slip } from "../../core/mutate/look-into.ts";
import type { Actual } from "../../core/policy-test/judge-case.ts";
import { isProblem } from "../../core/policy-test/prepared.ts";
import type { Json } from "../../core/source/json.ts";
import { yamlText } from "../../core/source/yaml-text.ts";
import { indented } from "../lines.ts";
import { plain } from "../plain.ts";
import type { MutationLook } from "./mutation-look.ts";
import { WORDS } from "./mutation-words.ts";

/** Writes a document that slips through: what is asked, both answers, the document, and the case to be added. */
export function slipText(slip: Slip, { language, paint }: MutationLook): string {
  const { profile, stage, asOf, binding, facts, expected, mutated, file, testCase } = slip;
  const asked = [profile, stage, asOf, ...(binding === undefined ? [] : [binding])].map(plain).join(", ");
  const lines = [
    `    ${WORDS.asked[language]} ${asked}`,
    `    ${WORDS.says[language]} ${answerText(expected, mutated)}`,
    `    ${WORDS.mutantSays[language]} ${paint.red(answerText(mutated, expected))}`,
    `    ${WORDS.manifest[language]}`,
    yaml(facts.facts, 6),
    ...(facts.attested ? [`    attested:`, yaml(facts.attested, 6)] : []),
    ...(facts.plan ? [`    plan:`, yaml(facts.plan, 6)] : []),
    `    ${WORDS.testCase[language](plain(file))}`,
    yaml([testCase], 6),
  ];
  return `${lines.join("\n")}\n`;
}

/** Says the outcome, and whatever else the other answer does not say just so. */
function answerText(actual: Actual, other: Actual): string {
  if (isProblem(actual)) return plain(actual.problem);
  const others = new Map(Object.entries(other));
  return Object.entries(actual)
    .filter(([name, value]) => name === "outcome" || String(value) !== String(others.get(name) ?? ""))
    .map(([name, value]) => `${name} ${plain(String(value))}`)
    .join(", ");
}

function yaml(value: Json, columns: number): string {
  return indented(yamlText(value).trimEnd(), columns);
}
