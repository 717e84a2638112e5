import type { PolicyFile, PolicyFiles } from "../../policy/policy-files.ts";
import {
  AUTHORITY,
  COMPETENCES,
  type DerivedFact,
  type PolicySet,
  type Profile,
} from "../../policy/policy-set.ts";
import type { CoveredCondition, CoveredUnit } from "./covered-unit.ts";
import { NO_SURROUNDINGS } from "./sub-conditions.ts";

/** Lists the conditions of the rules of a derived fact. */
export function derivedUnit(
  { id, title, rules }: DerivedFact,
  { DerivedFact: files }: PolicyFiles,
): CoveredUnit {
  const file = files.find(({ content }) => content.metadata.id === id);
  const conditions = rules.flatMap(({ id: rule, when }): readonly CoveredCondition[] => {
    const index = file?.content.spec.rules.findIndex((one) => one.id === rule) ?? -1;
    if (!when || !file || index < 0) return [];
    const place = { document: file.document, pointer: `/spec/rules/${index}/when` };
    return [{ part: "rule", of: rule, condition: when, around: NO_SURROUNDINGS, ...place }];
  });
  return { kind: "derived", id, title, conditions, outcomes: [] };
}

/** Lists the conditions of who may sign that a profile states itself; none where it takes over all of its base. */
export function competenceUnits(
  { profiles }: PolicySet,
  { Profile: files }: PolicyFiles,
): readonly CoveredUnit[] {
  return profiles.flatMap((profile): readonly CoveredUnit[] => {
    const file = files.find(({ content }) => content.metadata.id === profile.id);
    const conditions = file ? competenceConditions(profile, file) : [];
    const { id, title } = profile;
    return conditions.length === 0 ? [] : [{ kind: "competence", id, title, conditions, outcomes: [] }];
  });
}

function competenceConditions(
  { competence }: Profile,
  { document, content }: PolicyFile<"Profile">,
): readonly CoveredCondition[] {
  const own = COMPETENCES.filter((name) => content.spec.competence?.[name] !== undefined);
  return own.flatMap((name): readonly CoveredCondition[] => {
    const pointer = `/spec/competence/${name}`;
    const place = { part: "competence", document } as const;
    if (name === "independentOfOperator") {
      const condition = competence[name];
      return condition ? [{ ...place, of: name, condition, pointer, around: reading(AUTHORITY) }] : [];
    }
    return (competence[name] ?? []).map(({ id, that }, index) => {
      const at = { pointer: `${pointer}/${index}/that`, around: reading(name) };
      return { ...place, ...at, of: `${name} ${id}`, condition: that };
    });
  });
}

/** What is signed is as much of a document as the manifest. */
function reading(variable: string) {
  return { ...NO_SURROUNDINGS, ofDocument: new Set([variable]) };
}
