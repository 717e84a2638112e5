/** Lists the formats of a comparison. */
export const DIFF_FORMATS = ["text", "json", "markdown"] as const;

/** Names a format in which a comparison is written. */
export type DiffFormat = (typeof DIFF_FORMATS)[number];
