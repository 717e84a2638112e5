import { schemas } from "../../generated/schemas.ts";
import { digestOf } from "../digest/digest.ts";
import { holdsOn } from "../evaluate/in-force.ts";
import type { Place } from "../expression/result.ts";
import {
  type Binding,
  type DatedValue,
  type Gate,
  type Parameter,
  type PolicySet,
  type Profile,
  SUBJECTS,
} from "../policy/policy-set.ts";
import { schemaAt } from "../schema/schema-at.ts";
import { isJsonArray, isJsonObject, type Json, ownProperty } from "../source/json.ts";
import { manifestKinds } from "../validate/kinds.ts";
import type { Change, Mutant } from "./mutant.ts";
import { changeOfWhole } from "./mutant.ts";
import { mutateBinding } from "./mutate-binding.ts";
import { mutateDerived } from "./mutate-derived.ts";
import { mutateGate } from "./mutate-gate.ts";
import { mutateInterval } from "./mutate-interval.ts";
import { mutateCompetence, mutateReapproval, mutateScope } from "./mutate-profile.ts";
import { mutateValue } from "./mutate-value.ts";
import { type IsNeverEmpty, neverEmptyIn } from "./never-empty.ts";
import { type FindReaders, readersIn } from "./readers.ts";

type About = Mutant["about"];
type Draft = Omit<Mutant, "id" | "code">;

/** Lists every mutant of a policy set, in order of kind and name of the document it changes. */
export function mutantsOf(policies: PolicySet): readonly Mutant[] {
  const readers = readersIn(policies);
  const isNeverEmpty = neverEmptyIn(policies, readers);
  return named([
    ...policies.gates.flatMap((gate) => ofGate(gate, policies, isNeverEmpty)),
    ...policies.profiles.flatMap((profile) => ofProfile(profile, policies)),
    ...policies.parameters.flatMap((parameter) => ofParameter(parameter, policies, readers)),
    ...policies.catalogues.flatMap((catalogue) => ofCatalogue(catalogue, policies, readers)),
    ...policies.derived.flatMap((fact) => ofDerived(fact, policies, readers)),
  ]);
}

/** Two changes that say the same are told apart by their turn. */
function named(drafts: readonly Draft[]): readonly Mutant[] {
  const seen = new Map<string, number>();
  return drafts.map((draft) => {
    const { about, pointer, operator, before, after } = draft;
    const name = `${about.kind} ${about.id} ${placeName(pointer)} ${operator}: ${before} → ${after}`;
    const turn = (seen.get(name) ?? 0) + 1;
    seen.set(name, turn);
    const id = turn === 1 ? name : `${name} (${turn})`;
    return { id, code: codeOf(id), ...draft };
  });
}

const CODE = { start: "sha256:".length, length: 8 } as const;

function codeOf(id: string): string {
  return digestOf(id).slice(CODE.start, CODE.start + CODE.length);
}

/** Requirements and bindings are told by their names. Numbers move when something is added above, so they are no part of a name. */
function placeName(pointer: string): string {
  return pointer.replace("/spec", "").replaceAll(/\/\d+/g, "");
}

interface Target<T> {
  readonly about: About;
  readonly gates: readonly string[];
  readonly profiles?: readonly string[];
  readonly put: (changed: T) => PolicySet;
}

function drafted<T>(
  changes: readonly Change<T>[],
  { about, gates, profiles = [], put }: Target<T>,
): readonly Draft[] {
  return changes.map(({ changed, days = [], ...change }) => {
    return { ...change, about, gates, profiles, days, policies: () => put(changed) };
  });
}

function ofGate(gate: Gate, policies: PolicySet, isNeverEmpty: IsNeverEmpty): readonly Draft[] {
  const about = { kind: "Gate", id: gate.id } as const;
  const gates = [gate.id];
  const dropped: Draft = {
    ...{ operator: "drop-gate", about, pointer: "", before: gate.id, after: "" },
    ...{ gates, profiles: [], days: [] },
    policies: () => withBindings(policies, (binding) => (binding.gate === gate.id ? [] : [binding])),
  };
  const put = (changed: Gate) => ({
    ...policies,
    gates: policies.gates.map((one) => (one === gate ? changed : one)),
  });
  const bindings = policies.profiles.flatMap((profile) =>
    profile.bindings.filter((one) => one.gate === gate.id),
  );
  const isJustified = bindings.some(({ enforcement }) => enforcement === "justified");
  const isWaivable = bindings.some(({ waivable }) => waivable);
  const changed = drafted(mutateGate(gate, { isNeverEmpty, isJustified, isWaivable }), { about, gates, put });
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

function vocabularyOf(parameter: Parameter | undefined): readonly string[] | undefined {
  return parameter?.vocabulary && wordsAt(parameter.vocabulary);
}

function wordsAt({ root, pointer }: Place): readonly string[] {
  const schema = root === "attested" ? "attested-facts" : manifestKinds.SystemManifest;
  const words = ownProperty(schemaAt(schema, pointer, schemas) ?? {}, "enum");
  return isJsonArray(words) ? words.filter((word) => typeof word === "string") : [];
}

function ofParameter(parameter: Parameter, policies: PolicySet, readers: FindReaders): readonly Draft[] {
  const { gates, profiles, on } = readers("params", parameter.id);
  const about = { kind: "Parameters", id: parameter.id } as const;
  const put = (values: readonly DatedValue[]) => ({
    ...policies,
    parameters: policies.parameters.map((one) => (one === parameter ? { ...parameter, values } : one)),
  });
  const valueOn = (values: readonly DatedValue[], day: string) =>
    values.find((value) => holdsOn(value, day))?.value;
  const isNoticed = (day: string, values: readonly DatedValue[]) =>
    on(day) && JSON.stringify(valueOn(values, day)) !== JSON.stringify(valueOn(parameter.values, day));
  const changes = parameter.values.flatMap((value, index) => {
    const withIt = (changed: DatedValue) => parameter.values.with(index, changed);
    return mutateDated(value, vocabularyOf(parameter), (day, changed) => isNoticed(day, withIt(changed))).map(
      (change) => changeOfWhole(change, `/values/${index}`, withIt),
    );
  });
  return drafted(changes, { about, gates, profiles, put });
}

function mutateDated<T extends DatedValue>(
  dated: T,
  vocabulary: readonly string[] | undefined,
  isNoticed: (day: string, changed: T) => boolean,
): readonly Change<T>[] {
  return [
    ...mutateInterval(dated, isNoticed),
    ...mutateValue(dated.value, vocabulary).map((change) => ({
      ...changeOfWhole(change, "/value", (value: Json) => ({ ...dated, value })),
      days: [dated.from],
    })),
  ];
}

function ofCatalogue(
  catalogue: PolicySet["catalogues"][number],
  policies: PolicySet,
  readers: FindReaders,
): readonly Draft[] {
  type Entry = (typeof catalogue.entries)[number];
  const { gates, profiles, on } = readers("catalogues", catalogue.id);
  const about = { kind: "Catalogue", id: catalogue.id } as const;
  const put = (entries: readonly Entry[]) => ({
    ...policies,
    catalogues: policies.catalogues.map((one) => (one === catalogue ? { ...catalogue, entries } : one)),
  });
  const emptied: Change<readonly Entry[]> = {
    ...{ operator: "empty-catalogue", pointer: "/entries", before: String(catalogue.entries.length) },
    ...{ after: "0", changed: [] },
  };
  const changes = catalogue.entries.flatMap((entry, index): readonly Change<readonly Entry[]>[] => [
    {
      ...{ operator: "drop-entry", pointer: `/entries/${index}`, before: JSON.stringify(entry.value) },
      ...{ after: "", days: [entry.from], changed: catalogue.entries.toSpliced(index, 1) },
    },
    ...mutateDated(entry, undefined, (day) => on(day)).flatMap(
      (change): readonly Change<readonly Entry[]>[] => {
        const { value } = change.changed;
        if (!isJsonObject(value)) return [];
        const put = () => catalogue.entries.with(index, { ...change.changed, value });
        return [changeOfWhole(change, `/entries/${index}`, put)];
      },
    ),
  ]);
  return drafted([emptied, ...changes], { about, gates, profiles, put });
}

function ofDerived(
  fact: PolicySet["derived"][number],
  policies: PolicySet,
  readers: FindReaders,
): readonly Draft[] {
  const { gates, profiles, on } = readers("derived", fact.id);
  const about = { kind: "DerivedFact", id: fact.id } as const;
  const put = (changed: typeof fact) => ({
    ...policies,
    derived: policies.derived.map((one) => (one === fact ? changed : one)),
  });
  const words = fact.vocabulary && wordsAt(fact.vocabulary);
  return drafted(mutateDerived(fact, words, on), { about, gates, profiles, put });
}
