import type { Interval, PolicySet } from "../policy/policy-set.ts";
import type { Text } from "../source/source.ts";
import type { Placing } from "./ask-pair.ts";
import type { Change } from "./changes.ts";
import type { ExcuseChange } from "./excuses.ts";
import type { PairedBy } from "./pair-bindings.ts";
import type { Witness } from "./witness.ts";

/** Lists what can be said of a part of a policy set that is compared with another. */
export const ANSWERS = ["same", "stricter", "looser", "different", "new", "gone"] as const;
/** Is `different` where some documents fare better and others worse, or only the words of an answer change. */
export type Answer = (typeof ANSWERS)[number];

/** Tells whether an answer holds for every document, or for all that were tried: `same` that is searched means that no difference was found. */
export type Certainty = "proved" | "searched";

/** Names a binding and the profile under which it was judged. */
export interface BindingName {
  readonly id: string;
  readonly profile: string;
}

/** Says of one binding how it differs. */
export interface BindingDiff {
  readonly old: BindingName | null;
  readonly new: BindingName | null;
  /** The profiles in which it binds, those that inherit it included. */
  readonly profiles: readonly string[];
  readonly pairedBy: PairedBy;
  readonly answer: Answer;
  readonly certainty: Certainty;
  /** The spans of days on which the two sides do not say the same. */
  readonly spans: readonly Interval[];
  /** What the binding itself says differently, and what it reads that changed. */
  readonly changes: readonly Change[];
  readonly values: readonly string[];
  /** What may excuse a finding on one side only: known from the rules, whether or not a witness shows it. */
  readonly excuses: readonly ExcuseChange[];
  /** What changes no verdict. */
  readonly wording: readonly Change[];
  readonly witnesses: readonly Witness[];
}

/** Says of one gate how it differs, by all that binds it. */
export interface GateDiff {
  readonly gate: string;
  readonly number: string;
  readonly title: Text;
  readonly answer: Answer;
  readonly certainty: Certainty;
  readonly changes: readonly Change[];
  readonly wording: readonly Change[];
  readonly bindings: readonly BindingDiff[];
}

/** Says of one profile how it differs beside its bindings: whom it judges, and whose signature counts. */
export interface ProfileDiff {
  readonly old: string | null;
  readonly new: string | null;
  readonly answer: Answer;
  readonly certainty: Certainty;
  readonly changes: readonly Change[];
  readonly wording: readonly Change[];
  readonly witnesses: readonly Witness[];
}

/** Names one side of a comparison. */
export interface SideName {
  /** What people call the policy set: its folder; null where nobody said. */
  readonly name: string | null;
  readonly policyDigest: string;
  /** The one profile that is compared; null for all. */
  readonly profile: string | null;
}

/** Is everything in which two policy sets differ, or two profiles of one. */
export interface PolicyDiff {
  readonly old: SideName;
  readonly new: SideName;
  /** The one day whose rules are compared; null for all days. */
  readonly asOf: string | null;
  /** The province into which a witness is placed on each side, where two profiles are compared. */
  readonly placing: Placing;
  readonly isSame: boolean;
  readonly gates: readonly GateDiff[];
  readonly profiles: readonly ProfileDiff[];
  /** Parameters, catalogues and derived facts with other values, with the gates that read them. */
  readonly values: readonly ValueDiff[];
  readonly wording: readonly Change[];
}

/** Is one dated value that changed, and the gates that hang on it. */
export interface ValueDiff {
  readonly kind: ValueKind;
  readonly id: string;
  readonly changes: readonly Change[];
  readonly gates: readonly string[];
}

export const VALUE_KINDS = [
  "parameters",
  "catalogues",
  "derived",
] as const satisfies readonly (keyof PolicySet)[];
export type ValueKind = (typeof VALUE_KINDS)[number];
