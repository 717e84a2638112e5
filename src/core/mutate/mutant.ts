import type { Said } from "../expression/memory.ts";
import type { PolicySet } from "../policy/policy-set.ts";
import type { Operator } from "./operators.ts";

/** Tells by what parts of a condition say whether its change can be felt there. */
export type IsFelt = (said: Said) => boolean;

/** Names the kinds of policy file that say what is judged, and so are changed. */
export type MutatedKind = "Gate" | "Profile" | "Parameters" | "Catalogue" | "DerivedFact";

/** Is one small change of a policy set, as somebody could make it by mistake or on purpose. */
export interface Mutant {
  /** Names it by what it says, so that the name stays while other things move. */
  readonly id: string;
  /** Names it in short: the first eight digits of the digest of its name, more only where two would share them. */
  readonly code: string;
  readonly operator: Operator;
  /** The document that is changed. */
  readonly about: { readonly kind: MutatedKind; readonly id: string };
  /** Where in the document. */
  readonly pointer: string;
  /** Where in the text of a condition, where it is about one. */
  readonly offset?: number;
  readonly before: string;
  readonly after: string;
  /** Whether the set would not load: what an empty list decides without a word on emptiness is refused. */
  readonly isRefused?: boolean;
  /** Tells where it can be felt, where that is told by parts of a condition; a hint, no more. */
  readonly isFelt?: IsFelt | undefined;
  /** The requirement it is about, where it is about one. */
  readonly requirement?: string;
  /** The gates whose cases can notice it. */
  readonly gates: readonly string[];
  /** The profiles whose cases of competence can notice it. */
  readonly profiles: readonly string[];
  /** The days on which it can be noticed, where only some will do. */
  readonly days: readonly string[];
  /** Makes the changed set. */
  readonly policies: () => PolicySet;
}

/** Is a change of one part of a policy set, before it is known whose it is. */
export interface Change<T> {
  readonly operator: Operator;
  /** Where below the part. */
  readonly pointer: string;
  /** Where in the text of a condition, where it changes one. */
  readonly offset?: number;
  readonly before: string;
  readonly after: string;
  /** Whether the changed condition would not load. */
  readonly isRefused?: boolean;
  /** The days on which it can be noticed, where only some will do. */
  readonly days?: readonly string[];
  readonly isFelt?: IsFelt | undefined;
  readonly changed: T;
}

/** Says of a change of a part that it is one of the whole. */
export function changeOfWhole<T, U>(change: Change<T>, pointer: string, put: (changed: T) => U): Change<U> {
  return { ...change, pointer: `${pointer}${change.pointer}`, changed: put(change.changed) };
}
