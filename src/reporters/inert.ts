/**
 * Matches what nobody sees and a comparison by culture passes over: runners look for the beginnings of their
 * commands in this way, so a soft hyphen between two colons hides nothing from them.
 */
const UNSEEN = String.raw`(?:(?![\t-\r\x85])[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}])*`;

/** Matches the end of a line, for any reader. */
const LINE_END = String.raw`[\n-\r\x85\u2028\u2029]`;

/** Matches what may stand before a command on its line. */
const BEFORE = String.raw`[\s\x85\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]*`;

/**
 * Matches the character that completes the beginning of a command: the second colon of a line, the bracket of
 * `##[`, the last letter of `##vso`. To look back only from such a character keeps this linear.
 */
const COMPLETING = new RegExp(
  [
    `:(?<=(?:^|${LINE_END})${BEFORE}:${UNSEEN}:)`,
    String.raw`\[(?<=#${UNSEEN}#${UNSEEN}\[)`,
    `o(?<=${["#", "#", "v", "s", "o"].join(UNSEEN)})`,
  ].join("|"),
  "giu",
);

/**
 * Keeps a text that will be printed from being a command to a CI: no line begins with `::`, and nowhere is
 * `##[` or `##vso`. The character that would complete one is shown by its number, as `plain` does; nothing else
 * changes, and a second time changes nothing.
 */
export function withoutCommands(text: string): string {
  return text.replaceAll(COMPLETING, (character) => `<U+${numberOf(character)}>`);
}

/** Does the same in JSON, where the beginning of a command can only stand inside a string: the value stays what it was. */
export function withoutCommandsInJson(json: string): string {
  return json.replaceAll(COMPLETING, (character) => `\\u${numberOf(character).toLowerCase()}`);
}

/** Does the same in XML, where the beginning of a command can only stand in texts and values. */
export function withoutCommandsInXml(xml: string): string {
  return xml.replaceAll(COMPLETING, (character) => `&#${character.charCodeAt(0)};`);
}

function numberOf(character: string): string {
  return character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
}

/** Makes what keeps pieces of one stream from being commands, also where one begins in a piece and ends in another. */
export function commandFilter(): (piece: string) => string {
  let open = "";
  return (piece) => {
    // Another stream may have ended the line in between, so each piece may stand at the beginning of one.
    const alone = withoutCommands(piece);
    const inert = withoutCommands(open + alone).slice(open.length);
    open = openPart(open + inert);
    return inert;
  };
}

const lineEnds = new RegExp(LINE_END, "u");
const unseen = new RegExp(UNSEEN, "gu");

/** Is the longest beginning of a command that is none yet: `##vs`. */
const LONGEST = 4;

/** Gives what of an unfinished line could become a command with what is written after it. */
function openPart(text: string): string {
  const line = (text.split(lineEnds).at(-1) ?? "").replaceAll(unseen, "");
  const seen = line.trimStart();
  // A letter stands for what keeps the line from beginning with colons.
  return seen === "" || seen === ":" ? seen : `x${seen.slice(-LONGEST)}`;
}
