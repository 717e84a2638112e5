import type { Type } from "./tree.ts";
import { anyUnit, commonUnit } from "./unit.ts";

export const bool: Type = { kind: "bool" };
export const double: Type = { kind: "double" };
export const text: Type = { kind: "string" };
export const date: Type = { kind: "date" };
export const period: Type = { kind: "period" };
export const pattern: Type = { kind: "pattern" };
export const nothing: Type = { kind: "nothing" };
export const plainInt: Type = { kind: "int", unit: anyUnit };

/** Finds the type that holds values of both, or says why there is none. */
export type Join = { readonly type: Type } | { readonly differ: "kind" | "unit" | "values" };

export function join(a: Type, b: Type): Join {
  if (a.kind === "nothing") return { type: b };
  if (b.kind === "nothing") return { type: a };
  if (a.kind === "int" && b.kind === "int") return joinUnits(a, b);
  if (a.kind === "string" && b.kind === "string") return joinTexts(a, b);
  if (a.kind === "list" && b.kind === "list") return joinLists(a, b);
  if (a.kind === "map" && b.kind === "map") return joinMaps(a, b);
  if (a.kind === "object" && b.kind === "object") return a.name === b.name ? { type: a } : { differ: "kind" };
  return a.kind === b.kind ? { type: a } : { differ: "kind" };
}

type Of<K extends Type["kind"]> = Extract<Type, { kind: K }>;

function joinUnits(a: Of<"int">, b: Of<"int">): Join {
  const unit = commonUnit(a.unit, b.unit);
  return unit ? { type: { kind: "int", unit } } : { differ: "unit" };
}

/** Two closed vocabularies without a common value can never be equal; joined, both stay closed. */
function joinTexts(a: Of<"string">, b: Of<"string">): Join {
  if (!a.oneOf || !b.oneOf) return { type: text };
  if (!a.oneOf.some((value) => b.oneOf?.includes(value))) return { differ: "values" };
  return { type: { kind: "string", oneOf: [...new Set([...a.oneOf, ...b.oneOf])] } };
}

function joinLists(a: Of<"list">, b: Of<"list">): Join {
  const element = join(a.element, b.element);
  if ("differ" in element) return element;
  return { type: { kind: "list", element: element.type, mayBeEmpty: a.mayBeEmpty || b.mayBeEmpty } };
}

function joinMaps(a: Of<"map">, b: Of<"map">): Join {
  const key = join(a.key, b.key);
  const value = join(a.value, b.value);
  if ("differ" in key) return key;
  return "differ" in value ? value : { type: { kind: "map", key: key.type, value: value.type } };
}

/** Tells whether `==` has a meaning: an object has identity, one year is not twelve months, a pattern is only matched. */
export function hasEquality(type: Type): boolean {
  if (type.kind === "list") return hasEquality(type.element);
  if (type.kind === "map") return hasEquality(type.key) && hasEquality(type.value);
  return !["object", "period", "pattern"].includes(type.kind);
}

/** Tells whether `<` has a meaning. */
export function hasOrder(type: Type): boolean {
  return ["bool", "int", "double", "string", "date", "nothing"].includes(type.kind);
}

/** Finds the type of what `in` and a comprehension go over: the elements of a list, the keys of a map. */
export function elementType(type: Type): Type | undefined {
  if (type.kind === "list") return type.element;
  if (type.kind === "map") return type.key;
  return type.kind === "nothing" ? type : undefined;
}
