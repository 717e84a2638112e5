import { type CheckOptions, evaluateDocument } from "../../core/check.ts";
import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import type { PolicySet } from "../../core/policy/policy-set.ts";
import { runDiagnostic } from "../../node/run-messages.ts";
import type { ChosenRequirement } from "./choose-requirement.ts";
import type { ActSubject } from "./subject.ts";

/** Only a running system may mend while it runs, so only there does a plan to do so have an effect. */
const stage = "in-service";

/** Warns that a requirement is not violated, so that a plan to mend it would have no effect. */
export function nothingToRemediate(
  { gate, requirement }: ChosenRequirement,
  subject: ActSubject | undefined,
  policies: PolicySet,
  asOf: string,
): readonly Diagnostic[] {
  if (!subject?.manifest) return [];
  const options: CheckOptions = { stage, asOf, asOfSource: "default" };
  const { evaluation } = evaluateDocument(subject.manifest.document, policies, options);
  if (!evaluation) return [];
  const isViolated = evaluation.conclusions
    .filter(({ assessed }) => assessed.gate.id === gate.id)
    .flatMap(({ reasons }) => reasons)
    .some(
      (reason) =>
        reason.kind === "element" &&
        reason.element.requirement.id === requirement &&
        reason.element.outcome === "fail",
    );
  const name = `${gate.number}#${requirement}`;
  return isViolated ? [] : [runDiagnostic("act/nothing-to-remediate", { name, stage }, "--gate")];
}
