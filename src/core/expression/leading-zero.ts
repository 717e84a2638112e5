import { skipped } from "./skipped.ts";

/** Is a text with zeros put in, and the way from an offset in it back to the text as written. */
export interface Padded {
  readonly text: string;
  readonly original: (offset: number) => number;
}

const token = new RegExp(`${skipped}|(?<![\\w.)\\]])\\.(?=\\d)`, "g");

/** Writes `.5` as `0.5`: CEL allows both, the parser only the second. */
export function withLeadingZeros(text: string): Padded {
  const points = [...text.matchAll(token)].filter(([match]) => match === ".").map(({ index }) => index);
  if (points.length === 0) return { text, original: (offset) => offset };
  const inserted = points.map((point, i) => point + i);
  return {
    text: text.replaceAll(token, (match) => (match === "." ? "0." : match)),
    original: (offset) => offset - inserted.filter((zero) => zero < offset).length,
  };
}
