import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import type { ActionIo } from "../../src/action/action-io.ts";
import { runAction } from "../../src/action/main.ts";
import type { ReportingNeeds } from "../../src/action/reporting-needs.ts";
import type { Text } from "../../src/core/source/source.ts";
import type { GitHubOptions } from "../../src/github/client.ts";

/** Is the commit that pull requests of these tests were based on when they were opened. */
export const BASE = "b".repeat(40);
export const HEAD = "a".repeat(40);
export const MERGE = "c".repeat(40);
export const DEFAULT_HEAD = "d".repeat(40);
export const TODAY = "2026-12-01";
export const TOKEN = "ghs_notarealtoken0123456789";
export const MANIFEST = readFileSync("examples/systems/mot-cua-xa-tay-ninh.gate57.yaml", "utf8");

/** Is a manifest that is admitted at planning, and the question that has it admitted without any network. */
export const ADMITTED = { stage: "planning", profile: "tay-ninh" } as const;

type Files = Readonly<Record<string, string>>;

/** Says what a job is given; a name of a file is relative to the workspace. */
export interface Job {
  readonly inputs?: Readonly<Record<string, string>>;
  readonly files?: Files;
  /** The trees of repositories, by `owner/repo@commit`. */
  readonly trees?: Readonly<Record<string, Files>>;
  readonly event?: unknown;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly warnings?: readonly Text[];
  readonly arrange?: (places: Places) => void;
  readonly change?: (io: ActionIo) => ActionIo;
}

/** Is where the files of a job are, by full paths. */
export interface Places {
  readonly workspace: string;
  readonly temporary: string;
  readonly outside: string;
}

/** Is what came of a job. */
export interface Finished extends Places {
  readonly code: number;
  /** The exit codes that were told to stand. */
  readonly decided: readonly number[];
  readonly printed: string;
  readonly outputs: Readonly<Record<string, string>>;
  /** What was asked of the trees, in order. */
  readonly reads: readonly string[];
  readonly accesses: readonly GitHubOptions[];
  readonly reported: readonly ReportingNeeds[];
}

/** Runs the Action in this process, in folders of its own. */
export async function run(job: Job): Promise<Finished> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "gate57-action-")));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const [workspace, temporary, outside] = ["workspace", "temp", "outside"].map((name) => join(root, name));
  if (!workspace || !temporary || !outside) throw new Error("there is no place");
  const places = { workspace, temporary, outside };
  for (const folder of Object.values(places)) mkdirSync(folder);
  writeFiles(workspace, job.files ?? { "gate57.yaml": MANIFEST });
  job.arrange?.(places);
  const env = environment(job, root, places);
  const seen = watched();
  const io = ioOf(job, env, seen);
  const code = await runAction(job.change?.(io) ?? io);
  const printed = seen.printed.join("");
  return { ...places, ...seen, code, printed, outputs: outputsOf(join(root, "output")) };
}

function watched() {
  const printed: string[] = [];
  const decided: number[] = [];
  const reads: string[] = [];
  const accesses: GitHubOptions[] = [];
  const reported: ReportingNeeds[] = [];
  return { printed, decided, reads, accesses, reported };
}

function environment(job: Job, root: string, { workspace, temporary }: Places) {
  writeFiles(root, { "event.json": JSON.stringify(job.event ?? { deployment: null }), output: "" });
  const inputs = { lang: "en", format: "text", token: TOKEN, ...job.inputs };
  return {
    GITHUB_WORKSPACE: workspace,
    RUNNER_TEMP: temporary,
    GITHUB_EVENT_PATH: join(root, "event.json"),
    GITHUB_OUTPUT: join(root, "output"),
    GITHUB_EVENT_NAME: "push",
    GITHUB_REPOSITORY: "tinh/he-thong",
    GITHUB_SHA: MERGE,
    GATE57_TRUST: join(workspace, "trust"),
    ...Object.fromEntries(
      Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
    ),
    ...job.env,
  };
}

function ioOf(job: Job, env: ActionIo["env"], seen: ReturnType<typeof watched>): ActionIo {
  let names = 0;
  return {
    env,
    write: (text) => void seen.printed.push(text),
    decided: (code) => void seen.decided.push(code),
    today: () => TODAY,
    randomName: () => `name-${names++}`,
    version: "0.0.0-test",
    openTrees: (access) => {
      seen.accesses.push(access);
      return { read: async (place, wanted, folder) => readFake(job, seen.reads, { place, wanted, folder }) };
    },
    reportToGitHub: async (reporting) => {
      seen.reported.push(reporting);
      return job.warnings ?? [];
    },
  };
}

interface FakeRead {
  readonly place: { readonly owner: string; readonly repo: string; readonly commit?: string | undefined };
  readonly wanted: readonly string[];
  readonly folder: string;
}

/** Stands for GitHub: repositories held in memory, the default branch at one commit. */
function readFake({ trees = {} }: Job, reads: string[], { place, wanted, folder }: FakeRead) {
  const commit = place.commit ?? DEFAULT_HEAD;
  const name = `${place.owner}/${place.repo}@${commit}`;
  reads.push(`${name} ${wanted.join(" ")}${place.commit === undefined ? " (head)" : ""}`);
  const files = trees[name];
  if (files === undefined) return { files: [], missing: [], diagnostics: [notThere(name)] };
  const isWanted = (one: string, file: string) => file === one || file.startsWith(`${one}/`);
  const found = Object.entries(files).filter(([file]) => wanted.some((one) => isWanted(one, file)));
  mkdirSync(folder);
  writeFiles(folder, Object.fromEntries(found));
  const missing = wanted.filter((one) => !found.some(([file]) => isWanted(one, file)));
  return { commit, files: found.map(([file]) => file), missing, diagnostics: [] };
}

function notThere(source: string) {
  const message = { vi: "không có kho này", en: "there is no such repository" };
  return { code: "github/not-read", severity: "error", message, source } as const;
}

/** Writes files below a folder. */
export function writeFiles(folder: string, files: Files): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

/** Reads all files below a folder, their names after a prefix. */
export function filesBelow(folder: string, prefix: string): Files {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [`${prefix}${path.slice(folder.length)}`, readFileSync(path, "utf8")]),
  );
}

/** Reads what was set as the runner does; a line that is in no value is a mistake. */
function outputsOf(file: string): Readonly<Record<string, string>> {
  const outputs: Record<string, string> = {};
  const lines = readFileSync(file, "utf8").split("\n");
  for (let at = 0; at < lines.length - 1; at += 1) {
    const [, name, end] = /^([a-z-]+)<<(.+)$/.exec(lines[at] ?? "") ?? [];
    if (name === undefined || end === undefined) throw new Error(`no output: ${lines[at]}`);
    const last = lines.indexOf(end, at);
    outputs[name] = lines.slice(at + 1, last).join("\n");
    at = last;
  }
  return outputs;
}

/** Writes a deployment configuration. */
export function configuration(spec: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({
    apiVersion: "gate57/v1",
    kind: "DeploymentConfiguration",
    metadata: { id: "so-thu-nghiem" },
    spec: {
      profile: "tay-ninh",
      environments: { staging: "planning", production: "operation" },
      systems: ["ho-so-xa-tan-lang"],
      ...spec,
    },
  });
}

/** Writes the event of a pull request. */
export function pullRequest(
  head: unknown = { sha: HEAD, repo: { full_name: "tinh/he-thong" } },
  ref = "main",
) {
  return { number: 7, pull_request: { number: 7, head, base: { ref, sha: BASE } } };
}

/** Writes the event of a merge group. */
export function mergeGroup(ref = "refs/heads/main") {
  return { merge_group: { base_sha: BASE, base_ref: ref, head_sha: HEAD } };
}

/** Lists the codes of what was told, in the order of the text. */
export function codesIn(printed: string): readonly string[] {
  return [...printed.matchAll(/^(?:error|warning)\[([a-z0-9/-]+)\]/gm)].map(([, code = ""]) => code);
}
