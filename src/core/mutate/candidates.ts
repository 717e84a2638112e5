import { schemas } from "../../generated/schemas.ts";
import type { Question } from "../evaluate/evaluate.ts";
import { matterOf } from "../evaluate/matter-of.ts";
import { type Recall, recallOf } from "../evaluate/recall.ts";
import { type Binding, type PolicySet, type Profile, STAGES } from "../policy/policy-set.ts";
import { documentOf } from "../policy-test/document-of.ts";
import type { Asked, PreparedCase } from "../policy-test/prepare-cases.ts";
import { isProblem } from "../policy-test/prepared.ts";
import type { CaseFacts } from "../reason/case-facts.ts";
import { applyEdit, type CaseEdits } from "../reason/edits.ts";
import { neighbours } from "../reason/neighbours.ts";
import { conditionsRead, type Representatives, representativesOf } from "../reason/representatives.ts";
import { isValidCase } from "../reason/shrink.ts";
import type { Mutant } from "./mutant.ts";

/** Bounds the search. */
export interface SearchBounds {
  /** The most documents near each case. */
  readonly documents: number;
  /** The most cases whose documents are started from. */
  readonly cases: number;
  /** Whether reasoning goes on where nothing was found. */
  readonly reasons: boolean;
}

/** Is a document with what is asked of it, near a case. */
export interface Candidate {
  /** The case it stands near to. */
  readonly near: PreparedCase;
  /** How it differs from the document of that case. */
  readonly edits: CaseEdits;
  readonly facts: CaseFacts;
  readonly binding: string | undefined;
  readonly asked: Asked;
  /** The day on which it is asked, where that is what is tried. */
  readonly day?: string;
  readonly isOfStages?: boolean;
}

/** Lists documents near the cases of a gate that may tell its mutants from it, the likeliest first. */
export function* candidatesOf(
  survivors: readonly Mutant[],
  cases: readonly PreparedCase[],
  policies: PolicySet,
  bounds: SearchBounds,
): Generator<Candidate> {
  const recall = recallOf(policies);
  for (const one of likeliestFirst(survivors, cases, policies, bounds)) yield withRecall(one, recall);
}

/** A document is judged by many mutants, each of which changes little. */
function withRecall(candidate: Candidate, recall: Recall): Candidate {
  return { ...candidate, asked: { ...candidate.asked, recall } };
}

function* likeliestFirst(
  survivors: readonly Mutant[],
  cases: readonly PreparedCase[],
  policies: PolicySet,
  bounds: SearchBounds,
): Generator<Candidate> {
  const all = basesOf(cases);
  const bases = all.slice(0, bounds.cases);
  const days = [...new Set(survivors.flatMap((mutant) => mutant.days))];
  for (const near of bases) yield* othersAsked(near, days, policies);
  const ofStages = survivors.some(isAboutStages) ? all.slice(bounds.cases) : [];
  for (const near of ofStages) yield* otherStages(near, policies);
  for (const near of bases) yield* othersNear(near, policies, bounds.documents);
  for (const day of days) for (const near of bases) yield* othersNear(near, policies, bounds.documents, day);
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

/** Asks the same document under other profiles, at other stages, and on the days on which something is noticed. */
function* othersAsked(
  near: PreparedCase,
  days: readonly string[],
  policies: PolicySet,
): Generator<Candidate> {
  const { asked } = near;
  if (isProblem(asked)) return;
  for (const { question, facts, edits } of placedIn(asked, policies.profiles)) {
    const questions: readonly Question[] = [
      question,
      ...STAGES.map((stage) => ({ ...question, stage })),
      ...days.map((asOf) => ({ ...question, asOf })),
    ];
    for (const one of questions) {
      for (const binding of bindingsAsked(near, one, policies)) {
        const day = one.asOf === question.asOf ? {} : { day: one.asOf };
        yield { ...candidate(near, facts, edits, one, binding, policies), ...day };
      }
    }
  }
}

/** Asks the same document at other stages, for those mutants that are about stages. */
function* otherStages(near: PreparedCase, policies: PolicySet): Generator<Candidate> {
  const { asked, case: one } = near;
  if (isProblem(asked)) return;
  for (const stage of STAGES) {
    const question = { ...asked.question, stage };
    yield { ...candidate(near, factsOf(asked), {}, question, one.binding, policies), isOfStages: true };
  }
}

/** Tells whether a document is one to try a mutant on. */
export function concerns({ day, isOfStages }: Candidate, mutant: Mutant): boolean {
  const { operator, days } = mutant;
  if (isOfStages) return isAboutStages(mutant);
  return day === undefined ? days.length === 0 || operator !== "move-date" : days.includes(day);
}

function isAboutStages({ operator }: Mutant): boolean {
  return operator === "move-stage" || operator === "drop-end";
}

interface Placed extends Pick<Candidate, "facts" | "edits"> {
  readonly question: Question;
}

/** A document is of the province whose profile judges it. */
function placedIn(asked: Asked, profiles: readonly Profile[]): readonly Placed[] {
  const facts = factsOf(asked);
  const { question } = asked;
  const others = profiles.filter(({ id }) => id !== question.profile.id);
  return [
    { facts, edits: {}, question },
    ...others.map((profile) => ({ ...movedTo(profile.province, facts), question: { ...question, profile } })),
  ];
}

function movedTo(province: string | undefined, facts: CaseFacts): Pick<Placed, "facts" | "edits"> {
  if (province === undefined) return { facts, edits: {} };
  const pointer = "/scope/province";
  const moved = applyEdit(facts, { root: "facts", kind: "set", pointer, value: province });
  return moved ? { facts: moved, edits: { set: { [pointer]: province } } } : { facts, edits: {} };
}

function* othersNear(
  near: PreparedCase,
  policies: PolicySet,
  limit: number,
  day?: string,
): Generator<Candidate> {
  const { asked } = near;
  if (isProblem(asked)) return;
  const question = day === undefined ? asked.question : { ...asked.question, asOf: day };
  for (const { edits, ...facts } of neighbours(factsOf(asked), nearValues(near, question, policies), limit)) {
    if (!isValidCase(facts, asked.matter.subject)) continue;
    const found = candidate(near, facts, edits, question, near.case.binding, policies);
    yield day === undefined ? found : { ...found, day };
  }
}

function factsOf({ document, matter }: Asked): CaseFacts {
  const { attested, plan } = matter;
  return { facts: document.value, ...(attested ? { attested } : {}), ...(plan ? { plan } : {}) };
}

function nearValues({ gate, asked }: PreparedCase, question: Question, policies: PolicySet): Representatives {
  const subject = isProblem(asked) ? "SystemManifest" : asked.matter.subject;
  const body = policies.gates.find(({ id }) => id === gate)?.bodies[subject] ?? { require: [] };
  const conditions = conditionsRead(body, bindingsIn(gate, question, policies));
  return representativesOf(subject, conditions, policies, question.asOf);
}

function bindingsIn(gate: string, { profile }: Question, { profiles }: PolicySet): readonly Binding[] {
  const own = profiles.find(({ id }) => id === profile.id)?.bindings ?? [];
  return own.filter((binding) => binding.gate === gate);
}

/** Every binding of the gate is asked by name where there are several. */
function bindingsAsked(
  { gate, case: one }: PreparedCase,
  question: Question,
  policies: PolicySet,
): readonly (string | undefined)[] {
  const ids = bindingsIn(gate, question, policies).map(({ id }) => id);
  return ids.length > 1 || one.binding !== undefined ? ids : [undefined];
}

function candidate(
  near: PreparedCase,
  facts: CaseFacts,
  edits: CaseEdits,
  question: Question,
  binding: string | undefined,
  policies: PolicySet,
): Candidate {
  return { near, edits, facts, binding, asked: askedOf(near, facts, question, policies) };
}

/** Asks of a document what was asked of another. */
export function askedOf(
  { source, asked }: PreparedCase,
  { facts, ...known }: CaseFacts,
  question: Question,
  policies: PolicySet,
): Asked {
  const subject = isProblem(asked) ? "SystemManifest" : asked.matter.subject;
  const matter = matterOf(facts, subject, { ...known, asOf: question.asOf }, schemas, policies);
  return { document: documentOf(facts, source), matter, question };
}
