import { dateInHoChiMinh } from "../node/date-in-ho-chi-minh.ts";
import type { Io, Output } from "../run/io.ts";
import { askSecret } from "./ask-secret.ts";

/** Connects a command with the streams, the environment and the clock of this process. */
export function processIo(): Io {
  return {
    cwd: process.cwd(),
    env: process.env,
    stdout: output(() => process.stdout),
    stderr: output(() => process.stderr),
    // Standard input is opened by looking at it, so nobody looks before it is asked for.
    get stdin() {
      return process.stdin;
    },
    askSecret: (prompt) => askSecret(prompt, process.stdin, process.stderr),
    today: () => dateInHoChiMinh(Date.now()),
  };
}

/** A reader that has read enough, such as `head`, is no error: what is left is not written. */
function output(open: () => NodeJS.WriteStream): Output {
  let stream: NodeJS.WriteStream | undefined;
  let isBroken = false;
  const opened = (): NodeJS.WriteStream => {
    stream ??= open().on("error", (error: NodeJS.ErrnoException) => {
      isBroken = true;
      if (error.code !== "EPIPE") process.exitCode = 2;
    });
    return stream;
  };
  return {
    write: (text) => {
      if (text !== "" && !isBroken) opened().write(text);
    },
    get isTerminal() {
      return opened().isTTY === true;
    },
    get columns() {
      return opened().columns;
    },
  };
}
