import type { Place } from "./result.ts";

/** Writes a place as a path; one outside the document carries the name of its root. */
export function pathOf({ root, pointer }: Place): string {
  return root === "facts" ? pointer : `${root}:${pointer}`;
}
