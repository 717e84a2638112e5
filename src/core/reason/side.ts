import { schemas } from "../../generated/schemas.ts";
import { derive } from "../evaluate/derive.ts";
import { type InForce, inForce, inForceFor } from "../evaluate/in-force.ts";
import { matterOf } from "../evaluate/matter-of.ts";
import type { SubjectMatter } from "../evaluate/subject-matter.ts";
import type { Scope } from "../expression/interpret.ts";
import type { Derived } from "../expression/result.ts";
import type { Binding, PolicySet, Subject } from "../policy/policy-set.ts";
import type { CaseFacts } from "./case-facts.ts";
import { type PlaceText, reading, type Tracker, trackedRoot } from "./tracked.ts";

/** Is a policy set as it speaks on one date, to one binding where one is named. */
export interface Side {
  readonly policies: PolicySet;
  readonly subject: Subject;
  readonly asOf: string;
  readonly values: InForce;
}

/** Makes a side; without a binding the values in force for all count. */
export function sideOf(policies: PolicySet, subject: Subject, asOf: string, binding?: Binding): Side {
  const values = inForce(policies, asOf);
  return { policies, subject, asOf, values: binding ? inForceFor(binding, values) : values };
}

/** Gathers what is known of a case, as a side sees it. */
export function matterFor(
  { policies, subject, asOf }: Side,
  { facts, attested, plan }: CaseFacts,
): SubjectMatter {
  const known = { asOf, ...(attested ? { attested } : {}), ...(plan ? { plan } : {}) };
  return matterOf(facts, subject, known, schemas, policies);
}

/** Makes the scope of a case whose data notes what is read of it; derived facts note what their rules read. */
export function trackedScope(side: Side, all: CaseFacts, tracker: Tracker): Scope {
  const { facts, attested, plan } = matterFor(side, all);
  const { params, catalogues } = side.values;
  const roots = {
    params,
    catalogues,
    facts: trackedRoot("facts", facts, tracker),
    attested: trackedRoot("attested", attested, tracker),
    plan: trackedRoot("plan", plan, tracker),
  };
  const scope: Scope = { roots, variables: new Map([["asOf", side.asOf]]) };
  const known = new Map<string, { readonly value: Derived; readonly places: ReadonlySet<PlaceText> }>();
  const find = (name: string) => {
    const fact = side.policies.derived.find(({ id }) => id === name);
    if (!fact) throw new Error(`no derived fact ${name} in the policy set`);
    const fresh = reading(tracker, () => derive(fact, scope, side.asOf));
    known.set(name, fresh);
    return fresh;
  };
  return {
    ...scope,
    derive: (name) => {
      const { value, places } = known.get(name) ?? find(name);
      for (const place of places) tracker.reads?.add(place);
      return value;
    },
  };
}
