import { schemas } from "../../generated/schemas.ts";
import { explainGate } from "../explain/explain-gate.ts";
import type { GateExplanation } from "../explain/gate-explanation.ts";
import { bindingReads } from "../policy/binding-reads.ts";
import type { GateCases } from "../policy/policy-files.ts";
import type { Catalogue, Gate, PolicySet, Profile } from "../policy/policy-set.ts";
import { compareText } from "../source/compare-text.ts";
import { type GateExample, gateExample } from "./gate-example.ts";

/** Is all there is to say of a policy set for those who read and do not write it. */
export interface SetReference {
  readonly profiles: readonly Pick<Profile, "id" | "title">[];
  /** In order of number. */
  readonly gates: readonly GateReference[];
}

/** Is what a gate asks, with the catalogues it reads and an example of what meets it and what does not. */
export interface GateReference {
  readonly explanation: GateExplanation;
  readonly catalogues: readonly Catalogue[];
  /** Absent where no case of the gate passes. */
  readonly example?: GateExample;
}

/** Gathers the reference of a policy set; the examples are taken from its cases and judged again. */
export function referenceOf(policies: PolicySet, cases: readonly GateCases[]): SetReference {
  const gates = policies.gates.toSorted((one, other) => compareText(one.number, other.number));
  return {
    profiles: policies.profiles.map(({ id, title }) => ({ id, title })),
    gates: gates.map((gate) => gateReference(gate, policies, cases)),
  };
}

function gateReference(gate: Gate, policies: PolicySet, cases: readonly GateCases[]): GateReference {
  const example = gateExample(
    gate,
    policies,
    cases.filter(({ content }) => content.metadata.gate === gate.id),
  );
  return {
    explanation: explainGate(policies, gate, schemas),
    catalogues: cataloguesOf(gate, policies),
    ...(example ? { example } : {}),
  };
}

function cataloguesOf(gate: Gate, policies: PolicySet): readonly Catalogue[] {
  const bindings = policies.profiles.flatMap((profile) =>
    profile.bindings.filter((one) => one.gate === gate.id),
  );
  const read = new Set(bindings.flatMap((binding) => bindingReads(binding, policies, "shown").catalogues));
  return policies.catalogues.filter(({ id }) => read.has(id));
}
