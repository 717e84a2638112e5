import { findGate } from "../core/explain/find-gate.ts";
import type { Gate, PolicySet } from "../core/policy/policy-set.ts";
import { runDiagnostic } from "../node/run-messages.ts";
import type { Choice } from "../run/choices.ts";

/** Chooses the gate that an argument or option names by its id or number. */
export function chooseGate(name: string, policies: PolicySet): Choice<Gate> {
  const { gate, suggestion } = findGate(policies, name);
  if (gate) return { value: gate };
  const allowed = policies.gates.map(({ number }) => number).sort();
  const unknown = runDiagnostic("usage/unknown-value", { value: name, suggestion, allowed }, "GATE");
  const called = name.length > 60 ? `${name.slice(0, 60)}…` : name;
  return {
    diagnostic: {
      ...unknown,
      message: { vi: `không có cổng \`${called}\``, en: `there is no gate \`${called}\`` },
    },
  };
}
