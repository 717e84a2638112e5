import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, onTestFinished } from "vitest";
import { main } from "../../src/cli/main.ts";
import type { VerdictDocument } from "../../src/generated/types/verdict.ts";
import type { Io, Output } from "../../src/run/io.ts";

/** Is what a command left behind. */
export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** The folder it ran in. */
  readonly cwd: string;
}

/** Is the world a command runs in. */
export interface World {
  /** Files of the working folder, beside the policies in `rules/`. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly cwd?: string;
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly isTerminal?: boolean;
  /** What is typed at each question for a secret, in order; without it there is no terminal to ask on. */
  readonly secrets?: readonly string[];
  /** The day on which it runs. */
  readonly today?: string;
}

const fixtures = import.meta.dirname;

/** Reads a fixture of these tests. */
export function fixture(path: string): string {
  return readFileSync(join(fixtures, path), "utf8");
}

/** Lists the example policy set of these tests, as files of a working folder. */
export function rules(): Readonly<Record<string, string>> {
  const names = readdirSync(join(fixtures, "policies"));
  return Object.fromEntries(names.map((name) => [`rules/${name}`, fixture(`policies/${name}`)]));
}

/** Makes a working folder that is removed after the test. */
export function folder(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const path = filled(files);
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** Makes a working folder that is removed after all tests of a file, for runs that leave nothing in it. */
export function folderOfFile(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const path = filled(files);
  afterAll(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

function filled(files: Readonly<Record<string, string | Uint8Array>>): string {
  const path = mkdtempSync(join(tmpdir(), "gate57-cli-"));
  for (const [name, content] of Object.entries({ ...rules(), ...files })) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), content);
  }
  return path;
}

/** Runs the command line tool in this process, in a world of the test's own. */
export async function run(argv: readonly string[], world: World = {}): Promise<Ran> {
  const cwd = world.cwd ?? folder(world.files);
  const stdout: string[] = [];
  const stderr: string[] = [];
  const output = (chunks: string[]): Output => ({
    write: (text) => chunks.push(text),
    isTerminal: world.isTerminal ?? false,
  });
  const secrets = [...(world.secrets ?? [])];
  const io: Io = {
    cwd,
    env: world.env ?? {},
    stdin: bytes(world.stdin ?? ""),
    stdout: output(stdout),
    stderr: output(stderr),
    askSecret: async () => secrets.shift(),
    today: () => world.today ?? "2026-11-21",
  };
  const code = await main(argv, io);
  return { code, stdout: stdout.join(""), stderr: stderr.join(""), cwd };
}

/** Runs `check` by the example policies and gives its JSON. */
export async function checkJson(
  argv: readonly string[],
  world: World = {},
): Promise<Ran & { readonly report: VerdictDocument }> {
  const ran = await run(["check", ...argv, "--policies", "rules", "--format", "json"], world);
  return { ...ran, report: JSON.parse(ran.stdout) };
}

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}
