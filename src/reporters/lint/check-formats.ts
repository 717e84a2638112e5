/** Lists the formats in which the check of a policy set is written. */
export const CHECK_FORMATS = ["text", "json", "sarif", "github"] as const;

/** Tells which of them a CI obeys: printed, they are the only texts that may hold commands. */
export const IS_COMMANDS: Readonly<Record<CheckFormat, boolean>> = {
  text: false,
  json: false,
  sarif: false,
  github: true,
};

/** Names a format in which the check of a policy set is written. */
export type CheckFormat = (typeof CHECK_FORMATS)[number];
