import type { Json } from "../source/json.ts";

/** Is a condition as it is compared: by how it is built, shown as it was written. */
export interface PlainCondition {
  readonly text: string;
  readonly structure: string;
}

/** Is a part of a policy set as plain data without positions, so that two can be compared. */
export type Plain =
  | string
  | number
  | boolean
  | null
  | readonly Plain[]
  | PlainCondition
  | { readonly [name: string]: Plain };

/** Tells a condition from other data. */
export function isPlainCondition(value: Plain | undefined): value is PlainCondition {
  return isRecord(value) && "structure" in value && "text" in value;
}

/** Tells a list from other data. */
export function isPlainList(value: Plain | undefined): value is readonly Plain[] {
  return Array.isArray(value);
}

function isRecord(value: Plain | undefined): value is { readonly [name: string]: Plain } {
  return typeof value === "object" && value !== null && !isPlainList(value);
}

/** Tells a mapping that is no condition from other data. */
export function isPlainRecord(value: Plain | undefined): value is { readonly [name: string]: Plain } {
  return isRecord(value) && !isPlainCondition(value);
}

/** Writes data so that two are the same text exactly when they say the same, whatever the order of their names. */
export function signatureOf(value: Plain | undefined): string {
  if (value === undefined) return "";
  if (isPlainCondition(value)) return value.structure;
  if (isPlainList(value)) return `[${value.map(signatureOf).join(",")}]`;
  if (!isPlainRecord(value)) return JSON.stringify(value);
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${signatureOf(value[name])}`).join(",")}}`;
}

/** Shows data as people read them: a condition by its text. */
export function shown(value: Plain): Json {
  if (isPlainCondition(value)) return value.text;
  if (isPlainList(value)) return value.map(shown);
  if (!isPlainRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, shown(one)]));
}

/** Finds a named part of data. */
export function partOf(value: Plain | undefined, name: string): Plain | undefined {
  return isPlainRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}
