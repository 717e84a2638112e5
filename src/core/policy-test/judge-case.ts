import type { Conclusion } from "../evaluate/conclude.ts";
import { concludeDocument } from "../evaluate/evaluate.ts";
import type { Observe } from "../expression/interpret.ts";
import type { Binding, PolicySet } from "../policy/policy-set.ts";
import { compareText } from "../source/compare-text.ts";
import type { Text } from "../source/source.ts";
import { findingsOf } from "../verdict/findings.ts";
import { placeInDocument } from "../verdict/verdict.ts";
import { isBoundSeveralTimes } from "./case-problem.ts";
import type { Asked, Case, PreparedCase } from "./prepare-cases.ts";
import { isProblem, type Problem } from "./prepared.ts";

/** Is what came out of a case; a problem when nothing could come out. */
export type Actual = Partial<Case["expect"]> | Problem;

/** Judges a case by the gate it is about: each binding is concluded by itself, so no other is asked. */
export function judgeCase(prepared: PreparedCase, policies: PolicySet): Actual {
  return askCase(prepared, policies).actual;
}

/** Tells whether a case goes as it expects. What its finding would say is worded only where that is still open. */
export function goesAsExpected(prepared: PreparedCase, policies: PolicySet): boolean {
  const { asked, case: one } = prepared;
  if (isProblem(asked)) return false;
  const { requirement, at, actor, ...verdict } = one.expect;
  const concluded = concludeCase(prepared, policies);
  const { actual } = verdictBy(concluded);
  if (isProblem(actual) || !isAsExpected(verdict, actual)) return false;
  const isWhole = requirement === undefined && at === undefined && actor === undefined;
  return isWhole || isAsExpected(one.expect, toldBy(concluded, asked).actual);
}

/** Judges a case like `judgeCase`, but words no finding. */
export function judgeVerdict(prepared: PreparedCase, policies: PolicySet): Actual {
  const { asked } = prepared;
  return isProblem(asked) ? asked : verdictBy(concludeCase(prepared, policies)).actual;
}

/** Judges a case and tells which binding it ran; none where nothing binds, or where nothing could be asked. */
export function askCase(prepared: PreparedCase, policies: PolicySet): Told {
  const { asked } = prepared;
  return isProblem(asked) ? { actual: asked } : toldBy(concludeCase(prepared, policies), asked);
}

/** Is what came out of a case, and the binding it ran. */
export interface Told {
  readonly actual: Actual;
  readonly binding?: string;
}

/** Tells what a case sees of the conclusions it is about. */
export function toldBy(judged: readonly Conclusion[], asked: Asked): Told {
  const { actual, ...told } = verdictBy(judged);
  const [only] = judged;
  return only && !isProblem(actual)
    ? { ...told, actual: { ...actual, ...firstFinding(only, asked) } }
    : { ...told, actual };
}

/** Tells the same without wording a finding. */
function verdictBy(judged: readonly Conclusion[]): Told {
  const [only, another] = judged;
  if (!only) return { actual: { outcome: "unbound" } };
  if (another) return { actual: { problem: severalBindings(judged) } };
  return { actual: toldOf(only), binding: only.assessed.binding.id };
}

/** Concludes the bindings a case is about; none where it cannot be asked, or where none binds. */
export function concludeCase(
  { gate, case: one, asked }: PreparedCase,
  policies: PolicySet,
  observe?: Observe,
): readonly Conclusion[] {
  if (isProblem(asked)) return [];
  const { matter, question, recall } = asked;
  const profile = policies.profiles.find(({ id }) => id === question.profile.id);
  if (!profile) return [];
  const bindings = profile.bindings.filter((binding) => isAbout(binding, gate, one));
  const own = { ...question, profile: { ...profile, bindings } };
  return concludeDocument(policies, matter, own, { recall, observe });
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

function severalBindings(judged: readonly Conclusion[]): Text {
  const ids = judged.map(({ assessed }) => assessed.binding.id).sort(compareText);
  return isBoundSeveralTimes(ids);
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
