/** Tells which tables of a Markdown text are not well formed: rows of other widths, or a table that no blank line ends. */
export function tableProblems(text: string): readonly string[] {
  const blocks = outsideFences(text).split(/\n{2,}/);
  return blocks
    .map((block) => block.split("\n").filter((line) => line !== ""))
    .filter((lines) => lines.some((line) => /^\|(?: ?:?-+:? ?\|)+$/.test(line)))
    .flatMap(problemsOfTable);
}

function problemsOfTable(lines: readonly string[]): readonly string[] {
  const [head = "", rule = ""] = lines;
  const width = cellsOf(head);
  return [
    ...(/^\|(?: ?:?-+:? ?\|)+$/.test(rule) ? [] : [`the second line of a table is ${rule}`]),
    ...lines
      .filter((line) => cellsOf(line) !== width)
      .map((line) => `${cellsOf(line)} cells where ${width} are due: ${line}`),
  ];
}

/** Counts cells: a bar ends one unless a backslash stands before it, also within code. */
function cellsOf(line: string): number {
  const bare = line.replaceAll(/\\./g, "");
  return bare.startsWith("|") && bare.endsWith("|") ? bare.split("|").length - 2 : -1;
}

function outsideFences(text: string): string {
  return text.replaceAll(/^(`{3,}|~{3,})[^\n]*\n[\s\S]*?^\1\s*$/gm, "");
}
