/**
 * What the generated validators call at run time, in place of ajv's own modules (which name `require`).
 */

/**
 * Counts the code points of a text, as JSON Schema counts its length.
 *
 * @param {string} text
 */
export function codePoints(text) {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/**
 * Compares two JSON values.
 *
 * @param {unknown} left @param {unknown} right @returns {boolean}
 */
export function equal(left, right) {
  if (left === right) return true;
  if (typeof left !== "object" || typeof right !== "object" || left === null || right === null) return false;
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  const others = new Map(Object.entries(right));
  const mine = Object.entries(left);
  return (
    mine.length === others.size &&
    mine.every(([key, value]) => others.has(key) && equal(value, others.get(key)))
  );
}
