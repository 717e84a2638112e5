import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { checkDocument } from "../../src/core/check.ts";
import { comparePolicies } from "../../src/core/diff/compare-policies.ts";
import type { BindingDiff, PolicyDiff } from "../../src/core/diff/policy-diff.ts";
import type { Told } from "../../src/core/diff/told.ts";
import type { Witness } from "../../src/core/diff/witness.ts";
import { witnessManifests } from "../../src/core/diff/witness-manifests.ts";
import { loadPolicies } from "../../src/core/policy/load.ts";
import { documentOf } from "../../src/core/policy-test/document-of.ts";
import { isValidCase } from "../../src/core/reason/shrink.ts";
import { readFolder } from "../policy/policy-folder.ts";

interface Expected {
  readonly binding?: string;
  readonly enforcement?: string;
  readonly outcome: string;
  readonly disposition?: string;
  readonly requirement?: string;
}
interface Shown {
  readonly gate: string;
  readonly case: string;
  readonly "tay-ninh": Expected;
  readonly "quang-tri": Expected;
  readonly alike?: boolean;
}
interface Difference {
  readonly number: number;
  readonly shown?: readonly Shown[];
}

const provinces = ["tay-ninh", "quang-tri"] as const;
const differences: readonly Difference[] = parse(
  readFileSync(join(import.meta.dirname, "../policies/differences.yaml"), "utf8"),
);
/** Those that bindings and gates express: the others are of reports and bodies, or are closed by the reading that is recommended. */
const expressed = differences.flatMap(({ number, shown = [] }) =>
  shown.filter(({ alike }) => !alike).map((one) => ({ title: `${number} ${one.gate}: ${one.case}`, one })),
);
const { policies, cases } = loadPolicies(readFolder(join(import.meta.dirname, "../../policies")));

describe("the two province profiles", () => {
  let diff: PolicyDiff;
  beforeAll(() => {
    if (!policies) throw new Error("the policies do not load");
    const [old, now] = provinces.map((profile) => ({ policies, cases, profile }));
    if (!old || !now) throw new Error("two profiles");
    diff = comparePolicies(old, now);
  }, 400_000);

  it("differ in what the domain notes list", () => {
    const numbers = differences
      .filter(({ shown = [] }) => shown.some(({ alike }) => !alike))
      .map(({ number }) => number);
    expect(numbers).toEqual([1, 2, 3, 7, 8, 9, 10, 11, 12, 13, 15, 16, 17, 18, 19, 21, 22]);
  });

  it("are told apart by rows that say which requirement of which binding is not met", () => {
    const vague = expressed.filter(
      ({ one }) => !one[faultyIn(one)].requirement || ownBindings(one).length === 0,
    );
    expect(vague.map(({ title }) => title)).toEqual([]);
  });

  it.each(expressed)(
    "differ in $title",
    ({ one }) => {
      const province = faultyIn(one);
      const [side, direction] =
        province === "quang-tri" ? (["new", "stricter"] as const) : (["old", "looser"] as const);
      const { outcome, requirement } = one[province];
      const bindings = diff.gates.find(({ gate }) => gate === one.gate)?.bindings ?? [];
      const shown = bindings
        .filter((binding) => isAbout(binding, one))
        .flatMap((binding) => binding.witnesses.map((witness) => ({ binding, witness })))
        .filter(({ witness }) => {
          const said = witness[side];
          return (
            witness.direction === direction && said.outcome === outcome && said.requirement === requirement
          );
        });
      expect(shown.length).toBeGreaterThan(0);
      for (const { binding, witness } of shown) confirm(binding, witness, diff);
    },
    60_000,
  );

  it("are told apart by witnesses that are valid and that a check confirms", () => {
    const all = diff.gates.flatMap(({ bindings }) => bindings);
    const witnesses = all.flatMap((binding) =>
      firstOfEach(binding.witnesses).map((witness) => ({ binding, witness })),
    );
    expect(witnesses.length).toBeGreaterThan(40);
    for (const { binding, witness } of witnesses) confirm(binding, witness, diff);
  }, 60_000);

  it("show a witness wherever they differ", () => {
    const silent = diff.gates
      .flatMap(({ bindings }) => bindings)
      .filter(({ answer, witnesses }) => answer !== "same" && witnesses.length === 0);
    expect(silent).toEqual([]);
  });
});

/** A difference is that of the bindings of the provinces that it names: where both are named, of them as they are matched. */
function isAbout({ old, new: now }: BindingDiff, one: Shown): boolean {
  const own = ownBindings(one);
  return own.length > 0 && own.every((id) => id === old?.id || id === now?.id);
}

function ownBindings(one: Shown): readonly string[] {
  const named = provinces.flatMap((province) => one[province].binding ?? []);
  return named.filter((id) => !id.startsWith("national/"));
}

/** Tells in which province more is found. */
function faultyIn(one: Shown): "tay-ninh" | "quang-tri" {
  return severityOf(one["quang-tri"]) > severityOf(one["tay-ninh"]) ? "quang-tri" : "tay-ninh";
}

/** One witness of each direction is asked: a whole check takes its time. */
function firstOfEach(witnesses: readonly Witness[]): readonly Witness[] {
  return witnesses.filter(
    ({ direction }, index) => witnesses.findIndex((one) => one.direction === direction) === index,
  );
}

function severityOf({ outcome, disposition = "none", enforcement }: Expected): number {
  if (outcome !== "fail" && outcome !== "undetermined") return 0;
  return disposition === "none" && enforcement !== "advisory" ? 2 : 1;
}

/** A witness is valid, and a check says of it on each side what it is said to show, and for which requirement. */
function confirm(binding: BindingDiff, witness: Witness, diff: PolicyDiff): void {
  expect(isValidCase(witness.facts, witness.subject)).toBe(true);
  const [old, now] = witnessManifests(witness, diff, "");
  expect(said(old?.manifest, "tay-ninh", binding.old?.id, witness)).toMatchObject(told(witness.old));
  expect(said(now?.manifest, "quang-tri", binding.new?.id, witness)).toMatchObject(told(witness.new));
}

function told({ outcome, blocking, requirement }: Told): object {
  const unmet = requirement === undefined ? {} : { unmet: expect.arrayContaining([requirement]) };
  return { outcome, blocking, ...unmet };
}

/** Asks the check itself, with the facts that signatures attest where the witness needs them. */
function said(
  manifest: Witness["facts"]["facts"] | undefined,
  profile: string,
  binding: string | undefined,
  { facts: { attested, plan }, stage, asOf }: Witness,
): object {
  if (!policies || !manifest) throw new Error("a witness has a manifest for each side");
  const checked = checkDocument(documentOf(manifest, "witness"), policies, {
    ...{ stage, asOf, asOfSource: "option", profile },
    ...(attested ? { attested } : {}),
    ...(plan ? { plan } : {}),
  });
  const found = checked.verdict?.gates.find((one) => one.binding === binding);
  if (!found) return { outcome: "unbound", blocking: false };
  const { outcome, blocking, findings } = found;
  return { outcome, blocking, unmet: findings.map(({ requirement }) => requirement) };
}
