import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { program } from "../../scripts/build/bundles.mjs";
import { POLICIES_COMMIT, root } from "./recipe.ts";

/** Is how a script of a recipe ended, and the reports that it left. */
export interface Ended {
  readonly code: number | null;
  readonly output: string;
  /** Lists what was asked of git and npm, a line each. */
  readonly asked: readonly string[];
  /** Gives the text of a file in the working folder, nothing where it is not. */
  file(name: string): string | undefined;
}

/** Is a machine of a pipeline with gate57 just built: what installing would put there is there. */
export interface Desk {
  /** Runs a script in a new folder that is like a checkout with these files; what was run before is told again. */
  run(shell: readonly string[], script: string, files: readonly Checkout[], around?: Around): Ended;
  leave(): void;
}

/** Is a path of this repository that stands in the checkout at the same place, or at the second one. */
export type Checkout = string | readonly [string, string];

/** Is what is about a script: the day of its verdicts, and variables that somebody set for the run. */
export interface Around {
  readonly day?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** The recipes judge by the day on which they run; the tests by one on which the examples are known. */
const DAY = "2026-11-21";

/** Builds gate57 and puts it where its installation would; git and npm only write down what they are asked. */
export async function newDesk(): Promise<Desk> {
  const home = mkdtempSync(join(tmpdir(), "gate57-recipes-"));
  const dist = join(home, "dist");
  await build(program(["cli"], dist));
  writeFileSync(join(home, "package.json"), '{ "type": "module" }');
  const asked = join(home, "asked");
  writeFileSync(asked, "");
  const stand = join(home, "stand.mjs");
  const cli = JSON.stringify(pathToFileURL(join(dist, "cli.js")).href);
  writeFileSync(stand, `process.argv.push("--as-of", process.env.DAY_OF_TEST);\nawait import(${cli});\n`);
  command(home, "gate57", `exec "${process.execPath}" "${stand}" "$@"`);
  // Only at the commit that was examined does the repository of the policies hold the keys.
  const isPinned = `[ "$1" = -C ] && [ "$6" = ${POLICIES_COMMIT} ]`;
  const keys = `mkdir -p "$2" && cp -R "${join(root, "examples/trust")}" "$2/trust"`;
  command(home, "git", `printf 'git %s\\n' "$*" >> "${asked}"\nif ${isPinned}; then ${keys}; fi`);
  // `npm ci --prefix FOLDER` leaves the built tool in the folder.
  const built = `[ "$2" = --prefix ] && mkdir -p "$3/dist" && cp "${stand}" "$3/dist/cli.js"`;
  const isModule = `echo '{ "type": "module" }' > "$3/package.json"`;
  command(home, "npm", `printf 'npm %s\\n' "$*" >> "${asked}"\n${built} && ${isModule}`);
  const anew: Desk["run"] = (shell, script, files, around = {}) => {
    const [cwd, apart] = [mkdtempSync(join(home, "checkout-")), mkdtempSync(join(home, "apart-"))];
    checkOut(files, cwd);
    writeFileSync(asked, "");
    const ended = run(shell, script, cwd, environmentOf(home, apart, around));
    return { ...ended, asked: readFileSync(asked, "utf8").trim().split("\n") };
  };
  return { run: once(anew), leave: () => rmSync(home, { recursive: true, force: true }) };
}

/** Several tests look at the same run: each of them is made once, for nothing of one is left to the next. */
function once(run: Desk["run"]): Desk["run"] {
  const made = new Map<string, Ended>();
  return (...start) => {
    const key = JSON.stringify(start);
    const ended = made.get(key) ?? run(...start);
    made.set(key, ended);
    return ended;
  };
}

function command(home: string, name: string, line: string): void {
  const path = join(home, "bin", name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `#!/bin/sh\n${line}\n`);
  chmodSync(path, 0o755);
}

function checkOut(files: readonly Checkout[], cwd: string): void {
  for (const file of files) {
    const [from, to] = typeof file === "string" ? [file, file] : file;
    cpSync(join(root, from), join(cwd, to), { recursive: true });
  }
}

/** Gives nothing of the machine's own environment: a pipeline that tests this must not be taken for the one tested. */
function environmentOf(home: string, apart: string, { day = DAY, env = {} }: Around): Record<string, string> {
  return {
    PATH: `${join(home, "bin")}${delimiter}${process.env.PATH ?? ""}`,
    ...{ HOME: apart, AGENT_TEMPDIRECTORY: apart, WORKSPACE_TMP: apart, DAY_OF_TEST: day },
    ...env,
  };
}

function run(
  shell: readonly string[],
  script: string,
  cwd: string,
  env: Record<string, string>,
): Omit<Ended, "asked"> {
  const [file = "", ...argv] = shell;
  const { status, stdout, stderr } = spawnSync(file, [...argv, script], { cwd, env, encoding: "utf8" });
  return {
    code: status,
    output: stdout + stderr,
    file: (name) => (existsSync(join(cwd, name)) ? readFileSync(join(cwd, name), "utf8") : undefined),
  };
}
