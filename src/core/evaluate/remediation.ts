import type { Fact, JsonObject, Place } from "../expression/result.ts";
import type { Requirement, Stage } from "../policy/policy-set.ts";
import { isJsonObject, type Json, ownProperty } from "../source/json.ts";

/** Is an attested plan to mend one failing requirement of a gate of a running system. */
export interface Remediation {
  readonly id: string;
  readonly gate: string;
  readonly requirement: string;
  /** The deadline with the place that states it; its last day counts. */
  readonly deadline: Fact & { readonly value: string };
  readonly place: Place;
}

/** Lists the remediations in force on a date: decided by then, and with time left. */
export function remediationsOn(list: readonly Json[], asOf: string): readonly Remediation[] {
  return list.flatMap((data, index) => {
    if (!isJsonObject(data)) return [];
    const [id, gate, requirement, date, deadline] = FIELDS.map((name) => textIn(data, name));
    if (id === undefined || gate === undefined || requirement === undefined) return [];
    if (date === undefined || deadline === undefined || date > asOf || deadline < asOf) return [];
    const place = { root: "attested", pointer: `/remediations/${index}` } as const;
    const told = { root: place.root, pointer: `${place.pointer}/deadline`, value: deadline };
    return [{ id, gate, requirement, deadline: told, place }];
  });
}

const FIELDS = ["id", "gate", "requirement", "date", "deadline"] as const;

function textIn(data: JsonObject, name: string): string | undefined {
  const value = ownProperty(data, name);
  return typeof value === "string" ? value : undefined;
}

/** Finds the remediation under which a requirement of a gate may fail: only a running system mends while it runs. */
export function remediationOf(
  { id }: Requirement,
  gate: string,
  stage: Stage,
  remediations: readonly Remediation[],
): Remediation | undefined {
  if (stage !== "in-service") return undefined;
  return remediations.find((one) => one.gate === gate && one.requirement === id);
}
