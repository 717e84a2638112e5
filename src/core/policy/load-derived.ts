import { type DerivedDeclaration, type Environment, typeOfDeclaration } from "../expression/environment.ts";
import type { Type } from "../expression/tree.ts";
import type { Document } from "../parse/document.ts";
import { compareText } from "../source/compare-text.ts";
import { compileCondition } from "./compile-condition.ts";
import { checkDates, checkUnit, checkValue, checkVocabulary, type VocabularyOf } from "./load-parameters.ts";
import type { PolicyFile } from "./policy-files.ts";
import type { DerivedFact, DerivedRule } from "./policy-set.ts";
import { checkOwnNames, type Reporter } from "./report.ts";

type DerivedFile = PolicyFile<"DerivedFact">;
type RuleFile = DerivedFile["content"]["spec"]["rules"][number];

/** Declares what a derived fact is to the expressions that read it: the type of its value and its rules. */
export function declareDerived(
  { document, content }: DerivedFile,
  vocabularyOf: VocabularyOf,
  report: Reporter,
): DerivedDeclaration {
  const { type, unit, choose, rules } = content.spec;
  const { id } = content.metadata;
  checkUnit({ id, type, ...(unit ? { unit } : {}) }, document, "/spec", report);
  checkVocabulary(content.spec, document, "/spec", report);
  if (choose === "highest" && type !== "integer")
    report.at(document, "/spec/choose", "policy/highest-of-text", { name: id });
  const element = elementType(content, vocabularyOf);
  const value: Type = choose === "all" ? { kind: "list", element, mayBeEmpty: true } : element;
  return { value, rules: rules.map((rule) => rule.id) };
}

function elementType({ spec }: DerivedFile["content"], vocabularyOf: VocabularyOf): Type {
  const { type, unit } = spec;
  const oneOf = vocabularyIn(spec, vocabularyOf);
  return typeOfDeclaration({ type, ...(unit ? { unit } : {}), ...(oneOf ? { oneOf } : {}) });
}

function vocabularyIn(
  { valuesOf, oneOf }: DerivedFile["content"]["spec"],
  vocabularyOf: VocabularyOf,
): readonly string[] | undefined {
  return valuesOf === undefined ? oneOf : vocabularyOf(valuesOf)?.values;
}

/** Loads a derived fact: every rule typed, its value of the declared type, its dates in order. */
export function loadDerived(
  { document, content }: DerivedFile,
  environment: Environment,
  vocabularyOf: VocabularyOf,
  report: Reporter,
): DerivedFact {
  const { id, title } = content.metadata;
  const { choose, unit, valuesOf, rules } = content.spec;
  const vocabulary = valuesOf === undefined ? undefined : vocabularyOf(valuesOf);
  if (valuesOf !== undefined && !vocabulary)
    report.at(document, "/spec/valuesOf", "policy/unknown-vocabulary", { name: valuesOf });
  checkOwnNames(rules, document, "/spec/rules", report);
  checkGaps(content, document, report);
  if (choose === "first") checkReached(rules, document, report);
  checkValues(content, document, vocabularyOf, report);
  return {
    id,
    title,
    choose,
    ...(unit ? { unit } : {}),
    ...(vocabulary ? { vocabulary: vocabulary.place } : {}),
    rules: rules.flatMap((rule, index) => loadRule(rule, index, document, environment, report) ?? []),
    source: document.source.name,
  };
}

/** From the first day of its first rule on, a derived fact has a rule on every day up to the last day of its last. */
function checkGaps({ metadata, spec }: DerivedFile["content"], document: Document, report: Reporter): void {
  const dated = spec.rules.map(({ effective }, index) => ({ ...effective, index }));
  let covered: string | undefined;
  for (const { from, until, index } of dated.sort((one, other) => compareText(one.from, other.from))) {
    if (covered !== undefined && from > covered) {
      const data = { name: metadata.id, from, until: covered };
      report.at(document, `/spec/rules/${index}/effective/from`, "policy/dates-gap", data);
    }
    if (until === undefined) return;
    covered = covered === undefined || until > covered ? until : covered;
  }
}

/** Under `first`, a rule below one that always holds while it is in force itself never gives anything. */
function checkReached(rules: readonly RuleFile[], document: Document, report: Reporter): void {
  for (const [index, rule] of rules.entries()) {
    const before = rules.slice(0, index).find((one) => one.when === undefined && spans(one, rule));
    if (before)
      report.at(document, `/spec/rules/${index}/id`, "policy/unreached-rule", {
        name: rule.id,
        before: before.id,
      });
  }
}

function spans({ effective: one }: RuleFile, { effective: other }: RuleFile): boolean {
  if (one.from > other.from) return false;
  return one.until === undefined || (other.until !== undefined && other.until <= one.until);
}

function checkValues(
  { spec }: DerivedFile["content"],
  document: Document,
  vocabularyOf: VocabularyOf,
  report: Reporter,
): void {
  const { type, unit, valuesOf, rules } = spec;
  const oneOf = vocabularyIn(spec, vocabularyOf);
  const declaration = { type, ...(unit ? { unit } : {}), ...(oneOf ? { oneOf } : {}) };
  for (const [index, rule] of rules.entries()) {
    const pointer = `/spec/rules/${index}`;
    checkValue(rule.id, rule.value, { declaration, valuesOf }, document, `${pointer}/value`, report);
    checkDates(rule.effective, document, `${pointer}/effective`, report);
  }
}

function loadRule(
  { when, ...rule }: RuleFile,
  index: number,
  document: Document,
  environment: Environment,
  report: Reporter,
): DerivedRule | undefined {
  if (when === undefined) return rule;
  const place = { document, pointer: `/spec/rules/${index}/when` };
  const use = { mode: "applicability", expected: "bool" } as const;
  const compiled = compileCondition(when, environment, use, place, report);
  return compiled && { ...rule, when: compiled };
}
