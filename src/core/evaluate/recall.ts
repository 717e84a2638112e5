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
import type { PolicySet, Requirement } from "../policy/policy-set.ts";
import { remember } from "../source/remember.ts";
import type { ElementAssessment } from "./element-assessment.ts";
import { bodiesOf, partsOf } from "./parts-of-policies.ts";
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
    const byDate = remember(pasts, matter, () => new Map<string, Map<object, Past>>());
    const byValues = remember(byDate, asOf, () => new Map<object, Past>());
    return remember(byValues, values, () => ({ store: memoryStore() }));
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
      return known ? remember(known, requirement, assess) : assess();
    },
    said: (matter) => {
      const past = pasts.get(matter);
      return past ? remember(told, matter, () => saidBy(past)) : [];
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
