import { applyChanges } from "../policy-test/apply-changes.ts";
import type { Json, JsonObject } from "../source/json.ts";
import type { Case } from "./example-setting.ts";

/** Is a change of one place of a document. */
export type Change =
  | { readonly kind: "set" | "add"; readonly pointer: string; readonly value: Json }
  | { readonly kind: "remove"; readonly pointer: string };

/** Gives the change of a case that changes one place only. */
export function changeOf({
  set = {},
  add = {},
  remove = [],
}: Pick<Case, "set" | "add" | "remove">): Change | undefined {
  const all: readonly Change[] = [
    ...valued("set", set),
    ...valued("add", add),
    ...remove.map((pointer) => ({ kind: "remove" as const, pointer })),
  ];
  return all.length === 1 ? all[0] : undefined;
}

function valued(kind: "set" | "add", changes: JsonObject): readonly Change[] {
  return Object.entries(changes).map(([pointer, value]) => ({ kind, pointer, value }));
}

/** Changes a document; nothing where the change does not fit it. */
export function changed(facts: JsonObject, change: Change): JsonObject | undefined {
  if (change.kind === "remove") return applyChanges(facts, { remove: [change.pointer] }).document;
  return applyChanges(facts, { [change.kind]: { [change.pointer]: change.value } }).document;
}
