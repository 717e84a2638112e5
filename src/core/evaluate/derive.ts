import { interpret, type Scope } from "../expression/interpret.ts";
import type { Cause, Derived, DerivedData, Fact, KnownDerived, Result } from "../expression/result.ts";
import type { DerivedFact, DerivedRule, PolicySet } from "../policy/policy-set.ts";
import { holdsOn } from "./in-force.ts";
import { distinctFacts } from "./join-facts.ts";

/** Makes what computes the derived facts of a policy set in a scope, each once and only when it is read. */
export function derivation({ derived }: Pick<PolicySet, "derived">, scope: Scope, asOf: string) {
  const found = new Map<string, Derived>();
  return (name: string): Derived => {
    const known = found.get(name);
    if (known) return known;
    const fact = derived.find(({ id }) => id === name);
    if (!fact) throw new Error(`no derived fact ${name} in the policy set`);
    const fresh = derive(fact, scope, asOf);
    found.set(name, fresh);
    return fresh;
  };
}

/** Says whether a rule holds; one without a condition always does. */
interface Tried {
  readonly rule: DerivedRule;
  readonly holds: boolean | undefined;
  readonly support: readonly Fact[];
  readonly causes: readonly Cause[];
}

/** Computes a derived fact by its rules in force on a date; closed by default, an undecided rule that could change it leaves it unknown. */
export function derive(fact: DerivedFact, scope: Scope, asOf: string): Derived {
  const tried = fact.rules
    .filter(({ effective }) => holdsOn(effective, asOf))
    .map((rule) => tryRule(rule, scope));
  switch (fact.choose) {
    case "highest":
      return deriveHighest(fact, tried);
    case "first":
      return deriveFirst(fact, tried);
    case "all":
      return deriveAll(fact, tried);
  }
}

function tryRule(rule: DerivedRule, scope: Scope): Tried {
  if (!rule.when) return { rule, holds: true, support: [], causes: [] };
  const result: Result = interpret(rule.when.expression, scope);
  const holds = result.known ? result.value === true : undefined;
  return { rule, holds, support: result.support, causes: result.known ? [] : result.causes };
}

/** What would have given more and does not, supports the highest value as much as what gives it. */
function deriveHighest(fact: DerivedFact, tried: readonly Tried[]): Derived {
  const held = tried.filter(({ holds }) => holds === true).map(({ rule }) => Number(rule.value));
  if (held.length === 0) return noneHolds(fact, tried);
  const highest = Math.max(...held);
  const above = tried.filter(({ rule }) => Number(rule.value) > highest);
  const open = above.filter(({ holds }) => holds === undefined);
  if (open.length > 0) return undecided(open);
  const equal = tried.filter(({ rule }) => rule.value === highest);
  const deciding = equal.filter(({ holds }) => holds === true);
  const tied = equal.filter(({ holds }) => holds === undefined);
  return {
    ...known(highest, deciding, [...deciding, ...above]),
    ...(tied.length > 0 ? { tied: causesOf(tied) } : {}),
  };
}

function deriveFirst(fact: DerivedFact, tried: readonly Tried[]): Derived {
  const at = tried.findIndex(({ holds }) => holds !== false);
  const first = tried[at];
  if (!first) return noneHolds(fact, tried);
  return first.holds === undefined
    ? undecided([first])
    : known(first.rule.value, [first], tried.slice(0, at + 1));
}

function deriveAll(fact: DerivedFact, tried: readonly Tried[]): Derived {
  // Without a rule nobody has said anything: that is no empty list.
  if (tried.length === 0) return noneHolds(fact, tried);
  const open = tried.filter(({ holds }) => holds === undefined);
  if (open.length > 0) return undecided(open);
  const holding = tried.filter(({ holds }) => holds === true);
  return known([...new Set(holding.map(({ rule }) => rule.value))], holding, tried);
}

function known(
  value: DerivedData["value"],
  grounds: readonly Tried[],
  restsOn: readonly Tried[],
): KnownDerived {
  const rules = grounds.map(({ rule: { id, effective, basis } }) => {
    return { id, from: effective.from, basis: basis.join(", ") };
  });
  const data = { value, grounds: rules.map(({ id }) => id) };
  return { known: true, data, rules, support: distinctFacts(restsOn.flatMap(({ support }) => support)) };
}

function noneHolds({ id }: DerivedFact, tried: readonly Tried[]): Derived {
  const open = tried.filter(({ holds }) => holds === undefined);
  if (open.length > 0) return undecided(open);
  const support = distinctFacts(tried.flatMap((one) => one.support));
  return { known: false, causes: [{ kind: "missing", root: "derived", pointer: `/${id}` }], support };
}

function undecided(open: readonly Tried[]): Derived {
  return {
    known: false,
    causes: causesOf(open),
    support: distinctFacts(open.flatMap(({ support }) => support)),
  };
}

function causesOf(tried: readonly Tried[]): readonly Cause[] {
  const causes = tried.flatMap((one) => one.causes);
  const byText = new Map(causes.map((cause) => [JSON.stringify(cause), cause] as const));
  return [...byText.values()];
}
