import {
  findingMessages,
  findingRemedies,
  withDeadline,
  withIncompleteJustification,
  withoutAcceptance,
} from "../diagnostic/finding-messages.ts";
import { isOfPolicies } from "../evaluate/assurance.ts";
import type { Conclusion, Reason } from "../evaluate/conclude.ts";
import type { ElementAssessment } from "../evaluate/element-assessment.ts";
import type { Remediation } from "../evaluate/remediation.ts";
import type { SubjectMatter } from "../evaluate/subject-matter.ts";
import type { Waiver } from "../evaluate/waiver.ts";
import { pathOf } from "../expression/path-of.ts";
import type { Fact, Place } from "../expression/result.ts";
import type { Disposition } from "../policy/policy-set.ts";
import { buildMessage } from "./build-message.ts";
import { causeFindings } from "./cause-findings.ts";
import { base, type Context, type Finding, ROOT, UNNAMED } from "./finding.ts";
import { MASK } from "./render-value.ts";

/** Words the findings of a conclusion, in the order of the gate's requirements and of the document, each once. */
export function findingsOf(
  conclusion: Conclusion,
  matter: SubjectMatter,
  redact: boolean,
): readonly Finding[] {
  const worded = (isMasked: boolean): readonly Finding[] =>
    conclusion.reasons.flatMap((reason) => findingsOfReason(reason, conclusion, matter, isMasked));
  const findings = worded(redact);
  // Two that only differ in what is masked are two, in every report of the same evaluation.
  const told = redact ? worded(false) : findings;
  const unique = new Map(findings.map((finding, index) => [keyOf(told[index] ?? finding), finding] as const));
  return [...unique.values()];
}

/** Two elements that miss the same fact make one finding. */
function keyOf({ code, requirement, place, message }: Finding): string {
  return JSON.stringify([code, requirement, place.root, place.pointer, message.vi]);
}

function findingsOfReason(
  reason: Reason,
  { enforcement }: Conclusion,
  matter: SubjectMatter,
  redact: boolean,
): readonly Finding[] {
  const context = { matter, redact, requirement: null };
  switch (reason.kind) {
    case "undecided":
      return causeFindings(reason.causes, { ...context, condition: reason.condition });
    case "switched-off":
      return [switchedOff(reason.support, { ...context, condition: reason.condition })];
    case "assurance":
      return [tooLow(reason, { ...context, condition: undefined })];
    case "element":
      return elementFindings(reason, enforcement === "justified", {
        ...context,
        requirement: reason.element.requirement.id,
        condition: reason.element.condition,
        remedy: reason.element.requirement.remedy,
      });
  }
}

type ElementReason = Extract<Reason, { readonly kind: "element" }>;

function elementFindings(
  reason: ElementReason,
  isJustifiable: boolean,
  context: Context,
): readonly Finding[] {
  return unanswered(reason, isJustifiable, context).map((finding) =>
    excused(finding, reason.waiver, context),
  );
}

function unanswered(
  { element, disposition, remediation, isBeyondAcceptance }: ElementReason,
  isJustifiable: boolean,
  context: Context,
): readonly Finding[] {
  if (element.decidedAt === "empty" || element.decidedAt === "none-match")
    return [mended({ ...hollow(element, context), disposition }, remediation)];
  if (element.outcome === "undetermined") return causeFindings(element.causes, context);
  const answer = isJustifiable ? justifiedAnswer(element, isBeyondAcceptance) : ownAnswer(element);
  return [mended({ ...notMet(element, disposition, context), ...answer }, remediation)];
}

/** What is mended under a plan is mended as the gate says, by the plan's deadline. */
function mended(finding: Finding, remediation: Remediation | undefined): Finding {
  if (!remediation) return finding;
  const { id, deadline } = remediation;
  const remedy = withDeadline(finding.remedy, deadline.value);
  return { ...finding, remedy, remediation: { id, deadline: deadline.value } };
}

/** What a waiver excuses is still told, with who granted it, why and until when. */
function excused(finding: Finding, waiver: Waiver | undefined, { redact }: Context): Finding {
  if (!waiver) return finding;
  const { id, authority, reason, validUntil } = waiver;
  // Nobody knows what a free text tells of the system.
  const told = { id, authority, reason: redact ? MASK : reason, validUntil: validUntil.value };
  return { ...finding, disposition: "waived", waiver: told };
}

function notMet(element: ElementAssessment, disposition: Disposition, context: Context) {
  const { requirement, scope } = element;
  return {
    ...base("gate/requirement-not-met", context),
    disposition,
    message: buildMessage(requirement.message, scope, context.matter, context.redact),
    place: element.at ?? firstOfDocument(element.support) ?? ROOT,
  };
}

type Answer = Pick<Finding, "remedy" | "actor">;

/** Where a justification can answer, it is told what it lacks, or who must accept it. */
function justifiedAnswer(element: ElementAssessment, isBeyondAcceptance = false): Answer {
  const { justification } = element;
  const own = ownAnswer(element);
  if (isBeyondAcceptance) return { ...own, remedy: withoutAcceptance(own.remedy) };
  if (justification.state === "complete")
    return { actor: "owner", remedy: findingRemedies.acceptJustification };
  if (justification.state === "absent") return own;
  return { ...own, remedy: withIncompleteJustification(own.remedy, justification.missing) };
}

function ownAnswer({ requirement }: ElementAssessment): Answer {
  const { actor, vi, en } = requirement.remedy;
  return { actor, remedy: { vi, en } };
}

/** A list that is empty, or in which nothing is to be judged, where the gate says that this is no pass. */
function hollow(element: ElementAssessment, context: Context): Finding {
  const { requirement, support, decidedAt } = element;
  const place = firstOfDocument(support) ?? ROOT;
  const list = { root: place.root, pointer: place.pointer.replace(/\/\d+(?:\/.*)?$/, "") };
  const notes = context.matter.annotate(decidedAt === "empty" ? place : list);
  const label = notes?.title ?? UNNAMED;
  const actor = notes?.actor ?? requirement.remedy.actor;
  const remedy = findingRemedies.declareJudged;
  if (decidedAt === "empty") {
    const message = findingMessages["gate/list-empty"]({ label, path: place.pointer });
    return { ...base("gate/list-empty", context), message, remedy, actor, place };
  }
  const condition = requirement.each?.where?.text ?? "";
  const message = findingMessages["gate/nothing-matches"]({ label, path: list.pointer, condition });
  return { ...base("gate/nothing-matches", context), message, remedy, actor, place: list };
}

function switchedOff(support: readonly Fact[], context: Context): Finding {
  const message = findingMessages["gate/switched-off-by-declaration"]({ paths: pathsOf(support) });
  const place = firstOfDocument(support) ?? ROOT;
  const remedy = findingRemedies.approveDesign;
  return { ...base("gate/switched-off-by-declaration", context), message, remedy, actor: "owner", place };
}

function tooLow(reason: Extract<Reason, { readonly kind: "assurance" }>, context: Context): Finding {
  const data = { needed: reason.needed, paths: pathsOf(reason.support) };
  const message = findingMessages["gate/assurance-too-low"](data);
  const place = firstOfDocument(reason.support) ?? ROOT;
  return {
    ...base("gate/assurance-too-low", context),
    message,
    remedy: findingRemedies.approveDesign,
    actor: "owner",
    place,
  };
}

function firstOfDocument(support: readonly Fact[]): Place | undefined {
  return support.find((fact) => fact.root === "facts");
}

function pathsOf(support: readonly Fact[]): string {
  return support
    .filter((fact) => !isOfPolicies(fact))
    .map((fact) => `\`${pathOf(fact)}\``)
    .join(", ");
}
