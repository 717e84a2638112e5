/** Is a run of characters that no honest document needs: they act on the reader or hide from the eye. */
export interface OddCharacters {
  readonly kind: "control-character" | "bidi-control" | "invisible-character" | "lone-surrogate";
  /** The first of the run, as people write it: `U+202E`. */
  readonly codePoint: string;
  readonly start: number;
  readonly end: number;
}

/** C0 and C1 but for tab and line breaks, separators that only some programs take for line breaks, non-characters. */
const CONTROL = String.raw`(?:[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]|\r(?!\n))+`;
const BIDI = String.raw`[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+`;
/** Fillers that count as letters are among them; joiners are not: letters of some scripts and emoji need them. */
const INVISIBLE = String.raw`[\u00ad\u034f\u115f\u1160\u200b\u2060-\u2064\u206a-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e007f}]+`;
const SURROGATE = String.raw`\p{Cs}+`;

const pattern = new RegExp(
  `(?<control>${CONTROL})|(?<bidi>${BIDI})|(?<invisible>${INVISIBLE})|(?<surrogate>${SURROGATE})`,
  "gu",
);

/** Finds the odd characters of a text, at most `limit` runs of them. */
export function oddCharacters(text: string, limit: number): readonly OddCharacters[] {
  const found: OddCharacters[] = [];
  for (const match of text.matchAll(pattern)) {
    if (found.length === limit) break;
    const groups = match.groups ?? {};
    const number = match[0].codePointAt(0) ?? 0;
    found.push({
      kind: kindOf(groups),
      codePoint: `U+${number.toString(16).toUpperCase().padStart(4, "0")}`,
      start: match.index,
      end: match.index + match[0].length,
    });
  }
  return found;
}

function kindOf(groups: Readonly<Record<string, string | undefined>>): OddCharacters["kind"] {
  if (groups.control !== undefined) return "control-character";
  if (groups.bidi !== undefined) return "bidi-control";
  return groups.invisible === undefined ? "lone-surrogate" : "invisible-character";
}

/** Puts a visible stand-in of the same length for what a reader of YAML would trip over. */
export function withoutOddCharacters(text: string): string {
  return text.replaceAll(pattern, (run) => "\ufffd".repeat(run.length));
}
