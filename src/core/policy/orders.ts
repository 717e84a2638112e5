import type { Json } from "../source/json.ts";
import type { Assurance, Enforcement } from "./policy-set.ts";

/** Lists the enforcements, the strictest last. */
export const ENFORCEMENTS = ["advisory", "justified", "mandatory"] as const satisfies readonly Enforcement[];

/** Lists the assurances, the strictest last. */
export const ASSURANCES = ["declared", "evidenced", "attested"] as const satisfies readonly Assurance[];

/** Tells which way a step in an order goes that has the strictest last; undefined for what is not in it. */
export function wayBetween(
  order: readonly string[],
  old: Json | undefined,
  now: Json | undefined,
): "stricter" | "looser" | undefined {
  const [before, after] = [old, now].map((one) => (typeof one === "string" ? order.indexOf(one) : -1));
  if (before === undefined || after === undefined || before < 0 || after < 0) return undefined;
  return after > before ? "stricter" : "looser";
}
