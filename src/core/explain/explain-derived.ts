import { holdsOn } from "../evaluate/in-force.ts";
import { interpret, type Scope } from "../expression/interpret.ts";
import { type PlacePattern, readsOf } from "../expression/reads-of.ts";
import type { Derived, Fact, Result } from "../expression/result.ts";
import type { Expression } from "../expression/tree.ts";
import type { DerivedFact, DerivedRule, PolicySet } from "../policy/policy-set.ts";
import { MASK } from "../verdict/render-value.ts";
import type { Wordings } from "./outline.ts";
import { valueNotes } from "./parameter-notes.ts";
import { phraseValue } from "./phrase-literal.ts";
import { causeWords, type Reader, readingOf } from "./reading.ts";
import type { DerivedReading, DerivedRuleReading } from "./reasoning.ts";

/** Is what a condition has of derived facts: their values with the rules behind them, and the facts told there. */
export interface ReadDerived {
  readonly readings: readonly DerivedReading[];
  /** Tells whether a fact is told at a rule already. */
  readonly tells: (fact: Fact) => boolean;
}

/** Explains the derived facts that an expression reads: the rules that gave each, or those still open. */
export function explainDerived(
  expression: Expression,
  scope: Scope,
  wordings: Wordings,
  reader: Reader,
): ReadDerived {
  const { derived: names, places } = readsOf(expression);
  const { derived } = wordings.vi.policies;
  const read = names.flatMap((name) => {
    const fact = derived.find(({ id }) => id === name);
    const result = scope.derive?.(name);
    return fact && result ? [{ fact, result }] : [];
  });
  const supported = new Set(read.flatMap(({ result }) => result.support.map(keyOf)));
  return {
    readings: read.map((one) => explainOne(one, scope, wordings, reader)),
    tells: (fact) =>
      (fact.root === "derived" && names.some((name) => fact.pointer.startsWith(`/${name}/`))) ||
      (supported.has(keyOf(fact)) && !places.some((place) => stands(fact, place))),
  };
}

interface ReadFact {
  readonly fact: PolicySet["derived"][number];
  readonly result: Derived;
}

function explainOne(
  { fact, result }: ReadFact,
  scope: Scope,
  wordings: Wordings,
  reader: Reader,
): DerivedReading {
  const say = (value: DerivedRule["value"] | readonly DerivedRule["value"][]) => {
    const { unit, labels } = valueNotes(fact.unit, fact.vocabulary, wordings.vi.schemas);
    const json = typeof value === "object" ? [...value] : value;
    return { vi: phraseValue(json, "vi", unit, labels), en: phraseValue(json, "en", unit, labels) };
  };
  const isMasked = reader.redact && result.support.some((one) => reader.matter.annotate(one)?.confidential);
  // The rule that gave a value tells of the facts as much as the value does.
  if (isMasked) return { id: fact.id, title: fact.title, value: { vi: MASK, en: MASK }, rules: [] };
  const rules = tellingRules(fact, result, scope).map(({ rule, tried }): DerivedRuleReading => {
    const facts = tried.support.filter(({ root }) => root !== "params" && root !== "catalogues");
    return {
      id: rule.id,
      title: rule.title,
      value: say(rule.value),
      basis: rule.basis,
      holds: tried.known,
      facts: facts.map((one) => readingOf(one, reader)),
      causes: tried.known ? [] : tried.causes.map((cause) => causeWords(cause, reader)),
    };
  });
  return {
    id: fact.id,
    title: fact.title,
    ...(result.known ? { value: say(result.data.value) } : {}),
    rules,
  };
}

interface TriedRule {
  readonly rule: DerivedRule;
  readonly tried: Result;
}

/** Of a value that is known, the rules that gave it; else those that are open and could change it. */
function tellingRules(
  { choose, rules }: Pick<DerivedFact, "choose" | "rules">,
  result: Derived,
  scope: Scope,
): readonly TriedRule[] {
  const asOf = String(scope.variables.get("asOf"));
  const tried = rules
    .filter(({ effective }) => holdsOn(effective, asOf))
    .map((rule) => ({ rule, tried: tryRule(rule, scope) }));
  if (result.known) return tried.filter(({ rule }) => result.data.grounds.includes(rule.id));
  const held = tried.flatMap((one) => (one.tried.known && one.tried.value === true ? [one.rule.value] : []));
  const highest = Math.max(...held.map(Number));
  const open = tried.filter((one) => !one.tried.known);
  return choose === "highest" ? open.filter(({ rule }) => Number(rule.value) > highest) : open;
}

function tryRule({ when }: DerivedRule, scope: Scope): Result {
  return when ? interpret(when.expression, scope) : ALWAYS;
}

const ALWAYS: Result = { known: true, value: true, support: [], decidedBy: { start: 0, end: 0 } };

function keyOf({ root, pointer }: Fact): string {
  return `${root} ${pointer}`;
}

function stands({ root, pointer }: Fact, place: PlacePattern): boolean {
  const steps = pointer.split("/").slice(1);
  const isLike = place.path.every((name, index) => name === "*" || name === steps[index]);
  return root === place.root && steps.length === place.path.length && isLike;
}
