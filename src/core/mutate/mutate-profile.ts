import { ATTESTATION_TYPES } from "../attest/attestation.ts";
import type { Competence, CompetenceCondition, Profile } from "../policy/policy-set.ts";
import { type Change, changeOfWhole } from "./mutant.ts";
import { mutateCondition, mutateSwitch } from "./mutate-condition.ts";

/** Lists the changes of the condition that puts systems out of scope. */
export function mutateScope(profile: Profile): readonly Change<Profile>[] {
  const { outOfScope, ...within } = profile;
  if (!outOfScope) return [];
  return mutateSwitch(outOfScope, "/spec/outOfScope", (changed) =>
    changed ? { ...within, outOfScope: changed } : within,
  );
}

/** Lists the changes of who may sign: each condition gone or changed. */
export function mutateCompetence(profile: Profile): readonly Change<Profile>[] {
  const { competence } = profile;
  return mutateConditions(competence).map((change) =>
    changeOfWhole(change, "/spec/competence", (changed) => ({ ...profile, competence: changed })),
  );
}

function mutateConditions(competence: Competence): readonly Change<Competence>[] {
  const { independentOfOperator: independent } = competence;
  return [
    ...(independent
      ? mutateCondition(independent).map((change) =>
          changeOfWhole(change, "/independentOfOperator", (independentOfOperator) => ({
            ...competence,
            independentOfOperator,
          })),
        )
      : []),
    ...ATTESTATION_TYPES.flatMap((type) =>
      mutateList(competence[type] ?? []).map((change) =>
        changeOfWhole(change, `/${type}`, (changed) => ({ ...competence, [type]: changed })),
      ),
    ),
  ];
}

function mutateList(
  conditions: readonly CompetenceCondition[],
): readonly Change<readonly CompetenceCondition[]>[] {
  return conditions.flatMap((condition, index) => [
    {
      ...{ operator: "drop-condition", pointer: `/${index}`, before: condition.id, after: "" },
      changed: conditions.toSpliced(index, 1),
    } as const,
    ...mutateCondition(condition.that).map((change) =>
      changeOfWhole(change, `/${index}/that`, (that) => conditions.with(index, { ...condition, that })),
    ),
  ]);
}
