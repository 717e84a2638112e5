import type { Json } from "../source/json.ts";

const WIDTH = 100;

/** Writes prose as comment lines, folded so that no line with its indentation passes 100 columns. */
export function commentLines(prose: readonly string[], indent: number): readonly string[] {
  return prose.flatMap((line) => folded(line, WIDTH - indent - 2).map((piece) => `# ${piece}`));
}

/** Comments out what is no comment yet, so that taking the one `#` away brings it back. */
export function commentedOut(lines: readonly string[]): readonly string[] {
  return lines.map((line) => (/^ *#/.test(line) ? line : line.replace(/^ */, "$&#")));
}

/** Moves lines to the right. */
export function indented(lines: readonly string[], by = 2): readonly string[] {
  return lines.map((line) => (line === "" ? line : `${" ".repeat(by)}${line}`));
}

/** Turns the lines of a mapping into those of a list's element: the dash goes before the first key. */
export function asElement(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex((line) => !line.startsWith("#"));
  return lines.map((line, index) => {
    if (index < first || line === "") return line;
    return index === first ? `- ${line}` : `  ${line}`;
  });
}

/** Writes a value on one line; a text that YAML would read as something else is quoted. */
export function scalar(value: Json): string {
  return typeof value === "string" && PLAIN.test(value) && !WORD.test(value) ? value : JSON.stringify(value);
}

const PLAIN = /^[\p{L}\d][\p{L}\d./-]*(?::[\p{L}\d./-]+)*$/u;
const WORD = /^(?:true|false|null|yes|no|on|off|y|n|[-+.\d_eE]+|0[xo][\da-f]+)$/i;

function folded(line: string, width: number): readonly string[] {
  const lead = /^ */.exec(line)?.[0] ?? "";
  const pieces: string[] = [];
  for (const word of line.trim().split(/ +/)) {
    const last = pieces.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width)
      pieces[pieces.length - 1] = `${last} ${word}`;
    else pieces.push(`${lead}${pieces.length > 0 && lead !== "" ? "  " : ""}${word}`);
  }
  return pieces;
}
