import { childrenOf } from "../expression/children.ts";
import type { Scope } from "../expression/interpret.ts";
import {
  type Memory,
  type MemoryStore,
  memoryIn,
  memoryStore,
  type Said,
  saidIn,
} from "../expression/memory.ts";
import type { Expression } from "../expression/tree.ts";
import { conditionsOf } from "../policy/binding-reads.ts";
import { type GateBody, type PolicySet, type Requirement, SUBJECTS } from "../policy/policy-set.ts";
import type { ElementAssessment } from "./assess.ts";
import type { SubjectMatter } from "./subject-matter.ts";

/** Is a scope in which derived facts can be read. */
export type DerivingScope = Scope & Required<Pick<Scope, "derive">>;

type Elements = readonly ElementAssessment[];

/**
 * Remembers what the parts of a policy set say of documents. Variants of the set, each of which changes little,
 * are then assessed for what they change alone.
 */
export interface Recall {
  /** Gives again the scope of a document, where a variant reads the same values; `values` are those a binding states itself. */
  readonly scope: (
    variant: PolicySet,
    matter: SubjectMatter,
    asked: { readonly asOf: string; readonly values?: object },
    make: (memory?: Memory) => DerivingScope,
  ) => DerivingScope;
  /** Gives again what a requirement of the set itself says in a scope that was remembered. */
  readonly elements: (requirement: Requirement, scope: Scope, assess: () => Elements) => Elements;
  /** Lists what parts of the conditions of the set have said of a document so far, for each of its elements. */
  readonly said: (matter: SubjectMatter) => readonly Said[];
  /** Forgets everything, so that memory is free for other documents. */
  readonly forget: () => void;
}

/** Remembers nothing: what a document is asked once needs no memory. */
export const noRecall: Recall = {
  scope: (_variant, _matter, _asked, make) => make(),
  elements: (_requirement, _scope, assess) => assess(),
  said: () => [],
  forget: () => undefined,
};

/** Makes a memory of what a policy set says, for its variants. */
export function recallOf(policies: PolicySet): Recall {
  const { parameters, catalogues, derived } = policies;
  const requirements = new Set(bodiesOf(policies).flatMap(({ require }) => require));
  const parts = partsOf(policies);
  const isOwn = (node: Expression) => parts.has(node);
  const readsNothingDerived = (node: Expression) => parts.get(node) === false;
  let pasts = new WeakMap<SubjectMatter, Map<string, Map<object, Past>>>();
  let told = new WeakMap<SubjectMatter, readonly Said[]>();
  const said = new WeakMap<Scope, Map<Requirement, Elements>>();
  const pastOf = (matter: SubjectMatter, asOf: string, values: object): Past => {
    const byDate = remembered(pasts, matter, () => new Map<string, Map<object, Past>>());
    const byValues = remembered(byDate, asOf, () => new Map<object, Past>());
    return remembered(byValues, values, () => ({ store: memoryStore() }));
  };
  return {
    scope: (variant, matter, { asOf, values = requirements }, make) => {
      if (variant.parameters !== parameters || variant.catalogues !== catalogues) return make();
      const past = pastOf(matter, asOf, values);
      if (variant.derived !== derived) return make(memoryIn(past.store, readsNothingDerived));
      past.scope ??= make(memoryIn(past.store, isOwn));
      if (!said.has(past.scope)) said.set(past.scope, new Map());
      return past.scope;
    },
    elements: (requirement, scope, assess) => {
      const known = requirements.has(requirement) ? said.get(scope) : undefined;
      return known ? remembered(known, requirement, assess) : assess();
    },
    said: (matter) => {
      const past = pasts.get(matter);
      return past ? remembered(told, matter, () => saidBy(past)) : [];
    },
    forget: () => {
      pasts = new WeakMap();
      told = new WeakMap();
    },
  };
}

/** Is what was said of one document on one date. */
interface Past {
  readonly store: MemoryStore;
  /** By the derived facts of the set itself. */
  scope?: DerivingScope;
}

function saidBy(past: ReadonlyMap<string, ReadonlyMap<object, Past>>): readonly Said[] {
  return [...past.values()].flatMap((byValues) =>
    [...byValues.values()].flatMap(({ store }) => saidIn(store)),
  );
}

function bodiesOf({ gates }: PolicySet): readonly GateBody[] {
  return gates.flatMap((gate) => SUBJECTS.flatMap((subject) => gate.bodies[subject] ?? []));
}

/** Lists the parts of all conditions of a set that are worth remembering, each with whether it reads a derived fact. */
function partsOf(policies: PolicySet): ReadonlyMap<Expression, boolean> {
  const { profiles, derived } = policies;
  const conditions = [
    ...bodiesOf(policies).flatMap((body) => conditionsOf(body, "shown")),
    ...profiles.flatMap(({ outOfScope }) => outOfScope ?? []),
    ...profiles.flatMap(({ bindings }) => bindings.flatMap(({ when }) => Object.values(when))),
    ...derived.flatMap(({ rules }) => rules.flatMap(({ when }) => when ?? [])),
  ];
  const parts = new Map<Expression, boolean>();
  for (const condition of conditions) if (condition) addParts(condition.expression, parts);
  return parts;
}

/** Tells whether an expression reads a derived fact. */
function addParts(node: Expression, parts: Map<Expression, boolean>): boolean {
  const isDerived = node.op === "root" && node.root === "derived";
  const reads = childrenOf(node)
    .map((child) => addParts(child, parts))
    .some((one) => one);
  if (childrenOf(node).length > 0) parts.set(node, isDerived || reads);
  return isDerived || reads;
}

interface Known<K, V> {
  readonly get: (key: K) => V | undefined;
  readonly set: (key: K, value: V) => unknown;
}

function remembered<K, V>(memory: Known<K, V>, key: K, make: () => V): V {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const fresh = make();
  memory.set(key, fresh);
  return fresh;
}
