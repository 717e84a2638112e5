import { canonicalText } from "../source/canonical-text.ts";
import { isJsonArray, isJsonObject, type Json, type JsonObject } from "../source/json.ts";
import { formatPointer } from "../source/json-pointer.ts";
import type { Changes } from "./apply-changes.ts";

/** Is one place where two documents differ; without a value it is gone. */
interface Difference {
  readonly pointer: string;
  readonly value?: Json;
}

/** Lists the changes of a case that lead from its base document to another. */
export function changesBetween(base: JsonObject, wanted: JsonObject): Changes {
  const found = differences(base, wanted, []);
  const set = found.flatMap(({ pointer, value }) => (value === undefined ? [] : [[pointer, value] as const]));
  const remove = found.filter(({ value }) => value === undefined).map(({ pointer }) => pointer);
  return {
    ...(set.length > 0 ? { set: Object.fromEntries(set) } : {}),
    ...(remove.length > 0 ? { remove } : {}),
  };
}

function differences(
  base: Json | undefined,
  wanted: Json | undefined,
  at: readonly string[],
): readonly Difference[] {
  if (canonicalText(base) === canonicalText(wanted)) return [];
  if (isJsonObject(base) && isJsonObject(wanted)) {
    const names = [...new Set([...Object.keys(base), ...Object.keys(wanted)])];
    return names.flatMap((name) => differences(base[name], wanted[name], [...at, name]));
  }
  if (isJsonArray(base) && isJsonArray(wanted) && base.length === wanted.length) {
    return base.flatMap((item, index) => differences(item, wanted[index], [...at, String(index)]));
  }
  return [{ pointer: formatPointer(at), ...(wanted === undefined ? {} : { value: wanted }) }];
}
