import { switchedBy } from "../evaluate/assess.ts";
import { type Conclusion, conclude } from "../evaluate/conclude.ts";
import { assessBinding, scopeOf } from "../evaluate/evaluate.ts";
import { holdsOn, inForce, inForceFor } from "../evaluate/in-force.ts";
import type { SubjectMatter } from "../evaluate/subject-matter.ts";
import type { Scope } from "../expression/interpret.ts";
import type { Disposition, Outcome, Profile, Stage } from "../policy/policy-set.ts";
import { stageAsked } from "../policy/stage-asked.ts";
import type { Ruling } from "./pair-bindings.ts";

/** Is what one binding says of a document at one stage, as a verdict records it. */
export interface Told {
  /** Is `unbound` where the binding is not asked, `out-of-scope` where the profile judges nothing. */
  readonly outcome: Outcome | "unbound" | "out-of-scope";
  readonly disposition: Disposition;
  readonly blocking: boolean;
  /** The first requirement that is not met, where one is. */
  readonly requirement?: string;
}

/** Tells what is said at each stage. */
export type TellAt = (stage: Stage) => Told;

/** Is what a binding says where it is not asked. */
export const NOT_ASKED: Told = { outcome: "unbound", disposition: "none", blocking: false };

/** Judges a document by one binding on a date; undefined where the profile puts the system out of scope. */
export function tellBy(ruling: Ruling | undefined, matter: SubjectMatter, asOf: string): TellAt | undefined {
  if (!ruling) return () => NOT_ASKED;
  const { binding, policies, profile } = ruling;
  const values = inForce(policies, asOf);
  const shared = scopeOf(policies, matter, values, asOf);
  if (isOutOfScope(profile, matter, shared)) return undefined;
  if (!binding.subjects.includes(matter.subject) || !holdsOn(binding.effective, asOf)) return () => NOT_ASKED;
  const own = inForceFor(binding, values);
  const scope = own === values ? shared : scopeOf(policies, matter, own, asOf);
  const assessed = assessBinding(policies, matter, binding, { values: own, scope });
  const told = new Map<Stage, Told>();
  return (stage) => {
    const at = stageAsked(binding, stage);
    if (at === undefined) return NOT_ASKED;
    const known = told.get(at) ?? toldOf(conclude(assessed, at, matter));
    told.set(at, known);
    return known;
  };
}

/** Tells whether a profile puts a system out of scope, as a verdict does. */
export function isOutOfScope({ outOfScope }: Profile, { subject }: SubjectMatter, scope: Scope): boolean {
  if (!outOfScope || subject !== "SystemManifest") return false;
  return switchedBy(outOfScope, scope).off === undefined;
}

/** Tells what a conclusion says. */
export function toldOf({ outcome, disposition, blocking, reasons }: Conclusion): Told {
  const decided = reasons.find((one) => one.kind === "element" && one.element.outcome === outcome);
  const requirement = decided?.kind === "element" ? { requirement: decided.element.requirement.id } : {};
  return { outcome, disposition, blocking, ...requirement };
}

/** Tells which way an answer differs from another: it blocks or finds fault where the other does not, or only says something else. */
export type Direction = "stricter" | "looser" | "other";

/** Compares two answers; undefined where a verdict would record the same. */
export function directionOf(old: Told, now: Told): Direction | undefined {
  const [before, after] = [severityOf(old), severityOf(now)];
  if (after > before) return "stricter";
  if (after < before) return "looser";
  const isSame = old.outcome === now.outcome && old.disposition === now.disposition;
  return isSame ? undefined : "other";
}

/** Blocking is worse than a finding that does not block, which is worse than none. */
function severityOf({ outcome, blocking }: Told): number {
  if (blocking) return 2;
  return outcome === "fail" || outcome === "undetermined" ? 1 : 0;
}
