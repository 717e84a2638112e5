import { weakestAssurance } from "../evaluate/assurance.ts";
import type { Conclusion } from "../evaluate/conclude.ts";
import type { ElementAssessment } from "../evaluate/element-assessment.ts";
import { scopeOf } from "../evaluate/evaluate.ts";
import type { Scope } from "../expression/interpret.ts";
import type { PolicySet, Requirement, Stage } from "../policy/policy-set.ts";
import { isAtOrAfter, stageAsked } from "../policy/stage-asked.ts";
import { compareText } from "../source/compare-text.ts";
import type { Text } from "../source/source.ts";
import { findingsOf } from "../verdict/findings.ts";
import { explainCondition } from "./explain-condition.ts";
import { parameterUnits } from "./gate-values.ts";
import { inBoth, type Wordings, withEntry } from "./outline.ts";
import { parameterNotes } from "./parameter-notes.ts";
import { entryName, type Reader, readingOf, startOf } from "./reading.ts";
import type {
  BindingReasoning,
  ElementReasoning,
  FindingReading,
  ParameterReading,
  RequirementReasoning,
} from "./reasoning.ts";
import { listLabel } from "./wording.ts";

/** Holds what bindings are explained with. */
export interface Explainer {
  readonly policies: PolicySet;
  readonly reader: Reader;
  readonly wordings: Wordings;
  readonly stage: Stage;
  readonly asOf: string;
}

/** Explains how one binding comes to its outcome. */
export function explainBinding(conclusion: Conclusion, explainer: Explainer): BindingReasoning {
  const { assessed, outcome, disposition, enforcement, blocking, support } = conclusion;
  const { reader, wordings } = explainer;
  const { matter } = reader;
  const scope = scopeOf(explainer.policies, matter, assessed.inForce, explainer.asOf);
  const when = assessed.binding.when[matter.subject];
  const body = assessed.gate.bodies[matter.subject];
  const isOff = assessed.unbound !== undefined;
  const applies = isOff ? undefined : body?.appliesWhen;
  const isAsked = !isOff && assessed.assessment.switched === undefined;
  return {
    id: assessed.binding.id,
    outcome,
    disposition,
    enforcement,
    blocking,
    assurance: weakestAssurance(support, matter) ?? null,
    ...(when ? { when: explainCondition(when, scope, wordings, reader) } : {}),
    ...(applies ? { appliesWhen: explainCondition(applies, scope, wordings, reader) } : {}),
    requirements:
      isAsked && body ? body.require.map((one) => explainRequirement(one, scope, conclusion, explainer)) : [],
    facts: support
      .filter(({ root }) => root !== "params" && root !== "catalogues" && root !== "derived")
      .map((fact) => readingOf(fact, reader)),
    parameters: parametersOf(conclusion, explainer),
    findings: findingReadings(conclusion, reader),
  };
}

function explainRequirement(
  requirement: Requirement,
  scope: Scope,
  conclusion: Conclusion,
  explainer: Explainer,
): RequirementReasoning {
  const { id, from, when } = requirement;
  const stage = stageAsked(conclusion.assessed.binding, explainer.stage) ?? explainer.stage;
  if (from !== undefined && !isAtOrAfter(stage, from)) return { id, notBefore: from, elements: [] };
  const elements = conclusion.assessed.assessment.elements.filter((element) => element.requirement.id === id);
  const off = elements.find(({ decidedAt }) => decidedAt === "when");
  return {
    id,
    ...(when ? { when: explainCondition(when, scope, explainer.wordings, explainer.reader) } : {}),
    ...(off ? { outcome: off.outcome } : {}),
    elements: elements
      .filter(({ decidedAt }) => decidedAt !== "when")
      .map((element) => explainElement(element, conclusion, explainer)),
  };
}

function explainElement(
  element: ElementAssessment,
  { reasons }: Conclusion,
  { wordings: outer, reader }: Explainer,
): ElementReasoning {
  const { requirement, decidedAt, scope, outcome, justification } = element;
  const { each, that } = requirement;
  const reason = reasons.find((one) => one.kind === "element" && one.element === element);
  const shared = {
    outcome,
    disposition: reason?.kind === "element" ? reason.disposition : ("none" as const),
    justification: justification.state,
  };
  if (decidedAt === "list" || decidedAt === "empty" || decidedAt === "none-match") {
    const list = each
      ? inBoth(outer, (wording) => listLabel(each.in.expression, wording))
      : { vi: "", en: "" };
    return { ...shared, note: NOTES[decidedAt](list) };
  }
  const wordings = each ? withEntry(outer, each.variable, each.in.expression) : outer;
  return {
    ...shared,
    ...(each ? { element: elementName(element, outer, reader), ...entryOf(element, reader) } : {}),
    ...(each?.where ? { where: explainCondition(each.where, scope, wordings, reader) } : {}),
    ...(decidedAt === "that" ? { that: explainCondition(that, scope, wordings, reader) } : {}),
  };
}

function entryOf(
  { requirement: { each }, scope }: ElementAssessment,
  reader: Reader,
): Pick<ElementReasoning, "entry"> {
  const value = each && scope.variables.get(each.variable);
  if (value === undefined) return {};
  const isObject = typeof value === "object" && value !== null && value.kind === "object";
  const place = isObject ? value.place : undefined;
  const start = place?.root === "facts" ? { start: startOf(place, reader.document) } : {};
  return { entry: { name: entryName(value, reader), ...start } };
}

function elementName(
  { requirement: { each }, scope }: ElementAssessment,
  wordings: Wordings,
  reader: Reader,
): Text {
  const value = each && scope.variables.get(each.variable);
  return inBoth(wordings, (wording) => {
    const label = each ? listLabel(each.in.expression, wording) : "";
    return value === undefined ? `«${label}»` : `«${label}» ${entryName(value, reader)}`;
  });
}

function parametersOf(
  { assessed, support }: Conclusion,
  { policies, wordings }: Explainer,
): readonly ParameterReading[] {
  const read = new Set(
    support.flatMap(({ root, pointer }) => (root === "params" ? (pointer.split("/")[1] ?? []) : [])),
  );
  const units = parameterUnits(policies, assessed.gate);
  return [...read]
    .sort(compareText)
    .flatMap((id) => assessed.inForce.useOf(id) ?? [])
    .map((use) => {
      const parameter = policies.parameters.find(({ id }) => id === use.id);
      const title = parameter?.title ?? { vi: use.id, en: use.id };
      return {
        ...use,
        title,
        ...parameterNotes(use.id, units.get(use.id), wordings.vi),
        ...(parameter?.decide ? { decide: parameter.decide } : {}),
      };
    });
}

function findingReadings(
  conclusion: Conclusion,
  { matter, document, redact }: Reader,
): readonly FindingReading[] {
  return findingsOf(conclusion, matter, redact).map(
    ({ code, requirement, message, remedy, actor, disposition, place }) => ({
      code,
      requirement,
      message,
      remedy,
      actor,
      disposition,
      ...(place.root === "facts" ? { start: startOf(place, document) } : {}),
    }),
  );
}

const NOTES = {
  list: (list: Text): Text => ({
    vi: `chưa khai danh sách «${list.vi}»`,
    en: `the list «${list.en}» is not declared`,
  }),
  empty: (list: Text): Text => ({
    vi: `danh sách «${list.vi}» không có mục nào`,
    en: `the list «${list.en}» has no entry`,
  }),
  "none-match": (list: Text): Text => ({
    vi: `không mục nào của «${list.vi}» thuộc diện phải xét`,
    en: `no entry of «${list.en}» is to be judged`,
  }),
} as const;
