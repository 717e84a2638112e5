import type { Conclusion } from "../../evaluate/conclude.ts";
import type { Expression } from "../../expression/tree.ts";
import type { Gate, Outcome, Stage } from "../../policy/policy-set.ts";
import { isAtOrAfter, stageAsked } from "../../policy/stage-asked.ts";
import { concludeCase } from "../judge-case.ts";
import { judgeCompetenceCase } from "../judge-competence-case.ts";
import { judgeDerivedCase } from "../judge-derived-case.ts";
import { type PreparedCase, prepareCases } from "../prepare-cases.ts";
import { prepareCompetenceCases } from "../prepare-competence-cases.ts";
import { prepareDerivedCases } from "../prepare-derived-cases.ts";
import { isProblem } from "../prepared.ts";
import type { LoadedTests } from "../test-policies.ts";
import { type Coverage, sumOf, type UnitCoverage } from "./coverage.ts";
import type { CoveredUnit } from "./covered-unit.ts";
import { describeUnit, nodesOf } from "./describe-unit.ts";
import { gateUnit } from "./gate-unit.ts";
import { Observation } from "./observation.ts";
import { competenceUnits, derivedUnit } from "./other-units.ts";

/** Says how far the cases of a policy set go: of each sub-condition what was seen, of each gate what came out. */
export function coverCases(loaded: LoadedTests): Coverage {
  const gates = loaded.policies.gates.map((gate) => coverGate(gate, loaded));
  return sumOf([...gates, ...coverDerived(loaded), ...coverCompetence(loaded)]);
}

/** Says how far the cases of one gate go. */
export function coverGate(gate: Gate, { policies, files, cases }: LoadedTests): UnitCoverage {
  const unit = gateUnit(gate, policies, files);
  const observation = new Observation();
  const outcomes = new Map<string, Set<Outcome>>();
  const own = cases.filter(({ content }) => content.metadata.gate === gate.id);
  for (const prepared of prepareCases(policies, own)) {
    const once = new Observation();
    for (const conclusion of concludeCase(prepared, policies, once.observe)) {
      const stage = stageOf(conclusion, prepared);
      observation.addFrom(once, askedNodes(unit, stage));
      noteOutcomes(conclusion, stage, outcomes);
    }
  }
  return describeUnit(unit, { observation, outcomes });
}

function stageOf({ assessed }: Conclusion, { asked }: PreparedCase): Stage {
  const stage = isProblem(asked) ? undefined : stageAsked(assessed.binding, asked.question.stage);
  return stage ?? "planning";
}

/** What a requirement says before it is asked decides nothing, so nothing of it is shown. */
function askedNodes({ conditions }: CoveredUnit, stage: Stage): readonly Expression[] {
  return conditions.filter(({ from }) => isAtOrAfter(stage, from ?? "planning")).flatMap(nodesOf);
}

function noteOutcomes(
  { assessed: { binding, assessment }, outcome }: Conclusion,
  stage: Stage,
  outcomes: Map<string, Set<Outcome>>,
): void {
  const note = (key: string, one: Outcome) => {
    outcomes.set(key, (outcomes.get(key) ?? new Set()).add(one));
  };
  note(`binding ${binding.id}`, outcome);
  for (const element of assessment.elements) {
    const { id, from } = element.requirement;
    if (isAtOrAfter(stage, from ?? "planning")) note(`requirement ${id}`, element.outcome);
  }
}

/** Says how far the cases of each derived fact go. */
function coverDerived({ policies, files, derivedCases }: LoadedTests): readonly UnitCoverage[] {
  const prepared = prepareDerivedCases(policies, derivedCases);
  return policies.derived.map((fact) => {
    const observation = new Observation();
    for (const one of prepared)
      if (one.fact === fact.id) judgeDerivedCase(one, policies, observation.observe);
    return describeUnit(derivedUnit(fact, files), { observation, outcomes: new Map() });
  });
}

/** Says how far the cases of who may sign go, of each profile that says so. */
function coverCompetence({ policies, files, competenceCases }: LoadedTests): readonly UnitCoverage[] {
  const prepared = prepareCompetenceCases(policies, competenceCases);
  return competenceUnits(policies, files).map((unit) => {
    const observation = new Observation();
    for (const one of prepared)
      if (one.profile === unit.id) judgeCompetenceCase(one, policies, observation.observe);
    return describeUnit(unit, { observation, outcomes: new Map() });
  });
}
