import { pathOf } from "../expression/path-of.ts";
import type { Fact, Place } from "../expression/result.ts";
import type { Outcome } from "../policy/policy-set.ts";
import { compareText } from "../source/compare-text.ts";
import { isJsonArray, isJsonObject, type Json, type JsonObject, ownProperty } from "../source/json.ts";
import type { GateAssessment } from "./assess.ts";
import type { ElementAssessment } from "./element-assessment.ts";
import { evidenceDigestOf, type Readings } from "./evidence-digest.ts";

/** Is an outcome that a waiver may answer. */
export type Excused = Extract<Outcome, "fail" | "undetermined">;

/** Is an attested waiver of one requirement of a gate, for exactly the evidence that was looked at. */
export interface Waiver {
  readonly id: string;
  readonly gate: string;
  readonly requirement: string;
  readonly outcome: Excused;
  /** The paths of the missing facts that it excuses. */
  readonly missing: readonly string[];
  readonly evidenceDigest: string;
  /** The name of who granted it, as the trust list has it. */
  readonly authority: string;
  readonly reason: string;
  /** Its last day, with the place that states it. */
  readonly validUntil: Fact & { readonly value: string };
  readonly place: Place;
}

/** Lists the waivers in force on a date: signed and begun by then; the last day counts. */
export function waiversOn(list: readonly Json[], asOf: string): readonly Waiver[] {
  return list.flatMap((data, index) => {
    const waiver = isJsonObject(data) ? waiverIn(data, `/waivers/${index}`) : undefined;
    return waiver && isInForce(waiver, asOf) ? [waiver.waiver] : [];
  });
}

interface Dated {
  readonly waiver: Waiver;
  readonly date: string;
  readonly validFrom: string;
}

function isInForce({ waiver, date, validFrom }: Dated, asOf: string): boolean {
  return date <= asOf && validFrom <= asOf && asOf <= waiver.validUntil.value;
}

function waiverIn(data: JsonObject, pointer: string): Dated | undefined {
  const [id, gate, requirement, evidenceDigest, date, validUntil] = FIELDS.map((name) => textIn(data, name));
  const outcome = excusedIn(data);
  if (id === undefined || gate === undefined || requirement === undefined) return undefined;
  if (evidenceDigest === undefined || date === undefined || validUntil === undefined) return undefined;
  if (outcome === undefined) return undefined;
  const place = { root: "attested", pointer } as const;
  const waiver = {
    id,
    gate,
    requirement,
    outcome,
    missing: textsIn(data, "missing"),
    evidenceDigest,
    authority: authorityOf(data),
    reason: textIn(data, "reason") ?? "",
    validUntil: { root: place.root, pointer: `${pointer}/validUntil`, value: validUntil },
    place,
  };
  return { waiver, date, validFrom: textIn(data, "validFrom") ?? date };
}

const FIELDS = ["id", "gate", "requirement", "evidenceDigest", "date", "validUntil"] as const;

function excusedIn(data: JsonObject): Excused | undefined {
  const outcome = ownProperty(data, "outcome");
  return outcome === "fail" || outcome === "undetermined" ? outcome : undefined;
}

function textIn(data: JsonObject, name: string): string | undefined {
  const value = ownProperty(data, name);
  return typeof value === "string" ? value : undefined;
}

function textsIn(data: JsonObject, name: string): readonly string[] {
  const value = ownProperty(data, name);
  return isJsonArray(value) ? value.filter((item) => typeof item === "string") : [];
}

function authorityOf(data: JsonObject): string {
  const authority = ownProperty(data, "authority");
  if (!isJsonObject(authority)) return "";
  return textIn(authority, "name") ?? textIn(authority, "id") ?? "";
}

/** Is what a waiver of one requirement of one binding has to say, outcome by outcome. */
export interface Exception {
  readonly requirement: string;
  readonly outcome: Excused;
  /** Sorted; none for a failure. */
  readonly missing: readonly string[];
  readonly evidenceDigest: string;
  /** Whether a waiver may answer it: the binding and the requirement allow it, and it is no more than facts that are known or named. */
  readonly isWaivable: boolean;
}

/** Is a binding whose gate has been assessed. */
export interface WaivableBinding extends Readings {
  readonly assessment: GateAssessment;
}

/** Gathers what is to be excused where elements of a requirement have an outcome; they stand or fall together. */
export function exceptionOf(requirement: string, outcome: Excused, assessed: WaivableBinding): Exception {
  const elements = assessed.assessment.elements.filter(
    (element) => element.requirement.id === requirement && element.outcome === outcome,
  );
  const missing = elements.flatMap(({ causes }) =>
    causes.flatMap((cause) => (cause.kind === "error" ? [] : [pathOf(cause)])),
  );
  return {
    requirement,
    outcome,
    missing: [...new Set(missing)].sort(compareText),
    evidenceDigest: evidenceDigestOf(elements, assessed),
    isWaivable: assessed.binding.waivable && elements.every(isAnswerable),
  };
}

/**
 * Tells whether a waiver may answer an element: the requirement leaves room for one. Where it cannot be told whether
 * something is asked, or the gate itself has no answer, nobody knows what would be excused.
 */
export function isAnswerable({ requirement, outcome, decidedAt, causes }: ElementAssessment): boolean {
  if (!requirement.waivable) return false;
  return outcome !== "undetermined" || (decidedAt !== "when" && causes.every(({ kind }) => kind !== "error"));
}

/** Finds the waiver that answers what a requirement says of an element. */
export type FindWaiver = (element: ElementAssessment) => Waiver | undefined;

/** Makes the finder of waivers of a binding; the evidence is digested only where a waiver names the requirement. */
export function waiversFor(assessed: WaivableBinding): FindWaiver {
  const { binding, gate, matter } = assessed;
  const named = matter.waivers.filter((waiver) => waiver.gate === gate.id);
  // What is only advice blocks nothing, so that there is nothing to excuse.
  if (named.length === 0 || !binding.waivable || binding.enforcement === "advisory") return () => undefined;
  const found = new Map<string, Waiver | undefined>();
  return ({ requirement, outcome }) => {
    if (outcome !== "fail" && outcome !== "undetermined") return undefined;
    const key = `${outcome} ${requirement.id}`;
    if (!found.has(key)) found.set(key, answerTo(requirement.id, outcome, named, assessed));
    return found.get(key);
  };
}

function answerTo(
  requirement: string,
  outcome: Excused,
  named: readonly Waiver[],
  assessed: WaivableBinding,
): Waiver | undefined {
  const waivers = named.filter((one) => one.requirement === requirement && one.outcome === outcome);
  if (waivers.length === 0) return undefined;
  const exception = exceptionOf(requirement, outcome, assessed);
  return exception.isWaivable ? waivers.find((waiver) => excuses(waiver, exception)) : undefined;
}

function excuses(waiver: Waiver, { evidenceDigest, missing }: Exception): boolean {
  return waiver.evidenceDigest === evidenceDigest && missing.every((path) => waiver.missing.includes(path));
}
