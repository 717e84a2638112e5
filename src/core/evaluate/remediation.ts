import type { Fact, JsonObject, Place } from "../expression/result.ts";
import { isJsonObject, type Json, ownProperty } from "../source/json.ts";
import type { ElementAssessment } from "./element-assessment.ts";
import { exceptionOf, type WaivableBinding } from "./waiver.ts";

/** Is an attested plan to mend one failing requirement of a gate of a running system, for exactly the evidence that was looked at. */
export interface Remediation {
  readonly id: string;
  readonly gate: string;
  readonly requirement: string;
  readonly evidenceDigest: string;
  /** The deadline with the place that states it; its last day counts. */
  readonly deadline: Fact & { readonly value: string };
  readonly place: Place;
}

/** Lists the remediations in force on a date: decided by then, and with time left. */
export function remediationsOn(list: readonly Json[], asOf: string): readonly Remediation[] {
  return list.flatMap((data, index) => {
    if (!isJsonObject(data)) return [];
    const [id, gate, requirement, evidenceDigest, date, deadline] = FIELDS.map((name) => textIn(data, name));
    if (id === undefined || gate === undefined || requirement === undefined) return [];
    if (evidenceDigest === undefined) return [];
    if (date === undefined || deadline === undefined || date > asOf || deadline < asOf) return [];
    const place = { root: "attested", pointer: `/remediations/${index}` } as const;
    const told = { root: place.root, pointer: `${place.pointer}/deadline`, value: deadline };
    return [{ id, gate, requirement, evidenceDigest, deadline: told, place }];
  });
}

const FIELDS = ["id", "gate", "requirement", "evidenceDigest", "date", "deadline"] as const;

function textIn(data: JsonObject, name: string): string | undefined {
  const value = ownProperty(data, name);
  return typeof value === "string" ? value : undefined;
}

/** Finds the remediations of what fails, whatever the stage: only a running system mends while it runs. */
export type FindRemediations = (element: ElementAssessment) => readonly Remediation[];

/** Makes the finder of remediations of a binding; the evidence is digested only where one names the requirement. */
export function remediationsFor(assessed: WaivableBinding): FindRemediations {
  const { binding, gate, matter } = assessed;
  const named = matter.remediations.filter((one) => one.gate === gate.id);
  if (named.length === 0 || !binding.waivable) return () => [];
  const found = new Map<string, readonly Remediation[]>();
  return ({ requirement: { id }, outcome }) => {
    if (outcome !== "fail") return [];
    const known = found.get(id) ?? ofEvidence(id, named, assessed);
    found.set(id, known);
    return known;
  };
}

function ofEvidence(
  requirement: string,
  named: readonly Remediation[],
  assessed: WaivableBinding,
): readonly Remediation[] {
  const plans = named.filter((one) => one.requirement === requirement);
  if (plans.length === 0) return [];
  const { evidenceDigest } = exceptionOf(requirement, "fail", assessed);
  return plans.filter((one) => one.evidenceDigest === evidenceDigest);
}
