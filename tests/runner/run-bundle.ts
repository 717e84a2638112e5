import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  type ActionDefinition,
  actionDefinition,
  inputVariable,
  resolvedDefault,
} from "./action-definition.ts";
import { runCommands, type StepLog } from "./commands.ts";
import { type FileValues, fileValues, type Summary, summaryOf } from "./files.ts";
import { node24 } from "./node24.ts";
import { type Ended, runProcess } from "./run-process.ts";
import { type Files, filesBelow, inFolder, writeFiles } from "./runner-world.ts";

/** Is a step of a job that uses the Action. */
export interface Step {
  /** What stands under `with:`; an input that the Action does not declare fails the test. */
  readonly inputs?: Readonly<Record<string, string>>;
  readonly eventName?: string;
  /** The event as GitHub tells it; a text is written as it is. */
  readonly event?: unknown;
  /** More of the environment, or other values for what is there; undefined takes one away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** The files of the workspace; without any below `.git`, the commit of the run is what was checked out there. */
  readonly files?: Files;
  /** Does what files cannot, such as links, before the start. */
  readonly prepare?: (place: Places) => void;
  /** The base URL of GitHub's API; the default answers nothing. */
  readonly github?: string;
  readonly token?: string;
  /** The folder of the Action's definition. */
  readonly action?: string;
  readonly node?: string;
  /** Milliseconds. */
  readonly timeLimit?: number;
}

/** Is where a step finds its things, for as long as it runs. */
export interface Places {
  readonly workspace: string;
  readonly temp: string;
}

/** Is what a step left behind, as GitHub sees it. */
export interface StepRun extends Ended, Places {
  /** Outputs by file, and by command where the file has none of the name. */
  readonly outputs: Readonly<Record<string, string>>;
  readonly outputFile: FileValues;
  readonly summary: Summary;
  readonly log: StepLog;
  /** Whether GitHub takes the step for failed: by the exit code, a command, or a file that is not in order. */
  readonly failed: boolean;
  /** The environment that the next steps get. */
  readonly environment: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  /** The files of the workspace and of RUNNER_TEMP afterwards, `temp/` before the latter. */
  readonly files: ReadonlyMap<string, string>;
}

/** Is the token of a run, where a test gives none: nothing of it may ever be seen. */
export const TOKEN = "ghs_gate57TestTokenThatNobodyMaySee0001";

/** Is the commit of a run, where a test gives none. */
const SHA = "1".repeat(40);

const FILE_COMMANDS = ["ENV", "OUTPUT", "PATH", "STATE", "STEP_SUMMARY"] as const;

/** Runs the Action's program as GitHub's runner does, and throws if it let a secret of the run be seen. */
export function runBundle(step: Step): Promise<StepRun> {
  return inFolder("gate57-runner", (folder) => runStep(step, folder));
}

async function runStep(step: Step, folder: string): Promise<StepRun> {
  const places = { workspace: join(folder, "work/repository/repository"), temp: join(folder, "work/_temp") };
  writeFiles(folder, worldOf(step));
  step.prepare?.(places);
  const definition = actionDefinition(step.action ?? join(import.meta.dirname, "../../action"));
  const env = environmentOf(step, places, definition);
  const ended = await runProcess({
    node: step.node ?? nodeOrThrow(),
    argv: [definition.main],
    cwd: places.workspace,
    env,
    timeLimit: step.timeLimit ?? TIME_LIMIT,
  });
  const run = seenByRunner(ended, places);
  refuseSecrets(run, [env.INPUT_TOKEN ?? "", env.GITHUB_TOKEN ?? "", step.token ?? TOKEN, RUNTIME_TOKEN]);
  return run;
}

/** Milliseconds: shorter than a test's, so that nothing runs on when a test is given up. */
const TIME_LIMIT = 25_000;

function worldOf({ files = {}, event = {}, env }: Step): Files {
  const inWorkspace = Object.entries({ ...checkedOut(files, { GITHUB_SHA: SHA, ...env }), ...files }).map(
    ([name, content]) => [`work/repository/repository/${name}`, content],
  );
  return {
    "work/repository/repository/": "",
    ...Object.fromEntries(inWorkspace),
    "work/_temp/_github_workflow/event.json":
      typeof event === "string" ? event : JSON.stringify(event, null, 2),
    ...Object.fromEntries(FILE_COMMANDS.map((name) => [`work/_temp/_runner_file_commands/${name}`, ""])),
    "tools/": "",
    "home/": "",
  };
}

/** Leaves what `actions/checkout` does, as far as the commit is told by it: HEAD, on no branch. */
function checkedOut(files: Files, { GITHUB_SHA: sha }: NonNullable<Step["env"]>): Files {
  const hasOwn = Object.keys(files).some((name) => name === ".git" || name.startsWith(".git/"));
  return hasOwn || !sha ? {} : { ".git/HEAD": `${sha}\n` };
}

function nodeOrThrow(): string {
  const { path, missing } = node24();
  if (path === undefined) throw new Error(missing);
  return path;
}

function environmentOf(step: Step, places: Places, definition: ActionDefinition): Record<string, string> {
  const env = {
    ...runnerEnvironment(step, places),
    ...inputsOf(step, definition),
    ...step.env,
  };
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** Gives each declared input: what the step says, else the default, else nothing, which is an empty text. */
function inputsOf(
  { inputs = {}, token = TOKEN }: Step,
  { inputs: declared }: ActionDefinition,
): Record<string, string> {
  const unknown = Object.keys(inputs).filter((name) => !Object.hasOwn(declared, name));
  if (unknown.length > 0) throw new Error(`the Action declares no input ${unknown.join(", ")}`);
  const values = Object.entries(declared).map(([name, written]) => [
    inputVariable(name),
    inputs[name] ?? resolvedDefault(written ?? "", token),
  ]);
  return Object.fromEntries(values);
}

/** Gives what GitHub's runner sets; the rest of this process' environment stays outside. */
function runnerEnvironment(step: Step, { workspace, temp }: Places): Record<string, string> {
  const github = step.github ?? "http://127.0.0.1:9";
  const home = join(temp, "../../home");
  return {
    CI: "true",
    HOME: home,
    PATH: "/usr/local/bin:/usr/bin:/bin",
    LANG: "C.UTF-8",
    GITHUB_ACTIONS: "true",
    GITHUB_ACTION: "gate57",
    GITHUB_ACTION_REPOSITORY: "org/gate57",
    GITHUB_ACTION_REF: "v1",
    GITHUB_ACTOR: "octocat",
    GITHUB_API_URL: github,
    GITHUB_GRAPHQL_URL: `${github}/graphql`,
    GITHUB_SERVER_URL: "https://github.example",
    GITHUB_EVENT_NAME: step.eventName ?? "push",
    GITHUB_EVENT_PATH: join(temp, "_github_workflow/event.json"),
    GITHUB_JOB: "gate",
    GITHUB_REF: "refs/heads/main",
    GITHUB_REF_NAME: "main",
    GITHUB_REF_TYPE: "branch",
    GITHUB_REPOSITORY: "org/repository",
    GITHUB_REPOSITORY_OWNER: "org",
    GITHUB_RUN_ATTEMPT: "1",
    GITHUB_RUN_ID: "1001",
    GITHUB_RUN_NUMBER: "7",
    GITHUB_SHA: SHA,
    GITHUB_WORKFLOW: "gate",
    GITHUB_WORKSPACE: workspace,
    ...Object.fromEntries(
      FILE_COMMANDS.map((name) => [`GITHUB_${name}`, join(temp, "_runner_file_commands", name)]),
    ),
    RUNNER_ARCH: "X64",
    RUNNER_ENVIRONMENT: "github-hosted",
    RUNNER_NAME: "runner",
    RUNNER_OS: "Linux",
    RUNNER_TEMP: temp,
    RUNNER_TOOL_CACHE: join(temp, "../../tools"),
    ACTIONS_RUNTIME_TOKEN: RUNTIME_TOKEN,
    ACTIONS_RUNTIME_URL: "http://127.0.0.1:9/",
  };
}

/** Is another secret that every Action gets in its environment. */
export const RUNTIME_TOKEN = "gate57TestRuntimeTokenThatNobodyMaySee";

function seenByRunner(ended: Ended, places: Places): StepRun {
  const content = (name: string) => readFileSync(join(places.temp, "_runner_file_commands", name));
  const values = (name: string) => fileValues(content(name).toString("utf8"));
  const log = runCommands(ended.stdout, ended.stderr);
  const [outputFile, env, state] = [values("OUTPUT"), values("ENV"), values("STATE")];
  const mistakes = [outputFile, env, state].flatMap(({ error }) => error ?? []);
  return {
    ...ended,
    ...places,
    outputs: { ...log.outputs, ...outputFile.values },
    outputFile,
    summary: summaryOf(content("STEP_SUMMARY")),
    log,
    failed: ended.code !== 0 || log.failures.length > 0 || mistakes.length > 0,
    environment: env.values,
    state: { ...log.state, ...state.values },
    files: filesOf(places),
  };
}

function filesOf({ workspace, temp }: Places): ReadonlyMap<string, string> {
  const inTemp = filesBelow(temp, ["_github_workflow", "_runner_file_commands"]);
  return new Map([
    ...filesBelow(workspace),
    ...[...inTemp].map(([name, content]) => [`temp/${name}`, content] as const),
  ]);
}

/** Throws where a secret of the run stands in anything that others can read, in clear or in Base64. */
function refuseSecrets(run: StepRun, secrets: readonly string[]): void {
  const seen: Readonly<Record<string, string>> = {
    stdout: run.stdout,
    stderr: run.stderr,
    summary: run.summary.shown ?? "",
    outputs: JSON.stringify(run.outputs),
    state: JSON.stringify([run.state, run.environment]),
    ...Object.fromEntries([...run.files].map(([name, content]) => [`file ${name}`, content])),
  };
  const forms = secrets.flatMap((secret) => [secret, Buffer.from(secret).toString("base64")]);
  const where = Object.keys(seen).filter((name) =>
    forms.some((form) => form !== "" && seen[name]?.includes(form)),
  );
  if (where.length > 0) throw new Error(`a secret of the run stands in ${where.join(", ")}`);
}
