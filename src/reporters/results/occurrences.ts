import { digestOf } from "../../core/digest/digest.ts";
import type { Json } from "../../core/source/json.ts";

/**
 * Names things by what they are about, `<SHA-256 in hexadecimal>:<n>`: of several about the same, `n` tells
 * which in their order.
 */
export function occurrences(): (about: Json) => string {
  const seen = new Map<string, number>();
  return (about) => {
    const digest = digestOf(about).replace("sha256:", "");
    const before = seen.get(digest) ?? 0;
    seen.set(digest, before + 1);
    return `${digest}:${before + 1}`;
  };
}
