import type { Text } from "../core/source/source.ts";
import type { Language } from "./words.ts";

/** Is how many annotations of one level a CI shows of a step: GitHub drops the others, Azure keeps them out of its summary. */
export const ANNOTATIONS = 10;

/** Marks a text of which a CI would drop the rest. */
export const CUT_MARK: Text = { vi: "… (đã cắt bớt, xem nhật ký)", en: "… (cut short, see the log)" };

/** Holds what of one level is annotated, and how many more there are. */
export interface Annotated<T> {
  readonly shown: readonly T[];
  readonly more: number;
}

/** Keeps of one level as many as there is room for; where there are more, the last place is left for saying so. */
export function annotated<T>(all: readonly T[], room = ANNOTATIONS): Annotated<T> {
  if (all.length <= room) return { shown: all, more: 0 };
  return { shown: all.slice(0, room - 1), more: all.length - room + 1 };
}

/** Says how many are not annotated, and where they are told. */
export function moreWords(more: number, language: Language): string {
  return language === "vi"
    ? `và ${more} mục nữa, xem báo cáo trong nhật ký`
    : `and ${more} more, see the report in the log`;
}
