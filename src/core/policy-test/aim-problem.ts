import type { GateCases as CasesFile } from "../../generated/types/gate-cases.ts";
import { didYouMean } from "../diagnostic/did-you-mean.ts";
import type { Profile } from "../policy/policy-set.ts";
import { suggest } from "../source/suggest.ts";
import type { Problem } from "./prepared.ts";

/** Says why a case never asks the binding it names: it must be one of its gate under its profile. */
export function aimProblem(
  gate: string,
  { binding: named }: CasesFile["spec"]["cases"][number],
  { id: profile, bindings }: Profile,
): Problem | undefined {
  if (named === undefined) return undefined;
  const own = bindings.filter((binding) => binding.gate === gate).map(({ id }) => id);
  if (own.includes(named)) return undefined;
  return {
    problem: {
      vi: `\`${named}\` không phải là ràng buộc của \`${gate}\` trong hồ sơ áp dụng \`${profile}\``,
      en: `\`${named}\` is no binding of \`${gate}\` under the profile \`${profile}\``,
    },
    ...didYouMean({ name: named, suggestion: suggest(named, own) }),
  };
}
