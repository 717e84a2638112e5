import { interpretPart, type Scope } from "../expression/interpret.ts";
import type { Frame } from "../expression/machine.ts";
import type { Result, Value } from "../expression/result.ts";
import { elementsIn } from "../expression/run-comprehension.ts";
import type { Expression } from "../expression/tree.ts";
import { remember } from "../source/remember.ts";
import type { Truth } from "./goal.ts";
import { type PlaceText, reading, type Tracker } from "./tracked.ts";

/** Is a document as goals are asked about it. */
export interface Situation {
  /** By side, with data that is tracked. */
  readonly scopes: readonly Scope[];
  readonly tracker: Tracker;
  /** Tells whether a place may still be given another value. */
  readonly isOpen: (place: PlaceText) => boolean;
  readonly known: Known;
}

/** Remembers what was evaluated on one document: goals ask the same conditions many times. */
export interface Known {
  readonly reads: Map<Expression, Map<Frame, Read>>[];
  readonly frames: Map<Expression, Map<Frame, readonly Frame[] | undefined>>[];
}

/** Is what an expression is on a document, with the places it read. */
export interface Read {
  readonly result: Result;
  readonly places: ReadonlySet<PlaceText>;
}

/** Starts without having evaluated anything. */
export function nothingKnown(sides: number): Known {
  return {
    reads: Array.from({ length: sides }, () => new Map()),
    frames: Array.from({ length: sides }, () => new Map()),
  };
}

/**
 * Tells why a goal is not met. As long as the places keep their values it stays so, whatever the others are; `distance`
 * guesses how far it is from being met.
 */
export interface Unmet {
  readonly places: ReadonlySet<PlaceText>;
  readonly distance: number;
}

/** Asks of one side of a situation. */
export interface Why {
  readonly situation: Situation;
  readonly side: number;
}

/** Evaluates an expression, once for each document and surroundings. */
export function run(situation: Situation, side: number, node: Expression, frame: Frame): Read {
  const scope = situation.scopes[side];
  if (!scope) throw new Error(`no side ${side}`);
  const known = situation.known.reads[side];
  if (!known) throw new Error(`no side ${side}`);
  const ofNode = remember(known, node, () => new Map<Frame, Read>());
  return remember(ofNode, frame, () => {
    const { value, places } = reading(situation.tracker, () => interpretPart(node, scope, frame));
    return { result: value, places };
  });
}

/** Reads an answer as a truth value; undefined when it is none. */
export function truthOf(result: Result): Truth | undefined {
  if (!result.known) return "unknown";
  return typeof result.value === "boolean" ? result.value : undefined;
}

/** The frames of one list are made once, so that what is evaluated in them is evaluated once as well. */
export function framesOf(
  { situation, side }: Why,
  { variable, range: node }: { readonly variable: string; readonly range: Expression },
  range: Result,
  frame: Frame,
): readonly Frame[] | undefined {
  const ofNode = situation.known.frames[side]?.get(node) ?? new Map<Frame, readonly Frame[] | undefined>();
  situation.known.frames[side]?.set(node, ofNode);
  const before = ofNode.get(frame);
  if (before && before[0]?.name === variable) return before;
  const elements = range.known ? elementsIn(range.value) : undefined;
  const fresh = elements?.map(({ value }) => framed(variable, value, frame));
  ofNode.set(frame, fresh);
  return fresh;
}

function framed(name: string, value: Value, outer: Frame): Frame {
  return { name, value, support: [], outer };
}
