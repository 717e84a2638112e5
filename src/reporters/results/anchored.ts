import type { Report } from "../report.ts";
import { DEFAULT_FILE, pathBelow } from "./place-name.ts";
import type { Result } from "./results.ts";

/**
 * Gives every result a file, for formats that must point somewhere: what is about no file stands at the first manifest
 * of the run that has a verdict, else at the first file of which something is told, so that the place is there. What a
 * manifest elsewhere is found to lack stands at none of these, but at the name a manifest has by default, and so does
 * all where the run names no file.
 */
export function anchored({ verdicts }: Report, results: readonly Result[]): readonly Result[] {
  const named = [...verdicts.map(({ source }) => pathBelow(source)), ...results.map(({ file }) => file)];
  const anchor = named.find((name) => name !== "") ?? DEFAULT_FILE;
  return results.map((result) => {
    if (result.file !== "") return result;
    return { ...result, file: result.verdict ? DEFAULT_FILE : anchor };
  });
}
