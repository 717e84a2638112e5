/** Is what the runner reads from a file of `name=value` lines and here-documents. */
export interface FileValues {
  /** In the order of the file; of two values of one name the later counts. Those before a mistake count, too. */
  readonly values: Readonly<Record<string, string>>;
  /** Why the step fails, where a line is not in order. */
  readonly error: string | undefined;
}

/** Is what becomes of a step's summary. */
export interface Summary {
  /** The text that is shown; undefined where there is none. */
  readonly shown: string | undefined;
  readonly bytes: number;
  /** Why nothing is shown. */
  readonly error: string | undefined;
}

/** Bytes of a summary: one more, and the whole of it is dropped. */
export const SUMMARY_LIMIT = 1024 * 1024;

interface Line {
  readonly text: string;
  readonly next: number;
  readonly isEnded: boolean;
}

/** Reads GITHUB_OUTPUT, GITHUB_ENV or GITHUB_STATE as the runner does on Linux: only LF ends a line. */
export function fileValues(content: string): FileValues {
  const text = content.replace(/^\ufeff/, "");
  const values: [string, string][] = [];
  let at = 0;
  while (at < text.length) {
    const pair = pairAt(text, at);
    if (typeof pair === "string") return { values: Object.fromEntries(values), error: pair };
    if (pair.name !== undefined) values.push([pair.name, pair.value]);
    at = pair.next;
  }
  return { values: Object.fromEntries(values), error: undefined };
}

interface Pair {
  readonly name: string | undefined;
  readonly value: string;
  readonly next: number;
}

function pairAt(text: string, at: number): Pair | string {
  const line = lineAt(text, at);
  if (line.text === "") return { name: undefined, value: "", next: line.next };
  const equals = line.text.indexOf("=");
  const here = line.text.indexOf("<<");
  if (equals >= 0 && (here < 0 || equals < here)) {
    const name = line.text.slice(0, equals);
    return name === ""
      ? `no name: ${line.text}`
      : { name, value: line.text.slice(equals + 1), next: line.next };
  }
  if (here < 0) return `neither a value nor a here-document: ${line.text}`;
  return hereDocument(text, line.next, line.text.slice(0, here), line.text.slice(here + 2));
}

function hereDocument(text: string, start: number, name: string, delimiter: string): Pair | string {
  if (name === "" || delimiter === "") return `no name or no delimiter: ${name}<<${delimiter}`;
  let end = start;
  for (let at = start; at < text.length; ) {
    const line = lineAt(text, at);
    if (line.text === delimiter) return { name, value: text.slice(start, end), next: line.next };
    if (!line.isEnded) return `no line break before the delimiter: ${delimiter}`;
    end = line.next - 1;
    at = line.next;
  }
  return `no delimiter: ${delimiter}`;
}

function lineAt(text: string, at: number): Line {
  const end = text.indexOf("\n", at);
  if (end < 0) return { text: text.slice(at), next: text.length, isEnded: false };
  return { text: text.slice(at, end), next: end + 1, isEnded: true };
}

/** Judges GITHUB_STEP_SUMMARY as the runner does: it measures bytes and shows all or nothing. */
export function summaryOf(content: Uint8Array): Summary {
  const bytes = content.byteLength;
  if (bytes === 0) return { shown: undefined, bytes, error: undefined };
  if (bytes > SUMMARY_LIMIT) return { shown: undefined, bytes, error: `the summary has ${bytes} bytes` };
  return { shown: new TextDecoder().decode(content), bytes, error: undefined };
}
