import { childSchema, type PlacedSchema, propertiesOf, type SchemaRegistry } from "../schema/json-schema.ts";
import type { CollectionLayout, Entry, Layout } from "./layout.ts";

/** Puts the keys that a schema names in its order; those it does not name keep theirs, after them. */
export function sortKeys(
  layout: CollectionLayout,
  placed: PlacedSchema,
  registry: SchemaRegistry,
): CollectionLayout {
  const below = (value: Layout | undefined, token: string): Layout | undefined => {
    if (value === undefined || !("entries" in value)) return value;
    const child = childSchema(placed, token, registry);
    return child ? sortKeys(value, child, registry) : value;
  };
  const entries = layout.entries.map((entry, index): Entry => {
    const value = below(entry.value, layout.kind === "seq" ? String(index) : nameOf(entry));
    return value === undefined ? entry : { ...entry, value };
  });
  if (layout.kind === "seq") return { ...layout, entries };
  const names = [...propertiesOf(placed, registry).keys()];
  const rank = (entry: Entry) => (names.indexOf(nameOf(entry)) + names.length + 1) % (names.length + 1);
  return { ...layout, entries: entries.toSorted((one, other) => rank(one) - rank(other)) };
}

function nameOf({ key }: Entry): string {
  return key?.quoted ?? key?.lines.join(" ") ?? "";
}
