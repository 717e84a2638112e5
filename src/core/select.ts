import type { Diagnostic } from "./diagnostic/diagnostic.ts";
import { diagnostic } from "./diagnostic/messages.ts";
import type { Document } from "./parse/document.ts";
import { type PolicySet, type Profile, STAGES, type Stage, type Subject } from "./policy/policy-set.ts";
import type { JsonObject } from "./source/json.ts";
import { suggest } from "./source/suggest.ts";
import { valueAt } from "./source/value-at.ts";

/** Is where a system names the plan it refers to. */
export const PLAN = "/budget/plan";

/** Pairs a choice with where it was taken from. */
export interface Asked<T> {
  readonly value: T;
  readonly from: "option" | "manifest" | "default";
}

/** Selects the stage: the option's, else the one the manifest requests; a plan is judged at planning. */
export function selectStage(
  document: Document,
  subject: Subject,
  option: string | undefined,
): Asked<Stage> | Diagnostic {
  if (option !== undefined)
    return isStage(option) ? { value: option, from: "option" } : unknownStage(document, option);
  const requested = valueAt(document.value, "/request/stage");
  if (typeof requested === "string" && isStage(requested)) return { value: requested, from: "manifest" };
  if (subject === "Plan") return { value: "planning", from: "default" };
  return diagnostic("check/no-stage", { known: STAGES.join(", ") }, placeOf(document, "/request/stage"));
}

/** Selects the profile: the option's, else the one for the province of the document's scope. */
export function selectProfile(
  document: Document,
  { profiles }: PolicySet,
  option: string | undefined,
): Asked<Profile> | Diagnostic {
  const ids = profiles.map(({ id }) => id);
  if (option !== undefined) {
    const value = profiles.find(({ id }) => id === option);
    return value ? { value, from: "option" } : unknown("check/unknown-profile", option, ids, document, "");
  }
  const province = valueAt(document.value, "/scope/province");
  if (typeof province !== "string")
    return diagnostic("check/no-profile", { known: ids.join(", ") }, placeOf(document, "/scope/province"));
  const value = profiles.find((profile) => profile.province === province);
  const provinces = profiles.flatMap((profile) => profile.province ?? []);
  return value
    ? { value, from: "manifest" }
    : unknown("check/no-profile-for-province", province, provinces, document, "/scope/province");
}

/** Tells of a plan that is not the one the system names; without a plan, and of a plan, nothing. */
export function otherPlan(document: Document, subject: Subject, plan: JsonObject | undefined): Diagnostic[] {
  if (plan === undefined || subject !== "SystemManifest") return [];
  const given = textAt(plan, "/metadata/id");
  const named = textAt(document.value, PLAN);
  if (given !== undefined && given === named) return [];
  return [diagnostic("check/other-plan", { given: given ?? "", named }, placeOf(document, PLAN))];
}

function textAt(value: JsonObject, pointer: string): string | undefined {
  const text = valueAt(value, pointer);
  return typeof text === "string" ? text : undefined;
}

/** Tells a diagnostic from a choice. */
export function isDiagnostic(asked: Asked<unknown> | Diagnostic): asked is Diagnostic {
  return "code" in asked;
}

function isStage(text: string): text is Stage {
  const stages: readonly string[] = STAGES;
  return stages.includes(text);
}

function unknownStage(document: Document, name: string): Diagnostic {
  return unknown("check/unknown-stage", name, STAGES, document, "");
}

type UnknownCode = "check/unknown-stage" | "check/unknown-profile" | "check/no-profile-for-province";

/** What an option got wrong has no place in the document. */
function unknown(
  code: UnknownCode,
  name: string,
  known: readonly string[],
  document: Document,
  pointer: string,
): Diagnostic {
  const near = suggest(name, known);
  const data = { name, known: known.join(", "), ...(near === undefined ? {} : { suggestion: near }) };
  return diagnostic(code, data, pointer === "" ? { source: document.source } : placeOf(document, pointer));
}

function placeOf(document: Document, pointer: string) {
  const target = document.has(pointer) ? "value" : "key";
  return { source: document.source, range: document.locate(pointer, target), path: pointer };
}
