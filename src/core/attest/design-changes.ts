import type { Verdict } from "../../generated/types/verdict.ts";
import { designPart } from "../digest/design-part.ts";
import type { Document } from "../parse/document.ts";
import type { Reapproval } from "../policy/policy-set.ts";
import { rootSchema, type SchemaRegistry } from "../schema/json-schema.ts";
import { compareText } from "../source/compare-text.ts";
import { isJsonArray, isJsonObject, type Json, type JsonObject, ownProperty } from "../source/json.ts";
import { parentPointer, parsePointer } from "../source/json-pointer.ts";
import { manifestKinds } from "../validate/kinds.ts";
import { locationOf } from "../verdict/location-of.ts";
import { compareDesigns, type Difference } from "./compare-designs.ts";

/** Is one place of a design that is not as it was signed. */
export type DesignChange = NonNullable<Verdict["attestations"][number]["changes"]>[number];

/** Bounds what is listed: of more changes, the deepest are told together, at the place they share. */
const MOST = 100;

/** Lists what changed since a design was signed, path by path, with the reasons for another approval it meets. */
export function designChanges(
  signed: JsonObject,
  document: Document,
  registry: SchemaRegistry,
  triggers: readonly Reapproval[],
): readonly DesignChange[] {
  const kind =
    ownProperty(document.value, "kind") === "Plan" ? manifestKinds.Plan : manifestKinds.SystemManifest;
  const today = designPart(document.value, kind, registry);
  const differences = compareDesigns(signed, today, rootSchema(kind, registry), registry);
  const met = differences.map((one) => ({ ...one, triggers: triggers.filter((each) => isMet(each, one)) }));
  return gathered(met).map(({ pointer, change, triggers: own }) => ({
    path: pointer,
    change,
    triggers: own.map(({ id, title, clauses }) => ({ id, title, clauses: [...clauses] })),
    // What is gone stood below what is left; at its own place another element may stand today.
    location: locationOf(change === "removed" ? (parentPointer(pointer) ?? "") : pointer, document),
  }));
}

/** A trigger is met by what is at or below its path, and by what is above it if something stands or stood there. */
function isMet({ paths }: Reapproval, { names, values }: Difference): boolean {
  return paths.map(parsePointer).some((path) => {
    const shared = Math.min(path.length, names.length);
    if (path.slice(0, shared).some((name, index) => name !== names[index])) return false;
    return values.some((value) => holds(value, path.slice(names.length)));
  });
}

function holds(value: Json | undefined, path: readonly string[]): boolean {
  const [name, ...below] = path;
  if (name === undefined) return value !== undefined;
  if (isJsonArray(value)) return value.some((item) => holds(item, path));
  return isJsonObject(value) && holds(ownProperty(value, name), below);
}

type Met = Pick<Difference, "pointer" | "change"> & { readonly triggers: readonly Reapproval[] };

/** Nothing is left out of a long list: its deepest places are gathered into those above until it is short. */
function gathered(changes: readonly Met[]): readonly Met[] {
  if (changes.length <= MOST) return changes;
  const deepest = Math.max(...changes.map(depthOf));
  const together = new Map<string, Met>();
  for (const one of changes) {
    const raised = depthOf(one) === deepest ? above(one) : one;
    const other = together.get(raised.pointer);
    together.set(raised.pointer, other ? joined(other, raised) : raised);
  }
  return gathered([...together.values()]);
}

function depthOf({ pointer }: Met): number {
  return parsePointer(pointer).length;
}

function above({ pointer, triggers }: Met): Met {
  return { pointer: parentPointer(pointer) ?? "", change: "changed", triggers };
}

function joined(one: Met, other: Met): Met {
  const triggers = [...new Set([...one.triggers, ...other.triggers])].sort((a, b) => compareText(a.id, b.id));
  return { pointer: one.pointer, change: "changed", triggers };
}
