import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import { isJsonArray, isJsonObject, type Json, type JsonObject } from "../../core/source/json.ts";
import { suggest } from "../../core/source/suggest.ts";
import { runDiagnostic } from "../../node/run-messages.ts";
import type { Act } from "./act.ts";
import type { ActSubject } from "./subject.ts";

/** Tells what is wrong between the options of an act, and between them and the manifest. */
export function checkContent(act: Act, predicate: JsonObject, subject: ActSubject): readonly Diagnostic[] {
  return [
    ...endProblem(predicate, "validUntil", "--valid-until"),
    ...(act.type === "remediation" ? endProblem(predicate, "deadline", "--deadline") : []),
    ...civil(act, predicate),
    ...unknownJustifications(predicate, subject),
  ];
}

function endProblem(predicate: JsonObject, property: string, option: string): readonly Diagnostic[] {
  const end = predicate[property];
  const start = predicate.validFrom ?? predicate.date;
  if (typeof end !== "string" || typeof start !== "string" || end >= start) return [];
  return [runDiagnostic("act/ends-before-it-begins", { end, start }, option)];
}

/** The words of the schema are those of manifests, but only what is not civil is out of scope. */
function civil({ type }: Act, { sector, managingAuthority }: JsonObject): readonly Diagnostic[] {
  if (type !== "exclusion") return [];
  return [
    ...(sector === "civil" ? ["--sector"] : []),
    ...(managingAuthority === "civil-body" ? ["--managing-authority"] : []),
  ].map((option) => runDiagnostic("act/civil-not-excluded", {}, option));
}

/** An approval binds this design: a justification that is not in it can only be a slip of the pen. */
function unknownJustifications(predicate: JsonObject, { manifest }: ActSubject): readonly Diagnostic[] {
  const accepted = predicate.acceptedJustifications;
  if (!isJsonArray(accepted) || !manifest) return [];
  const allowed = [...new Set(justificationsIn(manifest.document.value))].sort();
  const unknown = accepted.filter((id) => typeof id === "string").filter((id) => !allowed.includes(id));
  return unknown.map((value) => {
    const data = { value, suggestion: suggest(value, allowed), allowed };
    return runDiagnostic("act/unknown-justification", data, "--accept");
  });
}

/** Wherever a schema has a justification, its property is called so. */
function justificationsIn(value: Json): readonly string[] {
  if (isJsonArray(value)) return value.flatMap(justificationsIn);
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => {
    const id = key === "justification" && isJsonObject(item) ? item.id : undefined;
    return [...(typeof id === "string" ? [id] : []), ...justificationsIn(item)];
  });
}
