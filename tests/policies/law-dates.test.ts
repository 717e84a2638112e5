import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { checkDocument } from "../../src/core/check.ts";
import { loadPolicies } from "../../src/core/policy/load.ts";
import { documentOf } from "../../src/core/policy-test/document-of.ts";
import type { JsonObject } from "../../src/core/source/json.ts";
import type { Verdict } from "../../src/generated/types/verdict.ts";
import { readFolder } from "../policy/policy-folder.ts";

type GateVerdict = Verdict["gates"][number];
type Turn = readonly [before: string | null, after: string | null];

/** Tells what differs between two days; what is left out is empty. */
interface Difference {
  readonly appear: readonly string[];
  readonly outcomes: Readonly<Record<string, Turn>>;
  readonly parameters: Readonly<Record<string, Readonly<Record<string, Turn>>>>;
}
interface Change extends Partial<Difference> {
  readonly profile: string;
  readonly stage: string;
  readonly from: string;
  readonly to: string;
}

const data: { readonly manifest: JsonObject; readonly changes: readonly Change[] } = parse(
  readFileSync(join(import.meta.dirname, "law-dates.yaml"), "utf8"),
);
const { policies } = loadPolicies(readFolder(join(import.meta.dirname, "../../policies")));

/** Judges the system as of a day; a day on which nothing applies has no verdicts. */
function judged({ profile, stage }: Change, asOf: string): readonly GateVerdict[] {
  if (!policies) throw new Error("the built-in policy set does not load");
  const document = documentOf(data.manifest, "law-dates.yaml");
  const checked = checkDocument(document, policies, { profile, stage, asOf, asOfSource: "option" });
  if (!checked.verdict && !checked.nothingApplied) throw new Error(JSON.stringify(checked.diagnostics));
  return checked.verdict?.gates ?? [];
}

function differenceOf(before: readonly GateVerdict[], after: readonly GateVerdict[]): Difference {
  const earlier = new Map(before.map((one) => [one.binding, one]));
  const kept = after.flatMap((now) => {
    const then = earlier.get(now.binding);
    return then ? [{ then, now }] : [];
  });
  const turned = kept.filter(({ then, now }) => then.outcome !== now.outcome);
  const parameters = kept.map(({ then, now }) => [now.binding, versionsOf(then, now)] as const);
  return {
    appear: after.map(({ binding }) => binding).filter((binding) => !earlier.has(binding)),
    outcomes: Object.fromEntries(turned.map(({ then, now }) => [now.binding, [then.outcome, now.outcome]])),
    parameters: Object.fromEntries(parameters.filter(([, changed]) => Object.keys(changed).length > 0)),
  };
}

/** Gives the first days of the versions that decided, where they differ. */
function versionsOf(then: GateVerdict, now: GateVerdict): Readonly<Record<string, Turn>> {
  const earlier = new Map(then.parameters.map(({ id, from }) => [id, from]));
  const changed = now.parameters.filter(({ id, from }) => earlier.has(id) && earlier.get(id) !== from);
  return Object.fromEntries(changed.map(({ id, from }) => [id, [earlier.get(id) ?? null, from]]));
}

describe("the law at its dates", () => {
  it.each(data.changes)("for $profile at $stage, $from and $to differ as told", (change) => {
    const { appear = [], outcomes = {}, parameters = {} } = change;
    const [before, after] = [judged(change, change.from), judged(change, change.to)];
    const found = differenceOf(before, after);
    expect({ ...found, appear: [...found.appear].sort() }).toEqual({
      appear: [...appear].sort(),
      outcomes,
      parameters,
    });
    const left = new Set(after.map(({ binding }) => binding));
    expect(before.filter(({ binding }) => !left.has(binding))).toEqual([]);
  });

  it("asks of 2026-06-30, 2026-08-20 and 2027-07-02, and of 14 days around seven boundaries", () => {
    const days = new Set(data.changes.flatMap(({ from, to }) => [from, to]));
    expect([...days]).toEqual(expect.arrayContaining(["2026-06-30", "2026-08-20", "2027-07-02"]));
    const next = data.changes.filter(({ from, to }) => Date.parse(to) - Date.parse(from) === 86_400_000);
    expect(new Set(next.flatMap(({ from, to }) => [from, to])).size).toBe(14);
  });
});
