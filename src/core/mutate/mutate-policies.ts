import { digestOf } from "../digest/digest.ts";
import { type Binding, type Gate, type PolicySet, type Profile, SUBJECTS } from "../policy/policy-set.ts";
import { type Draft, drafted } from "./draft.ts";
import { surroundingsIn } from "./gate-surroundings.ts";
import { type Change, changeOfWhole, type Mutant } from "./mutant.ts";
import { mutateBinding } from "./mutate-binding.ts";
import { type GateSurroundings, mutateGate } from "./mutate-gate.ts";
import { mutateCompetence, mutateReapproval, mutateScope } from "./mutate-profile.ts";
import { ofCatalogue, ofDerived, ofParameter, vocabularyOf } from "./mutate-values.ts";
import { readersIn } from "./readers.ts";
import { shortCodes } from "./short-codes.ts";

type About = Mutant["about"];

/** Lists every mutant of a policy set, in order of kind and name of the document it changes. */
export function mutantsOf(policies: PolicySet): readonly Mutant[] {
  const readers = readersIn(policies);
  const around = surroundingsIn(policies, readers);
  return named([
    ...policies.gates.flatMap((gate) => ofGate(gate, policies, around(gate))),
    ...policies.profiles.flatMap((profile) => ofProfile(profile, policies)),
    ...policies.parameters.flatMap((parameter) => ofParameter(parameter, policies, readers)),
    ...policies.catalogues.flatMap((catalogue) => ofCatalogue(catalogue, policies, readers)),
    ...policies.derived.flatMap((fact) => ofDerived(fact, policies, readers)),
  ]);
}

/** Two changes that say the same are told apart by their turn. */
function named(drafts: readonly Draft[]): readonly Mutant[] {
  const seen = new Map<string, number>();
  const all = drafts.map((draft) => {
    const { about, pointer, operator, before, after } = draft;
    const name = `${about.kind} ${about.id} ${placeName(pointer)} ${operator}: ${before} → ${after}`;
    const turn = (seen.get(name) ?? 0) + 1;
    seen.set(name, turn);
    const id = turn === 1 ? name : `${name} (${turn})`;
    return { id, digest: digestOf(id).slice("sha256:".length), draft };
  });
  const codeOf = shortCodes(all.map(({ digest }) => digest));
  return all.map(({ id, digest, draft }) => ({ id, code: codeOf(digest), ...draft }));
}

/** Requirements and bindings are told by their names. Numbers move when something is added above, so they are no part of a name. */
function placeName(pointer: string): string {
  return pointer.replace("/spec", "").replaceAll(/\/\d+/g, "");
}

function ofGate(gate: Gate, policies: PolicySet, around: GateSurroundings): readonly Draft[] {
  const about = { kind: "Gate", id: gate.id } as const;
  const gates = [gate.id];
  const dropped: Draft = {
    operator: "drop-gate",
    about,
    pointer: "",
    before: gate.id,
    after: "",
    gates,
    profiles: [],
    days: [],
    policies: () => withBindings(policies, (binding) => (binding.gate === gate.id ? [] : [binding])),
  };
  const put = (changed: Gate) => ({
    ...policies,
    gates: policies.gates.map((one) => (one === gate ? changed : one)),
  });
  const changed = drafted(mutateGate(gate, around), { about, gates, put });
  return [dropped, ...changed.map((draft) => ({ ...draft, ...requirementAt(gate, draft.pointer) }))];
}

function requirementAt(gate: Gate, pointer: string): Pick<Mutant, "requirement"> {
  const bodies = SUBJECTS.flatMap((subject) => gate.bodies[subject] ?? []);
  const ids = bodies.flatMap(({ require }) => require.map(({ id }) => id));
  const [, named] = /^\/spec\/require\/([^/]+)/.exec(pointer) ?? [];
  return named !== undefined && ids.includes(named) ? { requirement: named } : {};
}

/** A binding comes along into every profile that builds on the one that wrote it. */
function withBindings(policies: PolicySet, change: (binding: Binding) => readonly Binding[]): PolicySet {
  const profiles = policies.profiles.map((profile) => ({
    ...profile,
    bindings: profile.bindings.flatMap(change),
  }));
  return { ...policies, profiles };
}

function ofProfile(profile: Profile, policies: PolicySet): readonly Draft[] {
  const own = profile.bindings.filter((binding) => binding.profile === profile.id);
  const base = policies.profiles.find(({ id }) => id === profile.extends);
  const about = { kind: "Profile", id: profile.id } as const;
  const put = (changed: Profile) => ({
    ...policies,
    profiles: policies.profiles.map((one) => (one === profile ? changed : one)),
  });
  const whole = { about, gates: policies.gates.map(({ id }) => id), put };
  return [
    ...own.flatMap((binding) => ofBinding(binding, about, policies)),
    ...drafted(mutateScope(profile, base), whole),
    ...drafted(mutateCompetence(profile, base), { ...whole, gates: [], profiles: [profile.id] }),
    ...drafted(mutateReapproval(profile, base), { ...whole, gates: [] }),
  ];
}

function ofBinding(binding: Binding, about: About, policies: PolicySet): readonly Draft[] {
  const isOne = (other: Binding) => other.id === binding.id && other.profile === binding.profile;
  const put = (changed: Binding | undefined) => {
    const left = changed ? [changed] : [];
    return withBindings(policies, (other) => (isOne(other) ? left : [other]));
  };
  const changes: readonly Change<Binding | undefined>[] = [
    { operator: "drop-binding", pointer: "", before: binding.id, after: "", changed: undefined },
    ...mutateBinding(binding, (id) => vocabularyOf(policies.parameters.find((one) => one.id === id))),
  ];
  const placed = changes.map((change) => changeOfWhole(change, `/spec/bindings/${binding.id}`, (one) => one));
  return drafted(placed, { about, gates: [binding.gate], put });
}
