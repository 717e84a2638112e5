import type { Binding, Gate, PolicySet, Profile } from "../policy/policy-set.ts";
import { compareText } from "../source/compare-text.ts";
import { changesBetween } from "./changes.ts";
import { signatureOf } from "./plain.ts";
import { plainBinding } from "./plain-rules.ts";

/** Is a binding where it stands: in a profile of a policy set. */
export interface Ruling {
  readonly policies: PolicySet;
  readonly profile: Profile;
  readonly binding: Binding;
  readonly gate: Gate;
}

/** Is what is compared: a binding of each side, or one that only one side has. */
export type Pair = { readonly profiles: readonly string[]; readonly pairedBy: PairedBy } & (
  | { readonly old: Ruling; readonly new: Ruling }
  | { readonly old: Ruling; readonly new?: undefined }
  | { readonly old?: undefined; readonly new: Ruling }
);

/** Tells by what two bindings were matched: the id, the name after the slash, or being the most alike. */
export type PairedBy = "id" | "name" | "likeness";

/** Matches the bindings of two policy sets, profile by profile; a binding that profiles inherit unchanged is one pair. */
export function pairSets(old: PolicySet, now: PolicySet, only?: string): readonly Pair[] {
  const ids = [...new Set([...old.profiles, ...now.profiles].map(({ id }) => id))].sort(compareText);
  const pairs = ids
    .filter((id) => only === undefined || id === only)
    .flatMap((id) => pairRulings(rulingsOf(old, id), rulingsOf(now, id), { profile: id, farthest: 0 }));
  return joinInherited(pairs);
}

/** Matches the bindings of two profiles: those of one gate, by id, by the name after the slash, else the most alike. */
export function pairProfiles(old: ProfileOf, now: ProfileOf): readonly Pair[] {
  const rulings = [rulingsOf(old.policies, old.id), rulingsOf(now.policies, now.id)] as const;
  return pairRulings(...rulings, { profile: old.id, farthest: Number.POSITIVE_INFINITY });
}

/** Names a profile of a policy set. */
export interface ProfileOf {
  readonly policies: PolicySet;
  readonly id: string;
}

/** A binding under another id is the same one only if it is as near as asked for. */
function pairRulings(
  old: readonly Ruling[],
  now: readonly Ruling[],
  { profile, farthest }: { readonly profile: string; readonly farthest: number },
): readonly Pair[] {
  const left = { old: [...old], new: [...now] };
  const pairs: Pair[] = [];
  const take = (pairedBy: PairedBy, one: Ruling, other: Ruling) => {
    left.old.splice(left.old.indexOf(one), 1);
    left.new.splice(left.new.indexOf(other), 1);
    pairs.push({ old: one, new: other, profiles: [profile], pairedBy });
  };
  for (const pairedBy of ["id", "name"] as const) {
    for (const one of [...left.old]) {
      const other = left.new.find((ruling) => isMatch[pairedBy](one.binding, ruling.binding));
      if (other) take(pairedBy, one, other);
    }
  }
  for (const { one, other, distance } of alike(left.old, left.new)) {
    if (distance <= farthest && left.old.includes(one) && left.new.includes(other))
      take("likeness", one, other);
  }
  const gone = left.old.map((one): Pair => ({ old: one, profiles: [profile], pairedBy: "id" }));
  const fresh = left.new.map((one): Pair => ({ new: one, profiles: [profile], pairedBy: "id" }));
  return [...pairs, ...gone, ...fresh];
}

const isMatch = {
  id: (one: Binding, other: Binding) => one.id === other.id,
  name: (one: Binding, other: Binding) => one.gate === other.gate && nameOf(one) === nameOf(other),
};

function nameOf({ id }: Binding): string {
  return id.slice(id.indexOf("/") + 1);
}

/** Lists the pairs of one gate that could be matched, the most alike first. */
function alike(old: readonly Ruling[], now: readonly Ruling[]) {
  const couples = old.flatMap((one) =>
    now
      .filter(({ binding }) => binding.gate === one.binding.gate)
      .map((other) => ({ one, other, distance: unlikeness(one.binding, other.binding) })),
  );
  return couples.sort((left, right) => left.distance - right.distance);
}

/** Which documents are judged tells bindings apart more than how: their kinds, and the condition that picks them. */
function unlikeness(one: Binding, other: Binding): number {
  const [left, right] = [plainBinding(one), plainBinding(other)];
  const kinds = one.subjects.filter((subject) => !other.subjects.includes(subject)).length;
  const picks = signatureOf(left.when) === signatureOf(right.when) ? 0 : 1;
  return changesBetween(left, right).length + 10 * (kinds + picks);
}

/** Lists the bindings of a profile with what they stand on; none where the set has no such profile. */
function rulingsOf(policies: PolicySet, id: string): readonly Ruling[] {
  const profile = policies.profiles.find((one) => one.id === id);
  const gates = new Map(policies.gates.map((gate) => [gate.id, gate]));
  return (profile?.bindings ?? []).flatMap((binding) => {
    const gate = gates.get(binding.gate);
    return gate && profile ? [{ policies, profile, binding, gate }] : [];
  });
}

/** The profile that wrote a binding stands for those that inherit it. */
function joinInherited(pairs: readonly Pair[]): readonly Pair[] {
  const byWriters = new Map<string, Pair>();
  for (const pair of pairs) {
    const key = [pair.old, pair.new].map((one) => `${one?.binding.profile} ${one?.binding.id}`).join(" | ");
    const known = byWriters.get(key);
    const profiles = [...(known?.profiles ?? []), ...pair.profiles];
    byWriters.set(key, { ...(known && !isWriter(pair) ? known : pair), profiles });
  }
  return [...byWriters.values()];
}

function isWriter({ old, new: now, profiles }: Pair): boolean {
  return profiles[0] === (now ?? old)?.binding.profile;
}
