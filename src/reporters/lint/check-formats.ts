/** Lists the formats in which the check of a policy set is written. */
export const CHECK_FORMATS = ["text", "json", "sarif", "github"] as const;

/** Names a format in which the check of a policy set is written. */
export type CheckFormat = (typeof CHECK_FORMATS)[number];
