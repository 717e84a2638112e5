import type { PolicySet, Profile } from "../policy/policy-set.ts";

/** Is a policy set as far as a new gate has to fit into it. */
export type Surroundings = Pick<PolicySet, "gates" | "profiles" | "clauses">;

/** Is a policy folder in which nothing is yet. */
export const NOTHING_YET: Surroundings = { gates: [], profiles: [], clauses: [] };

/** Names the profile by which a policy folder begins. */
export const FIRST_PROFILE = "local";

/** Chooses the profile that binds a new gate where none is named: one that extends no other, which all that extend it take over. */
export function usualProfile({ profiles }: Surroundings): Pick<Profile, "id" | "province"> {
  return profiles.find((profile) => profile.extends === undefined) ?? profiles[0] ?? { id: FIRST_PROFILE };
}

/** Names a binding after its gate; where that name is taken, after the area as well. */
export function bindingName(profile: string, gate: string, { profiles }: Surroundings): string {
  const taken = new Set(profiles.flatMap(({ bindings }) => bindings.map(({ id }) => id)));
  const [area = "", name = ""] = gate.split("/");
  const names = [name, `${area}-${name}`, ...profiles.map((_, index) => `${area}-${name}-${index + 2}`)];
  const free = names.map((one) => `${profile}/${one}`).find((one) => !taken.has(one));
  return free ?? `${profile}/${area}-${name}-${taken.size + 2}`;
}
