import type { Text } from "../source/source.ts";

/** Words one diagnostic: what is wrong, what to do, and, where it is not an error, how grave it is. */
export interface Words {
  readonly message: Text;
  readonly help?: Text;
  readonly severity?: "warning";
}

/** Is the shape of every table of messages: each code with a function from its data to its words. */
export type MessageTable = Readonly<Record<`${string}/${string}`, (data: never) => Words>>;

/** Carries nothing: the data of a code whose words are always the same. */
export type NoData = Readonly<Record<string, never>>;

/** Says the same in both languages, where nothing needs translating. */
export function same(text: string): Text {
  return { vi: text, en: text };
}

/** Joins values as code, each in backticks. */
export function quoted(values: readonly string[]): string {
  return values.map((value) => `\`${value}\``).join(", ");
}

/** Shortens a user's text to what a sentence can hold. */
export function brief(text: string): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  const characters = [...line];
  return characters.length <= 60 ? line : `${characters.slice(0, 59).join("")}…`;
}
