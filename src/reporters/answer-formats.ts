/** Lists the formats in which the answer of a command that judges no manifest is written. */
export const ANSWER_FORMATS = ["text", "json"] as const;

/** Names a format of an answer. */
export type AnswerFormat = (typeof ANSWER_FORMATS)[number];
