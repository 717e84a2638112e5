import type { Gate, PolicySet } from "../../core/policy/policy-set.ts";
import { suggest } from "../../core/source/suggest.ts";
import { runDiagnostic } from "../../node/run-messages.ts";
import type { Choice } from "../../run/choices.ts";
import { chooseGate } from "../choose-gate.ts";

/** Is one requirement of one gate. */
export interface ChosenRequirement {
  readonly gate: Gate;
  readonly requirement: string;
}

/** Chooses the requirement that `--gate` names, as `G10#facility-qualified` or with the id of the gate. */
export function chooseRequirement(written: string, policies: PolicySet): Choice<ChosenRequirement> {
  const [name = "", requirement, ...more] = written.split("#");
  const found = chooseGate(name.trim(), policies);
  if (found.diagnostic) return { diagnostic: { ...found.diagnostic, source: "--gate" } };
  const gate = found.value;
  const allowed = requirementsOf(gate);
  if (requirement === undefined || more.length > 0) {
    const whole = allowed.map((id) => `${gate.number}#${id}`);
    return { diagnostic: runDiagnostic("act/bad-requirement", { value: written, allowed: whole }, "--gate") };
  }
  const value = requirement.trim();
  if (allowed.includes(value)) return { value: { gate, requirement: value } };
  const data = { value, suggestion: suggest(value, allowed), allowed };
  return { diagnostic: runDiagnostic("usage/unknown-value", data, "--gate") };
}

function requirementsOf({ bodies }: Gate): readonly string[] {
  const ids = Object.values(bodies).flatMap((body) => body?.require.map(({ id }) => id) ?? []);
  return [...new Set(ids)];
}
