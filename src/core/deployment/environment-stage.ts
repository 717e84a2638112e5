import type { DeploymentConfiguration } from "../../generated/types/deployment-configuration.ts";
import type { UnmappedEnvironment } from "../diagnostic/deployment-messages.ts";
import type { Stage } from "../policy/policy-set.ts";
import { compareText } from "../source/compare-text.ts";
import { suggest } from "../source/suggest.ts";

/** Is the stage that an environment stands for, or the name nothing is known of, with those that are known. */
export type EnvironmentStage =
  | { readonly stage: Stage; readonly unmapped?: undefined }
  | { readonly stage?: undefined; readonly unmapped: UnmappedEnvironment };

/** Finds the stage that an environment stands for; there is no stage for names that are not written down. */
export function stageOfEnvironment(
  { spec }: Pick<DeploymentConfiguration, "spec">,
  name: string,
): EnvironmentStage {
  const folded = foldEnvironment(name);
  const entries = Object.entries(spec.environments);
  const found = entries.find(([one]) => foldEnvironment(one) === folded);
  if (found?.[1] !== undefined) return { stage: found[1] };
  const known = entries.map(([one]) => one).sort(compareText);
  return { unmapped: { name, suggestion: suggest(name, known), known } };
}

/** Brings names of environments to the form in which GitHub compares them: without case. */
export function foldEnvironment(name: string): string {
  // Upper case first: some letters have two small forms, of which GitHub's comparison makes no difference either.
  return name.normalize("NFC").toUpperCase().toLowerCase();
}
