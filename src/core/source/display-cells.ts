/** Is one piece of a line as a terminal shows it: text, and how many columns it takes. */
export interface Cell {
  readonly text: string;
  readonly width: number;
  /** UTF-16 offsets into the line. */
  readonly start: number;
  readonly end: number;
}

const TAB = "    ";

/** Letters that combine with the one before, joiners and variation selectors: they take no column. */
const ZERO_WIDTH = /^[\p{Mn}\p{Me}\u200c\u200d]$/u;

/**
 * Shown by their number, because a terminal would obey or hide them: all of the kind but joiners, which letters of
 * some scripts and emoji need, and the first sixteen selectors of variants, which emoji have.
 */
const UNSHOWABLE =
  /(?!\u200c|\u200d|[\ufe00-\ufe0f])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;
const isUnshowable = new RegExp(`^${UNSHOWABLE.source}$`, "u");

/** East Asian wide and emoji, roughly: what terminals give two columns. */
const WIDE =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]$/u;

/** Splits a line into what takes columns, each mark joined to the letter it stands on. */
export function displayCells(line: string): readonly Cell[] {
  const cells: Cell[] = [];
  let start = 0;
  for (const character of line) {
    const end = start + character.length;
    const last = cells.at(-1);
    if (last !== undefined && last.width > 0 && ZERO_WIDTH.test(character) && !isUnshowable.test(character)) {
      cells[cells.length - 1] = { ...last, text: last.text + character, end };
    } else {
      cells.push({ ...shown(character), start, end });
    }
    start = end;
  }
  return cells;
}

/** Writes a line as a terminal shows it: the texts of its cells, one after the other. */
export function displayText(line: string): string {
  return line.replaceAll(UNSHOWABLE, (character) => shown(character).text);
}

function shown(character: string): Pick<Cell, "text" | "width"> {
  if (character === "\t") return { text: TAB, width: TAB.length };
  if (isUnshowable.test(character)) {
    const number =
      character.charCodeAt(0) < 0xd800 || character.length === 1
        ? character.charCodeAt(0)
        : character.codePointAt(0);
    const text = `<U+${(number ?? 0).toString(16).toUpperCase().padStart(4, "0")}>`;
    return { text, width: text.length };
  }
  return { text: character, width: WIDE.test(character) ? 2 : 1 };
}
