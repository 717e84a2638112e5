/** Is a word with a character that looks like a Latin one and is none. */
export interface ConfusableWord {
  readonly word: string;
  readonly start: number;
  readonly end: number;
  /** The first such character, as people write it: `U+0430`. */
  readonly codePoint: string;
  readonly like: string;
}

const PAIRS: readonly (readonly [string, string])[] = [
  // Cyrillic
  ["аеіјорсухѕԁԛԝһӏАВЕЅІЈКМНОРСТУХԌԚԜ", "aeijopcyxsdqwhlABESIJKMHOPCTYXGQW"],
  // Greek
  ["ονυιαρΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ovuiapABEZHIKMNOPTYX"],
  // Armenian
  ["օսոհցՍՕ", "ounhgUO"],
  // Letters of the Latin script itself that look like others, first those that pass for Vietnamese ones.
  ["ðÐƉıɡɑǀſ", "đĐĐigals"],
];

const LIKE: ReadonlyMap<string, string> = new Map(
  PAIRS.flatMap(([odd, latin]) => {
    const letters = [...latin];
    return [...odd].map((letter, index) => [letter, letters[index] ?? letter] as const);
  }),
);

const WORD = /[\p{L}\p{M}\p{N}_]+/gu;
/** Letters for print or mathematics that stand for plain ones. */
const STYLED = /[\uff21-\uff3a\uff41-\uff5a\uff10-\uff19\u{1d400}-\u{1d7ff}]/u;
const LATIN = /\p{Script=Latin}/u;

/** Finds the words that mix a look-alike into Latin letters, or that are made of look-alikes alone; a word of another script is left in peace. */
export function confusableWords(text: string): readonly ConfusableWord[] {
  return [...text.matchAll(WORD)].flatMap(({ 0: word, index }) => {
    const odd = oddLetter(word);
    if (odd === undefined) return [];
    const number = (odd.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
    const like = LIKE.get(odd) ?? odd.normalize("NFKC");
    return [{ word, start: index, end: index + word.length, codePoint: `U+${number}`, like }];
  });
}

function oddLetter(word: string): string | undefined {
  // Tone marks may stand on a look-alike: a composed letter is looked at without them.
  const letters = [...word.normalize("NFD")].filter((letter) => /\p{L}|\p{N}/u.test(letter));
  const odd = letters.find((letter) => LIKE.has(letter) || STYLED.test(letter));
  if (odd === undefined) return undefined;
  const isLatin = letters.some((letter) => LATIN.test(letter) && !LIKE.has(letter));
  const isDisguised = letters.every(
    (letter) => LIKE.has(letter) || STYLED.test(letter) || /\p{N}/u.test(letter),
  );
  return isLatin || (isDisguised && letters.length > 1) ? odd : undefined;
}
