import { holdsOn } from "../evaluate/in-force.ts";
import type { PolicyFiles } from "../policy/policy-files.ts";
import type { Binding, Gate, PolicySet } from "../policy/policy-set.ts";
import { stageAsked } from "../policy/stage-asked.ts";
import { valueAt } from "../source/value-at.ts";

type CasesFile = PolicyFiles["GateCases"][number];
type Case = CasesFile["content"]["spec"]["cases"][number];

/** Counts the cases of a gate, under whatever profile. */
export function casesOf({ id }: Pick<Gate, "id">, { GateCases }: PolicyFiles): number {
  const own = GateCases.filter(({ content }) => content.metadata.gate === id);
  return own.reduce((sum, { content }) => sum + content.spec.cases.length, 0);
}

/** Counts the cases that are judged by a binding: those that name it, and those under a profile that asks it there and then. */
export function casesOfBinding(binding: Binding, { GateCases }: PolicyFiles, policies: PolicySet): number {
  const own = GateCases.filter(({ content }) => content.metadata.gate === binding.gate);
  const judged = own.map(
    (file) => file.content.spec.cases.filter((one) => isJudgedBy(binding, one, file, policies)).length,
  );
  return judged.reduce((sum, count) => sum + count, 0);
}

function isJudgedBy({ id }: Binding, one: Case, file: CasesFile, { profiles }: PolicySet): boolean {
  const { spec } = file.content;
  const changed: ReadonlyMap<string, unknown> = new Map(Object.entries(one.set ?? {}));
  const kind = changed.get("/kind") ?? valueAt(file.document.value, "/spec/manifest/kind");
  if (one.binding !== undefined && one.binding !== id) return false;
  const profile = profiles.find((candidate) => candidate.id === (one.profile ?? spec.profile));
  // A profile may write a binding anew that it inherits.
  const binding = profile?.bindings.find((candidate) => candidate.id === id);
  if (!binding) return false;
  return (
    binding.subjects.some((subject) => subject === kind) &&
    holdsOn(binding.effective, one.asOf ?? spec.asOf) &&
    stageAsked(binding, one.stage ?? spec.stage) !== undefined
  );
}

/** Counts the cases of a derived fact. */
export function casesOfDerived(id: string, { DerivedFactCases }: PolicyFiles): number {
  const own = DerivedFactCases.filter(({ content }) => content.metadata.fact === id);
  return own.reduce((sum, { content }) => sum + content.spec.cases.length, 0);
}

/** Counts the cases of who may sign under a profile. */
export function casesOfCompetence(profile: string, { CompetenceCases }: PolicyFiles): number {
  const own = CompetenceCases.filter(({ content }) => content.metadata.profile === profile);
  return own.reduce((sum, { content }) => sum + content.spec.cases.length, 0);
}
