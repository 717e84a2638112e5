import type { Gate, PolicySet } from "../policy/policy-set.ts";
import { suggest } from "../source/suggest.ts";

export type FoundGate =
  | { readonly gate: Gate; readonly suggestion?: undefined }
  | { readonly gate: undefined; readonly suggestion: string | undefined };

/** Finds a gate by its id or its number, whatever the case, with or without its letter; else the name most likely meant. */
export function findGate({ gates }: Pick<PolicySet, "gates">, name: string): FoundGate {
  const wanted = name.toLowerCase();
  const ordinal = ordinalOf(wanted);
  const gate = gates.find(
    ({ id, number }) =>
      id === wanted || (ordinal !== undefined && ordinalOf(number.toLowerCase()) === ordinal),
  );
  if (gate) return { gate };
  // A number that no gate bears is no slip of the pen: any other number would be a guess.
  if (ordinal !== undefined) return { gate: undefined, suggestion: undefined };
  const named = gates.find((one) => shortName(one) === wanted);
  return { gate: undefined, suggestion: named?.id ?? nearName(gates, name) };
}

function nearName(gates: readonly Gate[], name: string): string | undefined {
  const near = suggest(
    name,
    gates.flatMap((gate) => [gate.id, shortName(gate)]),
  );
  return gates.find((gate) => shortName(gate) === near)?.id ?? near;
}

function ordinalOf(name: string): number | undefined {
  const digits = /^g?(\d{1,4})$/.exec(name)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

function shortName({ id }: Gate): string {
  return id.slice(id.indexOf("/") + 1);
}
