/** Is a fenced block of a page. */
export interface Fence {
  readonly language: string;
  /** Is what stands behind the language: the file that the block is cut from. */
  readonly file: string | undefined;
  /** Is the index of the first line between the fences, among the lines of the page. */
  readonly from: number;
  readonly lines: readonly string[];
}

/** Is a page of Markdown, as far as the tests look at it. */
export interface Page {
  readonly fences: readonly Fence[];
  /** Holds the lines outside the fences. */
  readonly prose: readonly string[];
}

/** Is a command of a console block with what it printed. */
export interface Step {
  readonly command: string;
  readonly output: readonly string[];
}

const FENCE = /^```(\w*) ?(.*)$/;

/** Tells the fenced blocks of a page from its prose; throws on a fence that is not closed. */
export function readPage(text: string): Page {
  const lines = text.split("\n");
  const fences: Fence[] = [];
  const prose: string[] = [];
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? "";
    const opening = FENCE.exec(line);
    if (!opening) {
      prose.push(line);
      continue;
    }
    const from = index + 1;
    const to = lines.indexOf("```", from);
    if (to < 0) throw new Error(`the fence on line ${from} is not closed`);
    const [, language = "", file = ""] = opening;
    fences.push({ language, file: file || undefined, from, lines: lines.slice(from, to) });
    index = to;
  }
  return { fences, prose };
}

/** Gives the levels of the headings, in order. */
export function headingLevels({ prose }: Page): readonly number[] {
  return prose.flatMap((line) => /^#+(?= )/.exec(line)?.[0].length ?? []);
}

/** Gives what stands between backticks in the prose. */
export function inlineCode({ prose }: Page): readonly string[] {
  return [...prose.join("\n").matchAll(/`([^`]+)`/g)].map(([, code]) => (code ?? "").replaceAll("\n", " "));
}

/** Gives where the links lead that stay in the repository. */
export function localLinks({ prose }: Page): readonly string[] {
  return [...prose.join("\n").matchAll(/\]\(([^)]+)\)/g)]
    .map(([, target]) => target ?? "")
    .filter((target) => !/^(?:https?:|#)/.test(target));
}

/** Gives the cells of the rows of the table behind the comment `<!-- name -->`. */
export function tableNamed({ prose }: Page, name: string): readonly (readonly string[])[] {
  const start = prose.indexOf(`<!-- ${name} -->`);
  if (start < 0) throw new Error(`there is no table named \`${name}\``);
  const table = prose.slice(start + 1);
  const first = table.findIndex((line) => line.startsWith("|"));
  const length = table.slice(first).findIndex((line) => !line.startsWith("|"));
  return table.slice(first + 2, first + length).map((row) =>
    row
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

/** Cuts a console block into commands, which start with `$ `, and what each printed. */
export function stepsOf({ lines, from }: Fence): readonly Step[] {
  if (!lines[0]?.startsWith("$ ")) throw new Error(`the block on line ${from} starts with no command`);
  const starts = lines.flatMap((line, index) => (line.startsWith("$ ") ? [index] : []));
  return starts.map((start, index) => ({
    command: (lines[start] ?? "").slice(2),
    output: lines.slice(start + 1, starts[index + 1]),
  }));
}

/** Writes the console blocks of a page anew, the last first, so that the lines before stay where they were. */
export function withSteps(text: string, blocks: readonly (readonly [Fence, readonly Step[]])[]): string {
  const lines = text.split("\n");
  for (const [fence, steps] of blocks.toReversed()) {
    const written = steps.flatMap(({ command, output }) => [`$ ${command}`, ...output]);
    lines.splice(fence.from, fence.lines.length, ...written);
  }
  return lines.join("\n");
}
