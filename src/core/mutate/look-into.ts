import type { Stage } from "../policy/policy-set.ts";
import { type Actual, judgeCase, judgeVerdict } from "../policy-test/judge-case.ts";
import { isProblem } from "../policy-test/prepared.ts";
import type { CaseFacts } from "../reason/case-facts.ts";
import { shrink } from "../reason/shrink.ts";
import type { JsonObject } from "../source/json.ts";
import { askedOf, type SearchBounds } from "./candidates.ts";
import type { Mutant } from "./mutant.ts";
import { type Reasoned, reasonOn } from "./reason-on.ts";
import { judgeFor, preparedOf, type SlipThrough, slipThroughs } from "./slip-through.ts";
import { testCaseOf } from "./test-case-of.ts";
import type { Trial } from "./trial.ts";

/** Says what a look into a mutant brought: a document that slips through, or a proof that there is none, or neither. */
export interface Looked {
  readonly slip?: Slip;
  readonly isProved: boolean;
}

/** Is a document that a mutant judges otherwise than its set, as small as it goes, as data. */
export interface Slip {
  readonly profile: string;
  readonly stage: Stage;
  readonly asOf: string;
  readonly binding?: string;
  readonly facts: CaseFacts;
  /** What the policy set says of it, and what the mutant says. */
  readonly expected: Actual;
  readonly mutated: Actual;
  /** The file of cases that it belongs to, and the case to be added there. */
  readonly file: string;
  readonly testCase: JsonObject;
}

/** Looks for a document that tells each mutant from its set; of what is left, for a proof that there is none. */
export function lookInto(mutants: readonly Mutant[], trial: Trial, bounds: SearchBounds): readonly Looked[] {
  const { bed, policies } = trial;
  const gates = [...new Set(mutants.flatMap((mutant) => mutant.gates))];
  const cases = gates.flatMap((gate) => bed.cases.get(gate) ?? []);
  const found = slipThroughs(mutants, cases, policies, bounds);
  return mutants.map((mutant) => {
    const near = found.get(mutant);
    if (near) return { slip: shrunk(near, mutant, trial), isProved: false };
    if (!bounds.reasons) return { isProved: false };
    const { isProved, witness } = reasonOn(mutant, policies);
    const slip = witness && confirmed(witness, mutant, trial);
    return slip ? { slip: shrunk(slip, mutant, trial), isProved } : { isProved };
  });
}

/** What reasoning found counts where the gate as a whole says otherwise as well, asked as a case asks it. */
function confirmed(
  { binding, stage, asOf, facts }: NonNullable<Reasoned["witness"]>,
  mutant: Mutant,
  { bed, policies }: Trial,
): SlipThrough | undefined {
  const profile = policies.profiles.find(({ bindings }) => bindings.includes(binding));
  const cases = bed.cases.get(binding.gate) ?? [];
  const near = cases.find(({ asked }) => !isProblem(asked) && asked.question.profile.id === profile?.id);
  if (!profile || !near) return undefined;
  const question = { profile, stage, asOf };
  const asked = askedOf(near, facts, question, policies);
  const one = preparedOf({ near, binding: binding.id, asked });
  const [expected, mutated] = [judgeVerdict(one, policies), judgeVerdict(one, mutant.policies())];
  if (!isOther(expected, mutated)) return undefined;
  return { near, edits: {}, question, binding: binding.id, facts, expected, mutated };
}

function shrunk(slip: SlipThrough, mutant: Mutant, trial: Trial): Slip {
  const { near, question, binding } = slip;
  const { policies } = trial;
  const changed = mutant.policies();
  const judge = judgeFor(mutant);
  const caseOf = (facts: CaseFacts) =>
    preparedOf({ near, binding, asked: askedOf(near, facts, question, policies) });
  const tells = (facts: CaseFacts) => {
    const one = caseOf(facts);
    const [expected, mutated] = [judge(one, policies), judge(one, changed)];
    const isAlike =
      outcomeOf(expected) === outcomeOf(slip.expected) && outcomeOf(mutated) === outcomeOf(slip.mutated);
    return isAlike && isOther(expected, mutated);
  };
  const subject = isProblem(near.asked) ? "SystemManifest" : near.asked.matter.subject;
  const facts = shrink(slip.facts, subject, tells);
  const { profile, stage, asOf } = question;
  return {
    profile: profile.id,
    stage,
    asOf,
    ...(binding === undefined ? {} : { binding }),
    facts,
    expected: judgeCase(caseOf(facts), policies),
    mutated: judgeCase(caseOf(facts), changed),
    file: near.source,
    testCase: testCaseOf(slip, mutant, trial.read),
  };
}

function outcomeOf(actual: Actual): string | undefined {
  return isProblem(actual) ? undefined : actual.outcome;
}

/** A problem is no answer. */
function isOther(one: Actual, other: Actual): boolean {
  return !isProblem(one) && !isProblem(other) && JSON.stringify(one) !== JSON.stringify(other);
}
