const MORE = "…";

/** Cuts a text to so many UTF-16 units, between whole characters, and shows that it was cut. */
export function cutCharacters(text: string, maximum: number): string {
  if (text.length <= maximum) return text;
  return `${text.slice(0, wholeUntil(text, maximum - MORE.length))}${MORE}`;
}

/** Cuts a text to so many bytes of UTF-8, between whole characters, and shows that it was cut. */
export function cutBytes(text: string, maximum: number): string {
  if (Buffer.byteLength(text) <= maximum) return text;
  const room = maximum - Buffer.byteLength(MORE);
  let [bytes, end] = [0, 0];
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > room) break;
    end += character.length;
  }
  return `${text.slice(0, wholeUntil(text, end))}${MORE}`;
}

/** No half of a surrogate pair stays, and no letter loses the marks that stand on it. */
function wholeUntil(text: string, end: number): number {
  let cut = Math.max(0, end);
  const joins = () => /^(?:\p{M}|\u200d)/u.test(text.slice(cut));
  const splits = () =>
    cut > 0 && /[\ud800-\udbff]/.test(text.charAt(cut - 1)) && /[\udc00-\udfff]/.test(text.charAt(cut));
  // A letter with thousands of marks is none: then the cut stays where it is.
  for (let steps = 0; steps < 16 && cut > 0 && (splits() || joins()); steps += 1) cut -= 1;
  return splits() ? cut - 1 : cut;
}
