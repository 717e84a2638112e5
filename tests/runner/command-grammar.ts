import { PASSED_OVER, trimmed, withoutLeadingSpace } from "./lines.ts";

/** Is a command as it was written, its escapes resolved. */
export interface WrittenCommand {
  /** `colons`: `::name k=v,k=v::data`; `bracket`: `##[name k=v;k=v]data`. */
  readonly syntax: "colons" | "bracket";
  /** In lower case: names are compared without it. */
  readonly name: string;
  /** By their names in lower case: the runner compares these without case, too. */
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

type Escapes = readonly (readonly [token: string, escaped: string])[];

/** Lists what is resolved, in the runner's order: the percent sign last, else `%250A` would give a line break. */
const DATA: Escapes = [
  ["\r", "%0D"],
  ["\n", "%0A"],
  ["%", "%25"],
];
const PROPERTY: Escapes = [
  ["\r", "%0D"],
  ["\n", "%0A"],
  [":", "%3A"],
  [",", "%2C"],
  ["%", "%25"],
];
const BRACKET: Escapes = [
  [";", "%3B"],
  ["\r", "%0D"],
  ["\n", "%0A"],
  ["]", "%5D"],
  ["%", "%25"],
];

/** Resolves escapes one kind after the other, each in the whole text; only in capitals, as runners do. */
export function resolveEscapes(text: string, escapes: Escapes): string {
  return escapes.reduce((resolved, [token, escaped]) => resolved.replaceAll(escaped, token), text);
}

/** Writes escapes so that resolving them gives the text again. */
export function writeEscapes(text: string, escapes: Escapes): string {
  return escapes.toReversed().reduce((written, [token, escaped]) => written.replaceAll(token, escaped), text);
}

/** Writes a command in the runner's grammar by the documented escapes: the measure for our own writers. */
export function writeCommand(command: WrittenCommand): string {
  const { name, properties, data } = command;
  const isColons = command.syntax === "colons";
  const pairs = Object.entries(properties)
    .map(([key, value]) => `${key}=${writeEscapes(value, isColons ? PROPERTY : BRACKET)}`)
    .join(isColons ? "," : ";");
  const head = pairs === "" ? name : `${name} ${pairs}`;
  return isColons ? `::${head}::${writeEscapes(data, DATA)}` : `##[${head}]${writeEscapes(data, BRACKET)}`;
}

/** Reads the command of a line, whichever syntax; a line of `::` whose name is not known can still hold `##[`. */
export function readCommand(line: string, isKnown: (name: string) => boolean): WrittenCommand | undefined {
  return readColons(line, isKnown) ?? readBracket(line, isKnown);
}

function readColons(line: string, isKnown: (name: string) => boolean): WrittenCommand | undefined {
  const text = withoutLeadingSpace(line);
  if (!text.startsWith("::")) return undefined;
  for (const closing of ["::", new RegExp(`${PASSED_OVER}*:${PASSED_OVER}*:`, "u")]) {
    const rest = text.slice(2);
    const end = typeof closing === "string" ? rest.indexOf(closing) : rest.search(closing);
    const head = end < 0 ? undefined : headOf(rest.slice(0, end), isKnown);
    if (head === undefined) continue;
    const properties = propertiesOf(trimmed(head.rest), ",", PROPERTY);
    const data = resolveEscapes(rest.slice(end + 2), DATA);
    return { syntax: "colons", name: head.name, properties, data };
  }
  return undefined;
}

function readBracket(line: string, isKnown: (name: string) => boolean): WrittenCommand | undefined {
  const start = line.indexOf("##[");
  const end = start < 0 ? -1 : line.indexOf("]", start);
  const head = end < 0 ? undefined : headOf(line.slice(start + 3, end), isKnown);
  if (head === undefined) return undefined;
  const properties = propertiesOf(head.rest, ";", BRACKET);
  const data = resolveEscapes(line.slice(end + 1), BRACKET);
  return { syntax: "bracket", name: head.name, properties, data };
}

/** Divides a command's head at its first blank: only U+0020 counts there. */
export function headOf(
  head: string,
  isKnown: (name: string) => boolean,
): { readonly name: string; readonly rest: string } | undefined {
  const space = head.indexOf(" ");
  const name = (space < 0 ? head : head.slice(0, space)).toLowerCase();
  return isKnown(name) ? { name, rest: space < 0 ? "" : head.slice(space + 1) } : undefined;
}

/** Reads `k=v` pairs: those without a name or a value are dropped, and of equals signs in a row all but one. */
export function propertiesOf(
  text: string,
  separator: string,
  escapes: Escapes,
): Readonly<Record<string, string>> {
  const pairs = text.split(separator).flatMap((pair) => {
    const [, key, value] = /^=*([^=]+)=+(.+)$/su.exec(pair) ?? [];
    return key === undefined || value === undefined ? [] : [[key.toLowerCase(), value] as const];
  });
  return Object.fromEntries(pairs.map(([key, value]) => [key, resolveEscapes(value, escapes)]));
}
