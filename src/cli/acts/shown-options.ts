import { plain } from "../../reporters/plain.ts";
import { textOf, type Written } from "./read-fields.ts";

/** Writes options that were given so that they can be given again, each with a space before it. */
export function shownOptions(options: readonly string[], written: Written): string {
  const given = options.flatMap((option) => {
    const value = textOf(option, written);
    return value === undefined ? [] : [` ${option} ${shownArgument(value)}`];
  });
  return given.join("");
}

/** Writes an argument as it would be typed: in quotes where it has to be. */
export function shownArgument(text: string): string {
  const shown = plain(text);
  return /^[\p{L}\p{N}\p{M}_./:@%+-]+$/u.test(shown) ? shown : `'${shown.replaceAll("'", "'\\''")}'`;
}
