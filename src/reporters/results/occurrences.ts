import { digestOf } from "../../core/digest/digest.ts";
import type { Json } from "../../core/source/json.ts";

/**
 * Names things by what they are about, `<SHA-256 in hexadecimal>:<n>`: of several about the same, `n` tells
 * which in their order.
 */
export function occurrences(): (about: Json) => string {
  const seen = new Map<string, number>();
  return (about) => {
    const digest = digestOf(wellFormed(about)).replace("sha256:", "");
    const before = seen.get(digest) ?? 0;
    seen.set(digest, before + 1);
    return `${digest}:${before + 1}`;
  };
}

/** Half a surrogate pair has no digest: it is taken for the replacement character, as it would be printed. */
function wellFormed(about: Json): Json {
  const text = JSON.stringify(about);
  return /\\ud[89a-f]/.test(text) ? JSON.parse(text.replaceAll(/\\ud[89a-f]../g, "\\ufffd")) : about;
}
