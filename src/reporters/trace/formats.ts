/** Lists the formats of a trace. */
export const TRACE_FORMATS = ["table", "markdown", "json", "csv"] as const;

/** Names a format in which a trace is written. */
export type TraceFormat = (typeof TRACE_FORMATS)[number];
