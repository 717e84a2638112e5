import type { Gate, PolicySet, Profile, Requirement } from "../policy/policy-set.ts";
import { suggest } from "../source/suggest.ts";
import type { VerifiedStatement } from "./attestation.ts";
import { textOf } from "./predicate.ts";
import { type Problem, problemOf } from "./refusal.ts";

/** Finds out whether a waiver or remediation speaks of a gate or requirement there is not, or that leaves no room. */
export function gateProblem(
  { type, predicate }: VerifiedStatement,
  { gates }: Pick<PolicySet, "gates">,
  { bindings }: Pick<Profile, "bindings">,
): Problem | undefined {
  if (type !== "waiver" && type !== "remediation") return undefined;
  const name = textOf(predicate, "gate");
  const gate = gates.find(({ id }) => id === name);
  if (!gate) {
    const known = gates.map(({ id }) => id);
    return problemOf("attestation/unknown-gate", { type, ...named(name, known) });
  }
  const requirement = textOf(predicate, "requirement");
  const requirements = requirementsOf(gate);
  const asked = requirements.filter(({ id }) => id === requirement);
  if (asked.length === 0) {
    const known = [...new Set(requirements.map(({ id }) => `${gate.id}#${id}`))];
    return problemOf("attestation/unknown-gate", { type, ...named(`${gate.id}#${requirement}`, known) });
  }
  if (type === "waiver" && !asked.some(({ waivable }) => waivable))
    return problemOf("attestation/not-waivable", { type, gate: gate.id, requirement });
  const own = bindings.filter((binding) => binding.gate === gate.id);
  if (own.length === 0 || own.some(({ waivable }) => waivable)) return undefined;
  const forbidding = own.map(({ id }) => id);
  return problemOf("attestation/not-waivable", { type, gate: gate.id, bindings: forbidding });
}

function named(name: string, known: readonly string[]) {
  const suggestion = suggest(name, known);
  return { name, ...(suggestion === undefined ? {} : { suggestion }) };
}

/** A requirement that is asked of two kinds of document comes twice. */
function requirementsOf({ bodies }: Gate): readonly Requirement[] {
  return Object.values(bodies).flatMap((body) => body?.require ?? []);
}
