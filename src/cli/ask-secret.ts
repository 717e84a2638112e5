import type { ReadStream, WriteStream } from "node:tty";

const ENDS: Readonly<Record<string, "line" | "input" | "interrupt">> = {
  "\r": "line",
  "\n": "line",
  "\u0004": "input",
  "\u0003": "interrupt",
};
const ERASERS = new Set(["\u007f", "\b"]);
const ERASE_LINE = "\u0015";

/** Asks for one line on a terminal without showing what is typed; nothing when standard input is no terminal. */
export async function askSecret(
  prompt: string,
  input: ReadStream,
  output: WriteStream,
): Promise<string | undefined> {
  if (input.isTTY !== true) return undefined;
  input.setRawMode(true);
  output.write(prompt);
  try {
    return await typedLine(input);
  } finally {
    input.setRawMode(false);
    input.pause();
    output.write("\n");
  }
}

/** Collects keys to the end of the line; what is typed ahead stays for the next question. */
function typedLine(input: ReadStream): Promise<string | undefined> {
  const decoder = new TextDecoder();
  let typed: Typed = { line: [] };
  return new Promise((finish) => {
    const stop = (): void => {
      input.off("data", take).off("end", stop).pause();
      finish(typed.end === "line" ? typed.line.join("") : undefined);
    };
    const take = (chunk: Buffer): void => {
      typed = typedOn(typed, [...decoder.decode(chunk, { stream: true })]);
      if (typed.end === undefined) return;
      if (typed.end === "interrupt") interrupt(input);
      stop();
      if (typed.rest) input.unshift(Buffer.from(typed.rest));
    };
    input.on("data", take).on("end", stop).resume();
  });
}

/** Is what was typed so far, how it ended, and what was typed after its end. */
interface Typed {
  readonly line: readonly string[];
  readonly end?: "line" | "input" | "interrupt";
  readonly rest?: string;
}

function typedOn(before: Typed, keys: readonly string[]): Typed {
  let line = before.line;
  for (const [index, key] of keys.entries()) {
    const end = ENDS[key];
    if (end) return { line, end, rest: keys.slice(index + 1).join("") };
    line = edited(line, key);
  }
  return { line };
}

function edited(typed: readonly string[], key: string): readonly string[] {
  if (ERASERS.has(key)) return typed.slice(0, -1);
  return key === ERASE_LINE ? [] : [...typed, key];
}

/** The terminal does not interrupt by itself while it hands over every key. */
function interrupt(input: ReadStream): void {
  input.setRawMode(false);
  process.kill(process.pid, "SIGINT");
}
