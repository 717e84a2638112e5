import type { Question } from "../evaluate/evaluate.ts";
import type { PolicySet } from "../policy/policy-set.ts";
import { type Actual, judgeCase, judgeVerdict } from "../policy-test/judge-case.ts";
import type { Case, PreparedCase } from "../policy-test/prepare-cases.ts";
import { isProblem, type Problem } from "../policy-test/prepared.ts";
import type { CaseFacts } from "../reason/case-facts.ts";
import type { CaseEdits } from "../reason/edits.ts";
import { type Candidate, candidatesOf, concerns, type SearchBounds } from "./candidates.ts";
import type { Mutant } from "./mutant.ts";
import { isOfFindings } from "./operators.ts";

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

/** Finds for mutants that survived a document that tells each from its policy set; one that has none stays out. */
export function slipThroughs(
  survivors: readonly Mutant[],
  cases: readonly PreparedCase[],
  policies: PolicySet,
  bounds: SearchBounds,
): ReadonlyMap<Mutant, SlipThrough> {
  const left = new Map(survivors.map((mutant) => [mutant, mutant.policies()] as const));
  const found = new Map<Mutant, SlipThrough>();
  const beside = new Map<Mutant, SlipThrough>();
  for (const candidate of candidatesOf(survivors, cases, policies, bounds)) {
    if (left.size === 0) break;
    tell(candidate, policies, left, { found, beside });
  }
  return new Map([...beside, ...found]);
}

/** Judges as far as a mutant shows; what a finding tells is worded only where the mutant changes that. */
export function judgeFor({ operator }: Mutant): typeof judgeCase {
  return isOfFindings(operator) ? judgeCase : judgeVerdict;
}

interface Found {
  /** Documents of which the mutant gives another verdict. */
  readonly found: Map<Mutant, SlipThrough>;
  /** Documents of which it gives the same verdict, for other requirements or by another enforcement. */
  readonly beside: Map<Mutant, SlipThrough>;
}

function tell(
  candidate: Candidate,
  policies: PolicySet,
  left: Map<Mutant, PolicySet>,
  { found, beside }: Found,
): void {
  const prepared = preparedOf(candidate);
  const expected = judgeVerdict(prepared, policies);
  if (isProblem(expected)) return;
  for (const [mutant, changed] of left) {
    if (!concerns(candidate, mutant)) continue;
    const judge = judgeFor(mutant);
    const mutated = judge(prepared, changed);
    const own = judge === judgeVerdict ? expected : judge(prepared, policies);
    if (isProblem(mutated) || isProblem(own)) continue;
    if (differs(own, mutated)) {
      found.set(mutant, told(candidate, prepared, policies, changed));
      left.delete(mutant);
    } else if (!beside.has(mutant) && differsBeside(expected, mutated)) {
      beside.set(mutant, told(candidate, prepared, policies, changed));
    }
  }
}

function told(
  { near, edits, facts, binding, asked }: Candidate,
  prepared: PreparedCase,
  policies: PolicySet,
  changed: PolicySet,
): SlipThrough {
  const [expected, mutated] = [judgeCase(prepared, policies), judgeCase(prepared, changed)];
  return { near, edits, facts, binding, question: asked.question, expected, mutated };
}

/** Makes a case of a document near it. */
export function preparedOf({
  near,
  asked,
  binding,
}: Pick<Candidate, "near" | "asked" | "binding">): PreparedCase {
  const one: Case = { ...near.case, ...(binding === undefined ? {} : { binding }) };
  return { ...near, case: one, asked };
}

type Told = Exclude<Actual, Problem>;

/** Tells whether two answers let another system pass, or send somebody else elsewhere. */
function differs(one: Told, other: Told): boolean {
  return (["outcome", "disposition", "blocking", "actor", "at"] as const).some(
    (field) => one[field] !== other[field],
  );
}

/** Tells whether two answers say something else and let the same pass. */
function differsBeside(one: Told, other: Told): boolean {
  return one.enforcement !== other.enforcement || String(one.requirements) !== String(other.requirements);
}
