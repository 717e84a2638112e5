import type { DerivedFact, DerivedRule } from "../policy/policy-set.ts";
import { type Change, changeOfWhole } from "./mutant.ts";
import { mutateSwitch } from "./mutate-condition.ts";
import { mutateInterval } from "./mutate-interval.ts";
import { mutateValue } from "./mutate-value.ts";

/** Lists the changes of a derived fact: each rule gone or changed, and another rule's value taken. */
export function mutateDerived(
  fact: DerivedFact,
  vocabulary: readonly string[] | undefined,
  isRead: (date: string) => boolean,
): readonly Change<DerivedFact>[] {
  return fact.rules.flatMap((rule, index) => {
    const pointer = `/spec/rules/${index}`;
    return [
      {
        operator: "drop-rule",
        pointer,
        before: rule.id,
        after: "",
        changed: { ...fact, rules: fact.rules.toSpliced(index, 1) },
      } as const,
      ...mutateRule(rule, vocabulary, isRead).map((change) =>
        changeOfWhole(change, pointer, (changed) => ({ ...fact, rules: fact.rules.with(index, changed) })),
      ),
    ];
  });
}

function mutateRule(
  rule: DerivedRule,
  vocabulary: readonly string[] | undefined,
  isRead: (date: string) => boolean,
): readonly Change<DerivedRule>[] {
  const { when, ...always } = rule;
  return [
    ...(when
      ? mutateSwitch(when, "/when", (changed) => (changed ? { ...always, when: changed } : always))
      : []),
    ...mutateInterval(rule.effective, (day) => isRead(day)).map((change) =>
      changeOfWhole(change, "/effective", (effective) => ({ ...rule, effective })),
    ),
    ...mutateValue(rule.value, vocabulary).flatMap((change) => {
      const { changed: value } = change;
      if (typeof value !== "string" && typeof value !== "number") return [];
      return [changeOfWhole(change, "/value", () => ({ ...rule, value }))];
    }),
  ];
}
