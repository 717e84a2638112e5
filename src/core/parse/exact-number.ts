/** Tells how a number's text fares as a JSON number: kept exactly, or what is wrong with it. */
export type Exactness = "exact" | "not-finite" | "inexact-integer" | "inexact-decimal";

/**
 * Judges whether a number says what its text says: an integer within ±(2^53−1), or a decimal that
 * comes back the same, digit for digit but for zeros that mean nothing.
 */
export function exactness(text: string, value: number): Exactness {
  if (/^[-+]?\.(?:inf|nan)$/i.test(text)) return "not-finite";
  if (/^[-+]?(?:\d+|0o[0-7]+|0x[\da-f]+)$/i.test(text)) {
    return Number.isSafeInteger(value) ? "exact" : "inexact-integer";
  }
  if (!Number.isFinite(value)) return "inexact-decimal";
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) return "inexact-integer";
  return digits(text) === digits(String(value)) ? "exact" : "inexact-decimal";
}

/** Writes a decimal in one way only: its digits without outer zeros, and the power of ten of the last one. */
function digits(text: string): string {
  const [mantissa = "", exponent = "0"] = text.toLowerCase().replace(/^[-+]/, "").split("e");
  const [whole = "", fraction = ""] = mantissa.split(".");
  const all = `${whole}${fraction}`.replace(/^0+/, "");
  const significant = all.replace(/0+$/, "");
  if (significant === "") return "0";
  return `${significant}e${BigInt(exponent) - BigInt(fraction.length) + BigInt(all.length - significant.length)}`;
}
