import { isJsonArray, isJsonObject, type Json } from "../source/json.ts";
import { type Change, changeOfWhole } from "./mutant.ts";
import { nextOf } from "./mutate-expression.ts";
import { shiftedDates, shiftedTexts } from "./shift.ts";

/** Lists the changes of a value of policy data; `vocabulary` closes what its texts may be. */
export function mutateValue(value: Json, vocabulary?: readonly string[]): readonly Change<Json>[] {
  if (isJsonArray(value)) return droppedItems(value);
  if (isJsonObject(value)) return Object.keys(value).flatMap((name) => mutateField(value, name));
  return otherScalars(value, vocabulary).map((changed) => ({
    operator: "change-value",
    pointer: "",
    before: String(value),
    after: String(changed),
    changed,
  }));
}

function mutateField(value: { readonly [name: string]: Json }, name: string): readonly Change<Json>[] {
  return mutateValue(value[name] ?? null).map((change) =>
    changeOfWhole(change, `/${name}`, (changed): Json => ({ ...value, [name]: changed })),
  );
}

function droppedItems(list: readonly Json[]): readonly Change<Json>[] {
  return list.map((item, index) => ({
    operator: "drop-item",
    pointer: `/${index}`,
    before: String(item),
    after: "",
    changed: list.toSpliced(index, 1),
  }));
}

function otherScalars(value: Json, vocabulary: readonly string[] | undefined): readonly Json[] {
  if (typeof value === "boolean") return [!value];
  if (typeof value === "number") return [value + 1, value - 1];
  if (typeof value !== "string") return [];
  const dates = shiftedDates(value);
  if (dates.length > 0) return dates;
  const periods = shiftedTexts("period", value);
  if (periods.length > 0) return periods;
  const other = vocabulary ? nextOf(vocabulary, value) : `${value}x`;
  return other === undefined ? [] : [other];
}
