import type { Diagnostic } from "./diagnostic.ts";
import { type Shown, worded } from "./worded.ts";
import type { MessageTable, Words } from "./words.ts";

/**
 * Makes of a table of messages what writes its diagnostics; `source` names the file, the option or the argument.
 * What `shown` has (see ShownFields) is worded for reports that leave the house, too.
 */
export function tellFrom<T extends MessageTable>(
  table: T,
  shown: Readonly<Record<string, Shown["fields"]>> = {},
) {
  return <C extends keyof T & `${string}/${string}`>(
    code: C,
    data: Parameters<T[C]>[0],
    source: string,
  ): Diagnostic => {
    const known = shown[code];
    // Which data a function of the table takes is tied to its code by C, which TypeScript loses in the union.
    return {
      code,
      ...worded(table[code] as (data: Parameters<T[C]>[0]) => Words, data, known && { fields: known }),
      source,
    };
  };
}
