import { schemas } from "../../generated/schemas.ts";
import { matterOf } from "../evaluate/matter-of.ts";
import type { Stage, Subject } from "../policy/policy-set.ts";
import type { CaseFacts } from "../reason/case-facts.ts";
import { isJsonObject, type JsonObject, ownProperty } from "../source/json.ts";
import { matterFor } from "./matter-for.ts";
import type { Pair, Ruling } from "./pair-bindings.ts";
import { type Direction, directionOf, type TellAt, type Told, tellBy } from "./told.ts";

/** Names the province into which a system is placed on each side; without one it stays where it is. */
export interface Placing {
  readonly old?: string;
  readonly new?: string;
}

/** Is what two sides say of one document on one day. */
export interface Asked {
  readonly old: TellAt;
  readonly new: TellAt;
}

/** Is a document with the day on which it is judged. */
export interface Question {
  readonly facts: CaseFacts;
  readonly subject: Subject;
  readonly asOf: string;
}

/** Asks both sides of a pair about a document; undefined where one of them puts it out of scope. */
export function askPair(pair: Pair, question: Question, placing: Placing): Asked | undefined {
  const old = askSide(pair.old, question, placing.old);
  const now = old && askSide(pair.new, question, placing.new);
  return old && now && { old, new: now };
}

/** Asks one side about a document; undefined where it is out of scope. */
export function askSide(
  ruling: Ruling | undefined,
  { facts: all, subject, asOf }: Question,
  province: string | undefined,
): TellAt | undefined {
  if (!ruling) return tellBy(undefined, NOBODY, asOf);
  const placed = { ...all, facts: placedIn(all.facts, province) };
  return tellBy(ruling, matterFor(placed, subject, asOf, ruling.policies), asOf);
}

const NOBODY = matterOf({}, "SystemManifest", { asOf: "2026-01-01" }, schemas);

/** Places a system in a province: the same system, declared there. */
export function placedIn(facts: JsonObject, province: string | undefined): JsonObject {
  if (province === undefined) return facts;
  const scope = ownProperty(facts, "scope");
  return { ...facts, scope: { ...(isJsonObject(scope) ? scope : {}), province } };
}

/** Is a stage at which two sides do not say the same, and what each says. */
export interface Differing {
  readonly stage: Stage;
  readonly direction: Direction;
  readonly old: Told;
  readonly new: Told;
}

/** Compares what was said at one stage; undefined where it is the same. */
export function differingAt({ old, new: now }: Asked, stage: Stage): Differing | undefined {
  const [before, after] = [old(stage), now(stage)];
  const direction = directionOf(before, after);
  return direction && { stage, direction, old: before, new: after };
}
