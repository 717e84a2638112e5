import { ATTESTATION_TYPES } from "../attest/attestation.ts";
import {
  COMPETENCES,
  type Competence,
  type CompetenceCondition,
  type CompetenceName,
  type Profile,
  type Reapproval,
} from "../policy/policy-set.ts";
import { type Change, changeOfWhole } from "./mutant.ts";
import { mutateCondition, mutateSwitch } from "./mutate-condition.ts";

/** Lists the changes of the condition that puts systems out of scope, where it is the profile's own. */
export function mutateScope(profile: Profile, base: Profile | undefined): readonly Change<Profile>[] {
  const { outOfScope, ...within } = profile;
  if (!outOfScope || outOfScope.text === base?.outOfScope?.text) return [];
  return mutateSwitch(outOfScope, "/spec/outOfScope", (changed) =>
    changed ? { ...within, outOfScope: changed } : within,
  );
}

/** Lists the changes of who may sign: each condition of the profile's own gone or changed. */
export function mutateCompetence(profile: Profile, base: Profile | undefined): readonly Change<Profile>[] {
  const { competence } = profile;
  const own = COMPETENCES.filter((name) => !isSame(competence[name], base?.competence[name]));
  return mutateConditions(competence, own).map((change) =>
    changeOfWhole(change, "/spec/competence", (changed) => ({ ...profile, competence: changed })),
  );
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function mutateConditions(
  competence: Competence,
  own: readonly CompetenceName[],
): readonly Change<Competence>[] {
  const { independentOfOperator: independent } = competence;
  return [
    ...(independent && own.includes("independentOfOperator")
      ? mutateCondition(independent).map((change) =>
          changeOfWhole(change, "/independentOfOperator", (independentOfOperator) => ({
            ...competence,
            independentOfOperator,
          })),
        )
      : []),
    ...ATTESTATION_TYPES.filter((type) => own.includes(type)).flatMap((type) =>
      mutateList(competence[type] ?? []).map((change) =>
        changeOfWhole(change, `/${type}`, (changed) => ({ ...competence, [type]: changed })),
      ),
    ),
  ];
}

/** Lists the changes of what asks for another approval, where it is the profile's own: a reason gone, or a path of it. */
export function mutateReapproval(profile: Profile, base: Profile | undefined): readonly Change<Profile>[] {
  const taken = base?.reapproval ?? [];
  return profile.reapproval.flatMap((reason, index) => {
    if (taken.some((one) => isSame(one, reason))) return [];
    return mutateReason(reason).map((change) =>
      changeOfWhole(change, `/spec/reapproval/${reason.id}`, (changed) => {
        const left = changed ? [changed] : [];
        return { ...profile, reapproval: profile.reapproval.toSpliced(index, 1, ...left) };
      }),
    );
  });
}

function mutateReason(reason: Reapproval): readonly Change<Reapproval | undefined>[] {
  const { id, paths } = reason;
  return [
    { operator: "drop-trigger", pointer: "", before: id, after: "", changed: undefined },
    ...paths.map((path, index) => {
      const changed = { ...reason, paths: paths.toSpliced(index, 1) };
      return { operator: "drop-path", pointer: `/paths/${index}`, before: path, after: "", changed } as const;
    }),
  ];
}

function mutateList(
  conditions: readonly CompetenceCondition[],
): readonly Change<readonly CompetenceCondition[]>[] {
  return conditions.flatMap((condition, index) => [
    {
      operator: "drop-condition",
      pointer: `/${index}`,
      before: condition.id,
      after: "",
      changed: conditions.toSpliced(index, 1),
    } as const,
    ...mutateCondition(condition.that).map((change) =>
      changeOfWhole(change, `/${index}/that`, (that) => conditions.with(index, { ...condition, that })),
    ),
  ]);
}
