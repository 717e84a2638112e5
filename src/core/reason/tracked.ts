import { isJsonArray, type Json, type JsonObject } from "../source/json.ts";
import { appendPointer } from "../source/json-pointer.ts";
import type { CaseRoot } from "./case-facts.ts";

/** Names one concrete place of a case: `facts:/hosting/servers/0/facility`; the root alone is `plan:`. */
export type PlaceText = string;

/** Notes the places that are read while it is asked to. */
export interface Tracker {
  reads: Set<PlaceText> | undefined;
}

/** Runs something and lists the places it read. */
export function reading<T>(
  tracker: Tracker,
  action: () => T,
): { readonly value: T; readonly places: ReadonlySet<PlaceText> } {
  const outer = tracker.reads;
  const places = new Set<PlaceText>();
  tracker.reads = places;
  try {
    return { value: action(), places };
  } finally {
    tracker.reads = outer;
    for (const place of places) outer?.add(place);
  }
}

/** Wraps the data of a root so that whatever is read of it is noted: this is exact, whatever the reader does. */
export function trackedRoot(root: CaseRoot, data: JsonObject | undefined, tracker: Tracker): JsonObject {
  const source = data ?? {};
  const note = () => tracker.reads?.add(`${root}:`);
  return new Proxy(source, handlerAt(`${root}:`, tracker, root === "plan" ? note : undefined));
}

function handlerAt(place: PlaceText, tracker: Tracker, noteRoot?: () => void): ProxyHandler<JsonObject> {
  const children = new Map<string, JsonObject | readonly Json[]>();
  const note = (name: string) => {
    noteRoot?.();
    tracker.reads?.add(appendPointer(place, name));
  };
  return {
    get: (target, name) => {
      if (typeof name !== "string") return undefined;
      note(name);
      return Object.hasOwn(target, name)
        ? child(children, target[name], appendPointer(place, name), tracker)
        : undefined;
    },
    getOwnPropertyDescriptor: (target, name) => {
      if (typeof name === "string") note(name);
      return Reflect.getOwnPropertyDescriptor(target, name);
    },
    has: (target, name) => {
      if (typeof name === "string") note(name);
      return Reflect.has(target, name);
    },
    ownKeys: () => {
      throw new Error("the names of a tracked object are not listed: nobody could say what was read");
    },
  };
}

function child(
  known: Map<string, JsonObject | readonly Json[]>,
  value: Json | undefined,
  place: PlaceText,
  tracker: Tracker,
): Json | undefined {
  if (typeof value !== "object" || value === null) return value;
  const before = known.get(place);
  if (before) return before;
  const fresh = isJsonArray(value)
    ? trackedList(value, place, tracker)
    : new Proxy(value, handlerAt(place, tracker));
  known.set(place, fresh);
  return fresh;
}

/** A list is read whole: how long it is, and its elements as far as they are texts and numbers. */
function trackedList(list: readonly Json[], place: PlaceText, tracker: Tracker): readonly Json[] {
  const known = new Map<string, JsonObject | readonly Json[]>();
  return new Proxy(list, {
    get: (target, name) => {
      tracker.reads?.add(place);
      if (typeof name !== "string" || !/^\d+$/.test(name)) return Reflect.get(target, name);
      const value = target[Number(name)];
      const at = appendPointer(place, name);
      if (typeof value !== "object") tracker.reads?.add(at);
      return child(known, value, at, tracker);
    },
    getOwnPropertyDescriptor: (target, name) => {
      tracker.reads?.add(place);
      return Reflect.getOwnPropertyDescriptor(target, name);
    },
  });
}
