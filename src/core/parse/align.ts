/** Is a piece of a scalar as it is written, with the piece of the value it stands for. */
interface Piece {
  readonly text: string;
  readonly length: number;
}

export type Style = "plain" | "single" | "double" | "folded";

const FOLD = /[ \t]*\r?\n[ \t\r\n]*/y;
const ESCAPE = /\\(?:(["\\/ ])|([nt])|x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4}))/y;
const CONTROL: Readonly<Record<string, string>> = { n: "\n", t: "\t" };

/**
 * Ties each UTF-16 unit of a value to its offset in the text it was written as: line folds, doubled quotes
 * and the plain escapes are followed; where the two do not run along, there is nothing, rather than a guess.
 */
export function align(value: string, written: string, style: Style): readonly number[] | undefined {
  const offsets: number[] = [];
  let at = 0;
  while (offsets.length < value.length) {
    const { text, length } = pieceAt(written, at, style);
    if (length === 0 || !value.startsWith(text, offsets.length)) return onlyBreaksLeft(value, offsets, at);
    for (let unit = 0; unit < text.length; unit += 1) offsets.push(at);
    at += length;
  }
  return offsets;
}

/** A block scalar ends in line breaks that fold otherwise; nobody points at them. */
function onlyBreaksLeft(
  value: string,
  offsets: readonly number[],
  at: number,
): readonly number[] | undefined {
  const rest = value.slice(offsets.length);
  return /^\n+$/.test(rest) ? [...offsets, ...Array.from(rest, () => at)] : undefined;
}

function pieceAt(written: string, at: number, style: Style): Piece {
  FOLD.lastIndex = at;
  const [fold] = FOLD.exec(written) ?? [];
  if (fold !== undefined) {
    const breaks = fold.split("\n").length - 1;
    return { text: breaks === 1 ? " " : "\n".repeat(breaks - 1), length: fold.length };
  }
  if (style === "single" && written.startsWith("''", at)) return { text: "'", length: 2 };
  if (style === "double" && written[at] === "\\") return escapeAt(written, at);
  return { text: written[at] ?? "", length: at < written.length ? 1 : 0 };
}

function escapeAt(written: string, at: number): Piece {
  ESCAPE.lastIndex = at;
  const [whole = "", itself, control, short, long] = ESCAPE.exec(written) ?? [];
  const code = short ?? long;
  const text = itself ?? (control === undefined ? undefined : CONTROL[control]);
  if (text !== undefined) return { text, length: whole.length };
  return {
    text: code === undefined ? "" : String.fromCharCode(Number.parseInt(code, 16)),
    length: whole.length,
  };
}
