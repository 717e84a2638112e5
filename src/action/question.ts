import { stageOfEnvironment } from "../core/deployment/environment-stage.ts";
import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import { diagnostic } from "../core/diagnostic/messages.ts";
import type { DeploymentConfiguration } from "../generated/types/deployment-configuration.ts";
import type { Inputs } from "./inputs.ts";
import { actionDiagnostic, inputName } from "./messages.ts";

/** Is what is asked of the manifests, and by what it is judged. */
export interface Question {
  readonly stage: string;
  readonly profile: string;
  /** Folders of the tree of policies. */
  readonly policies?: string | undefined;
  readonly trust?: string | undefined;
  readonly requireSignedPolicies: boolean;
}

/** Is the question, or everything that is wrong with it. */
export type QuestionChoice =
  | { readonly question: Question; readonly diagnostics?: undefined }
  | { readonly question?: undefined; readonly diagnostics: readonly Diagnostic[] };

type Spec = DeploymentConfiguration["spec"];

/** Is where a deployment configuration stands when nothing else is said. */
export const CONFIGURATION = ".gate57/deployment.yaml";

/** Names the configuration that the inputs need; none where they say everything themselves. */
export function configurationWanted({ configuration, environment, profile }: Inputs): string | undefined {
  if (configuration !== undefined) return configuration;
  return environment !== undefined || profile === undefined ? CONFIGURATION : undefined;
}

/** Tells what of the inputs asks no question, before anything is read. */
export function questionProblems({ stage, environment }: Inputs): readonly Diagnostic[] {
  const source = inputName("stage");
  if (stage === undefined && environment === undefined)
    return [actionDiagnostic("action/no-stage", {}, source)];
  const isBoth = stage !== undefined && environment !== undefined;
  return isBoth ? [actionDiagnostic("action/stage-and-environment", {}, source)] : [];
}

/** Chooses the question from inputs and configuration; neither may say other than the other. Nothing is read in a manifest. */
export function chooseQuestion(
  inputs: Inputs,
  configuration: DeploymentConfiguration | undefined,
): QuestionChoice {
  const spec = configuration?.spec;
  const stage = stageOf(inputs, configuration);
  const problems = [
    ...(typeof stage === "string" ? [] : [stage]),
    ...contradictions(inputs, spec),
    ...signedProblems(inputs, spec),
  ];
  if (typeof stage !== "string" || problems.length > 0) return { diagnostics: problems };
  const profile = inputs.profile ?? spec?.profile;
  if (profile === undefined) throw new Error("the configuration that names the profile was not read");
  const { policies, trust } = foldersOf(inputs, spec);
  const requireSignedPolicies = isSignedRequired(inputs, spec);
  return { question: { stage, profile, policies, trust, requireSignedPolicies } };
}

function stageOf(
  { stage, environment = "" }: Inputs,
  configuration: DeploymentConfiguration | undefined,
): string | Diagnostic {
  if (stage !== undefined) return stage;
  if (configuration === undefined) return actionDiagnostic("action/no-stage", {}, inputName("stage"));
  const found = stageOfEnvironment(configuration, environment);
  if (found.stage !== undefined) return found.stage;
  const place = { source: { name: inputName("environment"), text: "" } };
  return diagnostic("deployment/unmapped-environment", found.unmapped, place);
}

/** What a protected branch says is not overruled by a workflow that the change may have edited. */
function contradictions(inputs: Inputs, spec: Spec | undefined): readonly Diagnostic[] {
  const pairs = [
    ["profile", inputs.profile, spec?.profile],
    ["policies", inputs.policies, spec?.policies],
    ["trust", inputs.trust, spec?.trust],
    ["require-signed-policies", inputs.requireSignedPolicies, spec?.requireSignedPolicies || undefined],
  ] as const;
  return pairs.flatMap(([name, given, configured]) => {
    if (given === undefined || configured === undefined || given === configured) return [];
    const data = { given: String(given), configured: String(configured) };
    return [actionDiagnostic("action/contradicts-configuration", data, inputName(name))];
  });
}

function signedProblems(inputs: Inputs, spec: Spec | undefined): readonly Diagnostic[] {
  if (!isSignedRequired(inputs, spec)) return [];
  const named = foldersOf(inputs, spec);
  const source = inputName("require-signed-policies");
  return (["policies", "trust"] as const)
    .filter((name) => named[name] === undefined)
    .map((missing) => actionDiagnostic("action/signed-needs", { missing }, source));
}

function isSignedRequired(inputs: Inputs, spec: Spec | undefined): boolean {
  return inputs.requireSignedPolicies === true || spec?.requireSignedPolicies === true;
}

function foldersOf(inputs: Inputs, spec: Spec | undefined) {
  return { policies: inputs.policies ?? spec?.policies, trust: inputs.trust ?? spec?.trust };
}
