/** Are the tags and links that our reports are written with; all else that is more than text was quoted. */
const OWN =
  /^(?:<(?:!-- -->|br>|\/?details>|\/?summary>)|\[[^\]]*\]\(https:\/\/[\w.:/-]*\/docs\/gates\/G\d+(?:\.vi)?\.md\))/;

/** Are the things that GitHub makes more of than text, and what they may not stand behind to be that. */
const DANGERS: readonly (readonly [string, RegExp, RegExp])[] = [
  ["HTML", /^<[a-z!/?]/i, /(?!)/],
  ["a mention", /^@[a-z0-9]/i, /\w/],
  ["an issue", /^#\d/, /\w/],
  ["an image", /^!\[[^\]]*\]\(/, /(?!)/],
  ["a link", /^\[[^\]]*\]\(/, /!/],
  ["an address", /^(?:https?:\/\/|www\.|mailto:[^\s<]+@\w)/i, /\w/],
];

/**
 * Lists what of a report in Markdown would be more than text on GitHub, though no report of ours writes it: HTML,
 * mentions, links, images and addresses outside of code, and code that never ends.
 */
export function markdownProblems(text: string): readonly string[] {
  const { blocks, isOpen } = blocksOf(text);
  return [...(isOpen ? ["a fence without an end"] : []), ...blocks.flatMap(blockProblems)];
}

/** Divides at blank lines, where every span of code ends, and leaves out what is fenced. */
function blocksOf(text: string): { readonly blocks: readonly string[]; readonly isOpen: boolean } {
  const blocks: string[][] = [[]];
  let fence: string | undefined;
  for (const line of text.split(/\r\n|\r|\n/)) {
    const [, marks = ""] = /^ *(`{3,}|~{3,})/.exec(line) ?? [];
    if (fence !== undefined) {
      const isEnd = marks.startsWith(fence) && line.trim() === marks;
      fence = isEnd ? undefined : fence;
    } else if (marks !== "" && !line.slice(line.indexOf(marks) + marks.length).includes("`")) fence = marks;
    else if (line.trim() === "") blocks.push([]);
    else blocks.at(-1)?.push(line);
  }
  return { blocks: blocks.map((lines) => lines.join("\n")), isOpen: fence !== undefined };
}

function blockProblems(block: string): readonly string[] {
  const problems: string[] = [];
  let at = 0;
  while (at < block.length) {
    const rest = block.slice(at, at + 200);
    const own = OWN.exec(rest);
    const danger = DANGERS.find(
      ([, pattern, before]) => pattern.test(rest) && !before.test(block[at - 1] ?? ""),
    );
    if (!own && danger) problems.push(`${danger[0]}: ${rest.slice(0, 60)}`);
    at += own ? own[0].length : widthAt(block, at);
  }
  return problems;
}

/** Gives how far to go on: past an escaped character, past a whole span of code, else by one. */
function widthAt(block: string, at: number): number {
  if (block[at] === "\\") return 2;
  const [marks = ""] = /^`+/.exec(block.slice(at)) ?? [];
  if (marks === "") return 1;
  const rest = block.slice(at + marks.length);
  const end = new RegExp(`(?<!\`)${marks}(?!\`)`).exec(rest);
  return marks.length + (end ? end.index + marks.length : 0);
}
