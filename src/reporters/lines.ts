/** Is how wide texts are written, whatever the terminal: the same report gives the same bytes. */
const WIDTH = 100;

/** Moves every line of a text to the right. */
export function indented(text: string, columns: number): string {
  const space = " ".repeat(columns);
  return text
    .split("\n")
    .map((line) => (line === "" ? line : space + line))
    .join("\n");
}

/** Breaks a text between words, its first line after `lead` and the others under it. */
export function wrapped(text: string, indent: number, lead = ""): string {
  const room = Math.max(WIDTH - indent - lead.length, 20);
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > room) {
      lines.push(line);
      line = word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  const under = " ".repeat(indent + lead.length);
  return `${" ".repeat(indent)}${lead}${[...lines, line].join(`\n${under}`)}`;
}
