import type { Gate, PolicySet } from "../policy/policy-set.ts";
import { suggest } from "../source/suggest.ts";

export type FoundGate =
  | { readonly gate: Gate; readonly suggestion?: undefined }
  | { readonly gate: undefined; readonly suggestion: string | undefined };

/** Finds a gate by its id or its number, whatever the case; else the name most likely meant. */
export function findGate({ gates }: Pick<PolicySet, "gates">, name: string): FoundGate {
  const wanted = name.toLowerCase();
  const gate = gates.find(({ id, number }) => id === wanted || number.toLowerCase() === wanted);
  if (gate) return { gate };
  const named = gates.find((one) => shortName(one) === wanted);
  return { gate: undefined, suggestion: named?.id ?? nearName(gates, name) };
}

function nearName(gates: readonly Gate[], name: string): string | undefined {
  const near = suggest(
    name,
    gates.flatMap((gate) => [gate.id, gate.number, shortName(gate)]),
  );
  return gates.find((gate) => shortName(gate) === near)?.id ?? near;
}

function shortName({ id }: Gate): string {
  return id.slice(id.indexOf("/") + 1);
}
