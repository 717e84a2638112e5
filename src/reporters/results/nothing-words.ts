import type { Text } from "../../core/source/source.ts";
import { cut } from "../cut.ts";
import { plain } from "../plain.ts";
import type { Report } from "../report.ts";
import { toldName } from "./place-name.ts";

/** UTF-16 units of a name in a line of its own. */
const NAME_UNITS = 50;

/** What was named and held nothing, and what had no rule, are told under these codes. */
const IS_ABOUT_NOTHING = /^(?:file\/|check\/nothing-applies$)/;

/** Says in one line what a run admitted though something in it held nothing to evaluate, and what that was. */
export function nothingLine(report: Report): Text {
  const admitted = report.verdicts.filter(({ decision }) => decision === "admit").length;
  const { words, name } = emptyPlace(report);
  // The whole working folder has no name that would tell anybody anything.
  const after = name === undefined || name === "." ? "" : `: ${cut(plain(name), NAME_UNITS, "…")}`;
  return admitted === 0
    ? { vi: `${words.alone.vi}${after}`, en: `${words.alone.en}${after}` }
    : {
        vi: `${admitted} phù hợp, nhưng ${words.beside.vi}${after}`,
        en: `${admitted} admitted, but ${words.beside.en}${after}`,
      };
}

const EMPTY = {
  alone: { vi: "Không có gì để xét", en: "Nothing to evaluate" },
  beside: { vi: "có chỗ được nêu không có gì để xét", en: "something named held nothing to evaluate" },
} as const satisfies Readonly<Record<string, Text>>;

const OUTSIDE = {
  alone: { vi: "Nằm ngoài phạm vi", en: "Out of scope" },
  beside: { vi: "có hệ thống nằm ngoài phạm vi", en: "a system is out of scope" },
} as const satisfies Readonly<Record<string, Text>>;

/** Finds the first that held nothing, else the first system that is out of scope. */
function emptyPlace({ verdicts, diagnostics }: Report) {
  const empty = diagnostics.find(({ code, source }) => IS_ABOUT_NOTHING.test(code) && source !== "");
  if (empty) return { words: EMPTY, name: toldName(empty.source) };
  const outside = verdicts.find(({ decision }) => decision === "out-of-scope");
  return outside ? { words: OUTSIDE, name: outside.systemId } : { words: EMPTY };
}
