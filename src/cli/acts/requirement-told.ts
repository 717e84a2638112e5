import type { JsonObject } from "../../core/source/json.ts";
import type { Io } from "../../run/io.ts";
import { policiesFor } from "../../run/policies.ts";
import type { ActCall } from "./act-call.ts";
import type { RequirementTold } from "./missing-gate.ts";
import { textOf } from "./read-fields.ts";

/** Names the gate that a statement made before speaks of, where the policies have it. */
export async function requirementTold(
  { act, written }: ActCall,
  { gate: id }: JsonObject,
  io: Io,
): Promise<RequirementTold | undefined> {
  if (!act.isOfRequirement) return undefined;
  const { policies } = await policiesFor(textOf("--policies", written), io);
  const gate = policies?.gates.find((one) => one.id === id);
  return gate && { gate };
}
