import type { Frame } from "../expression/machine.ts";
import type { Expression } from "../expression/tree.ts";
import { framesOf, run, truthOf, type Unmet, type Why } from "./evaluated.ts";
import type { Truth } from "./goal.ts";
import type { PlaceText } from "./tracked.ts";

/** Tells why a condition comes out so, where it should not; undefined when it does not. */
export function whyIs(why: Why, node: Expression, value: Truth, frame: Frame): Unmet | undefined {
  const { result, places } = run(why.situation, why.side, node, frame);
  if (truthOf(result) !== value) return undefined;
  const own = value === "unknown" ? places : placesOfTruth(why, node, value, frame, places);
  return { places: own, distance: 1 };
}

/** Lists places that make a condition true or false by themselves. */
function placesOfTruth(
  why: Why,
  node: Expression,
  value: boolean,
  frame: Frame,
  read: ReadonlySet<PlaceText>,
): ReadonlySet<PlaceText> {
  const inner = (part: Expression, wanted: boolean, at: Frame) => whyIs(why, part, wanted, at)?.places;
  switch (node.op) {
    case "not":
      return inner(node.operand, !value, frame) ?? read;
    case "and":
    case "or": {
      const parts = node.operands.map((operand) => inner(operand, value, frame));
      return value === (node.op === "and") ? union(parts, read) : (parts.find((one) => one) ?? read);
    }
    case "exists":
    case "all": {
      const range = run(why.situation, why.side, node.range, frame);
      const parts = (framesOf(why, node, range.result, frame) ?? []).map((each) =>
        inner(node.body, value, each),
      );
      const own = value === (node.op === "all") ? union(parts, read) : (parts.find((one) => one) ?? read);
      return new Set([...range.places, ...own]);
    }
    default:
      return read;
  }
}

/** Joins the places of all parts; where one of them has none of its own, everything that was read counts. */
function union(parts: readonly (ReadonlySet<PlaceText> | undefined)[], read: ReadonlySet<PlaceText>) {
  if (parts.includes(undefined)) return read;
  return new Set(parts.flatMap((part) => [...(part ?? [])]));
}
