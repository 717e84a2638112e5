import { structureOf } from "../expression/children.ts";
import { readsIn } from "../policy/binding-reads.ts";
import type { Condition, Requirement } from "../policy/policy-set.ts";
import { ownProperty } from "../source/json.ts";
import type { Side } from "./side.ts";

/** Tells whether conditions are built the same and read the same values of their policy sets, so that they never differ. */
export function isSameCondition(
  one: Condition | undefined,
  other: Condition | undefined,
  [mine, theirs]: readonly [Side, Side],
): boolean {
  if (!one || !other) return one === other;
  if (structureOf(one.expression) !== structureOf(other.expression)) return false;
  return textOfReads(one, mine) === textOfReads(other, theirs);
}

/** Writes what a condition reads of its policy set, so that two are the same text exactly when they read the same. */
function textOfReads(condition: Condition, { policies, values, asOf }: Side): string {
  const { params, catalogues, derived } = readsIn([condition], policies);
  const rules = policies.derived.flatMap(({ id, choose, rules: all }) =>
    derived.includes(id)
      ? [
          [
            id,
            choose,
            all.map(({ id: rule, when, value, effective }) => [
              rule,
              when && structureOf(when.expression),
              value,
              effective,
            ]),
          ],
        ]
      : [],
  );
  return JSON.stringify([
    asOf,
    params.map((name) => [name, ownProperty(values.params, name) ?? null]),
    catalogues.map((name) => [name, ownProperty(values.catalogues, name) ?? null]),
    rules,
  ]);
}

/** Tells whether two requirements always say the same, whatever the document. */
export function isSameRequirement(
  one: Requirement,
  other: Requirement,
  sides: readonly [Side, Side],
): boolean {
  const same = (a: Condition | undefined, b: Condition | undefined) => isSameCondition(a, b, sides);
  if (!same(one.when, other.when) || !same(one.that, other.that)) return false;
  const [a, b] = [one.each, other.each];
  if (!a || !b) return a === b;
  const isSameEach = a.variable === b.variable && a.ifEmpty === b.ifEmpty && a.ifNoneMatch === b.ifNoneMatch;
  return isSameEach && same(a.in, b.in) && same(a.where, b.where);
}
