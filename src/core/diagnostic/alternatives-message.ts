import type { Text } from "../source/source.ts";
import { type DataKind, kindWords } from "./kind-words.ts";

/** Is what may stand at a place where a schema leaves a choice. */
export interface Alternatives {
  readonly expected: readonly DataKind[];
  /** The keys that a mapping may have, one group of them. */
  readonly choices?: readonly (readonly string[])[];
}

/** Words which of the alternatives a schema leaves has to be chosen. */
export function alternativesMessage({ expected, choices = [] }: Alternatives): Text {
  if (choices.length > 0)
    return {
      vi: `ở đây phải có đúng một trong: ${keyGroups(choices, "cùng", "hoặc")}`,
      en: `exactly one of these has to be here: ${keyGroups(choices, "with", "or")}`,
    };
  return expected.length === 0
    ? { vi: "giá trị không hợp với dạng nào cho phép", en: "this value has none of the forms allowed" }
    : { vi: `cần ${oneOf(expected, "vi")}`, en: `expected ${oneOf(expected, "en")}` };
}

function keyGroups(groups: readonly (readonly string[])[], together: string, or: string): string {
  const words = groups.map((group) => group.map((key) => `\`${key}\``).join(` ${together} `));
  return [...words.slice(0, -1), `${or} ${words.at(-1)}`].join("; ");
}

/** Lists kinds of data, one of which is wanted. */
export function oneOf(kinds: readonly DataKind[], language: "vi" | "en"): string {
  return kinds.map((kind) => kindWords[kind][language]).join(language === "vi" ? " hoặc " : " or ");
}
