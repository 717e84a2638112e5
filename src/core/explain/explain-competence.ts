import { ATTESTATION_TYPES, ATTESTED_LISTS, type AttestationType } from "../attest/attestation.ts";
import { attestationWords } from "../diagnostic/attestation-admission-messages.ts";
import type { CompetenceCondition, PolicySet } from "../policy/policy-set.ts";
import type { BodyExplanation, CompetenceExplanation } from "./gate-explanation.ts";
import { outlineOf, spoken, type Wordings } from "./outline.ts";

/** Explains whose statements count of the types that a gate reads: one entry for the profiles that say the same. */
export function competenceExplanations(
  { profiles }: PolicySet,
  bodies: readonly BodyExplanation[],
  wordings: Wordings,
): readonly CompetenceExplanation[] {
  return typesRead(bodies).flatMap((type) => {
    const said = new Map<string, { readonly own: readonly CompetenceCondition[]; readonly by: string[] }>();
    for (const { id, competence } of profiles) {
      const own = competence[type] ?? [];
      const key = JSON.stringify(own);
      const found = said.get(key);
      if (found) found.by.push(id);
      else said.set(key, { own, by: [id] });
    }
    return [...said.values()].map(({ own, by }) => ({
      type,
      profiles: by,
      conditions: own.map((condition) => explained(condition, naming(type, wordings))),
    }));
  });
}

/** A statement is called what it is, not by the variable that stands for it. */
function naming(type: AttestationType, { vi, en }: Wordings): Wordings {
  const words = attestationWords[type];
  return {
    vi: { ...vi, variables: new Map([...vi.variables, [type, words.vi]]) },
    en: { ...en, variables: new Map([...en.variables, [type, words.en]]) },
  };
}

function typesRead(bodies: readonly BodyExplanation[]): readonly AttestationType[] {
  const facts = bodies.flatMap((body) => body.facts);
  const lists = facts.filter(({ root }) => root === "attested").map(({ path }) => path.split(".")[0]);
  return ATTESTATION_TYPES.filter((type) => lists.includes(ATTESTED_LISTS[type]));
}

function explained({ id, that, message, remedy }: CompetenceCondition, wordings: Wordings) {
  return {
    id,
    that: outlineOf(that, wordings),
    message: spoken(message, wordings),
    ...(remedy ? { remedy } : {}),
  };
}
