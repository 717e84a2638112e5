import type { PlaceNotes, SubjectMatter } from "../evaluate/subject-matter.ts";
import { interpret, type Scope } from "../expression/interpret.ts";
import type { Cause, Value } from "../expression/result.ts";
import type { Message, MessagePart } from "../policy/policy-set.ts";
import { appendPointer } from "../source/json-pointer.ts";
import type { Text } from "../source/source.ts";
import { renderPeriod } from "./render-period.ts";
import { type Language, MASK, renderValue } from "./render-value.ts";

/**
 * Builds the text of a finding. A placeholder whose fact is unknown names it instead, so that a
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
  if (!result.known) return notDeclared(result.causes, matter, language) ?? `\`${part.text}\``;
  const shown = result.support.map((fact) => matter.annotate(fact));
  if (redact && shown.some((notes) => notes?.confidential)) return MASK;
  if (part.expression.type.kind === "period") return renderPeriod(String(result.value), language);
  return renderValue(result.value, notesOfItems(result.value, matter) ?? shown.at(-1), language);
}

/** Names by its label what a placeholder would have shown. */
function notDeclared(
  causes: readonly Cause[],
  matter: SubjectMatter,
  language: Language,
): string | undefined {
  const place = causes.find((cause) => cause.kind === "missing");
  const label = place && matter.annotate(place)?.title[language];
  if (label === undefined) return undefined;
  return language === "vi" ? `(chưa khai ${label})` : `(${label} not declared)`;
}

/** The labels of what a list holds stand at its elements. */
function notesOfItems(value: Value, matter: SubjectMatter): PlaceNotes | undefined {
  if (typeof value !== "object" || value?.kind !== "list" || !value.place) return undefined;
  return matter.annotate({ ...value.place, pointer: appendPointer(value.place.pointer, 0) });
}
