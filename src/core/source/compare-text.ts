/** Orders text by UTF-16 code units, so that no locale decides. */
export function compareText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
