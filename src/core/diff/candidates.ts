import type { GateCases } from "../policy/policy-files.ts";
import { type PolicySet, type Stage, SUBJECTS, type Subject } from "../policy/policy-set.ts";
import { prepareCases } from "../policy-test/prepare-cases.ts";
import type { CaseFacts } from "../reason/case-facts.ts";
import { canonicalText } from "../source/canonical-text.ts";

/** Is a document on which two sets are compared, with the day and stage it was written for. */
export interface Candidate extends CaseFacts {
  readonly subject: Subject;
  readonly asOf: string;
  readonly stage: Stage;
}

/** Gives the documents with which a gate is tried. */
export type CandidatesOf = (gate: string) => readonly Candidate[];

/** Is a policy set with its cases, which show what its gates are about. */
export interface TriedSet {
  readonly policies: PolicySet;
  readonly cases: readonly GateCases[];
}

/** Is what says nothing: by it a gate without cases is tried at least, and what is new shows that it asks something. */
const SMALLEST: readonly Candidate[] = SUBJECTS.map((subject) => ({
  subject,
  facts: { apiVersion: "gate57/v1", kind: subject, metadata: { id: "vi-du" } },
  asOf: "2026-11-21",
  stage: "planning",
}));

/** Gathers the documents of the cases of both sets by gate, each once and only when a gate asks for them. */
export function candidatesFrom(sets: readonly TriedSet[]): CandidatesOf {
  const found = new Map<string, readonly Candidate[]>();
  return (gate) => {
    const known = found.get(gate) ?? distinct([...sets.flatMap((set) => casesOf(set, gate)), ...SMALLEST]);
    found.set(gate, known);
    return known;
  };
}

function casesOf({ policies, cases }: TriedSet, gate: string): readonly Candidate[] {
  const own = cases.filter(({ content }) => content.metadata.gate === gate);
  return prepareCases(policies, own).flatMap(({ asked }) => {
    if ("problem" in asked) return [];
    const { matter, question } = asked;
    const { subject, facts, attested, plan } = matter;
    const { asOf, stage } = question;
    return [{ subject, facts, asOf, stage, ...(attested ? { attested } : {}), ...(plan ? { plan } : {}) }];
  });
}

function distinct(candidates: readonly Candidate[]): readonly Candidate[] {
  const byText = new Map<string, Candidate>();
  for (const one of candidates) {
    const text = [one.facts, one.attested, one.plan].map(canonicalText).join("\n");
    const key = `${one.asOf} ${text}`;
    if (!byText.has(key)) byText.set(key, one);
  }
  return [...byText.values()];
}
