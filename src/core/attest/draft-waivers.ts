import { type CheckOptions, evaluateDocument } from "../check.ts";
import type { Conclusion, Reason } from "../evaluate/conclude.ts";
import type { SubjectMatter } from "../evaluate/subject-matter.ts";
import { type Exception, exceptionOf } from "../evaluate/waiver.ts";
import type { Document } from "../parse/document.ts";
import type { Enforcement, PolicySet } from "../policy/policy-set.ts";
import { compareText } from "../source/compare-text.ts";
import type { Text } from "../source/source.ts";
import { findingsOf } from "../verdict/findings.ts";

/** Is what a waiver of one blocking requirement would have to name, before anybody has given a reason or signed. */
export interface WaiverRequest extends Omit<Exception, "isWaivable"> {
  readonly gate: string;
  readonly number: string;
  readonly binding: string;
  readonly enforcement: Enforcement;
  readonly clauses: readonly string[];
  /** What was found. */
  readonly message: Text;
  /** Whether a waiver could answer it at all. */
  readonly waivable: boolean;
}

type Judged = Extract<Reason, { readonly kind: "element" }>;

/**
 * Drafts the waivers that would answer what blocks a document at the stage asked for: one for each binding,
 * requirement and outcome, in order of gate, binding and requirement. What rests with no requirement (a gate
 * switched off or undecided, facts too weakly known) cannot be waived and is left out; of a document that
 * cannot be judged, which `checkDocument` tells, there are none.
 */
export function draftWaivers(
  document: Document,
  policies: PolicySet,
  options: CheckOptions,
): readonly WaiverRequest[] {
  const { evaluation, ...evaluated } = evaluateDocument(document, policies, options);
  if (!evaluation || !("matter" in evaluated)) return [];
  return evaluation.conclusions
    .filter(({ blocking }) => blocking)
    .flatMap((conclusion) => requestsOf(conclusion, evaluated.matter, options.redact ?? false))
    .sort(inOrder);
}

function inOrder(one: WaiverRequest, other: WaiverRequest): number {
  return (
    compareText(one.number, other.number) ||
    compareText(one.gate, other.gate) ||
    compareText(one.binding, other.binding)
  );
}

function requestsOf(conclusion: Conclusion, matter: SubjectMatter, redact: boolean): WaiverRequest[] {
  const open = conclusion.reasons
    .filter((reason) => reason.kind === "element")
    .filter(({ disposition }) => disposition === "none");
  const groups = new Map<string, readonly Judged[]>();
  for (const one of open) {
    const key = `${one.element.requirement.id} ${one.element.outcome}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].flatMap((group) => requestOf(group, conclusion, matter, redact) ?? []);
}

function requestOf(
  group: readonly Judged[],
  conclusion: Conclusion,
  matter: SubjectMatter,
  redact: boolean,
): WaiverRequest | undefined {
  const { assessed, enforcement } = conclusion;
  const { gate, binding } = assessed;
  const [first] = group;
  const outcome = first?.element.outcome;
  if (!first || (outcome !== "fail" && outcome !== "undetermined")) return undefined;
  const { isWaivable, ...exception } = exceptionOf(first.element.requirement.id, outcome, {
    ...assessed,
    matter,
  });
  const messages = findingsOf({ ...conclusion, reasons: group }, matter, redact).map((one) => one.message);
  return {
    gate: gate.id,
    number: gate.number,
    binding: binding.id,
    enforcement,
    ...exception,
    clauses: binding.clauses,
    message: joined(messages),
    waivable: isWaivable,
  };
}

/** After so many, the findings of one requirement are only counted. */
const TOLD = 5;

function joined(messages: readonly Text[]): Text {
  const more = messages.length - TOLD;
  const told = messages.slice(0, TOLD);
  return {
    vi: [...told.map(({ vi }) => vi), ...(more > 0 ? [`và ${more} phát hiện khác`] : [])].join("; "),
    en: [...told.map(({ en }) => en), ...(more > 0 ? [`and ${more} more`] : [])].join("; "),
  };
}
