import { schemas } from "../../generated/schemas.ts";
import type { Question } from "../evaluate/evaluate.ts";
import { matterOf } from "../evaluate/matter-of.ts";
import {
  type Binding,
  type Gate,
  type GateBody,
  type PolicySet,
  type Profile,
  STAGES,
} from "../policy/policy-set.ts";
import { documentOf } from "../policy-test/document-of.ts";
import { type Actual, judgeCase } from "../policy-test/judge-case.ts";
import type { Asked, Case, PreparedCase } from "../policy-test/prepare-cases.ts";
import { isProblem } from "../policy-test/prepared.ts";
import type { CaseFacts } from "../reason/case-facts.ts";
import { applyEdit, type CaseEdits } from "../reason/edits.ts";
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
  const left = new Map(survivors.map((mutant) => [mutant, suspectOf(mutant, policies)] as const));
  const found = new Map<Mutant, SlipThrough>();
  const beside = new Map<Mutant, SlipThrough>();
  for (const candidate of candidatesOf(survivors, cases, policies, bounds)) {
    if (left.size === 0) break;
    tell(candidate, policies, left, { found, beside });
  }
  return new Map([...beside, ...found]);
}

/** Is a mutant's set, and both sets with the one requirement that differs: most documents are told by that alone. */
interface Suspect {
  readonly changed: PolicySet;
  readonly alone?: { readonly requirement: string; readonly before: PolicySet; readonly after: PolicySet };
}

function suspectOf({ about, requirement, operator, policies: change }: Mutant, policies: PolicySet): Suspect {
  const changed = change();
  if (requirement === undefined || operator === "drop-requirement") return { changed };
  const before = withOnly(policies, about.id, requirement);
  return { changed, alone: { requirement, before, after: withOnly(changed, about.id, requirement) } };
}

function withOnly(policies: PolicySet, gate: string, requirement: string): PolicySet {
  const only = (body: GateBody) => ({
    ...body,
    require: body.require.filter(({ id }) => id === requirement),
  });
  const trimmed = (one: Gate): Gate => {
    const bodies = Object.entries(one.bodies).map(([subject, body]) => [subject, only(body)]);
    return { ...one, bodies: Object.fromEntries(bodies) };
  };
  return { ...policies, gates: policies.gates.map((one) => (one.id === gate ? trimmed(one) : one)) };
}

interface Found {
  /** Documents of which the mutant gives another verdict. */
  readonly found: Map<Mutant, SlipThrough>;
  /** Documents of which it gives the same verdict, for other requirements. */
  readonly beside: Map<Mutant, SlipThrough>;
}

function tell(
  candidate: Candidate,
  policies: PolicySet,
  left: Map<Mutant, Suspect>,
  { found, beside }: Found,
): void {
  const expected = judge(candidate, policies);
  if (isProblem(expected)) return;
  const before = new Map<string, string>();
  for (const [mutant, { changed, alone }] of left) {
    if (alone && isSameAlone(candidate, alone, before)) continue;
    const mutated = judge(candidate, changed);
    if (isProblem(mutated)) continue;
    const { near, edits, facts, binding, asked } = candidate;
    const told = { near, edits, facts, binding, question: asked.question, expected, mutated };
    if (differs(expected, mutated)) {
      found.set(mutant, told);
      left.delete(mutant);
    } else if (!beside.has(mutant) && String(expected.requirements) !== String(mutated.requirements)) {
      beside.set(mutant, told);
    }
  }
}

function isSameAlone(
  candidate: Candidate,
  { requirement, before, after }: NonNullable<Suspect["alone"]>,
  known: Map<string, string>,
): boolean {
  const own = known.get(requirement) ?? JSON.stringify(judge(candidate, before));
  known.set(requirement, own);
  return own === JSON.stringify(judge(candidate, after));
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
  const all = basesOf(cases);
  const bases = all.slice(0, bounds.cases);
  for (const near of bases) yield* othersAsked(near, survivors, policies, policies.profiles);
  for (const near of all.slice(bounds.cases)) yield* othersAsked(near, survivors, policies, []);
  for (const near of bases) yield* othersNear(near, policies, bounds.documents);
  for (const asOf of new Set(survivors.flatMap((mutant) => mutant.days)))
    for (const near of bases) yield* othersNear(near, policies, bounds.documents, asOf);
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

/** Asks the same document under other profiles, at other stages, and on the days on which a date moved. */
function* othersAsked(
  near: PreparedCase,
  survivors: readonly Mutant[],
  policies: PolicySet,
  profiles: readonly Profile[],
): Generator<Candidate> {
  const { asked } = near;
  if (isProblem(asked)) return;
  const days = survivors.flatMap((mutant) => mutant.days);
  for (const placed of placedIn(asked, profiles)) {
    const { question } = placed;
    const questions = [
      question,
      ...STAGES.map((stage) => ({ ...question, stage })),
      ...[...new Set(days)].map((asOf) => ({ ...question, asOf })),
    ];
    for (const one of questions) {
      for (const binding of bindingsAsked(near, one, policies)) {
        yield candidate(near, placed.facts, placed.edits, one, binding, policies);
      }
    }
  }
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
    yield candidate(near, facts, edits, question, near.case.binding, policies);
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
  const { source } = near;
  const subject = isProblem(near.asked) ? "SystemManifest" : near.asked.matter.subject;
  const { facts: value, ...known } = facts;
  const matter = matterOf(value, subject, { ...known, asOf: question.asOf }, schemas, policies);
  return { near, edits, facts, binding, asked: { document: documentOf(value, source), matter, question } };
}
