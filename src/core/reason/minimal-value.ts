import type { Json, JsonObject } from "../source/json.ts";
import { ANY, below, type PatternText } from "./place-pattern.ts";
import { fitsPlace, type SchemaPlace } from "./schema-place.ts";

/** Finds the schema of a place. */
export type PlaceFinder = (pattern: PatternText) => SchemaPlace | undefined;

/** Lists texts of many shapes, so that one fits wherever a schema or a policy wants a certain one. */
export const TEXTS = [
  "m1",
  "m2",
  "Đơn vị thử nghiệm",
  "Phòng Kỹ thuật số 12/QĐ",
  "12/QĐ-THU",
  "thu@don-vi.vn",
  "0276 3822 222",
  "-",
  "chưa có",
  "VN",
  "ZZ",
  "10.0.0.1",
  "203.0.113.7",
  "https://thu.vn",
  "thu.vn",
  `sha256:${"0".repeat(64)}`,
  "2026-01-01",
] as const;

const PLAIN_DATE = "2026-01-01";

/** Makes the smallest value a place may have; what a schema wants that nothing fits is left out. */
export function minimalValue(pattern: PatternText, find: PlaceFinder, ordinal = 1): Json | undefined {
  const place = find(pattern);
  if (!place) return undefined;
  if (place.constant !== undefined) return place.constant;
  switch (place.type) {
    case "boolean":
      return false;
    case "integer":
      return Math.min(Math.max(0, place.minimum ?? 0), place.maximum ?? 0);
    case "string":
      return minimalText(place, ordinal);
    case "array":
      return minimalList(pattern, place, find);
    case "object":
      return minimalObject(pattern, find, ordinal);
  }
}

/** Makes an object with what its schema requires, and nothing else. */
export function minimalObject(pattern: PatternText, find: PlaceFinder, ordinal = 1): JsonObject {
  const required = find(pattern)?.required ?? [];
  const entries = required.flatMap((name) => {
    const value = minimalValue(below(pattern, name), find, ordinal);
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(entries);
}

function minimalText(place: SchemaPlace, ordinal: number): string {
  if (place.values) return place.values[(ordinal - 1) % place.values.length] ?? "";
  if (place.format === "date") return PLAIN_DATE;
  const own = `m${ordinal}`;
  return [own, ...TEXTS].find((text) => fitsPlace(text, place)) ?? own;
}

function minimalList(pattern: PatternText, { minItems }: SchemaPlace, find: PlaceFinder): readonly Json[] {
  return Array.from({ length: minItems }, (_, at) => minimalValue(below(pattern, ANY), find, at + 1) ?? null);
}
