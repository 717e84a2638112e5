import type { Cause, Derived, Fact } from "../expression/result.ts";
import type {
  Assurance,
  Binding,
  DerivedFact,
  Disposition,
  Enforcement,
  Gate,
  Outcome,
  Stage,
} from "../policy/policy-set.ts";
import { isAtOrAfter } from "../policy/stage-asked.ts";
import type { GateAssessment, Switch } from "./assess.ts";
import { isWeaker, weakestAssurance } from "./assurance.ts";
import { isBoundByDesign } from "./bound-by-design.ts";
import type { ElementAssessment } from "./element-assessment.ts";
import type { InForce } from "./in-force.ts";
import { distinctFacts } from "./join-facts.ts";
import type { FindRemediations, Remediation } from "./remediation.ts";
import type { SubjectMatter } from "./subject-matter.ts";
import type { FindWaiver, Waiver } from "./waiver.ts";

/** Is what one binding says of a document, whatever the stage. */
export interface BindingAssessment {
  readonly binding: Binding;
  readonly gate: Gate;
  readonly inForce: InForce;
  /** Computes the derived facts the binding reads, by the values in force for it. */
  readonly derive: (name: string) => Derived;
  /** The derived facts there are, with the rules by which they are computed. */
  readonly derived: readonly DerivedFact[];
  /** Finds the waiver that answers what a requirement says. */
  readonly waiverOf: FindWaiver;
  /** Finds the plans to mend what a requirement says. */
  readonly remediationsOf: FindRemediations;
  /** Present when the binding's own `when` does not hold or cannot be decided. */
  readonly unbound?: Switch;
  readonly assessment: GateAssessment;
}

/** Tells why a binding does not pass, in the terms of which its findings speak. */
export type Reason =
  | ({ readonly kind: "element" } & Judged)
  | { readonly kind: "undecided"; readonly causes: readonly Cause[]; readonly condition: string }
  | { readonly kind: "switched-off"; readonly support: readonly Fact[]; readonly condition?: string }
  | { readonly kind: "assurance"; readonly needed: Assurance; readonly support: readonly Fact[] };

/** Is an element with what answers it: a justification, a plan to mend it, or a waiver. */
interface Judged {
  readonly element: ElementAssessment;
  readonly disposition: Disposition;
  readonly remediation?: Remediation;
  readonly waiver?: Waiver;
  /** Whether the failure has a justification that no acceptance can bind at this stage. */
  readonly isBeyondAcceptance?: boolean;
}

/** Is the conclusion of one binding at one stage. */
export interface Conclusion {
  readonly assessed: BindingAssessment;
  readonly outcome: Outcome;
  readonly disposition: Disposition;
  readonly enforcement: Enforcement;
  readonly blocking: boolean;
  readonly support: readonly Fact[];
  readonly reasons: readonly Reason[];
}

/** Is a conclusion in the making; what it rests on is gathered only where somebody asks. */
type Draft = Pick<Conclusion, "outcome" | "disposition" | "reasons"> & {
  readonly support: () => readonly Fact[];
  /** On what rests that which passes beside what is answered. */
  readonly passing?: () => readonly Fact[];
  readonly condition?: string;
};

/** Concludes a binding at a stage: what of the gate is asked there, what it says, and whether that blocks. */
export function conclude(assessed: BindingAssessment, stage: Stage, matter: SubjectMatter): Conclusion {
  const enforcement = enforcementOf(assessed);
  const { support, ...draft } = judgedDraft(assessed, stage, matter);
  const { outcome, disposition, reasons } = draft;
  const blocking = blocks(draft, enforcement);
  let gathered: readonly Fact[] | undefined;
  return {
    ...{ assessed, outcome, disposition, enforcement, blocking, reasons },
    // Who judges by the outcome alone, as mutants are, never asks for it.
    get support() {
      gathered ??= support();
      return gathered;
    },
  };
}

/** Tells whether a binding blocks at a stage, without what the conclusion rests on. */
export function isBlocking(assessed: BindingAssessment, stage: Stage, matter: SubjectMatter): boolean {
  return blocks(judgedDraft(assessed, stage, matter), enforcementOf(assessed));
}

/** Nobody knows how strictly a binding binds whose own condition is undecided: closed by default. */
function enforcementOf({ unbound, binding }: BindingAssessment): Enforcement {
  return unbound?.outcome === "undetermined" ? "mandatory" : binding.enforcement;
}

function judgedDraft(assessed: BindingAssessment, stage: Stage, matter: SubjectMatter): Draft {
  const draft = draftOf(assessed, stage, matter);
  return refuseWeakPass(refuseSwitchedOff(draft, enforcementOf(assessed), stage, matter), assessed, matter);
}

function blocks(
  { outcome, disposition }: Pick<Draft, "outcome" | "disposition">,
  enforcement: Enforcement,
): boolean {
  const failed = outcome === "fail" || outcome === "undetermined";
  return failed && disposition === "none" && enforcement !== "advisory";
}

function draftOf(assessed: BindingAssessment, stage: Stage, matter: SubjectMatter): Draft {
  const switched = assessed.unbound ?? assessed.assessment.switched;
  if (switched) return switchedDraft(switched);
  const asked = assessed.assessment.elements.filter(({ requirement }) =>
    isAtOrAfter(stage, requirement.from ?? "planning"),
  );
  const judged = asked.map((element) => judge(element, assessed, stage, matter));
  const { outcome, disposition } = combine(judged);
  const deciding = judged.filter(({ element }) => supports(element.outcome, outcome));
  const passing = judged.filter(({ element }) => supports(element.outcome, "pass"));
  const answering = judged.filter((one) => one.waiver && !deciding.includes(one));
  const reasons = judged
    .filter(({ element }) => element.outcome === "fail" || element.outcome === "undetermined")
    .map((judgement): Reason => ({ kind: "element", ...judgement }));
  const support = () => supportOf(deciding, answering);
  return { outcome, disposition, support, passing: () => supportOf(passing, []), reasons };
}

function switchedDraft({ outcome, support, causes, condition }: Switch): Draft {
  const reasons: readonly Reason[] =
    outcome === "undetermined" ? [{ kind: "undecided", causes, condition }] : [];
  return { outcome, disposition: "none", support: () => distinctFacts(support), reasons, condition };
}

/** What is answered is set aside first: it must not hide that something else fails or is undetermined. */
function combine(judged: readonly Judged[]): Pick<Conclusion, "outcome" | "disposition"> {
  const has = (outcome: Outcome, disposition: Disposition) =>
    judged.some((one) => one.element.outcome === outcome && one.disposition === disposition);
  if (has("fail", "none")) return { outcome: "fail", disposition: "none" };
  if (has("undetermined", "none")) return { outcome: "undetermined", disposition: "none" };
  if (has("fail", "waived")) return { outcome: "fail", disposition: "waived" };
  if (has("undetermined", "waived")) return { outcome: "undetermined", disposition: "waived" };
  if (has("fail", "justified")) return { outcome: "fail", disposition: "justified" };
  return { outcome: has("pass", "none") ? "pass" : "not-applicable", disposition: "none" };
}

/** A failure is answered by its justification, else by a plan to mend it, else as what cannot be told is: by a waiver. */
function judge(
  element: ElementAssessment,
  assessed: BindingAssessment,
  stage: Stage,
  matter: SubjectMatter,
): Judged {
  const { binding, remediationsOf, waiverOf } = assessed;
  const disposition = dispositionOf(element, assessed, stage, matter);
  const beyond = isBeyondAcceptance(element, assessed, stage, matter) ? { isBeyondAcceptance: true } : {};
  if (disposition !== "none" || !binding.waivable) return { element, disposition, ...beyond };
  const [remediation] = stage === "in-service" ? remediationsOf(element) : [];
  if (remediation) return { element, disposition: "waived", remediation };
  const waiver = waiverOf(element);
  return waiver ? { element, disposition: "waived", waiver } : { element, disposition, ...beyond };
}

/** A justification answers `fail` only, and from construction on only if an approval of this design accepts it by name and binds what it is about. */
function dispositionOf(
  element: ElementAssessment,
  assessed: BindingAssessment,
  stage: Stage,
  matter: SubjectMatter,
): Disposition {
  const { justification, outcome } = element;
  if (outcome !== "fail" || assessed.binding.enforcement !== "justified") return "none";
  if (justification.state !== "complete") return "none";
  if (!isAtOrAfter(stage, "construction")) return "justified";
  const isAccepted = matter.acceptedJustifications.has(justification.id);
  return isAccepted && isBoundByDesign(element, { ...assessed, matter }) ? "justified" : "none";
}

/** Without room for a waiver there is nothing else to tell than what the gate asks. */
function isBeyondAcceptance(
  element: ElementAssessment,
  assessed: BindingAssessment,
  stage: Stage,
  matter: SubjectMatter,
): boolean {
  const { justification, outcome } = element;
  const { enforcement, waivable } = assessed.binding;
  const isOpen = outcome === "fail" && enforcement === "justified" && justification.state === "complete";
  if (!isOpen || !waivable || !isAtOrAfter(stage, "construction")) return false;
  return !isBoundByDesign(element, { ...assessed, matter });
}

function supports(element: Outcome, outcome: Outcome): boolean {
  return element === outcome || (outcome === "pass" && element === "not-applicable");
}

/** What decided, and every waiver without which something else would have. */
function supportOf(deciding: readonly Judged[], answering: readonly Judged[]): readonly Fact[] {
  const decided = deciding.flatMap(({ element, remediation }) => [
    ...element.support,
    ...("facts" in element.justification ? element.justification.facts : []),
    ...(remediation ? [remediation.deadline] : []),
  ]);
  const waivers = [...deciding, ...answering].flatMap(({ waiver }) => (waiver ? [waiver.validUntil] : []));
  return distinctFacts([...decided, ...waivers]);
}

/** From construction on, what no approval covers cannot switch a mandatory binding off. */
function refuseSwitchedOff(
  draft: Draft,
  enforcement: Enforcement,
  stage: Stage,
  matter: SubjectMatter,
): Draft {
  if (
    draft.outcome !== "not-applicable" ||
    enforcement !== "mandatory" ||
    !isAtOrAfter(stage, "construction")
  )
    return draft;
  const support = draft.support();
  const weakest = weakestAssurance(support, matter);
  if (weakest === undefined || weakest === "attested") return draft;
  const condition = draft.condition === undefined ? {} : { condition: draft.condition };
  return {
    ...draft,
    outcome: "undetermined",
    reasons: [{ kind: "switched-off", support, ...condition }],
  };
}

/** What answers one requirement does not make good how weakly it is known that the others are met. */
function refuseWeakPass(draft: Draft, { binding }: BindingAssessment, matter: SubjectMatter): Draft {
  if (binding.assurance === undefined) return draft;
  const support = draft.outcome === "pass" ? draft.support() : answeredBeside(draft);
  const weakest = weakestAssurance(support, matter);
  if (weakest === undefined || !isWeaker(weakest, binding.assurance)) return draft;
  const reason: Reason = { kind: "assurance", needed: binding.assurance, support };
  return { ...draft, outcome: "undetermined", disposition: "none", reasons: [...draft.reasons, reason] };
}

function answeredBeside({ disposition, passing }: Draft): readonly Fact[] {
  return disposition === "none" || !passing ? [] : passing();
}
