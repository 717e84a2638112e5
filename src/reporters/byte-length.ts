/** Lists from which code point on a character takes more bytes, and how many. */
const BYTES = [
  [0x10000, 4],
  [0x800, 3],
  [0x80, 2],
] as const;

/** Counts the bytes of a text in UTF-8; half a surrogate pair becomes the replacement character, of three. */
export function byteLength(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    bytes += BYTES.find(([first]) => point >= first)?.[1] ?? 1;
  }
  return bytes;
}
