import type { FormatName } from "../reporters/index.ts";
import type { Io } from "./io.ts";

/** Chooses the format of a check's report where none is asked for: what the CI obeys that this runs in, else text. */
export function defaultFormat({ env }: Pick<Io, "env">): FormatName {
  if (env.GITHUB_ACTIONS === "true") return "github";
  return env.TF_BUILD?.toLowerCase() === "true" ? "azure" : "text";
}
