import type { Io } from "../run/io.ts";

const CLEAR_LINE = "\r\u001b[2K";

/** Makes what tells on a terminal how far a long run is; elsewhere nothing is told, and at the end nothing is left. */
export function progressOn({ stderr, env }: Pick<Io, "stderr" | "env">): (done: number, all: number) => void {
  if (!stderr.isTerminal || env.TERM === "dumb") return () => undefined;
  return (done, all) => stderr.write(done === all ? CLEAR_LINE : `${CLEAR_LINE}${done}/${all}`);
}
