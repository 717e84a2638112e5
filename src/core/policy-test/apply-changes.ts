import { isJsonArray, isJsonObject, type Json, type JsonObject, ownProperty } from "../source/json.ts";
import { parsePointer } from "../source/json-pointer.ts";

/** Names the one-line changes of a case, by JSON pointer. */
export interface Changes {
  readonly set?: JsonObject;
  readonly remove?: readonly string[];
  readonly add?: JsonObject;
}

/** Is the changed document, or the first change that changed nothing: such a case tests something else than it says. */
export type Changed =
  | { readonly document: JsonObject; readonly idle: undefined }
  | { readonly document: undefined; readonly idle: string };

/** Holds what stands at a place after an edit (nothing, when removed); undefined when the edit changed nothing. */
type Edited = { readonly value: Json | undefined } | undefined;
type Edit = (here: Json | undefined) => Edited;

/** Applies the changes of a case to its base document: values are set, then added, then removed; the base stays as it is. */
export function applyChanges(base: JsonObject, { set = {}, remove = [], add = {} }: Changes): Changed {
  let document = base;
  const edits: readonly (readonly [string, Edit])[] = [
    ...Object.entries(set).map(([pointer, value]) => [pointer, setting(value)] as const),
    ...Object.entries(add).map(([pointer, value]) => [pointer, adding(value)] as const),
    ...[...remove].sort(lastFirst).map((pointer) => [pointer, removing] as const),
  ];
  for (const [pointer, edit] of edits) {
    const edited = editAt(document, parsePointer(pointer), edit);
    if (!isJsonObject(edited?.value)) return { document: undefined, idle: pointer };
    document = edited.value;
  }
  return { document, idle: undefined };
}

function setting(value: Json): Edit {
  return (here) => (JSON.stringify(here) === JSON.stringify(value) ? undefined : { value });
}

function adding(item: Json): Edit {
  return (here) => (here === undefined || isJsonArray(here) ? { value: [...(here ?? []), item] } : undefined);
}

function removing(here: Json | undefined): Edited {
  return here === undefined ? undefined : { value: undefined };
}

/** Removes from the end of a list, so that an index means what it meant in the base. */
function lastFirst(one: string, other: string): number {
  const others = parsePointer(other);
  for (const [index, token] of parsePointer(one).entries()) {
    const against = others[index];
    if (against === undefined) return -1;
    if (token !== against) return Number(against) - Number(token) || (token < against ? 1 : -1);
  }
  return 1;
}

function editAt(here: Json | undefined, [token, ...rest]: readonly string[], edit: Edit): Edited {
  if (token === undefined) return edit(here);
  if (isJsonArray(here))
    return isIndex(here, token) ? editElement(here, Number(token), rest, edit) : undefined;
  if (here !== undefined && !isJsonObject(here)) return undefined;
  const object = here ?? {};
  const edited = editAt(ownProperty(object, token), rest, edit);
  if (edited === undefined) return undefined;
  const { [token]: _, ...others } = object;
  return { value: edited.value === undefined ? others : { ...object, [token]: edited.value } };
}

/** A place that a list does not have cannot be changed; `add` appends. */
function isIndex(list: readonly Json[], token: string): boolean {
  return /^(?:0|[1-9]\d*)$/.test(token) && Number(token) < list.length;
}

function editElement(list: readonly Json[], index: number, rest: readonly string[], edit: Edit): Edited {
  const edited = editAt(list[index], rest, edit);
  if (edited === undefined) return undefined;
  const { value } = edited;
  return { value: value === undefined ? list.toSpliced(index, 1) : list.with(index, value) };
}
