import { holdsOn } from "../evaluate/in-force.ts";
import type { Requirement, Stage } from "../policy/policy-set.ts";
import { isAtOrAfter, stageAsked } from "../policy/stage-asked.ts";
import { canonicalText } from "../source/canonical-text.ts";
import { type GateAsked, gateAsked } from "./gate-goals.ts";
import type { Judged, Occasion } from "./judged.ts";
import { isSameCondition, isSameRequirement } from "./same-part.ts";
import { type Side, sideOf } from "./side.ts";

/** Is what two gates have in common, and in what they are not the same. */
export interface Duel {
  readonly sides: readonly [Side, Side];
  readonly gates: readonly [GateAsked, GateAsked];
  /** Of each gate, the requirements that the other does not have just so. */
  readonly changed: readonly [readonly Requirement[], readonly Requirement[]];
  /** Requirements that were changed, and only changed. */
  readonly pairs: readonly (readonly [Requirement, Requirement])[];
  readonly areSwitchesChanged: boolean;
  /** Whether what is made of an outcome may differ: how strictly it binds, what excuses it, what it has to rest on. */
  readonly areTermsChanged: boolean;
  /** Whether what is made of an outcome also hangs on the facts that were read on the way to it. */
  readonly doTermsReadOn: boolean;
}

/** Compares what two gates are made of. */
export function duelOf(one: Judged, other: Judged, occasion: Occasion): Duel {
  const { subject, asOf, stage } = occasion;
  const sides = [one, other].map(({ policies, binding }) => sideOf(policies, subject, asOf, binding));
  const gates = [one, other].map(({ body, binding }, side) => {
    const at = binding ? stageAsked(binding, stage ?? binding.from) : stage;
    return gateAsked(body, { side, subject, ...(binding ? { binding } : {}), ...(at ? { stage: at } : {}) });
  });
  const [[mine, theirs], [left, right]] = [pair(sides), pair(gates)];
  const both = [mine, theirs] as const;
  const changed = [
    left.require.filter((own) => !right.require.some((its) => isSameRequirement(own, its, both))),
    right.require.filter((own) => !left.require.some((its) => isSameRequirement(its, own, both))),
  ] as const;
  return {
    sides: both,
    gates: [left, right],
    changed,
    pairs: changed[0].flatMap((own) =>
      changed[1].filter(({ id }) => id === own.id).map((its) => [own, its] as const),
    ),
    areSwitchesChanged: !haveSameSwitches(left, right, both),
    areTermsChanged: termsOf(one, occasion) !== termsOf(other, occasion),
    doTermsReadOn: [one, other].some((judged) => doTermsReadOn(judged, occasion)),
  };
}

function pair<T>([one, other]: readonly T[]): readonly [T, T] {
  if (one === undefined || other === undefined) throw new Error("two are compared");
  return [one, other];
}

function haveSameSwitches(one: GateAsked, other: GateAsked, sides: readonly [Side, Side]): boolean {
  if (one.switches.length !== other.switches.length) return false;
  return one.switches.every((condition, index) => isSameCondition(condition, other.switches[index], sides));
}

/** Assurance, waivers and what switches off from construction on look at the facts an outcome rests on. */
function doTermsReadOn({ binding }: Judged, { stage, isBare = false }: Occasion): boolean {
  if (!binding || isBare) return false;
  const at = stageAsked(binding, stage ?? binding.from);
  return (
    binding.assurance !== undefined ||
    binding.waivable ||
    (at !== undefined && isAtOrAfter(at, "construction"))
  );
}

/** Writes what is made of an outcome; a gate by itself has an outcome and nothing else. */
function termsOf({ body, binding }: Judged, { subject, asOf, stage, isBare = false }: Occasion): string {
  if (!binding) return "";
  const at: Stage | null = stageAsked(binding, stage ?? binding.from) ?? null;
  const isBound = at !== null && holdsOn(binding.effective, asOf) && binding.subjects.includes(subject);
  if (isBare) return String(isBound);
  const { enforcement, waivable, assurance = null } = binding;
  const excuses = body.require.map((one) => [one.id, one.waivable, one.justification?.text ?? null]);
  return canonicalText([isBound, at, enforcement, waivable, assurance, excuses]);
}

/** Tells whether nothing is left in which two gates could differ. */
export function isSameThroughout({ changed, areSwitchesChanged, areTermsChanged }: Duel): boolean {
  return changed.every((own) => own.length === 0) && !areSwitchesChanged && !areTermsChanged;
}
