import type { PolicyFiles } from "../policy/policy-files.ts";
import type { Binding, Gate, PolicySet } from "../policy/policy-set.ts";
import { compareText } from "../source/compare-text.ts";
import { casesOf, casesOfBinding, casesOfDerived } from "./count-cases.ts";
import { bindingReadings, type ValueName } from "./readings.ts";
import type { TracedBinding, TracedGate, TracedValue } from "./trace.ts";

/** Holds a policy set indexed by what the matrix follows: who cites a clause, what a binding reads, on what a value is based. */
export interface Matrix {
  readonly gates: readonly GateEntry[];
  /** The cases of each derived fact, counted. */
  readonly derived: readonly { readonly id: string; readonly cases: number }[];
  readonly values: ReadonlyMap<ValueName, TracedValue>;
  /** The names of the values that are based on a clause. */
  readonly basedOn: (clause: string) => readonly ValueName[];
}

/** Is a gate with its bindings, each once, and its cases counted. */
export interface GateEntry {
  readonly gate: Gate;
  readonly bindings: readonly BindingEntry[];
  readonly cases: number;
}

export interface BindingEntry {
  readonly binding: Binding;
  readonly profiles: readonly string[];
  /** What it reads, what only its messages show included. */
  readonly reads: ReadonlySet<ValueName>;
  /** What its outcome hangs on: only a value among these carries out the clause it is based on. */
  readonly decides: ReadonlySet<ValueName>;
  /** The cases that are judged by this binding, counted. */
  readonly cases: number;
}

/** Indexes a policy set. */
export function matrixOf(files: PolicyFiles, policies: PolicySet): Matrix {
  const bases = basesOf(policies);
  return {
    gates: policies.gates.map((gate) => ({
      gate,
      bindings: bindingsOf(gate, files, policies),
      cases: casesOf(gate, files),
    })),
    derived: policies.derived.map(({ id }) => ({ id, cases: casesOfDerived(id, files) })),
    values: valuesOf(policies),
    basedOn: (clause) => bases.get(clause) ?? [],
  };
}

function bindingsOf(gate: Gate, files: PolicyFiles, policies: PolicySet): readonly BindingEntry[] {
  const { profiles } = policies;
  const all = profiles.flatMap(({ bindings }) => bindings.filter((binding) => binding.gate === gate.id));
  const byId = new Map(all.map((binding) => [binding.id, binding]));
  return [...byId.values()].map((binding) => ({
    binding,
    profiles: profiles
      .filter((profile) => profile.bindings.some(({ id }) => id === binding.id))
      .map(({ id }) => id),
    reads: bindingReadings(binding, policies, "shown"),
    decides: bindingReadings(binding, policies, "deciding"),
    cases: casesOfBinding(binding, files, policies),
  }));
}

function valuesOf({ parameters, catalogues, derived }: PolicySet): Matrix["values"] {
  const given = (kind: TracedValue["kind"], root: string, list: readonly Omit<TracedValue, "kind">[]) =>
    list.map(({ id, title }) => [`${root}.${id}`, { kind, id, title }] as const);
  return new Map([
    ...given("parameter", "params", parameters),
    ...given("catalogue", "catalogues", catalogues),
    ...given("derived", "derived", derived),
  ]);
}

function basesOf({ parameters, catalogues, derived }: PolicySet): ReadonlyMap<string, readonly ValueName[]> {
  const found = new Map<string, Set<ValueName>>();
  const note = (name: ValueName, values: readonly { readonly basis: readonly string[] }[]) => {
    for (const clause of values.flatMap(({ basis }) => basis))
      found.set(clause, (found.get(clause) ?? new Set()).add(name));
  };
  for (const { id, values } of parameters) note(`params.${id}`, values);
  for (const { id, entries } of catalogues) note(`catalogues.${id}`, entries);
  for (const { id, rules } of derived) note(`derived.${id}`, rules);
  return new Map([...found].map(([clause, names]) => [clause, [...names]]));
}

/** Lists the numbers of the gates that cite a clause themselves or in a binding. */
export function citing(clause: string, { gates }: Matrix): readonly string[] {
  return gates
    .filter((entry) => cites(entry, clause))
    .map(({ gate }) => gate.number)
    .sort();
}

/** Lists the gates that carry a clause out, in order of number: those that cite it, then those that only read a value based on it. */
export function gatesOf(clause: string, matrix: Matrix): readonly TracedGate[] {
  const found = matrix.gates.flatMap((entry) => tracedGate(entry, clause, matrix) ?? []);
  return found.sort((one, other) => compareText(rank(one), rank(other)));
}

function rank({ through, number }: TracedGate): string {
  return `${through === "citation" ? 0 : 1} ${number}`;
}

function cites({ gate, bindings }: GateEntry, clause: string): boolean {
  return gate.clauses.includes(clause) || bindings.some(({ binding }) => binding.clauses.includes(clause));
}

/** Tells whether some binding of a gate carries a clause out. */
export function isCarriedOut(entry: GateEntry, clause: string, matrix: Matrix): boolean {
  return (tracedGate(entry, clause, matrix)?.bindings.length ?? 0) > 0;
}

/** A gate that cites a clause may leave it to a value: then the bindings that read the value carry the clause out. */
function tracedGate(entry: GateEntry, clause: string, matrix: Matrix): TracedGate | undefined {
  const carrying = entry.bindings.filter(({ binding }) => binding.clauses.includes(clause));
  const based = entry.bindings.filter((one) => valuesBasedOn(clause, one, matrix).length > 0);
  const through = carrying.length > 0 || based.length === 0 ? "citation" : "value";
  if (through === "citation" && !cites(entry, clause)) return undefined;
  const bindings = through === "citation" ? carrying : based;
  const names = bindings.flatMap((one) =>
    through === "citation" ? [...one.reads] : valuesBasedOn(clause, one, matrix),
  );
  const { number, id, title } = entry.gate;
  return {
    number,
    id,
    title,
    through,
    cases: entry.cases,
    bindings: bindings.map(tracedBinding),
    values: [...new Set(names)].sort().flatMap((name) => matrix.values.get(name) ?? []),
  };
}

/** A value that the binding sets itself rests on the basis given there. */
function valuesBasedOn(
  clause: string,
  { binding, decides }: BindingEntry,
  matrix: Matrix,
): readonly ValueName[] {
  const own = Object.entries(binding.parameters).map(([id, { basis }]) => ({ name: `params.${id}`, basis }));
  const set = new Set(own.map(({ name }) => name));
  const based = matrix.basedOn(clause).filter((name) => !set.has(name));
  const owned = own.filter(({ basis }) => basis.includes(clause)).map(({ name }) => name);
  return [...based, ...owned].filter((name) => decides.has(name));
}

/** Shows a binding as the matrix does. */
export function tracedBinding({ binding, profiles, cases }: BindingEntry): TracedBinding {
  const { id, subjects, enforcement, from, until, effective, clauses, decide } = binding;
  return {
    id,
    profiles,
    subjects,
    enforcement,
    from,
    ...(until ? { until } : {}),
    effective,
    clauses,
    decide,
    cases,
  };
}
