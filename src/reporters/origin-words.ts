import type { Text } from "../core/source/source.ts";
import { ORIGIN_WORDS } from "./words.ts";

/** Names what a run was started by, which chose the stage, the profile or the date where the manifest did not. */
export type AskedBy = "command-line" | "workflow";

const WORKFLOW: Text = { vi: "theo quy trình", en: "from the workflow" };

/** Labels where the stage, the profile or the date of a verdict was taken from; unless told otherwise a command chose. */
export function originWords(origin: keyof typeof ORIGIN_WORDS, askedBy: AskedBy = "command-line"): Text {
  return origin === "option" && askedBy === "workflow" ? WORKFLOW : ORIGIN_WORDS[origin];
}
