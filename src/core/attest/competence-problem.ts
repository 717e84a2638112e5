import { interpret, type Scope } from "../expression/interpret.ts";
import { pathOf } from "../expression/path-of.ts";
import type { Cause } from "../expression/result.ts";
import type { Profile } from "../policy/policy-set.ts";
import type { JsonObject } from "../source/json.ts";
import { ATTESTED_LISTS, type AttestationType } from "./attestation.ts";
import { type Problem, problemOf } from "./refusal.ts";

/** Finds out whether a profile does not accept an attested fact; what it cannot tell it does not accept. */
export function competenceProblem(
  type: AttestationType,
  element: JsonObject,
  { id: profile, competence }: Pick<Profile, "id" | "competence">,
  { authority, scope }: { readonly authority: string; readonly scope: Scope },
): Problem | undefined {
  const accepts = competence[type];
  if (!accepts) return problemOf("attestation/not-competent", { type, authority, profile });
  const place = { root: "attested", pointer: `/${ATTESTED_LISTS[type]}/0` } as const;
  const variables = new Map([...scope.variables, [type, { kind: "object", data: element, place }] as const]);
  const result = interpret(accepts.expression, { ...scope, variables });
  if (result.known && result.value === true) return undefined;
  const condition = accepts.text.slice(result.decidedBy.start, result.decidedBy.end).replaceAll(/\s+/g, " ");
  const missing = result.known ? [] : [...new Set(result.causes.map(wordsOf))].sort();
  return problemOf("attestation/not-competent", { type, authority, profile, condition, missing });
}

/** Every statement is alone where it is judged, so that its index tells nothing. */
function wordsOf(cause: Cause): string {
  return cause.kind === "error" ? cause.error : pathOf(cause).replace(/^attested:\/\w+\/0/, "attested:");
}
