import { interpret } from "../expression/interpret.ts";
import type { Expression } from "../expression/tree.ts";
import type { PolicySet, Subject } from "../policy/policy-set.ts";
import type { Text } from "../source/source.ts";
import { type Assignment, buildCase } from "./build-case.ts";
import type { CaseFacts } from "./case-facts.ts";
import { type Choices, choicesOf } from "./choices.ts";
import { decidable } from "./decidable.ts";
import { allOf, type Goal, is, some } from "./goal.ts";
import { representativesFor } from "./possible.ts";
import type { ReadCondition } from "./representatives.ts";
import { type Side, sideOf, trackedScope } from "./side.ts";
import { type PlaceText, reading, type Tracker } from "./tracked.ts";

export { type Neighbour, neighbours } from "./neighbours.ts";

/** Is documents that tell conditions apart; `complete` when no other document does, else why not. */
export interface SmallDocuments {
  readonly documents: readonly CaseFacts[];
  readonly complete: boolean;
  readonly reason?: Text;
}

/**
 * Lists small documents built from nothing that tell conditions apart, at most `limit`: each place that is read gets
 * each of its values, lists none, one or two elements. What is not read on the way makes no documents of its own.
 */
export function smallDocuments(
  subject: Subject,
  conditions: readonly ReadCondition[],
  policies: PolicySet,
  asOf: string,
  limit: number,
): SmallDocuments {
  const side = sideOf(policies, subject, asOf);
  const goal = allOf(conditions.map(goalOf));
  const usual = representativesFor(goal, [side]);
  const exact = decidable(goal, [side], usual);
  const choices = exact.complete
    ? choicesOf(exact.representatives, exact.lengths)
    : choicesOf(usual, undefined);
  const documents: CaseFacts[] = [];
  const isWhole = enumerate({ side, conditions, choices, documents, limit }, new Map());
  if (exact.complete && isWhole) return { documents, complete: true };
  return { documents, complete: false, reason: exact.complete ? TOO_MANY : exact.reason };
}

const TOO_MANY: Text = {
  vi: "có nhiều trường hợp hơn số tài liệu được phép",
  en: "there are more cases than documents may be made",
};

function goalOf({ expression, each }: ReadCondition): Goal {
  return each ? some(each.variable, each.in, is(expression, true)) : is(expression, true);
}

interface Enumeration {
  readonly side: Side;
  readonly conditions: readonly ReadCondition[];
  readonly choices: Choices;
  readonly documents: CaseFacts[];
  readonly limit: number;
}

/** Goes on with the first place that is read and not yet given; false when the limit ended it. */
function enumerate(all: Enumeration, assigned: Assignment): boolean {
  if (all.documents.length >= all.limit) return false;
  const facts = buildCase(assigned, all.choices);
  const open = openPlace(all, facts, assigned);
  if (open === undefined) {
    all.documents.push(facts);
    return true;
  }
  return all.choices.at(open).every((choice) => enumerate(all, new Map([...assigned, [open, choice]])));
}

function openPlace(
  { side, conditions, choices }: Enumeration,
  facts: CaseFacts,
  assigned: Assignment,
): PlaceText | undefined {
  const tracker: Tracker = { reads: undefined };
  const scope = trackedScope(side, facts, tracker);
  for (const { expression, each } of conditions) {
    const { places } = reading(tracker, () => {
      const node = each ? over(expression, each) : expression;
      interpret(node, scope);
    });
    const open = [...places].find((place) => !assigned.has(place) && choices.at(place).length > 1);
    if (open !== undefined) return open;
  }
  return undefined;
}

/** A condition of an `each` is asked of every element: as a list of answers it is read as a whole. */
function over(body: Expression, { variable, in: range }: NonNullable<ReadCondition["each"]>): Expression {
  const { start, end } = body;
  const type = { kind: "list", element: { kind: "bool" }, mayBeEmpty: true } as const;
  return { op: "map", variable, range, body, start, end, type };
}
