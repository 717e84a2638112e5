import { scopeOf } from "../evaluate/evaluate.ts";
import { inForce } from "../evaluate/in-force.ts";
import { type PolicySet, type Profile, STAGES } from "../policy/policy-set.ts";
import type { CaseFacts } from "../reason/case-facts.ts";
import { shrink } from "../reason/shrink.ts";
import { canonicalText } from "../source/canonical-text.ts";
import { type Placing, placedIn, type Question } from "./ask-pair.ts";
import type { Candidate } from "./candidates.ts";
import { type Change, changesBetween } from "./changes.ts";
import { matterFor } from "./matter-for.ts";
import { plainProfile, profileWording } from "./plain-rules.ts";
import type { Answer, Certainty, ProfileDiff } from "./policy-diff.ts";
import { directionOf, isOutOfScope, type Told } from "./told.ts";
import type { Witness } from "./witness.ts";

/** Is a profile where it stands. */
export interface PlacedProfile {
  readonly policies: PolicySet;
  readonly profile: Profile;
}

/** Is a profile of each side, or one that only one side has. */
export interface ProfilePair {
  readonly old?: PlacedProfile;
  readonly new?: PlacedProfile;
}

/** Compares what two profiles say besides their bindings; what decides whose system is judged is shown by documents. */
export function compareScope(
  { old, new: now }: ProfilePair,
  candidates: () => readonly Candidate[],
  placing: Placing,
): ProfileDiff {
  const names = { old: old?.profile.id ?? null, new: now?.profile.id ?? null };
  if (!old || !now) {
    const answer = old ? "gone" : "new";
    return { ...names, answer, certainty: "proved", changes: [], wording: [], witnesses: [] };
  }
  const changes = changesBetween(plainProfile(old.profile), plainProfile(now.profile)).filter(
    // Two profiles are of two provinces: that is what is compared, not how they differ.
    ({ path }) => names.old === names.new || path[0] !== "province",
  );
  const witnesses = changes.some(({ path }) => path[0] === "outOfScope")
    ? scopeWitnesses(old, now, candidates(), placing)
    : [];
  const wording =
    names.old === names.new ? changesBetween(profileWording(old.profile), profileWording(now.profile)) : [];
  return { ...names, ...answerOf(changes, witnesses), changes, wording, witnesses };
}

function answerOf(
  changes: readonly Change[],
  witnesses: readonly Witness[],
): { readonly answer: Answer; readonly certainty: Certainty } {
  if (changes.length === 0) return { answer: "same", certainty: "proved" };
  const ways = new Set(witnesses.map(({ direction }) => direction));
  const isOnlyScope = changes.every(({ path }) => path[0] === "outOfScope");
  if (ways.size === 2) return { answer: "different", certainty: "proved" };
  if (!isOnlyScope || ways.size === 0) return { answer: "different", certainty: "searched" };
  return { answer: ways.has("stricter") ? "stricter" : "looser", certainty: "searched" };
}

const OUT: Told = { outcome: "out-of-scope", disposition: "none", blocking: false };
/** A system in scope is judged: the least that is asked of it may block. */
const IN: Told = { outcome: "undetermined", disposition: "none", blocking: true };

function scopeWitnesses(
  old: PlacedProfile,
  now: PlacedProfile,
  candidates: readonly Candidate[],
  placing: Placing,
): readonly Witness[] {
  const ask = (question: Question) => {
    const before = toldBy(old, question, placing.old);
    const after = toldBy(now, question, placing.new);
    return { old: before, new: after, direction: directionOf(before, after) };
  };
  const found = new Map<string, Witness>();
  const shortest = [...candidates].sort(
    (one, other) => canonicalText(one.facts).length - canonicalText(other.facts).length,
  );
  for (const { subject, asOf, stage, ...facts } of shortest) {
    const { direction, ...told } = ask({ facts, subject, asOf });
    if (direction === undefined || found.has(direction)) continue;
    const holds = (all: CaseFacts) => ask({ facts: all, subject, asOf }).direction === direction;
    const smallest = shrink(facts, subject, holds);
    found.set(direction, {
      ...{ facts: smallest, subject, asOf, stage, direction, ...told },
      ...{ isShared: true, stages: STAGES },
    });
  }
  return [...found.values()];
}

function toldBy(
  { policies, profile }: PlacedProfile,
  question: Question,
  province: string | undefined,
): Told {
  const { facts, subject, asOf } = question;
  const placed = { ...facts, facts: placedIn(facts.facts, province) };
  const matter = matterFor(placed, subject, asOf, policies);
  const scope = scopeOf(policies, matter, inForce(policies, asOf), asOf);
  return isOutOfScope(profile, matter, scope) ? OUT : IN;
}
