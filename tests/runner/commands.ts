import { type Annotation, annotationOf, isLevel, type Level, shownAnnotations } from "./annotations.ts";
import { readCommand, type WrittenCommand } from "./command-grammar.ts";
import { linesOf, seenByCulture, withoutLeadingSpace } from "./lines.ts";

export type Stream = "stdout" | "stderr";

/** Is a command that the runner found in a line. */
export interface RunnerCommand extends WrittenCommand {
  readonly stream: Stream;
  /** Counted from 1. */
  readonly line: number;
  readonly text: string;
}

/** Is a line that a reader of other versions, or a person, might take for a command. */
export interface LookAlike {
  readonly stream: Stream;
  readonly line: number;
  readonly text: string;
}

/** Is what the runner makes of the output of one step. */
export interface StepLog {
  /** Those it carried out, `stop-commands` among them; the end of a stop has the name `resume`. */
  readonly commands: readonly RunnerCommand[];
  /** Those it recognised and left alone, because commands were stopped. */
  readonly stopped: readonly RunnerCommand[];
  /** Other lines that begin like a command or hold the beginning of one, outside of a stop. */
  readonly lookAlikes: readonly LookAlike[];
  readonly annotations: readonly Annotation[];
  /** How many annotations of a level GitHub does not show. */
  readonly dropped: Readonly<Record<Level, number>>;
  /** Outputs set by command; those of the file win. */
  readonly outputs: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  /** What the runner replaces by `***` in its log, tokens of stops among it. */
  readonly masks: readonly string[];
  /** Commands that fail the step by themselves. */
  readonly failures: readonly string[];
  /** Tokens of stops that nothing ended. */
  readonly openStops: readonly string[];
}

/** Lists the commands that GitHub's runner carries out. */
export const REGISTERED = [
  "add-mask",
  "add-matcher",
  "add-path",
  "debug",
  "echo",
  "endgroup",
  "error",
  "group",
  "notice",
  "remove-matcher",
  "save-state",
  "set-env",
  "set-output",
  "stop-commands",
  "warning",
] as const;

const registered: ReadonlySet<string> = new Set(REGISTERED);

interface Read {
  readonly commands: RunnerCommand[];
  readonly stopped: RunnerCommand[];
  readonly lookAlikes: LookAlike[];
  readonly openStops: string[];
}

/**
 * Reads what a step printed as the runner does. In what order it sees the two streams nobody knows, so the
 * worst is taken: nothing on stderr is stopped from stdout, and a token on the one ends the stop of the other.
 */
export function runCommands(stdout: string, stderr = ""): StepLog {
  const read = [readStream("stdout", stdout, stderr), readStream("stderr", stderr, stdout)];
  const commands = read.flatMap((one) => one.commands);
  const { shown, dropped } = shownAnnotations(
    commands.flatMap((one) => (isLevel(one.name) ? [annotationOf(one.name, one)] : [])),
  );
  return {
    commands,
    stopped: read.flatMap((one) => one.stopped),
    lookAlikes: read.flatMap((one) => one.lookAlikes),
    annotations: shown,
    dropped,
    outputs: namedValues(commands, "set-output"),
    state: namedValues(commands, "save-state"),
    masks: commands.flatMap(maskOf),
    failures: commands.flatMap(failureOf),
    openStops: read.flatMap((one) => one.openStops),
  };
}

function readStream(stream: Stream, printed: string, other: string): Read {
  const read: Read = { commands: [], stopped: [], lookAlikes: [], openStops: [] };
  const elsewhere = linesOf(other);
  let token: string | undefined;
  for (const [index, text] of linesOf(printed).entries()) {
    const at = { stream, line: index + 1, text };
    token = token === undefined ? readRunning(read, at, elsewhere) : readStopped(read, at, token);
  }
  if (token !== undefined) read.openStops.push(token);
  return read;
}

/** Reads a line while commands are carried out; gives the token when it stops them. */
function readRunning(read: Read, at: LookAlike, elsewhere: readonly string[]): string | undefined {
  const found = readCommand(at.text, (name) => registered.has(name));
  if (found === undefined) {
    if (looksLikeCommand(at.text)) read.lookAlikes.push(at);
    return undefined;
  }
  read.commands.push({ ...found, ...at });
  const isEndedElsewhere = elsewhere.some((line) => isEnd(line, found.data));
  return isStop(found) && !isEndedElsewhere ? found.data : undefined;
}

/** Reads a line while commands are stopped; gives the token until it comes. */
function readStopped(read: Read, at: LookAlike, token: string): string | undefined {
  const own = token.toLowerCase();
  const found = readCommand(at.text, (name) => registered.has(name) || name === own);
  if (found === undefined) return token;
  if (found.name !== own) {
    read.stopped.push({ ...found, ...at });
    return token;
  }
  read.commands.push({ ...found, ...at, name: "resume" });
  return undefined;
}

/** Tells whether a line ends a stop; a command that is written before the token on its line hides it. */
function isEnd(line: string, token: string): boolean {
  const own = token.toLowerCase();
  return readCommand(line, (name) => registered.has(name) || name === own)?.name === own;
}

/** Lists the lines that act, or seem to, as commands which nobody meant to write. */
export function unmeant(log: StepLog, meant: readonly string[] = []): readonly string[] {
  const commands = log.commands.filter(({ name }) => !meant.includes(name));
  return [...commands, ...log.lookAlikes].map(({ stream, line, text }) => `${stream}:${line}: ${text}`);
}

/** Tells whether a line would be a command by a looser reading: any name, and characters nobody sees passed over. */
export function looksLikeCommand(line: string): boolean {
  const seen = seenByCulture(line);
  return withoutLeadingSpace(seen).startsWith("::") || seen.includes("##[") || seen.includes("##vso");
}

function isStop({ name, data }: WrittenCommand): boolean {
  return name === "stop-commands" && isToken(data);
}

function isToken(token: string): boolean {
  return token !== "" && !registered.has(token.toLowerCase()) && token.toLowerCase() !== "pause-logging";
}

function namedValues(commands: readonly RunnerCommand[], name: string): Readonly<Record<string, string>> {
  const set = commands.filter((one) => one.name === name && one.properties.name !== undefined);
  return Object.fromEntries(set.map(({ properties, data }) => [properties.name, data]));
}

function maskOf(command: RunnerCommand): readonly string[] {
  if (command.name === "add-mask" && command.data.trim() !== "") return [command.data];
  return isStop(command) && command.data.length > 6 ? [command.data] : [];
}

/** Says why a command fails the step: such a command in our output would turn an admission into a block. */
function failureOf({ name, properties, data, text }: RunnerCommand): readonly string[] {
  const failed =
    name === "set-env" ||
    name === "add-path" ||
    ((name === "set-output" || name === "save-state") && properties.name === undefined) ||
    (name === "echo" && !["on", "off"].includes(data.trim().toLowerCase())) ||
    (name === "stop-commands" && !isToken(data));
  return failed ? [text] : [];
}
