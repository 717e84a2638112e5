import { inForce } from "../evaluate/in-force.ts";
import { bindingReads } from "../policy/binding-reads.ts";
import type { PolicySet } from "../policy/policy-set.ts";
import { compareText } from "../source/compare-text.ts";
import { changesBetween } from "./changes.ts";
import { partOf } from "./plain.ts";
import { type PlainRecord, plainValues, valuesWording } from "./plain-rules.ts";
import { type PolicyDiff, VALUE_KINDS, type ValueDiff } from "./policy-diff.ts";
import { derivedOn } from "./segments.ts";

/** Compares the parameters, catalogues and derived facts of two sets: with all their dates, or as they are on one day. */
export function compareValues(
  old: PolicySet,
  now: PolicySet,
  asOf?: string,
): Pick<PolicyDiff, "values" | "wording"> {
  const [before, after] = [old, now].map((set) =>
    asOf === undefined ? plainValues(set) : valuesOn(set, asOf),
  );
  const values = VALUE_KINDS.flatMap((kind) => {
    const ids = [...new Set([...old[kind], ...now[kind]].map(({ id }) => id))].sort(compareText);
    return ids.flatMap((id): readonly ValueDiff[] => {
      const changes = changesBetween(partOf(before?.[kind], id), partOf(after?.[kind], id));
      return changes.length === 0 ? [] : [{ kind, id, changes, gates: readersOf([old, now], kind, id) }];
    });
  });
  return { values, wording: changesBetween(valuesWording(old), valuesWording(now)) };
}

function valuesOn(policies: PolicySet, asOf: string): PlainRecord {
  const { params: parameters, catalogues } = inForce(policies, asOf);
  const names = policies.derived.map(({ id }) => id);
  return { parameters, catalogues, derived: derivedOn(policies, names, asOf) };
}

function readersOf(sets: readonly PolicySet[], kind: ValueDiff["kind"], id: string): readonly string[] {
  const readers = sets.flatMap((policies) =>
    policies.profiles.flatMap(({ bindings }) =>
      bindings
        .filter((binding) =>
          bindingReads(binding, policies)[kind === "parameters" ? "params" : kind].includes(id),
        )
        .map(({ gate }) => gate),
    ),
  );
  return [...new Set(readers)].sort(compareText);
}
