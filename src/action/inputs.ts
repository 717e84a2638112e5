import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import { STAGES, type Stage } from "../core/policy/policy-set.ts";
import type { Artifact } from "../core/verdict/verdict-summary.ts";
import { readArtifacts } from "../node/artifact.ts";
import { FORMATS, type FormatName } from "../reporters/index.ts";
import { LANGUAGES, type Language } from "../reporters/words.ts";
import type { Env } from "./action-io.ts";
import { InputReader } from "./input-reader.ts";
import { actionDiagnostic, inputName } from "./messages.ts";

/** Says when a comment is written under a pull request. */
export const COMMENT = ["never", "on-block", "always"] as const;
export type Comment = (typeof COMMENT)[number];

/** Is what the workflow says, each input read and checked by itself; what it leaves out is absent. */
export interface Inputs {
  /** Paths, folders and patterns as they were written; none is the whole workspace. */
  readonly manifests: readonly string[];
  readonly stage?: Stage | undefined;
  readonly environment?: string | undefined;
  readonly profile?: string | undefined;
  readonly policiesRef?: string | undefined;
  readonly configuration?: string | undefined;
  readonly policies?: string | undefined;
  readonly trust?: string | undefined;
  readonly requireSignedPolicies?: boolean | undefined;
  readonly attestations?: string | undefined;
  readonly plan?: string | undefined;
  readonly asOf?: string | undefined;
  readonly artifacts: readonly Artifact[];
  readonly format: FormatName;
  /** `FORMAT=PATH`, as they were written. */
  readonly output: readonly string[];
  readonly language: Language;
  readonly annotations: boolean;
  readonly summary: boolean;
  readonly comment: Comment;
  readonly commentAuthor: string;
  /** Tells comments of one job apart. */
  readonly commentKey?: string | undefined;
  /** Absent where no check run is wanted. */
  readonly checkRun?: string | undefined;
  /** Absent where no commit status is wanted. */
  readonly commitStatus?: string | undefined;
  readonly deploymentStatus: boolean;
  /** Empty where there is none. */
  readonly token: string;
}

/** Holds the inputs with everything that is wrong with them; what is wrong reads as if it had not been given. */
export interface InputsRead {
  readonly inputs: Inputs;
  readonly diagnostics: readonly Diagnostic[];
}

/** Lists the inputs, as `action.yml` names them. */
export const INPUTS = [
  ...["manifests", "stage", "environment", "profile", "policies-ref", "configuration", "policies", "trust"],
  ...["require-signed-policies", "attestations", "plan", "as-of", "artifacts", "format", "output", "lang"],
  ...["annotations", "summary", "comment", "comment-author", "comment-key", "check-run"],
  ...["commit-status", "deployment-status", "token"],
] as const;

const COMMENT_AUTHOR = "github-actions[bot]";

/** Reads all inputs from the runner's environment. */
export function readInputs(env: Env): InputsRead {
  const read = new InputReader(env);
  read.unknownInputs(INPUTS);
  const inputs: Inputs = {
    ...judgedInputs(read),
    ...believedInputs(read),
    ...reportInputs(read),
    token: read.secret("token"),
  };
  return { inputs, diagnostics: read.diagnostics };
}

function judgedInputs(read: InputReader) {
  return {
    manifests: read.lines("manifests"),
    stage: read.word("stage", STAGES),
    environment: read.text("environment"),
    attestations: read.text("attestations"),
    plan: read.text("plan"),
    asOf: read.date("as-of"),
    artifacts: artifactsOf(read),
  };
}

function believedInputs(read: InputReader) {
  return {
    profile: read.text("profile"),
    policiesRef: read.text("policies-ref"),
    configuration: read.repositoryPath("configuration"),
    policies: read.repositoryPath("policies"),
    trust: read.repositoryPath("trust"),
    requireSignedPolicies: read.flag("require-signed-policies"),
  };
}

function reportInputs(read: InputReader) {
  return {
    format: read.word("format", FORMATS) ?? "github",
    output: read.lines("output"),
    language: read.word("lang", LANGUAGES) ?? "vi",
    annotations: read.flag("annotations") ?? true,
    summary: read.flag("summary") ?? true,
    comment: read.word("comment", COMMENT) ?? "never",
    commentAuthor: read.text("comment-author") ?? COMMENT_AUTHOR,
    commentKey: read.text("comment-key"),
    checkRun: read.text("check-run"),
    commitStatus: read.text("commit-status"),
    deploymentStatus: read.flag("deployment-status") ?? false,
  } as const;
}

/** Reads artefacts by their digests; a file could be another one than is deployed, so none is digested here. */
function artifactsOf(read: InputReader): readonly Artifact[] {
  const source = inputName("artifacts");
  const artifacts = new Map<string, Artifact>();
  for (const value of read.lines("artifacts")) {
    const [artifact] = readArtifacts([value]).artifacts;
    if (artifact?.file !== undefined || artifact === undefined) {
      read.diagnostics.push(actionDiagnostic("action/bad-artifact", { value }, source));
    } else if (artifacts.has(artifact.name)) {
      read.diagnostics.push(actionDiagnostic("action/repeated-artifact", { value: artifact.name }, source));
    } else artifacts.set(artifact.name, { name: artifact.name, sha256: artifact.sha256 });
  }
  return [...artifacts.values()];
}
