import { commandFilter, withoutCommands } from "../reporters/inert.ts";
import type { Io, Output } from "../run/io.ts";

/** Is the world of a command that runs in a CI: what it prints as text is obeyed by none. */
export interface InertIo extends Io {
  /** Takes what a CI is meant to obey, whole lines of it, and nothing else: the reports made for that. */
  readonly ciCommands: Output;
}

/** Keeps all that is printed on either stream, and every prompt, from being a command to a CI. */
export function inertIo(io: Io): InertIo {
  return {
    cwd: io.cwd,
    env: io.env,
    // Standard input is opened by looking at it, so nobody looks before it is asked for.
    get stdin() {
      return io.stdin;
    },
    stdout: inertOutput(io.stdout),
    stderr: inertOutput(io.stderr),
    ciCommands: io.stdout,
    askSecret: (prompt) => io.askSecret(withoutCommands(prompt)),
    today: () => io.today(),
  };
}

function inertOutput(output: Output): Output {
  const inert = commandFilter();
  return {
    write: (text) => output.write(inert(text)),
    get isTerminal() {
      return output.isTerminal;
    },
    get columns() {
      return output.columns;
    },
  };
}
