import { decidingConditions, readsIn } from "../policy/binding-reads.ts";
import type { Requirement } from "../policy/policy-set.ts";
import { changesBetween } from "./changes.ts";
import { faultyOf, type Hit } from "./hit.ts";
import type { Pair, Ruling } from "./pair-bindings.ts";
import type { Segment } from "./segments.ts";

/** Names what of the changes of a pair can be seen in a document that both sides judge. */
export interface Causes {
  readonly all: ReadonlySet<string>;
  readonly of: (hit: Hit) => readonly string[];
}

/** Gathers what changed on the days on which both sides bind, and tells which of it shows in the requirement that is not met. */
export function causesIn(pair: Pair, segments: readonly Segment[]): Causes {
  const changed = new Set(pair.old && pair.new ? segments.flatMap(changedIn) : askedBy(pair.new ?? pair.old));
  const remembered = new Map<string, readonly string[]>();
  const touching = (hit: Hit): readonly string[] => {
    const { requirement } = hit[faultyOf(hit)];
    const key = `${faultyOf(hit)} ${hit.subject} ${requirement}`;
    const known = remembered.get(key) ?? namesTouching(pair[faultyOf(hit)], hit);
    remembered.set(key, known);
    return known;
  };
  return {
    all: changed,
    of: (hit) =>
      hit.isShared ? [...touching(hit), ...switchedFor(hit)].filter((name) => changed.has(name)) : [],
  };
}

/** What is new or gone is so with all that it asks. */
function askedBy({ binding, gate }: Ruling): readonly string[] {
  const required = binding.subjects.flatMap((subject) => gate.bodies[subject]?.require ?? []);
  return required.map(({ id }) => `require/${id}`);
}

/** A part of the binding, a requirement of the gate, or a value by its kind and name. */
function changedIn({ old, new: now }: Segment): readonly string[] {
  if (!old || !now) return [];
  return changesBetween(old, now).flatMap(({ path: [part, first, second, third] }) => {
    if (part === "binding") return first ?? [];
    if (part === "values") return [first, second].join("/");
    return second === "require" ? [second, third].join("/") : (second ?? []);
  });
}

function namesTouching(ruling: Ruling | undefined, hit: Hit): readonly string[] {
  const { requirement: id } = hit[faultyOf(hit)];
  const own = ruling?.gate.bodies[hit.subject]?.require.find((one) => one.id === id);
  return ruling && own ? [`require/${own.id}`, ...valuesRead(ruling, own)] : [];
}

function valuesRead({ policies }: Ruling, requirement: Requirement): readonly string[] {
  const { params, catalogues, derived } = readsIn(decidingConditions(requirement), policies);
  const named = (kind: string, names: readonly string[]) => names.map((name) => `${kind}/${name}`);
  return [...named("params", params), ...named("catalogues", catalogues), ...named("derived", derived)];
}

/** Who is not judged at all shows whom the rules are for; where both find the same, what follows from it is what differs. */
function switchedFor({ old, new: now }: Hit): readonly string[] {
  const outcomes = [old.outcome, now.outcome];
  if (outcomes.includes("unbound")) return ["from", "until", "subjects"];
  if (outcomes.includes("not-applicable")) return ["when", "appliesWhen"];
  return old.outcome === now.outcome ? ["enforcement", "waivable", "assurance"] : [];
}
