import { json } from "./json.ts";
import type { Reporter } from "./report.ts";
import { text } from "./text.ts";

/** Finds a reporter by the name of its format. */
export const reporters = { text, json } as const satisfies Readonly<Record<string, Reporter>>;

/** Names a format in which reports are written. */
export type FormatName = keyof typeof reporters;

/** Lists the formats. */
export const FORMATS: readonly FormatName[] = ["text", "json"];

/** Tells whether a name is that of a format. */
export function isFormat(name: string): name is FormatName {
  return Object.hasOwn(reporters, name);
}
