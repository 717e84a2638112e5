import { cut } from "../reporters/cut.ts";

const MORE = "…";

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
  return cut(text, end + MORE.length, MORE);
}
