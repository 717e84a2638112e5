import type { Json } from "./json.ts";

/** Writes data so that two are the same text exactly when they are the same, whatever the order of their names. */
export function canonicalText(value: Json | undefined): string {
  return (
    JSON.stringify(value, (_, one: Json) =>
      typeof one === "object" && one !== null && !Array.isArray(one)
        ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
        : one,
    ) ?? ""
  );
}
