import { scopeOf } from "../../src/core/evaluate/evaluate.ts";
import { checkExpression } from "../../src/core/expression/compile-expression.ts";
import { interpret } from "../../src/core/expression/interpret.ts";
import type { Expression } from "../../src/core/expression/tree.ts";
import { unitNamed } from "../../src/core/expression/unit.ts";
import { typingOf } from "../../src/core/policy/typing.ts";
import type { CaseFacts } from "../../src/core/reason/case-facts.ts";
import { matterFor, sideOf } from "../../src/core/reason/side.ts";
import { schemas } from "../../src/generated/schemas.ts";
import { smallPolicies } from "../evaluate/small-world.ts";

export const asOf = "2026-11-21";
export const subject = "SystemManifest";

/** A set with one derived fact: the least level, 1 by default. */
export const policies = smallPolicies({
  gate: { require: [{ that: "derived.leastLevel.value > 0" }] },
  derived: [
    {
      id: "leastLevel",
      choose: "highest",
      type: "integer",
      unit: "level",
      rules: [
        { id: "usual", value: 1 },
        { id: "many", when: "classification.dataSubjects.basic > 5", value: 3 },
        { id: "important", when: "classification.importantSystem", value: 4 },
      ],
    },
  ],
});

const { environments } = typingOf(schemas, {
  parameters: [],
  catalogues: [],
  derived: new Map([
    [
      "leastLevel",
      { value: { kind: "int", unit: unitNamed("level") }, rules: ["usual", "many", "important"] },
    ],
  ]),
});

/** Types a condition over the manifest, without the rules on empty lists. */
export function conditionOf(text: string): Expression {
  const { expression, problems } = checkExpression(text, environments.SystemManifest, "bool");
  if (!expression) throw new Error(`${text}: ${problems.map(({ code }) => code).join(", ")}`);
  return expression;
}

/** Evaluates a condition as the engine does. */
export function outcomeOn(expression: Expression, facts: CaseFacts): "true" | "false" | "unknown" {
  const side = sideOf(policies, subject, asOf);
  const result = interpret(expression, scopeOf(policies, matterFor(side, facts), side.values, asOf));
  if (!result.known) return "unknown";
  return result.value === true ? "true" : "false";
}
