import type { GateCases as CasesFile } from "../../generated/types/gate-cases.ts";
import type { Profile } from "../policy/policy-set.ts";
import { suggest } from "../source/suggest.ts";

/** Says why a case never asks the binding it names: it must be one of its gate under its profile. */
export function aimProblem(
  gate: string,
  { binding: named }: CasesFile["spec"]["cases"][number],
  { id: profile, bindings }: Profile,
): string | undefined {
  if (named === undefined) return undefined;
  const own = bindings.filter((binding) => binding.gate === gate).map(({ id }) => id);
  if (own.includes(named)) return undefined;
  const near = suggest(named, own);
  const help = near === undefined ? "" : `; did you mean ${near}?`;
  return `${named} is no binding of ${gate} under the profile ${profile}${help}`;
}
