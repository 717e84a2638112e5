import { childSchema, type PlacedSchema, type SchemaRegistry } from "../schema/json-schema.ts";
import { isJsonArray, isJsonObject, type Json, type JsonObject, ownProperty } from "../source/json.ts";
import { appendPointer } from "../source/json-pointer.ts";

/** Is one place at which two designs differ. */
export interface Difference {
  /** Into today's design; of what is gone, the last name or index is that of the earlier one. */
  readonly pointer: string;
  /** The names of the properties on the way, without indexes. */
  readonly names: readonly string[];
  readonly change: "added" | "removed" | "changed";
  /** What stands or stood there. */
  readonly values: readonly Json[];
}

/** Is a place in two designs at once, with what the schema says of it. */
interface Pair {
  readonly before: Json | undefined;
  readonly now: Json | undefined;
  readonly pointer: string;
  readonly names: readonly string[];
  readonly schema: PlacedSchema | undefined;
}

/** Compares two designs: what is wholly new or gone at its highest place, all else where the values stand. */
export function compareDesigns(
  before: JsonObject,
  now: JsonObject,
  schema: PlacedSchema,
  registry: SchemaRegistry,
): readonly Difference[] {
  return compare({ before, now, pointer: "", names: [], schema }, registry);
}

function compare(pair: Pair, registry: SchemaRegistry): readonly Difference[] {
  const { before, now, pointer, names } = pair;
  if (before === undefined)
    return now === undefined ? [] : [{ pointer, names, change: "added", values: [now] }];
  if (now === undefined) return [{ pointer, names, change: "removed", values: [before] }];
  if (isJsonObject(before) && isJsonObject(now))
    return objectPairs(before, now, pair, registry).flatMap((one) => compare(one, registry));
  if (isJsonArray(before) && isJsonArray(now))
    return listPairs(before, now, pair, registry).flatMap((one) => compare(one, registry));
  return before === now ? [] : [{ pointer, names, change: "changed", values: [before, now] }];
}

function objectPairs(
  before: JsonObject,
  now: JsonObject,
  { pointer, names, schema }: Pair,
  registry: SchemaRegistry,
): readonly Pair[] {
  const keys = [...new Set([...Object.keys(now), ...Object.keys(before)])];
  return keys.map((key) => ({
    before: ownProperty(before, key),
    now: ownProperty(now, key),
    pointer: appendPointer(pointer, key),
    names: [...names, key],
    schema: schema && childSchema(schema, key, registry),
  }));
}

/** The elements of a keyed list are the same where their keys are, wherever they stand; of any other list by place. */
function listPairs(
  before: readonly Json[],
  now: readonly Json[],
  { pointer, names, schema }: Pair,
  registry: SchemaRegistry,
): readonly Pair[] {
  const key = ownProperty(schema?.schema ?? {}, "x-key");
  const pair = (one: Json | undefined, other: Json | undefined, index: number): Pair => {
    const element = schema && childSchema(schema, String(index), registry);
    return { before: one, now: other, pointer: appendPointer(pointer, index), names, schema: element };
  };
  if (typeof key !== "string") {
    const longer = now.length > before.length ? now : before;
    return longer.map((_, index) => pair(before[index], now[index], index));
  }
  const [earlier, later] = [byKey(before, key), byKey(now, key)];
  const kept = [...later].map(([name, at]) => {
    const was = earlier.get(name);
    return pair(was === undefined ? undefined : before[was], now[at], at);
  });
  const gone = [...earlier].filter(([name]) => !later.has(name));
  return [...kept, ...gone.map(([, at]) => pair(before[at], undefined, at))];
}

/** Finds the elements of a list by key; of those without one, or with that of another, by their place. */
function byKey(list: readonly Json[], key: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const [index, item] of list.entries()) {
    const own = isJsonObject(item) ? ownProperty(item, key) : undefined;
    const name = own === undefined ? undefined : JSON.stringify(own);
    found.set(name === undefined || found.has(name) ? `#${index}` : name, index);
  }
  return found;
}
