/** Bounds what is written by what GitHub takes of one run; more of anything makes it refuse the file or cut it itself. */
export const SARIF_LIMITS = {
  results: 25_000,
  rules: 25_000,
  /** Of a rule; the first ten are shown. */
  tags: 20,
  /** Characters of the short and of the full description of a rule. */
  description: 1024,
  /** Characters of each part of a message: one long value must not bury the others. */
  message: 4096,
} as const;
