import { isJsonArray, isJsonObject, type Json } from "../source/json.ts";
import { valueAt } from "../source/value-at.ts";
import { type Assignment, buildCase } from "./build-case.ts";
import { CASE_ROOTS, type CaseFacts } from "./case-facts.ts";
import { type Choice, type Choices, isSameChoice } from "./choices.ts";
import { nothingKnown, type Unmet } from "./evaluated.ts";
import type { Goal } from "./goal.ts";
import { isValidCase } from "./shrink.ts";
import { type Side, trackedScope } from "./side.ts";
import type { PlaceText, Tracker } from "./tracked.ts";
import { unmet } from "./unmet.ts";

/** Is what a search goes through, and how long it may take. */
export interface Search {
  /** The policy sets that the goal's sides name. */
  readonly sides: readonly Side[];
  readonly choices: Choices;
  /** What documents are like where the search does not change them; without it they are as small as may be. */
  readonly base?: CaseFacts;
  /** What is left of the evaluations; shared by several searches. */
  readonly budget: Budget;
}

export interface Budget {
  left: number;
}

/** The evaluations that one question may take. */
export const USUAL_BUDGET = 20_000;

/** Is a document that meets a goal, or that there is none among all choices, or that the search ended before its end. */
export type Found =
  | { readonly found: "witness"; readonly witness: CaseFacts }
  | { readonly found: "none" }
  | { readonly found: "given-up" };

/**
 * Looks for a case that meets a goal: it starts with as good as nothing, asks which places keep it from the goal, and
 * tries their choices, the nearest first. What no place on the way can change is not tried again.
 */
export function solve(goal: Goal, search: Search): Found {
  const hunt: Hunt = { goal, search, isDoubtful: false };
  const answer = visit(hunt, measured(hunt, new Map()));
  if (answer.kind === "witness") return { found: "witness", witness: answer.witness };
  return { found: answer.kind === "conflict" && !hunt.isDoubtful && !search.base ? "none" : "given-up" };
}

interface Hunt {
  readonly goal: Goal;
  readonly search: Search;
  /** Whether a document was left out for a reason that is not understood. */
  isDoubtful: boolean;
}

interface State {
  readonly assigned: Assignment;
  readonly facts: CaseFacts;
  /** Why the goal is not met; undefined when it is. */
  readonly why: Unmet | undefined;
}

type Answer =
  | { readonly kind: "witness"; readonly witness: CaseFacts }
  | { readonly kind: "conflict"; readonly places: ReadonlySet<PlaceText> }
  | { readonly kind: "out" };

const OUT: Answer = { kind: "out" };

function measured({ goal, search }: Hunt, assigned: Assignment): State {
  search.budget.left -= 1;
  const facts = buildCase(assigned, search.choices, search.base);
  const tracker: Tracker = { reads: undefined };
  const scopes = search.sides.map((side) => trackedScope(side, facts, tracker));
  const isOpen = (place: PlaceText) => isOpenIn(assigned, place, search.choices);
  return {
    assigned,
    facts,
    why: unmet(goal, { scopes, tracker, isOpen, known: nothingKnown(scopes.length) }),
  };
}

function isOpenIn(assigned: Assignment, place: PlaceText, choices: Choices): boolean {
  return !assigned.has(place) && choices.at(place).length > 1;
}

function visit(hunt: Hunt, { assigned, facts, why }: State): Answer {
  const { search } = hunt;
  if (!why) return met(hunt, assigned, facts);
  if (search.budget.left <= 0) return OUT;
  const place = nextPlace(why.places, assigned, search);
  // A place without a choice is as it is in every document.
  if (place === undefined)
    return { kind: "conflict", places: new Set([...why.places].filter((one) => assigned.has(one))) };
  return branch(hunt, assigned, facts, place);
}

function met(hunt: Hunt, assigned: Assignment, facts: CaseFacts): Answer {
  const [side] = hunt.search.sides;
  if (side && isValidCase(facts, side.subject)) return { kind: "witness", witness: facts };
  hunt.isDoubtful = true;
  return { kind: "conflict", places: new Set(assigned.keys()) };
}

/** Picks the first place that may change; what stands above it comes before it, so that it is there in all its choices. */
function nextPlace(
  places: ReadonlySet<PlaceText>,
  assigned: Assignment,
  { choices }: Search,
): PlaceText | undefined {
  for (const place of places) {
    const open = [...above(place), place].find((one) => isOpenIn(assigned, one, choices));
    if (open !== undefined && isOpenIn(assigned, place, choices)) return open;
  }
  return undefined;
}

/** Lists the places above one, from the root down. */
function above(place: PlaceText): readonly PlaceText[] {
  const at = place.lastIndexOf("/");
  if (at < 0) return [];
  const next = place.slice(0, at);
  return [...above(next), ...(next.endsWith(":") && !next.startsWith("plan:") ? [] : [next])];
}

function branch(hunt: Hunt, assigned: Assignment, facts: CaseFacts, place: PlaceText): Answer {
  const conflict = new Set<PlaceText>(above(place).filter((one) => assigned.has(one)));
  for (const state of statesAt(hunt, assigned, facts, place, conflict)) {
    const answer = visit(hunt, state);
    if (answer.kind !== "conflict" || !answer.places.has(place)) return answer;
    for (const one of answer.places) if (one !== place) conflict.add(one);
  }
  return hunt.search.budget.left <= 0 ? OUT : { kind: "conflict", places: conflict };
}

/** Gives a place each of its choices; what forbids one of them is part of the conflict. */
function statesAt(
  hunt: Hunt,
  assigned: Assignment,
  facts: CaseFacts,
  place: PlaceText,
  conflict: Set<PlaceText>,
): readonly State[] {
  const states: State[] = [];
  for (const choice of choicesAt(hunt.search, facts, place)) {
    if (hunt.search.budget.left <= 0) break;
    const clash = clashing(hunt, assigned, place, choice);
    if (clash !== undefined) conflict.add(clash);
    else states.push(measured(hunt, new Map([...assigned, [place, choice]])));
  }
  return byDistance(states);
}

function byDistance(states: readonly State[]): readonly State[] {
  return states.toSorted((one, other) => (one.why?.distance ?? -1) - (other.why?.distance ?? -1));
}

/** Where a base says what stands here, that is a choice as well. */
function choicesAt({ choices, base }: Search, facts: CaseFacts, place: PlaceText): readonly Choice[] {
  const usual = choices.at(place);
  if (!base) return usual;
  const own = choiceOf(valueOfPlace(facts, place));
  return [own, ...usual.filter((choice) => !isSameChoice(choice, own))];
}

function choiceOf(value: Json | undefined): Choice {
  if (value === undefined) return { kind: "absent" };
  if (isJsonArray(value)) return { kind: "list", length: value.length };
  return isJsonObject(value) ? { kind: "object" } : { kind: "value", value };
}

function valueOfPlace(facts: CaseFacts, place: PlaceText): Json | undefined {
  const root = CASE_ROOTS.find((one) => place.startsWith(`${one}:`));
  const data = root && facts[root];
  return root && data ? valueAt(data, place.slice(root.length + 1)) : undefined;
}

/** Finds another element that is already what this one would be, where no two may be the same. */
function clashing(hunt: Hunt, assigned: Assignment, place: PlaceText, choice: Choice): PlaceText | undefined {
  if (choice.kind !== "value") return undefined;
  const siblings = siblingsOf(place, hunt.search.choices);
  if (!siblings) return undefined;
  for (const [other, given] of assigned) {
    if (other !== place && siblings.test(other) && given.kind === "value" && given.value === choice.value)
      return other;
  }
  return undefined;
}

/** Tells the places that may not have the value of this one: names of other elements, or other elements of a set. */
function siblingsOf(place: PlaceText, { placeOf }: Choices): RegExp | undefined {
  const [, list = "", tail = ""] = /^(.*)\/\d+(\/[^/]+)?$/.exec(place) ?? [];
  if (list === "") return undefined;
  const schema = placeOf(list.replaceAll(/\/\d+(?=\/|$)/g, "/-"));
  const isSet = tail === "" ? schema?.uniqueItems === true : schema?.key === tail.slice(1);
  return isSet ? new RegExp(`^${quoted(list)}/\\d+${quoted(tail)}$`) : undefined;
}

function quoted(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
