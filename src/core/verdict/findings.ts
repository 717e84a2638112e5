import {
  findingMessages,
  findingRemedies,
  withIncompleteJustification,
} from "../diagnostic/finding-messages.ts";
import type { ElementAssessment } from "../evaluate/assess.ts";
import type { Conclusion, Reason } from "../evaluate/conclude.ts";
import type { SubjectMatter } from "../evaluate/subject-matter.ts";
import type { Cause, Fact, Place } from "../expression/result.ts";
import type { Actor, Disposition } from "../policy/policy-set.ts";
import { isJsonArray, isJsonObject, ownProperty } from "../source/json.ts";
import { formatPointer } from "../source/json-pointer.ts";
import type { Text } from "../source/source.ts";
import { suggest } from "../source/suggest.ts";
import { valueAt } from "../source/value-at.ts";
import { buildMessage } from "./build-message.ts";

/** Is one thing that keeps a binding from passing: where, what, who must act, and how. */
export interface Finding {
  readonly code: string;
  readonly requirement: string | null;
  readonly disposition: Disposition;
  readonly message: Text;
  readonly remedy: Text;
  readonly actor: Actor;
  readonly condition?: string;
  readonly missing?: readonly string[];
  readonly place: Place;
}

/** Carries what every finding of one reason shares. */
interface Context {
  readonly matter: SubjectMatter;
  readonly redact: boolean;
  readonly requirement: string | null;
  readonly condition: string | undefined;
}

const ROOT: Place = { root: "facts", pointer: "" };
const UNNAMED: Text = { vi: "dữ kiện", en: "fact" };

/** Words the findings of a conclusion, in the order of the gate's requirements and of the document, each once. */
export function findingsOf(
  conclusion: Conclusion,
  matter: SubjectMatter,
  redact: boolean,
): readonly Finding[] {
  const findings = conclusion.reasons.flatMap((reason) => findingsOfReason(reason, matter, redact));
  const unique = new Map(findings.map((finding) => [keyOf(finding), finding] as const));
  return [...unique.values()];
}

/** Two elements that miss the same fact make one finding. */
function keyOf({ code, requirement, place, message }: Finding): string {
  return JSON.stringify([code, requirement, place.root, place.pointer, message.vi]);
}

function findingsOfReason(reason: Reason, matter: SubjectMatter, redact: boolean): readonly Finding[] {
  const context = { matter, redact, requirement: null };
  switch (reason.kind) {
    case "undecided":
      return causeFindings(reason.causes, { ...context, condition: reason.condition });
    case "switched-off":
      return [switchedOff(reason.support, { ...context, condition: reason.condition })];
    case "assurance":
      return [tooLow(reason, { ...context, condition: undefined })];
    case "element":
      return elementFindings(reason.element, reason.disposition, {
        ...context,
        requirement: reason.element.requirement.id,
        condition: reason.element.condition,
      });
  }
}

function elementFindings(
  element: ElementAssessment,
  disposition: Disposition,
  context: Context,
): readonly Finding[] {
  if (element.decidedAt === "empty" || element.decidedAt === "none-match") return [hollow(element, context)];
  if (element.outcome === "undetermined") return causeFindings(element.causes, context);
  return [notMet(element, disposition, context)];
}

function notMet(element: ElementAssessment, disposition: Disposition, context: Context): Finding {
  const { requirement, scope, justification } = element;
  const { actor, ...remedy } = requirement.remedy;
  const answer =
    disposition === "justified" || justification.state === "complete"
      ? { actor: "owner" as const, remedy: findingRemedies.acceptJustification }
      : {
          actor,
          remedy:
            justification.state === "incomplete"
              ? withIncompleteJustification(remedy, justification.missing)
              : remedy,
        };
  return {
    ...base("gate/requirement-not-met", context),
    disposition,
    message: buildMessage(requirement.message, scope, context.matter, context.redact),
    ...answer,
    place: element.at ?? firstOfDocument(element.support) ?? ROOT,
  };
}

/** A list that is empty, or in which nothing is to be judged, where the gate says that this is no pass. */
function hollow(element: ElementAssessment, context: Context): Finding {
  const { requirement, support, decidedAt } = element;
  const place = firstOfDocument(support) ?? ROOT;
  const label = context.matter.annotate(place)?.title ?? UNNAMED;
  const condition = requirement.each?.where?.text ?? "";
  const code = decidedAt === "empty" ? "gate/list-empty" : "gate/nothing-matches";
  const message =
    decidedAt === "empty"
      ? findingMessages["gate/list-empty"]({ label, path: place.pointer })
      : findingMessages["gate/nothing-matches"]({ condition });
  const { actor, ...remedy } = requirement.remedy;
  return { ...base(code, context), message, remedy, actor, place };
}

function causeFindings(causes: readonly Cause[], context: Context): readonly Finding[] {
  return causes.map((cause) => causeFinding(cause, context));
}

function causeFinding(cause: Cause, context: Context): Finding {
  if (cause.kind === "missing") return missing(cause, context);
  if (cause.kind === "dangling") return dangling(cause, context);
  const message = findingMessages["gate/evaluation-error"]({ error: cause.error });
  return {
    ...base("gate/evaluation-error", context),
    message,
    remedy: findingRemedies.reportError,
    actor: "authority",
    place: ROOT,
  };
}

function dangling(cause: Extract<Cause, { readonly kind: "dangling" }>, context: Context): Finding {
  const { value, list, pointer } = cause;
  const near = suggest(value, keysOf(list, context.matter));
  return {
    ...base("gate/reference-dangling", context),
    message: findingMessages["gate/reference-dangling"]({ value, path: pointer, list }),
    remedy: findingRemedies.mendReference(near),
    actor: context.matter.annotate(cause)?.actor ?? "vendor",
    missing: [pathOf(cause)],
    place: cause,
  };
}

/** Lists the keys that the elements of a keyed list have. */
function keysOf(list: string, { facts, annotate }: SubjectMatter): readonly string[] {
  const pointer = formatPointer(list.split("."));
  const elements = valueAt(facts, pointer);
  const key = annotate({ root: "facts", pointer })?.key;
  if (!isJsonArray(elements) || key === undefined) return [];
  const keys = elements.map((element) => (isJsonObject(element) ? ownProperty(element, key) : undefined));
  return keys.filter((one) => typeof one === "string");
}

function missing(place: Place, context: Context): Finding {
  const notes = context.matter.annotate(place);
  const label = notes?.title ?? UNNAMED;
  const description = notes?.description ?? UNNAMED;
  const finding = (code: string, message: Text, remedy: Text, actor: Actor): Finding => ({
    ...base(code, context),
    message,
    remedy,
    actor,
    missing: [pathOf(place)],
    place,
  });
  switch (place.root) {
    case "facts":
      return finding(
        "gate/fact-missing",
        findingMessages["gate/fact-missing"]({ label, path: place.pointer }),
        findingRemedies.declare(description),
        notes?.actor ?? "vendor",
      );
    case "plan":
      return finding(
        "gate/plan-missing",
        findingMessages["gate/plan-missing"]({ label }),
        findingRemedies.givePlan,
        "finance",
      );
    case "attested":
      return finding(
        "gate/attestation-missing",
        findingMessages["gate/attestation-missing"]({ label }),
        findingRemedies.attest(description),
        notes?.actor ?? "authority",
      );
    case "params":
    case "catalogues":
      return finding(
        "gate/parameter-missing",
        findingMessages["gate/parameter-missing"]({ name: place.pointer.slice(1) }),
        findingRemedies.decideParameter,
        "authority",
      );
  }
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

function base(code: string, { requirement, condition }: Context) {
  const decided = condition === undefined || condition === "" ? {} : { condition };
  return { code, requirement, disposition: "none" as const, ...decided };
}

function firstOfDocument(support: readonly Fact[]): Place | undefined {
  return support.find((fact) => fact.root === "facts");
}

function pathsOf(support: readonly Fact[]): string {
  return support
    .filter(({ root }) => root !== "params")
    .map((fact) => `\`${pathOf(fact)}\``)
    .join(", ");
}

/** Writes a place as a path; one outside the document carries the name of its root. */
export function pathOf({ root, pointer }: Place): string {
  return root === "facts" ? pointer : `${root}:${pointer}`;
}
