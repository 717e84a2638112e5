/** Reads where a node of `yaml` is written, without comments after it; one that was made up is empty. */
export function nodeRange(node: unknown): readonly [start: number, end: number] | undefined {
  if (typeof node !== "object" || node === null || !("range" in node) || !Array.isArray(node.range))
    return undefined;
  const [start, end]: readonly unknown[] = node.range;
  return typeof start === "number" && typeof end === "number" ? [start, end] : undefined;
}
