import { holdsOn } from "../evaluate/in-force.ts";
import type { Expression } from "../expression/tree.ts";
import type { DatedValue, PolicySet } from "../policy/policy-set.ts";
import { dayOfEachStretch, turningDays } from "../reason/turning-days.ts";
import { isJsonArray } from "../source/json.ts";
import type { FindReaders } from "./readers.ts";

/** Tells of a list that stands in the policy set that it is never empty when somebody reads it. */
export type IsNeverEmpty = (list: Expression) => boolean;

/** Looks at the days on which something begins or ends, since between them the set says the same. */
export function neverEmptyIn(policies: PolicySet, readers: FindReaders): IsNeverEmpty {
  const effective = policies.profiles.flatMap(({ bindings }) => bindings.map((binding) => binding.effective));
  return (list) => {
    if (list.op !== "select" || list.base.op !== "root") return false;
    const { field: id } = list;
    const { root } = list.base;
    if (root !== "params" && root !== "catalogues") return false;
    const { on } = readers(root, id);
    const sizes = root === "params" ? sizesOf(id, policies) : entriesOf(id, policies);
    const days = dayOfEachStretch(turningDays({ [root]: [id] }, policies, effective));
    return (
      days.filter(on).every((day) => sizes(day) > 0) && ownValues(id, policies).every((size) => size > 0)
    );
  };
}

/** A parameter without a value is unknown, which is no empty list. */
function sizesOf(id: string, { parameters }: PolicySet): (day: string) => number {
  const values: readonly DatedValue[] = parameters.find((one) => one.id === id)?.values ?? [];
  return (day) => sizeOf(values.find((value) => holdsOn(value, day))?.value ?? null);
}

function sizeOf(value: DatedValue["value"]): number {
  return isJsonArray(value) ? value.length : 1;
}

function entriesOf(id: string, { catalogues }: PolicySet): (day: string) => number {
  const entries = catalogues.find((one) => one.id === id)?.entries ?? [];
  return (day) => entries.filter((entry) => holdsOn(entry, day)).length;
}

function ownValues(id: string, { profiles }: PolicySet): readonly number[] {
  const own = profiles.flatMap(({ bindings }) => bindings.flatMap(({ parameters }) => parameters[id] ?? []));
  return own.map(({ value }) => sizeOf(value));
}
