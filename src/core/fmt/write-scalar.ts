import type { ScalarLayout } from "./layout.ts";

/** Writes the lines of a scalar, with quotes only where they are needed; those that are stay as they are. */
export function scalarLines({ lines, quoted }: ScalarLayout): readonly string[] {
  return quoted !== undefined && isPlain(quoted) ? [quoted] : lines;
}

/**
 * Tells whether a text means itself without quotes, to every reader of YAML and to people: what could be taken for a
 * mark of YAML keeps the quotes its author chose.
 */
function isPlain(text: string): boolean {
  return (
    /^[\p{L}_](?:[\p{L}\p{M}\p{N} _./;+()-]*[\p{L}\p{M}\p{N}_.)])?$/u.test(text) &&
    !MEANT_OTHERWISE.test(text)
  );
}

/** What some reader of YAML, old or new, takes for something else than a text. */
const MEANT_OTHERWISE = /^(?:null|true|false|yes|no|on|off|y|n)$/i;
