import type { UnknownName } from "./unknown-name.ts";
import type { Words } from "./words.ts";

/** Offers the nearest known name, if there is one. */
export const didYouMean = ({ suggestion }: UnknownName): Pick<Words, "help"> =>
  suggestion === undefined
    ? {}
    : { help: { vi: `có phải là \`${suggestion}\`?`, en: `did you mean \`${suggestion}\`?` } };
