import { schemas } from "../../generated/schemas.ts";
import { assuranceOf } from "../evaluate/assurance.ts";
import { matterOf } from "../evaluate/matter-of.ts";
import type { SubjectMatter } from "../evaluate/subject-matter.ts";
import type { Place } from "../expression/result.ts";
import type { Assurance, PolicySet, Subject } from "../policy/policy-set.ts";
import type { CaseFacts } from "../reason/case-facts.ts";

type Annotate = SubjectMatter["annotate"];

/** Remembers what the schemas say of places: it is the same of every document of a kind. */
const annotators = new WeakMap<PolicySet, Map<Subject, Annotate>>();

/** Gathers what is known of a document, as for a verdict, when many documents are judged by one set. */
export function matterFor(
  { facts, ...known }: CaseFacts,
  subject: Subject,
  asOf: string,
  policies: PolicySet,
): SubjectMatter {
  const annotate = annotatorFor(policies, subject, asOf);
  const matter = { ...matterOf(facts, subject, { ...known, asOf }, schemas, policies), annotate };
  const found = new Map<string, Assurance>();
  const assure = (place: Place) => {
    const key = `${place.root}:${place.pointer}`;
    const assurance = found.get(key) ?? assuranceOf(place, matter);
    found.set(key, assurance);
    return assurance;
  };
  return { ...matter, assure };
}

function annotatorFor(policies: PolicySet, subject: Subject, asOf: string): Annotate {
  const bySubject = annotators.get(policies) ?? new Map<Subject, Annotate>();
  annotators.set(policies, bySubject);
  const known = bySubject.get(subject) ?? matterOf({}, subject, { asOf }, schemas, policies).annotate;
  bySubject.set(subject, known);
  return known;
}
