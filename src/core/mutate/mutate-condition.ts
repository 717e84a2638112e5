import { findVacuous } from "../expression/vacuity.ts";
import type { Condition } from "../policy/policy-set.ts";
import { type Change, changeOfWhole, type IsFelt } from "./mutant.ts";
import { type ExpressionMutation, mutateExpression, negated } from "./mutate-expression.ts";

/** Lists the changes of a condition, its opposite first. */
export function mutateCondition(condition: Condition, use: Use = "condition"): readonly Change<Condition>[] {
  const { text, expression } = condition;
  const own = mutateExpression(expression, text);
  const isNegated = own.some(({ operator, range }) => operator === "negate" && range === expression);
  const opposite = expression.type.kind === "bool" && !isNegated ? [negated(expression, text)] : [];
  return [...opposite, ...own].map((mutation) => changeOf(mutation, text, use));
}

/** Says where a condition stands, as the rules on empty lists see it. */
type Use = Parameters<typeof findVacuous>[2];

function changeOf(mutation: ExpressionMutation, text: string, use: Use): Change<Condition> {
  const { operator, expression, range, replacement, isFelt } = mutation;
  const after = text.slice(0, range.start) + replacement + text.slice(range.end);
  const changed = { text: after, expression };
  const offset = range.start;
  const refused = findVacuous(expression, text, use).length > 0 ? { isRefused: true } : {};
  const told = { before: oneLine(text), after: oneLine(after), ...refused, isFelt };
  return { operator, pointer: "", offset, ...told, changed };
}

/** Lists the changes of a condition that switches something on: also on for everything, or for nothing. */
export function mutateSwitch<T>(
  condition: Condition,
  pointer: string,
  put: (condition: Condition | undefined) => T,
): readonly Change<T>[] {
  const { text, expression } = condition;
  const never = { text: "false", expression: { ...expression, op: "literal", value: false } as const };
  const before = oneLine(text);
  const unless =
    (value: boolean): IsFelt =>
    (said) => {
      const own = said(expression);
      return own !== undefined && !(own.known && own.value === value);
    };
  return [
    {
      operator: "widen-applicability",
      pointer,
      before,
      after: "",
      isFelt: unless(true),
      changed: put(undefined),
    },
    {
      operator: "narrow-applicability",
      pointer,
      before,
      after: "false",
      isFelt: unless(false),
      changed: put(never),
    },
    ...mutateCondition(condition, "other").map((change) => changeOfWhole(change, pointer, put)),
  ];
}

function oneLine(text: string): string {
  return text.trim().replaceAll(/\s+/g, " ");
}
