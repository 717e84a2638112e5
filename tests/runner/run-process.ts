import { spawn } from "node:child_process";

/** Is what a process left behind. */
export interface Ended {
  /** The exit code; a process that a signal ended has none. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Is what a process is started with; its environment has nothing but what is given here. */
export interface Start {
  readonly node: string;
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Milliseconds after which it is killed, which fails the test. */
  readonly timeLimit: number;
}

/** Runs a program of Node to its end; throws when it does not end in time. */
export function runProcess({ node, argv, cwd, env, timeLimit }: Start): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(node, argv, { cwd, env: { ...env }, stdio: ["ignore", "pipe", "pipe"] });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
    const printed = () => ({ stdout: text(stdout), stderr: text(stderr) });
    const timer = setTimeout(() => {
      child.kill("SIGKILL");
      const { stdout: out, stderr: err } = printed();
      reject(new Error(`not ended after ${timeLimit} ms\n${out}\n${err}`));
    }, timeLimit);
    child.on("error", reject);
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      resolve({ code, signal, ...printed() });
    });
  });
}

function text(chunks: readonly Buffer[]): string {
  return Buffer.concat(chunks).toString("utf8");
}
