import type { Io } from "./io.ts";

/** Shows how far a long run is, on a terminal only: nothing of it reaches a file. */
export interface Progress {
  tell(done: number, all: number): void;
  /** Takes the last of it away. */
  end(): void;
}

const CLEAR = "\r\u001b[K";

/** Makes the progress of a run, on standard error. */
export function progressOn({ stderr, env }: Pick<Io, "stderr" | "env">): Progress {
  if (!stderr.isTerminal || env.TERM === "dumb") return { tell: () => {}, end: () => {} };
  return {
    tell: (done, all) => stderr.write(`${CLEAR}${done}/${all}`),
    end: () => stderr.write(CLEAR),
  };
}
