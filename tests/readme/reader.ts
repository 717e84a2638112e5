import { execFile } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import { program } from "../../scripts/build/bundles.mjs";
import type { Step } from "./markdown.ts";

export const root = join(import.meta.dirname, "../..");
const execute = promisify(execFile);

/** Is what a program printed, on either stream, and its exit code. */
export interface Ended {
  readonly code: number;
  readonly text: string;
}

/** Is somebody who follows the README with a freshly built tool in a copy of the repository. */
export interface Reader {
  /** Runs the commands of the page one after the other in one new working folder. */
  follow(commands: readonly string[]): Promise<readonly Step[]>;
  /** Runs what `npm start` runs, in the repository. */
  start(): Promise<Ended>;
  leave(): void;
}

/** Builds the programs as `npm run build` does, into a folder of their own. */
export async function newReader(): Promise<Reader> {
  const home = mkdtempSync(join(tmpdir(), "gate57-readme-"));
  const dist = join(home, "dist");
  await build(program(["cli", "examples", "mutation-worker"], dist));
  writeFileSync(join(home, "package.json"), '{ "type": "module" }');
  writeNpx(join(home, "bin"), join(dist, "cli.js"));
  writeFileSync(join(home, ONE_CORE), AS_ON_ONE_CORE);
  return {
    follow: (commands) => follow(commands, home),
    start: () => run(process.execPath, [join(dist, "examples.js")], root, {}),
    leave: () => rmSync(home, { recursive: true, force: true }),
  };
}

/**
 * Each thread of `policy mutate` reads the whole set anew, and what it says does not depend on how many there
 * are: on a machine of one core there is one, and the other cores do other work of the tests.
 */
const ONE_CORE = "one-core.cjs";
const AS_ON_ONE_CORE = 'require("node:os").availableParallelism = () => 1;\n';

/** `npx gate57` finds the tool in a repository whose `bin` it is; here it is the one just built. */
function writeNpx(folder: string, cli: string): void {
  mkdirSync(folder);
  const npx = join(folder, "npx");
  writeFileSync(
    npx,
    `#!/bin/sh\n[ "$1" = gate57 ] || exit 127\nshift\nexec "${process.execPath}" "${cli}" "$@"\n`,
  );
  chmodSync(npx, 0o755);
}

async function follow(commands: readonly string[], home: string): Promise<readonly Step[]> {
  const cwd = mkdtempSync(join(home, "folder-"));
  for (const name of ["examples", "policies"]) cpSync(join(root, name), join(cwd, name), { recursive: true });
  const env = {
    PATH: `${join(home, "bin")}${delimiter}${process.env.PATH ?? ""}`,
    NODE_OPTIONS: `--require "${join(home, ONE_CORE)}"`,
  };
  let code = 0;
  const steps: Step[] = [];
  for (const command of commands) {
    // The shell of a reader stays open: `$?` is that of the command before, and both streams go to one screen.
    const ended = await run("sh", ["-c", `exec 2>&1; (exit ${code}); ${command}`], cwd, env);
    code = ended.code;
    steps.push({ command, output: linesOf(ended.text) });
  }
  return steps;
}

async function run(
  file: string,
  argv: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
): Promise<Ended> {
  const running = execute(file, argv, { cwd, env, maxBuffer: 1 << 24 });
  // What asks for something that is typed gets no answer rather than none yet.
  running.child.stdin?.end();
  try {
    return { code: 0, text: (await running).stdout };
  } catch (error) {
    if (!(error instanceof Error && "code" in error && "stdout" in error)) throw error;
    if (typeof error.code !== "number") throw error;
    return { code: error.code, text: String(error.stdout) };
  }
}

function linesOf(text: string): readonly string[] {
  return text === "" ? [] : text.replace(/\n$/, "").split("\n");
}
