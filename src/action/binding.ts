import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import type { Verdict } from "../generated/types/verdict.ts";
import type { Judgement } from "../run/judge.ts";
import type { Inputs } from "./inputs.ts";
import { actionDiagnostic, inputName } from "./messages.ts";

/** Finds the one verdict on a system that artefacts can be bound to, of a run that could judge everything. */
export function boundVerdict({ report }: Judgement): Verdict | undefined {
  const [verdict, ...others] = report.verdicts;
  const hasErrors = report.diagnostics.some(({ severity }) => severity === "error");
  const isOne = verdict?.kind === "SystemManifest" && others.length === 0;
  return isOne && !hasErrors && !report.isSomethingEmpty ? verdict : undefined;
}

/** Tells of artefacts that cannot be bound, or that would pass for the system itself; what is an error anyway binds none. */
export function bindingProblems(judgement: Judgement, { artifacts }: Inputs): readonly Diagnostic[] {
  if (artifacts.length === 0) return [];
  const source = inputName("artifacts");
  const { verdicts, diagnostics } = judgement.report;
  const namesake = artifacts.find(({ name }) => verdicts.some(({ systemId }) => systemId === name));
  if (namesake) return [actionDiagnostic("action/artifact-is-system", { value: namesake.name }, source)];
  const isError = diagnostics.some(({ severity }) => severity === "error");
  if (isError || boundVerdict(judgement) !== undefined) return [];
  return [actionDiagnostic("action/artifacts-unbound", { count: verdicts.length }, source)];
}
