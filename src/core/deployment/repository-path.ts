const UNNAMEABLE = /[\\\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/** Is the longest path of a repository that is taken, in characters. */
export const LONGEST_PATH = 255;

/** Tells whether a text names something below the root of a repository: relative, with `/`, and never upwards. */
export function isRepositoryPath(text: string): boolean {
  if (text.length > LONGEST_PATH || UNNAMEABLE.test(text)) return false;
  return text.split("/").every((name) => name.trim() !== "" && name !== "." && name !== "..");
}
