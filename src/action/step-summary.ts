import { appendFileSync, statSync } from "node:fs";

/** Bounds the summary of a step in bytes; the runner throws a larger one away as a whole. */
export const SUMMARY_LIMIT = 1_048_576;

/** Is why a summary was not written. */
export type SummaryProblem = "no-room" | "unwritable";

/**
 * Appends a summary to what the step has said already; `write` is told how many bytes there is room for. A
 * runner that names no file takes no summaries, which is nobody's mistake.
 */
export function appendSummary(
  path: string | undefined,
  write: (maximumBytes: number) => string,
): SummaryProblem | undefined {
  if (path === undefined || path === "") return undefined;
  try {
    const there = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
    const room = SUMMARY_LIMIT - there - 1;
    const text = room > 0 ? `${write(room).trimEnd()}\n` : undefined;
    if (text === undefined || there + Buffer.byteLength(text) > SUMMARY_LIMIT) return "no-room";
    appendFileSync(path, text);
    return undefined;
  } catch (error) {
    if (error instanceof Error && "syscall" in error) return "unwritable";
    throw error;
  }
}
