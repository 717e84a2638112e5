import type { Type as SpecType } from "@bufbuild/cel-spec/cel/expr/checked_pb.js";
import { Type_PrimitiveType as Primitive } from "@bufbuild/cel-spec/cel/expr/checked_pb.js";
import type { Value as SpecValue } from "@bufbuild/cel-spec/cel/expr/value_pb.js";
import type { Value } from "../../src/core/expression/result.ts";
import type { Type } from "../../src/core/expression/tree.ts";

const count: Type = { kind: "int", unit: { terms: [], flexible: false } };

/** Converts a value of the specification; what JSON data cannot hold (uint, bytes, messages, types) is undefined. */
export function valueFrom(spec: SpecValue | undefined): Value | undefined {
  const kind = spec?.kind;
  switch (kind?.case) {
    case "nullValue":
      return null;
    case "boolValue":
    case "int64Value":
    case "doubleValue":
    case "stringValue":
      return kind.value;
    case "listValue":
      return listOf(kind.value.values.map(valueFrom));
    case "mapValue":
      return mapOf(kind.value.entries.map(({ key, value }) => [valueFrom(key), valueFrom(value)] as const));
    default:
      return undefined;
  }
}

function listOf(values: readonly (Value | undefined)[]): Value | undefined {
  const items = values.filter((value) => value !== undefined);
  return items.length === values.length ? { kind: "list", items } : undefined;
}

function mapOf(pairs: readonly (readonly [Value | undefined, Value | undefined])[]): Value | undefined {
  const entries = pairs.flatMap(([key, value]) =>
    key === undefined || value === undefined ? [] : [[key, value] as const],
  );
  return entries.length === pairs.length ? { kind: "map", entries } : undefined;
}

/** Converts a declared or deduced type; one that the language does not have is undefined. */
export function typeFrom(spec: SpecType | undefined): Type | undefined {
  const kind = spec?.typeKind;
  switch (kind?.case) {
    case "null":
      return { kind: "null" };
    case "primitive":
      return primitives.get(kind.value);
    case "listType": {
      const element = typeFrom(kind.value.elemType);
      return element && { kind: "list", element, mayBeEmpty: true };
    }
    case "mapType": {
      const key = typeFrom(kind.value.keyType);
      const value = typeFrom(kind.value.valueType);
      return key && value && { kind: "map", key, value };
    }
    default:
      return undefined;
  }
}

const primitives: ReadonlyMap<Primitive, Type> = new Map<Primitive, Type>([
  [Primitive.BOOL, { kind: "bool" }],
  [Primitive.INT64, count],
  [Primitive.DOUBLE, { kind: "double" }],
  [Primitive.STRING, { kind: "string" }],
]);

/** Finds the type of a binding that the test does not declare; only scalars say theirs. */
export function typeOfScalar(value: Value): Type | undefined {
  if (value === null) return { kind: "null" };
  switch (typeof value) {
    case "boolean":
      return { kind: "bool" };
    case "bigint":
      return count;
    case "number":
      return { kind: "double" };
    case "string":
      return { kind: "string" };
    default:
      return undefined;
  }
}

/** Compares as the specification does: types differ, maps have no order, NaN is NaN. */
export function sameValue(left: Value, right: Value): boolean {
  if (typeof left !== "object" || typeof right !== "object" || left === null || right === null) {
    return left === right || (Number.isNaN(left) && Number.isNaN(right));
  }
  if (left.kind === "list" && right.kind === "list") {
    const { items } = right;
    return left.items.length === items.length && left.items.every((item, at) => sameAs(item, items[at]));
  }
  if (left.kind !== "map" || right.kind !== "map" || left.entries.length !== right.entries.length)
    return false;
  const others = right.entries;
  return left.entries.every(([key, value]) =>
    others.some((other) => sameValue(key, other[0]) && sameValue(value, other[1])),
  );
}

function sameAs(left: Value, right: Value | undefined): boolean {
  return right !== undefined && sameValue(left, right);
}

/**
 * Compares a type of ours with a deduced one, leaving out what only ours say (units, vocabularies). The
 * specification writes dyn for the element of an empty literal, which nothing has decided.
 */
export function sameType(ours: Type, spec: SpecType | undefined): boolean {
  const kind = spec?.typeKind;
  if (ours.kind === "nothing") return kind?.case === "dyn";
  if (ours.kind === "list") return kind?.case === "listType" && sameType(ours.element, kind.value.elemType);
  if (ours.kind === "map") {
    const same = kind?.case === "mapType" && sameType(ours.key, kind.value.keyType);
    return same && kind.case === "mapType" && sameType(ours.value, kind.value.valueType);
  }
  return ours.kind === typeFrom(spec)?.kind;
}
