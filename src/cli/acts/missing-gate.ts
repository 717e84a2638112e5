import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import type { Gate } from "../../core/policy/policy-set.ts";
import { annotated } from "../../core/schema/annotations-at.ts";
import { childSchema, rootSchema } from "../../core/schema/json-schema.ts";
import type { JsonObject } from "../../core/source/json.ts";
import type { Text } from "../../core/source/source.ts";
import { schemas } from "../../generated/schemas.ts";
import { runDiagnostic } from "../../node/run-messages.ts";
import type { Sources } from "../../reporters/report.ts";
import type { ActCall } from "./act-call.ts";
import type { Drafted } from "./waiver-question.ts";

/** Holds what follows from the requirement that an act speaks of. */
export interface RequirementFacts {
  readonly facts: JsonObject;
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: Sources;
  /** For what a request was drafted. */
  readonly drafted?: Drafted;
  readonly told?: RequirementTold;
}

/** Is what whoever signs is shown of a requirement, beside its ids. */
export interface RequirementTold {
  readonly gate: Gate;
  /** What was found, where the manifest was judged. */
  readonly finding?: Text;
}

/** A second signature takes the gate from what the first is over. */
export function missingGate({ act, written }: ActCall): readonly Diagnostic[] {
  if (written.add === true) return [];
  const gate = childSchema(rootSchema(act.type, schemas), "gate", schemas);
  const { title } = annotated(gate?.schema ?? {});
  return [runDiagnostic("act/missing-option", { title, form: FORM }, "--gate")];
}

const FORM: Text = {
  vi: "viết `CỔNG#YÊU-CẦU`, ví dụ `G10#facility-qualified`, như `gate57 check` nêu",
  en: "write `GATE#REQUIREMENT`, for example `G10#facility-qualified`, as `gate57 check` names them",
};
