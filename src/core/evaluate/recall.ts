import type { Scope } from "../expression/interpret.ts";
import { type PolicySet, type Requirement, SUBJECTS } from "../policy/policy-set.ts";
import { remember } from "../source/remember.ts";
import type { ElementAssessment } from "./element-assessment.ts";
import type { SubjectMatter } from "./subject-matter.ts";

/** Is a scope in which derived facts can be read. */
export type DerivingScope = Scope & Required<Pick<Scope, "derive">>;

type Elements = readonly ElementAssessment[];

/**
 * Remembers what the requirements of a policy set say of documents. Variants of the set, each of which changes
 * little, are then assessed for what they change alone.
 */
export interface Recall {
  /** Gives again the scope of a document, where a variant reads the same values; `values` are those a binding states itself. */
  readonly scope: (
    variant: PolicySet,
    matter: SubjectMatter,
    asked: { readonly asOf: string; readonly values?: object },
    make: () => DerivingScope,
  ) => DerivingScope;
  /** Gives again what a requirement of the set itself says in a scope that was remembered. */
  readonly elements: (requirement: Requirement, scope: Scope, assess: () => Elements) => Elements;
}

/** Remembers nothing: what a document is asked once needs no memory. */
export const noRecall: Recall = {
  scope: (_variant, _matter, _asked, make) => make(),
  elements: (_requirement, _scope, assess) => assess(),
};

/** Makes a memory of what a policy set says, for its variants. */
export function recallOf({ gates, parameters, catalogues, derived }: PolicySet): Recall {
  const bodies = gates.flatMap((gate) => SUBJECTS.flatMap((subject) => gate.bodies[subject] ?? []));
  const own = new Set(bodies.flatMap(({ require }) => require));
  const scopes = new WeakMap<SubjectMatter, Map<string, WeakMap<object, DerivingScope>>>();
  const said = new WeakMap<Scope, Map<Requirement, Elements>>();
  return {
    scope: (variant, matter, { asOf, values = own }, make) => {
      const reads = [variant.parameters, variant.catalogues, variant.derived];
      if (![parameters, catalogues, derived].every((one, index) => one === reads[index])) return make();
      const byDate = remember(scopes, matter, () => new Map<string, WeakMap<object, DerivingScope>>());
      const byValues = remember(byDate, asOf, () => new WeakMap<object, DerivingScope>());
      const scope = remember(byValues, values, make);
      if (!said.has(scope)) said.set(scope, new Map());
      return scope;
    },
    elements: (requirement, scope, assess) => {
      const known = own.has(requirement) ? said.get(scope) : undefined;
      return known ? remember(known, requirement, assess) : assess();
    },
  };
}
