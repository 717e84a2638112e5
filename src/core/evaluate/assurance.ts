import type { Fact, Place } from "../expression/result.ts";
import type { Assurance } from "../policy/policy-set.ts";
import { isJsonArray, isJsonObject, type Json, type JsonObject, ownProperty } from "../source/json.ts";
import { parsePointer } from "../source/json-pointer.ts";
import type { SubjectMatter } from "./subject-matter.ts";

const RANK: Readonly<Record<Assurance, number>> = { declared: 0, evidenced: 1, attested: 2 };

/** Tells how a fact is known: by a signature, by a document whose digest is named, or by declaration alone. */
export function assuranceOf(place: Place, matter: Omit<SubjectMatter, "assure">): Assurance {
  if (place.root === "attested" || place.root === "catalogues" || isOfPolicies(place)) return "attested";
  if (place.root === "facts" && matter.designApproved && matter.annotate(place)?.part === "design")
    return "attested";
  const document = place.root === "plan" ? matter.plan : matter.facts;
  return document && hasEvidence(document, place.pointer) ? "evidenced" : "declared";
}

/** Finds the weakest assurance among facts; undefined when none is a fact of the world (parameters are law). */
export function weakestAssurance(facts: readonly Fact[], matter: SubjectMatter): Assurance | undefined {
  const known = facts.filter((fact) => !isOfPolicies(fact)).map((fact) => matter.assure(fact));
  return known.reduce<Assurance | undefined>(
    (weakest, next) => (weakest && !isWeaker(next, weakest) ? weakest : next),
    undefined,
  );
}

/** Tells a value of the policy set, which the verdict lists apart, from a fact; a derived one is as well known as the facts it rests on. */
export function isOfPolicies({ root }: Place): boolean {
  return root === "params" || root === "derived";
}

/** Compares two assurances. */
export function isWeaker(one: Assurance, other: Assurance): boolean {
  return RANK[one] < RANK[other];
}

function hasEvidence(document: JsonObject, pointer: string): boolean {
  let here: Json | undefined = document;
  if (namesDigest(here)) return true;
  return parsePointer(pointer).some((token) => {
    here = childOf(here, token);
    return namesDigest(here);
  });
}

function childOf(value: Json | undefined, token: string): Json | undefined {
  if (isJsonArray(value)) return value[Number(token)];
  return isJsonObject(value) ? ownProperty(value, token) : undefined;
}

function namesDigest(value: Json | undefined): boolean {
  const evidence = isJsonObject(value) ? ownProperty(value, "evidence") : undefined;
  return isJsonObject(evidence) && typeof ownProperty(evidence, "digest") === "string";
}
