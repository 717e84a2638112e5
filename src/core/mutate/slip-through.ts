import { schemas } from "../../generated/schemas.ts";
import type { Question } from "../evaluate/evaluate.ts";
import { matterOf } from "../evaluate/matter-of.ts";
import { type Binding, type PolicySet, STAGES } from "../policy/policy-set.ts";
import { documentOf } from "../policy-test/document-of.ts";
import { type Actual, judgeCase } from "../policy-test/judge-case.ts";
import type { Asked, Case, PreparedCase } from "../policy-test/prepare-cases.ts";
import { isProblem } from "../policy-test/prepared.ts";
import type { CaseFacts } from "../reason/case-facts.ts";
import type { CaseEdits } from "../reason/edits.ts";
import { neighbours } from "../reason/neighbours.ts";
import { conditionsRead, type Representatives, representativesOf } from "../reason/representatives.ts";
import { isValidCase } from "../reason/shrink.ts";
import type { Mutant } from "./mutant.ts";

/** Is a document that a mutant judges otherwise than its policy set does: what would slip through, or be stopped. */
export interface SlipThrough {
  /** The case it stands near to. */
  readonly near: PreparedCase;
  /** How it differs from the document of that case. */
  readonly edits: CaseEdits;
  /** What is asked of it. */
  readonly question: Question;
  readonly binding: string | undefined;
  readonly facts: CaseFacts;
  /** What the policy set says, and what the mutant says. */
  readonly expected: Actual;
  readonly mutated: Actual;
}

/** Bounds the search. */
export interface SearchBounds {
  /** The most documents near each case. */
  readonly documents: number;
  /** The most cases whose documents are started from. */
  readonly cases: number;
}

/** Is a document with what is asked of it, near a case. */
interface Candidate extends Pick<SlipThrough, "near" | "edits" | "facts" | "binding"> {
  readonly asked: Asked;
}

/** Finds for mutants that survived a document that tells each from its policy set; one that has none stays out. */
export function slipThroughs(
  survivors: readonly Mutant[],
  cases: readonly PreparedCase[],
  policies: PolicySet,
  bounds: SearchBounds,
): ReadonlyMap<Mutant, SlipThrough> {
  const left = new Map(survivors.map((mutant) => [mutant, mutant.policies()] as const));
  const found = new Map<Mutant, SlipThrough>();
  for (const candidate of candidatesOf(survivors, cases, policies, bounds)) {
    if (left.size === 0) break;
    tell(candidate, policies, left, found);
  }
  return found;
}

function tell(
  candidate: Candidate,
  policies: PolicySet,
  left: Map<Mutant, PolicySet>,
  found: Map<Mutant, SlipThrough>,
): void {
  const expected = judge(candidate, policies);
  if (isProblem(expected)) return;
  for (const [mutant, changed] of left) {
    const mutated = judge(candidate, changed);
    if (isProblem(mutated) || !differs(expected, mutated)) continue;
    const { near, edits, facts, binding, asked } = candidate;
    found.set(mutant, { near, edits, facts, binding, question: asked.question, expected, mutated });
    left.delete(mutant);
  }
}

function judge({ near, asked, binding }: Candidate, policies: PolicySet): Actual {
  const one: Case = { ...near.case, ...(binding === undefined ? {} : { binding }) };
  return judgeCase({ ...near, case: one, asked }, policies);
}

type Told = Exclude<Actual, { readonly problem: string }>;

/** What is said beside the outcome is no other verdict. */
function differs(one: Told, other: Told): boolean {
  return (["outcome", "disposition", "enforcement", "blocking"] as const).some(
    (field) => one[field] !== other[field],
  );
}

function* candidatesOf(
  survivors: readonly Mutant[],
  cases: readonly PreparedCase[],
  policies: PolicySet,
  bounds: SearchBounds,
): Generator<Candidate> {
  const bases = basesOf(cases).slice(0, bounds.cases);
  for (const near of bases) yield* othersAsked(near, survivors, policies);
  for (const near of bases) yield* othersNear(near, policies, bounds.documents);
}

/** Puts one case of each question first, those that pass before the others: what passes tells more when something changes. */
function basesOf(cases: readonly PreparedCase[]): readonly PreparedCase[] {
  const usable = cases.filter(({ asked }) => !isProblem(asked));
  const inTurn = [
    ...usable.filter(({ case: one }) => one.expect.outcome === "pass"),
    ...usable.filter(({ case: one }) => one.expect.outcome !== "pass"),
  ];
  const first = new Map<string, PreparedCase>();
  for (const one of inTurn) {
    const key = questionKey(one);
    if (!first.has(key)) first.set(key, one);
  }
  return [...new Set([...first.values(), ...inTurn])];
}

function questionKey({ case: one, asked }: PreparedCase): string {
  if (isProblem(asked)) return "";
  const { profile, stage, asOf } = asked.question;
  return JSON.stringify([one.binding, profile.id, stage, asOf]);
}

/** Asks the same document at other stages, and on the days on which a date moved. */
function* othersAsked(
  near: PreparedCase,
  survivors: readonly Mutant[],
  policies: PolicySet,
): Generator<Candidate> {
  const { asked } = near;
  if (isProblem(asked)) return;
  const days = survivors.flatMap(({ operator, before, after }) =>
    operator === "move-date" ? [before < after ? before : after] : [],
  );
  const { question } = asked;
  const questions = [
    question,
    ...STAGES.map((stage) => ({ ...question, stage })),
    ...[...new Set(days)].map((asOf) => ({ ...question, asOf })),
  ];
  for (const one of questions) {
    for (const binding of bindingsAsked(near, policies)) {
      yield candidate(near, factsOf(asked), {}, one, binding, policies);
    }
  }
}

function* othersNear(near: PreparedCase, policies: PolicySet, limit: number): Generator<Candidate> {
  const { asked } = near;
  if (isProblem(asked)) return;
  for (const { edits, ...facts } of neighbours(factsOf(asked), nearValues(near, asked, policies), limit)) {
    if (!isValidCase(facts, asked.matter.subject)) continue;
    yield candidate(near, facts, edits, asked.question, near.case.binding, policies);
  }
}

function factsOf({ document, matter }: Asked): CaseFacts {
  const { attested, plan } = matter;
  return { facts: document.value, ...(attested ? { attested } : {}), ...(plan ? { plan } : {}) };
}

function nearValues(
  { gate }: PreparedCase,
  { matter, question }: Asked,
  policies: PolicySet,
): Representatives {
  const body = policies.gates.find(({ id }) => id === gate)?.bodies[matter.subject] ?? { require: [] };
  const conditions = conditionsRead(body, bindingsIn(gate, question, policies));
  return representativesOf(matter.subject, conditions, policies, question.asOf);
}

function bindingsIn(gate: string, { profile }: Question, { profiles }: PolicySet): readonly Binding[] {
  const own = profiles.find(({ id }) => id === profile.id)?.bindings ?? [];
  return own.filter((binding) => binding.gate === gate);
}

function bindingsAsked(near: PreparedCase, policies: PolicySet): readonly (string | undefined)[] {
  const { asked, gate, case: one } = near;
  if (isProblem(asked)) return [];
  const ids = bindingsIn(gate, asked.question, policies).map(({ id }) => id);
  return [...new Set([one.binding, ...(one.binding === undefined ? [] : ids)])];
}

function candidate(
  near: PreparedCase,
  facts: CaseFacts,
  edits: CaseEdits,
  question: Question,
  binding: string | undefined,
  policies: PolicySet,
): Candidate {
  const { source } = near;
  const subject = isProblem(near.asked) ? "SystemManifest" : near.asked.matter.subject;
  const { facts: value, ...known } = facts;
  const matter = matterOf(value, subject, { ...known, asOf: question.asOf }, schemas, policies);
  return { near, edits, facts, binding, asked: { document: documentOf(value, source), matter, question } };
}
