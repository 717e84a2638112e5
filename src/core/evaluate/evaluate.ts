import type { Observe, Scope } from "../expression/interpret.ts";
import type { Memory } from "../expression/memory.ts";
import type { Fact } from "../expression/result.ts";
import type { Binding, Gate, PolicySet, Profile, Stage } from "../policy/policy-set.ts";
import { stageAsked } from "../policy/stage-asked.ts";
import { assess, switchedBy } from "./assess.ts";
import { type BindingAssessment, type Conclusion, conclude, isBlocking } from "./conclude.ts";
import { derivation } from "./derive.ts";
import { holdsOn, type InForce, inForce, inForceFor } from "./in-force.ts";
import { type DerivingScope, noRecall, type Recall } from "./recall.ts";
import { remediationsFor } from "./remediation.ts";
import type { SubjectMatter } from "./subject-matter.ts";
import { waiversFor } from "./waiver.ts";

/** Lists the entries in the order a system takes them; each stands on those before it. */
export const LADDER = [
  "planning",
  "design",
  "construction",
  "trial",
  "operation",
] as const satisfies readonly Stage[];

export type Decision = "admit" | "block" | "out-of-scope";

/** Is the answer for one document under one profile on one date. */
export interface Evaluation {
  /** Counts for nothing when no binding `applied`: an empty set of requirements is never a pass. */
  readonly decision: Decision;
  readonly applied: boolean;
  /** In order of gate and binding. */
  readonly conclusions: readonly Conclusion[];
  readonly readiness: readonly { readonly stage: Stage; readonly decision: Decision }[];
  /** The facts by which the system is out of scope, where it is. */
  readonly excludedBy?: readonly Fact[];
}

/** Names what is asked: under which profile, for which stage, on which date. */
export interface Question {
  readonly profile: Profile;
  readonly stage: Stage;
  /** An ISO full date. */
  readonly asOf: string;
}

/** Evaluates a document: each binding of the profile, the decision, and the readiness at every stage. */
export function evaluate(policies: PolicySet, matter: SubjectMatter, question: Question): Evaluation {
  const judged = assessDocument(policies, matter, question);
  if (judged.excludedBy) return outOfScope([...LADDER, "in-service"], judged.excludedBy);
  const { assessed } = judged;
  const conclusions = concludeAll(assessed, question.stage, matter);
  const rows = [
    ...ladder(assessed, matter),
    { stage: "in-service" as const, decision: decide(assessed, "in-service", matter) },
  ];
  const decision = rows.find((row) => row.stage === question.stage)?.decision ?? "block";
  const applied = conclusions.some(({ outcome }) => outcome !== "not-applicable");
  return { decision, applied, conclusions, readiness: rows };
}

/** Is what goes along with an evaluation and decides nothing: a memory of what was said before, and who looks on. */
export interface Beside {
  readonly recall?: Recall | undefined;
  readonly observe?: Observe | undefined;
}

/** Concludes the bindings at the stage asked alone: no decision, no ladder; none of a system out of scope. */
export function concludeDocument(
  policies: PolicySet,
  matter: SubjectMatter,
  question: Question,
  beside: Beside = {},
): readonly Conclusion[] {
  const { assessed } = assessDocument(policies, matter, question, beside);
  return assessed ? concludeAll(assessed, question.stage, matter) : [];
}

/** Is what each binding says of a document, or the facts by which the system is out of scope. */
type Judged =
  | { readonly assessed: readonly BindingAssessment[]; readonly excludedBy?: undefined }
  | { readonly assessed?: undefined; readonly excludedBy: readonly Fact[] };

function assessDocument(
  policies: PolicySet,
  matter: SubjectMatter,
  question: Question,
  { recall = noRecall, observe }: Beside = {},
): Judged {
  const { asOf } = question;
  const values = inForce(policies, asOf);
  const make = (own: InForce) => (memory?: Memory) =>
    scopeOf(policies, matter, own, asOf, { observe, memory });
  const shared = recall.scope(policies, matter, { asOf }, make(values));
  const excludedBy = excludingFacts(matter, question, shared);
  if (excludedBy) return { excludedBy };
  const assessed = bindingsOf(matter, question).map((binding) => {
    const own = inForceFor(binding, values);
    const asked = { asOf, values: binding.parameters };
    // Bindings that state no value of their own share what is derived.
    const scope = own === values ? shared : recall.scope(policies, matter, asked, make(own));
    return assessBinding(policies, matter, binding, { values: own, scope }, recall);
  });
  return { assessed };
}

/** Makes the data and variables that the expressions of a binding are evaluated on. */
export function scopeOf(
  policies: Pick<PolicySet, "derived">,
  matter: SubjectMatter,
  { params, catalogues }: Pick<InForce, "params" | "catalogues">,
  asOf: string,
  { observe, memory }: Pick<Scope, "observe" | "memory"> = {},
): DerivingScope {
  const { facts, plan, attested } = matter;
  const roots = { facts, params, catalogues, ...(plan ? { plan } : {}), ...(attested ? { attested } : {}) };
  const variables = new Map([["asOf", asOf]]);
  const scope = { roots, variables, ...(observe ? { observe } : {}), ...(memory ? { memory } : {}) };
  return { ...scope, derive: derivation(policies, scope, asOf) };
}

/** Assesses one binding, whatever the stage. */
export function assessBinding(
  policies: PolicySet,
  matter: SubjectMatter,
  binding: Binding,
  { values, scope }: { readonly values: InForce; readonly scope: DerivingScope },
  recall: Recall = noRecall,
): BindingAssessment {
  const gate = gateOf(policies, binding.gate);
  const body = gate.bodies[matter.subject];
  if (!body) throw new Error(`gate ${gate.id} has no body for ${matter.subject}`);
  const { off: unbound, support } = switchedBy(binding.when[matter.subject], scope);
  const assessment = unbound ? { elements: [] } : assess(body, scope, support, recall);
  const { derive } = scope;
  const { derived } = policies;
  const assessed = { binding, gate, inForce: values, derive, derived, assessment };
  const answers = {
    waiverOf: waiversFor({ ...assessed, matter }),
    remediationsOf: remediationsFor({ ...assessed, matter }),
  };
  return { ...assessed, ...answers, ...(unbound ? { unbound } : {}) };
}

function gateOf(policies: PolicySet, id: string): Gate {
  const gate = policies.gates.find((one) => one.id === id);
  if (!gate) throw new Error(`no gate ${id} in the policy set`);
  return gate;
}

/** Finds what a system is out of scope by. Closed by default: a condition that is not known to hold puts nothing there. */
function excludingFacts(
  { subject }: SubjectMatter,
  { profile }: Question,
  scope: Scope,
): readonly Fact[] | undefined {
  if (!profile.outOfScope || subject !== "SystemManifest") return undefined;
  const { off, support } = switchedBy(profile.outOfScope, scope);
  return off === undefined ? support : undefined;
}

function outOfScope(stages: readonly Stage[], excludedBy: readonly Fact[]): Evaluation {
  const decision = "out-of-scope";
  const readiness = stages.map((stage) => ({ stage, decision }) as const);
  return { decision, applied: true, conclusions: [], readiness, excludedBy };
}

function bindingsOf({ subject }: SubjectMatter, { profile, asOf }: Question): readonly Binding[] {
  return profile.bindings.filter(
    (binding) => binding.subjects.includes(subject) && holdsOn(binding.effective, asOf),
  );
}

/** An entry stands on all entries before it, so a binding that ended earlier is concluded at its last stage. */
function concludeAll(
  assessed: readonly BindingAssessment[],
  stage: Stage,
  matter: SubjectMatter,
): readonly Conclusion[] {
  return assessed.flatMap((one) => {
    const at = stageAsked(one.binding, stage);
    return at ? [conclude(one, at, matter)] : [];
  });
}

function ladder(
  assessed: readonly BindingAssessment[],
  matter: SubjectMatter,
): { stage: Stage; decision: Decision }[] {
  let blocked = false;
  return LADDER.map((stage) => {
    blocked ||= decide(assessed, stage, matter) === "block";
    return { stage, decision: blocked ? "block" : "admit" };
  });
}

function decide(assessed: readonly BindingAssessment[], stage: Stage, matter: SubjectMatter): Decision {
  const isBlocked = assessed.some((one) => {
    const at = stageAsked(one.binding, stage);
    return at !== undefined && isBlocking(one, at, matter);
  });
  return isBlocked ? "block" : "admit";
}
