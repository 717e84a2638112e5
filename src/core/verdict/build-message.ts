import type { SubjectMatter } from "../evaluate/subject-matter.ts";
import { interpret, type Scope } from "../expression/interpret.ts";
import type { Message, MessagePart } from "../policy/policy-set.ts";
import type { Text } from "../source/source.ts";
import { type Language, MASK, renderValue } from "./render-value.ts";

/**
 * Builds the text of a finding. A placeholder whose fact is unknown shows its own path, so that a
 * message never decides anything; a confidential value is masked in a report that leaves the house.
 */
export function buildMessage(message: Message, scope: Scope, matter: SubjectMatter, redact: boolean): Text {
  const build = (language: Language) =>
    message[language].map((part) => buildPart(part, scope, matter, redact, language)).join("");
  return { vi: build("vi"), en: build("en") };
}

function buildPart(
  part: MessagePart,
  scope: Scope,
  matter: SubjectMatter,
  redact: boolean,
  language: Language,
): string {
  if (typeof part === "string") return part;
  const result = interpret(part.expression, scope);
  if (!result.known) return `\`${part.text}\``;
  const shown = result.support.map((fact) => matter.annotate(fact));
  if (redact && shown.some((notes) => notes?.confidential)) return MASK;
  return renderValue(result.value, shown.at(-1), language);
}
