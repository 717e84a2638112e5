import type { SubjectMatter } from "../evaluate/subject-matter.ts";
import { interpret, type Scope } from "../expression/interpret.ts";
import { pathOf } from "../expression/path-of.ts";
import type { Cause } from "../expression/result.ts";
import type { CompetenceCondition, Profile } from "../policy/policy-set.ts";
import { compareText } from "../source/compare-text.ts";
import type { JsonObject } from "../source/json.ts";
import type { Text } from "../source/source.ts";
import { buildMessage } from "../verdict/build-message.ts";
import { ATTESTED_LISTS, type AttestationType } from "./attestation.ts";
import { type Problem, problemOf } from "./refusal.ts";

/** Is a statement as an attested fact. */
export interface Signed {
  readonly type: AttestationType;
  readonly element: JsonObject;
}

/** Is what the reason of a refusal is worded with. */
export interface Wording {
  readonly authority: string;
  readonly scope: Scope;
  readonly matter: SubjectMatter;
  readonly redact: boolean;
}

/** Finds out whether a profile does not accept an attested fact; what it cannot tell it does not accept. */
export function competenceProblem(
  signed: Signed,
  { id: profile, competence }: Pick<Profile, "id" | "competence">,
  { authority, matter, redact, ...outer }: Wording,
): Problem | undefined {
  const { type } = signed;
  const conditions = competence[type];
  if (!conditions) return problemOf("attestation/not-competent", { type, authority, profile });
  const scope = scopeWith(signed, outer.scope);
  const unmet = unmetCondition(conditions, scope);
  if (!unmet) return undefined;
  const { condition, causes } = unmet;
  const missing = distinct(causes.map((cause) => missingText(cause, matter)));
  const { remedy } = condition;
  const said = buildMessage(condition.message, scope, matter, redact);
  const data = { type, authority, profile, said, ...(remedy ? { remedy } : {}), missing };
  const { reason: discreet } = problemOf("attestation/not-competent", {
    ...data,
    said: "untold",
  });
  return { ...problemOf("attestation/not-competent", data), discreet, condition: condition.id };
}

/** Lets the conditions read a statement by the name of its type. */
export function scopeWith({ type, element }: Signed, scope: Scope): Scope {
  const place = { root: "attested", pointer: `/${ATTESTED_LISTS[type]}/0` } as const;
  const variable = { kind: "object", data: element, place } as const;
  return { ...scope, variables: new Map([...scope.variables, [type, variable] as const]) };
}

/** Is the condition for which a statement is refused; what keeps it from being told, where it does not fail. */
export interface Unmet {
  readonly condition: CompetenceCondition;
  readonly causes: readonly Cause[];
}

/** Finds the first condition that does not hold, else the first that cannot be told, with all that nobody can tell. */
export function unmetCondition(conditions: readonly CompetenceCondition[], scope: Scope): Unmet | undefined {
  const asked = conditions.map((condition) => ({
    condition,
    result: interpret(condition.that.expression, scope),
  }));
  const failed = asked.find(({ result }) => result.known && result.value !== true);
  if (failed) return { condition: failed.condition, causes: [] };
  const [first, ...others] = asked.flatMap(({ condition, result }) =>
    result.known ? [] : [{ condition, causes: result.causes }],
  );
  return first && { ...first, causes: [first, ...others].flatMap(({ causes }) => causes) };
}

function distinct(texts: readonly Text[]): readonly Text[] {
  const byText = new Map(texts.map((text) => [text.en, text]));
  return [...byText.values()].sort((one, other) => compareText(one.en, other.en));
}

/** Every statement is alone where it is judged, so that its index tells nothing. */
function missingText(cause: Cause, { annotate }: SubjectMatter): Text {
  const path =
    cause.kind === "error" ? cause.error : pathOf(cause).replace(/^attested:\/\w+\/0/, "attested:");
  const title = cause.kind === "error" ? undefined : annotate(cause)?.title;
  if (!title) return { vi: `\`${path}\``, en: `\`${path}\`` };
  return { vi: `“${title.vi}” (\`${path}\`)`, en: `“${title.en}” (\`${path}\`)` };
}
