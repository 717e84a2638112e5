import { holdsOn } from "../evaluate/in-force.ts";
import type { Gate, PolicySet } from "../policy/policy-set.ts";
import { compareText } from "../source/compare-text.ts";
import type { Placing } from "./ask-pair.ts";
import { type CandidatesOf, candidatesFrom, type TriedSet } from "./candidates.ts";
import { changesBetween } from "./changes.ts";
import { compareBinding } from "./compare-binding.ts";
import { compareScope, type ProfilePair } from "./compare-scope.ts";
import { compareValues } from "./compare-values.ts";
import { type Pair, pairProfiles, pairSets, type Ruling } from "./pair-bindings.ts";
import { gateWording, plainGate } from "./plain-rules.ts";
import type { Answer, BindingDiff, Certainty, GateDiff, PolicyDiff, ProfileDiff } from "./policy-diff.ts";
import { differingSegments } from "./segments.ts";

/** Is one side of a comparison: a policy set with its cases, or one profile of it. */
export interface ComparedSet extends TriedSet {
  /** What people call the policy set. */
  readonly name?: string;
  readonly profile?: string;
}

/** Says how two sides are compared. */
export interface CompareOptions {
  /** The one gate that is looked at. */
  readonly gate?: string;
  /** The one day whose rules are compared, a full date; without it all days are. */
  readonly asOf?: string;
  /** How many documents beside the cases are tried in all. */
  readonly tries?: number;
  /** Is told how many bindings are compared, of how many. */
  readonly onProgress?: (done: number, all: number) => void;
}

/** The most documents beside the cases that are tried, in all and for one binding. */
const MOST_TRIES = { all: 1200, each: 600, least: 20 };

/** Compares two policy sets, or two profiles when each side names its own; the profiles must be there. */
export function comparePolicies(
  old: ComparedSet,
  now: ComparedSet,
  options: CompareOptions = {},
): PolicyDiff {
  const placing = placingOf(old, now);
  const names = { old: nameOf(old), new: nameOf(now), asOf: options.asOf ?? null, placing };
  const areProfiles = old.profile !== now.profile;
  if (!areProfiles && old.policies.digest === now.policies.digest)
    return { ...names, isSame: true, gates: [], profiles: [], values: [], wording: [] };
  const pairs = pairsOf(old, now).filter(({ old: one, new: other }) => {
    const isMeant = options.gate === undefined || (one ?? other)?.gate.id === options.gate;
    return isMeant && bindsOn([one, other], options.asOf);
  });
  const candidatesOf = candidatesFrom(old.policies === now.policies ? [old] : [old, now]);
  const open = pairs.filter(
    (pair) => pair.old && pair.new && differingSegments(pair, placing, options.asOf).length > 0,
  ).length;
  const all = options.tries ?? MOST_TRIES.all;
  const each = Math.min(MOST_TRIES.each, Math.max(MOST_TRIES.least, Math.floor(all / Math.max(1, open))));
  const comparison = {
    placing,
    candidatesOf,
    budget: Math.min(all, each),
    ...(options.asOf === undefined ? {} : { asOf: options.asOf }),
  };
  const bindings = pairs.map((pair, index) => {
    options.onProgress?.(index, pairs.length);
    return { gate: gateIdOf(pair), diff: compareBinding(pair, comparison) };
  });
  const gates = gatesOf(old.policies, now.policies, bindings, options.gate);
  const profiles = options.gate === undefined ? profilesOf(old, now, candidatesOf, placing) : [];
  const { values, wording } =
    options.gate === undefined
      ? compareValues(old.policies, now.policies, options.asOf)
      : { values: [], wording: [] };
  const isSame =
    values.length + wording.length === 0 && gates.every(isUnchanged) && profiles.every(isUnchangedProfile);
  return { ...names, isSame, gates, profiles, values, wording };
}

/** What binds on neither side is nothing on that day. */
function bindsOn(sides: readonly (Ruling | undefined)[], asOf: string | undefined): boolean {
  return asOf === undefined || sides.some((one) => one && holdsOn(one.binding.effective, asOf));
}

function nameOf({ name, policies, profile }: ComparedSet): PolicyDiff["old"] {
  return { name: name ?? null, policyDigest: policies.digest, profile: profile ?? null };
}

/** Matches what is compared: all bindings of two sets, or those of two profiles. */
export function pairsOf(old: ComparedSet, now: ComparedSet): readonly Pair[] {
  if (old.profile !== undefined && now.profile !== undefined && old.profile !== now.profile)
    return pairProfiles(
      { policies: old.policies, id: old.profile },
      { policies: now.policies, id: now.profile },
    );
  return pairSets(old.policies, now.policies, old.profile);
}

function gateIdOf({ old, new: now }: Pair): string {
  return (now ?? old)?.gate.id ?? "";
}

/** Tells into which province each side places a system: where profiles are compared, into their own. */
export function placingOf(...sides: readonly [ComparedSet, ComparedSet]): Placing {
  if (sides[0].profile === sides[1].profile) return {};
  const [old, now] = sides.map(
    ({ policies, profile }) => policies.profiles.find(({ id }) => id === profile)?.province,
  );
  return { ...(old === undefined ? {} : { old }), ...(now === undefined ? {} : { new: now }) };
}

interface Found {
  readonly gate: string;
  readonly diff: BindingDiff;
}

function gatesOf(
  old: PolicySet,
  now: PolicySet,
  bindings: readonly Found[],
  only: string | undefined,
): readonly GateDiff[] {
  const [before, after] = [old, now].map(({ gates }) => new Map(gates.map((gate) => [gate.id, gate])));
  const ids = [...new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])])].sort(compareText);
  return ids
    .filter((id) => only === undefined || id === only)
    .flatMap((id) => {
      const own = bindings.filter(({ gate }) => gate === id).map(({ diff }) => diff);
      return gateDiff(before?.get(id), after?.get(id), own) ?? [];
    });
}

function gateDiff(
  old: Gate | undefined,
  now: Gate | undefined,
  bindings: readonly BindingDiff[],
): GateDiff | undefined {
  const gate = now ?? old;
  if (!gate) return undefined;
  const both = old && now;
  const changes = both ? changesBetween(plainGate(old), plainGate(now)) : [];
  const answer = both ? gateAnswer(bindings, changes.length > 0) : presence(now !== undefined);
  return {
    ...{ gate: gate.id, number: gate.number, title: gate.title },
    ...{ answer, certainty: both ? gateCertainty(bindings) : "proved", changes, bindings },
    wording: both ? changesBetween(gateWording(old), gateWording(now)) : [],
  };
}

function presence(isNew: boolean): Answer {
  return isNew ? "new" : "gone";
}

/** A gate is as strict as all that binds it; one that nothing binds judges nothing, whatever it says. */
function gateAnswer(bindings: readonly BindingDiff[], isChanged: boolean): Answer {
  const answers = new Set(bindings.map(({ answer }) => answer).filter((answer) => answer !== "same"));
  if (answers.size === 0) return bindings.length === 0 && isChanged ? "different" : "same";
  const within = (...some: readonly Answer[]) => [...answers].every((answer) => some.includes(answer));
  if (within("stricter", "new")) return "stricter";
  return within("looser", "gone") ? "looser" : "different";
}

function gateCertainty(bindings: readonly BindingDiff[]): Certainty {
  return bindings.every(({ certainty }) => certainty === "proved") ? "proved" : "searched";
}

function profilesOf(
  old: ComparedSet,
  now: ComparedSet,
  candidatesOf: CandidatesOf,
  placing: Placing,
): readonly ProfileDiff[] {
  const gates = [...new Set([...old.policies.gates, ...now.policies.gates].map(({ id }) => id))];
  const candidates = () => gates.flatMap((gate) => candidatesOf(gate));
  return profilePairs(old, now).map((pair) => compareScope(pair, candidates, placing));
}

function profilePairs(old: ComparedSet, now: ComparedSet): readonly ProfilePair[] {
  const find = ({ policies }: ComparedSet, id: string | undefined) => {
    const profile = policies.profiles.find((one) => one.id === id);
    return profile && { policies, profile };
  };
  const pairOf = (one: string | undefined, other: string | undefined): ProfilePair => {
    const [before, after] = [find(old, one), find(now, other)];
    return { ...(before ? { old: before } : {}), ...(after ? { new: after } : {}) };
  };
  if (old.profile !== undefined || now.profile !== undefined) return [pairOf(old.profile, now.profile)];
  const ids = [...old.policies.profiles, ...now.policies.profiles].map(({ id }) => id);
  return [...new Set(ids)].sort(compareText).map((id) => pairOf(id, id));
}

/** Where no difference was found and none was excluded, nobody says that the two are the same. */
function isUnchanged({ answer, certainty, changes, wording, bindings }: GateDiff): boolean {
  const own = changes.length + wording.length === 0 && answer === "same" && certainty === "proved";
  return (
    own && bindings.every((one) => one.answer === "same" && one.changes.length + one.wording.length === 0)
  );
}

function isUnchangedProfile({ answer, changes, wording }: ProfileDiff): boolean {
  return answer === "same" && changes.length + wording.length === 0;
}
