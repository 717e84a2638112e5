import type { Frame } from "../expression/machine.ts";
import type { Result } from "../expression/result.ts";
import { elementsIn } from "../expression/run-comprehension.ts";
import type { Comprehension, Conditional, Connective, Expression } from "../expression/tree.ts";
import { isCaseRoot } from "./case-facts.ts";
import { framesOf, run, type Situation, truthOf, type Unmet, type Why } from "./evaluated.ts";
import type { Extent, Goal } from "./goal.ts";
import type { PlaceText } from "./tracked.ts";
import { whyIs } from "./why-is.ts";

/** Tells why a goal is not met; undefined when it is. */
export function unmet(goal: Goal, situation: Situation, frame: Frame = undefined): Unmet | undefined {
  switch (goal.goal) {
    case "is":
      return unmetIs(goal, situation, frame);
    case "all":
      return oneOf(
        goal.of.flatMap((one) => unmet(one, situation, frame) ?? []),
        situation,
      );
    case "any": {
      const each = goal.of.map((one) => unmet(one, situation, frame));
      return each.includes(undefined) ? undefined : together(each.flatMap((one) => one ?? []));
    }
    case "extent":
      return unmetExtent(goal, situation, frame);
    default:
      return unmetElements(goal, situation, frame);
  }
}

/** Where all are wanted, one that is not met is reason enough; best is one that nothing can change any more. */
function oneOf(reasons: readonly Unmet[], { isOpen }: Situation): Unmet | undefined {
  const [first] = reasons;
  if (!first) return undefined;
  const dead = reasons.find(({ places }) => ![...places].some(isOpen));
  const distance = reasons.reduce((sum, one) => sum + one.distance, 0);
  return { places: (dead ?? first).places, distance };
}

/** Where one is wanted, none of them is met for all reasons together, the nearest first. */
function together(reasons: readonly Unmet[], further: Iterable<PlaceText> = []): Unmet {
  const sorted = reasons.toSorted((one, other) => one.distance - other.distance);
  const places = new Set([...sorted.flatMap((one) => [...one.places]), ...further]);
  return { places, distance: sorted[0]?.distance ?? FAR };
}

/** What is unknown, or not there at all, has further to go than what is false. */
const FAR = 3;

function unmetIs(
  { side, expression, value, negated }: Extract<Goal, { goal: "is" }>,
  situation: Situation,
  frame: Frame,
): Unmet | undefined {
  const why: Why = { situation, side };
  if (negated) return whyIs(why, expression, value, frame);
  if (value !== "unknown") return whyNot(why, expression, value, frame);
  const { result, places } = run(situation, side, expression, frame);
  return result.known ? { places, distance: 1 } : undefined;
}

/** Tells why a condition does not come out so; undefined when it does. */
function whyNot(why: Why, node: Expression, want: boolean, frame: Frame): Unmet | undefined {
  const { result, places } = run(why.situation, why.side, node, frame);
  if (truthOf(result) === want) return undefined;
  // A part that says nothing of its own leaves everything that was read.
  return (
    whyNotInside(why, node, want, frame) ?? { places, distance: distanceOf(result, places, why.situation) }
  );
}

/** What nothing can change any more is furthest; of the rest, what is unknown is nearer the less is missing. */
function distanceOf(result: Result, places: ReadonlySet<PlaceText>, { isOpen }: Situation): number {
  if (![...places].some(isOpen)) return DEAD;
  if (result.known) return 1;
  const missing = result.causes.length;
  const isLost = result.causes.some(
    (cause) =>
      cause.kind === "missing" && !(isCaseRoot(cause.root) && isOpen(`${cause.root}:${cause.pointer}`)),
  );
  return isLost ? DEAD : 1 + missing / (missing + 1);
}

const DEAD = 8;

function whyNotInside(why: Why, node: Expression, want: boolean, frame: Frame): Unmet | undefined {
  switch (node.op) {
    case "not":
      return whyNot(why, node.operand, !want, frame);
    case "and":
    case "or":
      return whyNotJoined(why, node, want, frame);
    case "if":
      return whyNotChosen(why, node, want, frame);
    case "exists":
    case "all":
      return whyNotQuantified(why, node, want, frame);
    default:
      return undefined;
  }
}

function whyNotJoined(why: Why, node: Connective, want: boolean, frame: Frame): Unmet | undefined {
  const reasons = node.operands.map((operand) => whyNot(why, operand, want, frame));
  const open = reasons.flatMap((reason) => reason ?? []);
  const needsAll = want === (node.op === "and");
  return needsAll ? oneOf(open, why.situation) : together(open);
}

function whyNotChosen(why: Why, node: Conditional, want: boolean, frame: Frame): Unmet | undefined {
  const { result, places } = run(why.situation, why.side, node.condition, frame);
  if (!result.known) return { places, distance: FAR };
  const chosen = whyNot(why, result.value === true ? node.whenTrue : node.whenFalse, want, frame);
  return chosen && together([chosen], places);
}

function whyNotQuantified(why: Why, node: Comprehension, want: boolean, frame: Frame): Unmet | undefined {
  const range = run(why.situation, why.side, node.range, frame);
  const inner = framesOf(why, node, range.result, frame);
  if (!inner) return { places: range.places, distance: FAR };
  const reasons = inner.flatMap((each) => whyNot(why, node.body, want, each) ?? []);
  const needsAll = want === (node.op === "all");
  if (!needsAll) return together(reasons, range.places);
  const one = oneOf(reasons, why.situation);
  return one && together([one], range.places);
}

function unmetExtent(
  { side, range, extent, negated }: Extract<Goal, { goal: "extent" }>,
  situation: Situation,
  frame: Frame,
): Unmet | undefined {
  const { result, places } = run(situation, side, range, frame);
  return (extentOf(result) === extent) === negated ? { places, distance: result.known ? 1 : 2 } : undefined;
}

function extentOf(range: Result): Extent {
  const elements = range.known ? elementsIn(range.value) : undefined;
  if (!elements) return "unknown";
  return elements.length === 0 ? "empty" : "filled";
}

function unmetElements(
  { goal, side, variable, range, of }: Extract<Goal, { goal: "some" | "every" }>,
  situation: Situation,
  frame: Frame,
): Unmet | undefined {
  const { result, places } = run(situation, side, range, frame);
  const inner = framesOf({ situation, side }, { variable, range }, result, frame);
  if (!inner) return { places, distance: FAR };
  const each = inner.map((one) => unmet(of, situation, one));
  if (goal === "some") {
    return each.includes(undefined)
      ? undefined
      : together(
          each.flatMap((one) => one ?? []),
          places,
        );
  }
  const one = oneOf(
    each.flatMap((reason) => reason ?? []),
    situation,
  );
  return one && together([one], places);
}
