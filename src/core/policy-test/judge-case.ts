import type { Conclusion } from "../evaluate/conclude.ts";
import { concludeDocument } from "../evaluate/evaluate.ts";
import type { Binding, PolicySet } from "../policy/policy-set.ts";
import { compareText } from "../source/compare-text.ts";
import { findingsOf } from "../verdict/findings.ts";
import { placeInDocument } from "../verdict/verdict.ts";
import type { Asked, Case, PreparedCase } from "./prepare-cases.ts";
import { isProblem, type Problem } from "./prepared.ts";

/** Is what came out of a case; a sentence when nothing could come out. */
export type Actual = Partial<Case["expect"]> | Problem;

/** Judges a case by the gate it is about: each binding is concluded by itself, so no other is asked. */
export function judgeCase({ gate, case: one, asked }: PreparedCase, policies: PolicySet): Actual {
  if (isProblem(asked)) return asked;
  const judged = conclusionsOf(asked, policies, (binding) => isAbout(binding, gate, one));
  const [only, another] = judged;
  if (!only) return { outcome: "unbound" };
  if (another) return { problem: severalBindings(judged) };
  return { ...toldOf(only), ...firstFinding(only, asked) };
}

function isAbout(binding: Binding, gate: string, { binding: named }: Case): boolean {
  return binding.gate === gate && (named === undefined || binding.id === named);
}

/** Tells whether everything that a case expects came out. */
export function isAsExpected(expected: Case["expect"], actual: Actual): boolean {
  if (isProblem(actual)) return false;
  const { requirements, ...others } = expected;
  const told = new Map<string, unknown>(Object.entries(actual));
  return (
    Object.entries(others).every(([name, value]) => told.get(name) === value) &&
    (requirements === undefined || isSameSet(requirements, actual.requirements ?? []))
  );
}

function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id) => other.includes(id));
}

function conclusionsOf(
  { matter, question }: Asked,
  policies: PolicySet,
  isAsked: (binding: Binding) => boolean,
): readonly Conclusion[] {
  const profile = policies.profiles.find(({ id }) => id === question.profile.id);
  if (!profile) return [];
  const bindings = profile.bindings.filter(isAsked);
  return concludeDocument(policies, matter, { ...question, profile: { ...profile, bindings } });
}

function severalBindings(judged: readonly Conclusion[]): string {
  const ids = judged.map(({ assessed }) => assessed.binding.id).sort(compareText);
  return `the gate is bound as ${ids.join(" and ")}: name a binding`;
}

function toldOf(conclusion: Conclusion): Partial<Case["expect"]> {
  const { outcome, disposition, enforcement, blocking, reasons } = conclusion;
  const found = reasons.flatMap((reason) =>
    reason.kind === "element" ? [reason.element.requirement.id] : [],
  );
  return { outcome, disposition, enforcement, blocking, requirements: [...new Set(found)] };
}

function firstFinding(conclusion: Conclusion, { matter }: Asked): Partial<Case["expect"]> {
  const [first] = findingsOf(conclusion, matter, false);
  if (!first) return {};
  const requirement = first.requirement === null ? {} : { requirement: first.requirement };
  return { actor: first.actor, at: placeInDocument(first.place), ...requirement };
}
