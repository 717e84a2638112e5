import { compareText } from "../source/compare-text.ts";
import type { Json } from "../source/json.ts";
import { isPlainList, isPlainRecord, type Plain, shown, signatureOf } from "./plain.ts";

/** Is one thing that two policy sets say differently: where, and what each says, if anything. */
export interface Change {
  /** The names on the way to it: those of properties, and of what has an id. */
  readonly path: readonly string[];
  readonly old?: Json;
  readonly new?: Json;
}

/** Lists what differs between two parts, as deep as their shapes agree, in the order of names. */
export function changesBetween(
  before: Plain | undefined,
  after: Plain | undefined,
  path: readonly string[] = [],
): readonly Change[] {
  if (signatureOf(before) === signatureOf(after)) return [];
  const [old, now] = [namedParts(before), namedParts(after)];
  if (!old || !now) return [changeAt(path, before, after)];
  const names = [...new Set([...old.keys(), ...now.keys()])].sort(compareText);
  return names.flatMap((name) => changesBetween(old.get(name), now.get(name), [...path, name]));
}

function changeAt(path: readonly string[], before: Plain | undefined, after: Plain | undefined): Change {
  return {
    path,
    ...(before === undefined ? {} : { old: shown(before) }),
    ...(after === undefined ? {} : { new: shown(after) }),
  };
}

/** A list whose elements have names is compared name by name; another one as a whole. */
function namedParts(value: Plain | undefined): ReadonlyMap<string, Plain> | undefined {
  if (isPlainRecord(value)) return new Map(Object.entries(value));
  if (!isPlainList(value) || value.length === 0) return undefined;
  const names = value.map(nameOf);
  const known = names.filter((name) => name !== undefined);
  if (known.length < value.length || new Set(known).size < known.length) return undefined;
  return new Map(value.map((part, index) => [names[index] ?? "", part]));
}

/** What has an id is named by it, a dated value by the day it starts. */
function nameOf(part: Plain): string | undefined {
  if (!isPlainRecord(part)) return undefined;
  const name = part.id ?? part.from;
  return typeof name === "string" ? name : undefined;
}
