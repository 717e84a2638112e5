import type { Fact } from "../expression/result.ts";
import type { Requirement, Stage } from "../policy/policy-set.ts";
import { isJsonObject, type Json, ownProperty } from "../source/json.ts";

/** Is an attested plan to mend a failing gate of a running system: one requirement of it, or all. */
export interface Remediation {
  readonly gate: string;
  readonly requirement?: string;
  /** The deadline with the place that states it; its last day counts. */
  readonly deadline: Fact & { readonly value: string };
}

/** Lists the remediations in force on a date: decided by then, and with time left. */
export function remediationsOn(list: readonly Json[], asOf: string): readonly Remediation[] {
  return list.flatMap((one, index) => {
    const text = (name: string) => {
      const value = isJsonObject(one) ? ownProperty(one, name) : undefined;
      return typeof value === "string" ? value : undefined;
    };
    const [gate, requirement, date, deadline] = ["gate", "requirement", "date", "deadline"].map(text);
    if (gate === undefined || date === undefined || deadline === undefined) return [];
    if (date > asOf || deadline < asOf) return [];
    const fact = { root: "attested", pointer: `/remediations/${index}/deadline`, value: deadline } as const;
    return [{ gate, deadline: fact, ...(requirement === undefined ? {} : { requirement }) }];
  });
}

/** Finds the remediation under which a requirement of a gate may fail: only a running system mends while it runs. */
export function remediationOf(
  { id }: Requirement,
  gate: string,
  stage: Stage,
  remediations: readonly Remediation[],
): Remediation | undefined {
  if (stage !== "in-service") return undefined;
  return remediations.find((one) => one.gate === gate && (one.requirement ?? id) === id);
}
