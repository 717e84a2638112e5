import type { Task } from "../../core/mutate/perform.ts";
import type { Language } from "../../reporters/words.ts";
import type { Output } from "../../run/io.ts";

/** Tells on a terminal how far a run is; nobody else is told. */
export interface Progress {
  /** Starts to count the tasks of a kind. */
  readonly of: (kind: Task["kind"], count: number) => (task: Task) => void;
  readonly end: () => void;
}

const WORDS = {
  try: { vi: "thử biến thể", en: "trying mutants" },
  look: { vi: "tìm bản khai lọt qua", en: "looking for what slips through" },
} as const;

/** Goes back to the start of the line and clears it. */
const CLEAR = "\r\u001b[K";

/** Writes the progress on one line that is taken away at the end. */
export function progressOn(output: Output, language: Language): Progress {
  if (!output.isTerminal) return { of: () => () => undefined, end: () => undefined };
  return {
    of: (kind, count) => {
      let done = 0;
      return ({ mutants }) => {
        done += mutants.length;
        output.write(`${CLEAR}${WORDS[kind][language]} ${done}/${count}`);
      };
    },
    end: () => output.write(CLEAR),
  };
}
