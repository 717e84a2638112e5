import { isJsonArray, isJsonObject, type Json } from "../source/json.ts";
import { appendPointer } from "../source/json-pointer.ts";
import { isDate, isPeriod } from "./calendar.ts";
import type { Fact, ListValue, MapValue, ObjectValue, Place, Value } from "./result.ts";
import type { Type } from "./tree.ts";

/** Names the place of a property or element. */
export function placeBelow(place: Place, token: string | number): Place {
  return { root: place.root, pointer: appendPointer(place.pointer, token) };
}

/** Is a piece of data as a value of its type, or the place of what does not fit. */
export type Read = { readonly value: Value } | { readonly misfit: Place };

/** Reads a piece of data as a value of its type; data that does not fit the type is as good as absent. */
export function readValue(data: Json | undefined, type: Type, place: Place): Read {
  if (type.kind === "list")
    return isJsonArray(data) ? readList(data, type.element, place) : { misfit: place };
  if (type.kind === "object")
    return isJsonObject(data) ? { value: { kind: "object", data, place } } : { misfit: place };
  const value = readScalar(data, type);
  return value === undefined ? { misfit: place } : { value };
}

function readScalar(data: Json | undefined, type: Type): Value | undefined {
  switch (type.kind) {
    case "bool":
      return typeof data === "boolean" ? data : undefined;
    case "int":
      return Number.isSafeInteger(data) ? BigInt(Number(data)) : undefined;
    case "double":
      return typeof data === "number" ? data : undefined;
    default:
      return typeof data === "string" && isTextOf(data, type) ? data : undefined;
  }
}

function isTextOf(data: string, { kind }: Type): boolean {
  if (kind === "date") return isDate(data);
  return kind === "period" ? isPeriod(data) : kind === "string" || kind === "pattern";
}

function readList(data: readonly Json[], element: Type, place: Place): Read {
  const items: Value[] = [];
  for (const [i, item] of data.entries()) {
    const read = readValue(item, element, placeBelow(place, i));
    if ("misfit" in read) return read;
    items.push(read.value);
  }
  return { value: { kind: "list", items, place } };
}

/** Says of a list of the data how long it is; a computed list is no fact. */
export function extentOf(value: Value): readonly Fact[] {
  return isList(value) && value.place ? [{ ...value.place, value: value.items.length }] : [];
}

/** Says where an element of a list was read; an object says it itself, field by field. */
export function elementFact(list: ListValue, index: number): readonly Fact[] {
  const value = list.items[index];
  if (!list.place || value === undefined) return [];
  return factAt(placeBelow(list.place, index), value);
}

/** Records a text, number or truth value that was read. */
export function factAt(place: Place, value: Value): readonly Fact[] {
  if (typeof value === "object") return [];
  const { root, pointer } = place;
  return [{ root, pointer, value: typeof value === "bigint" ? Number(value) : value }];
}

export function isList(value: Value | undefined): value is ListValue {
  return typeof value === "object" && value?.kind === "list";
}

export function isMap(value: Value | undefined): value is MapValue {
  return typeof value === "object" && value?.kind === "map";
}

export function isObject(value: Value | undefined): value is ObjectValue {
  return typeof value === "object" && value?.kind === "object";
}

/** Tells whether two values of one type are the same. */
export function equal(a: Value, b: Value): boolean {
  if (isList(a) && isList(b))
    return a.items.length === b.items.length && a.items.every((item, i) => equal(item, b.items[i] ?? null));
  if (isMap(a) && isMap(b))
    return a.entries.length === b.entries.length && a.entries.every(([key, value]) => holds(b, key, value));
  return a === b;
}

function holds(map: MapValue, key: Value, value: Value): boolean {
  const found = entryOf(map, key);
  return found !== undefined && equal(found, value);
}

/** Finds the value of a key. */
export function entryOf(map: MapValue, key: Value): Value | undefined {
  return map.entries.find(([known]) => equal(known, key))?.[1];
}

/** Counts how much work a value is to go through. */
export function weightOf(value: Value): number {
  if (typeof value === "string") return 1 + (value.length >> 4);
  if (isList(value)) return 1 + value.items.length;
  return isMap(value) ? 1 + value.entries.length : 1;
}

/** Orders two values of one type (or an integer and a decimal); undefined for what has no order, as NaN. */
export function orderOf(a: Value, b: Value): number | undefined {
  if (typeof a === "string" && typeof b === "string") return codePointOrder(a, b);
  if (!isScalar(a) || !isScalar(b)) return undefined;
  if (a < b) return -1;
  if (a > b) return 1;
  // biome-ignore lint/suspicious/noDoubleEquals: an integer and a decimal are compared by what they are worth
  return a == b ? 0 : undefined;
}

function isScalar(value: Value): value is boolean | bigint | number {
  return typeof value === "boolean" || typeof value === "bigint" || typeof value === "number";
}

/** Orders two texts by Unicode code points, which UTF-16 units do not once a pair of them makes a character. */
export function codePointOrder(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const difference = rank(a.charCodeAt(i)) - rank(b.charCodeAt(i));
    if (difference !== 0) return Math.sign(difference);
  }
  return Math.sign(a.length - b.length);
}

/** Puts surrogates, which stand for the characters past U+FFFF, behind all other units. */
function rank(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}
