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
  }, 180_000);

  it("differ in what the domain notes list", () => {
    const numbers = differences
      .filter(({ shown = [] }) => shown.some(({ alike }) => !alike))
      .map(({ number }) => number);
    expect(numbers).toEqual([1, 2, 3, 7, 8, 9, 10, 11, 12, 13, 15, 16, 17, 18, 19, 21, 22]);
  });

  it.each(expressed)("differ in $title", ({ one }) => {
    const gate = diff.gates.find(({ gate: id }) => id === one.gate);
    const witnesses = (gate?.bindings ?? [])
      .filter((binding) => isAbout(binding, one))
      .flatMap((binding) => binding.witnesses);
    const direction = severityOf(one["quang-tri"]) > severityOf(one["tay-ninh"]) ? "stricter" : "looser";
    const faulty = one[direction === "stricter" ? "quang-tri" : "tay-ninh"];
    const shown = witnesses.filter(
      (witness) =>
        witness.direction === direction &&
        witness[direction === "stricter" ? "new" : "old"].outcome === faulty.outcome,
    );
    expect(shown.length).toBeGreaterThan(0);
  });

  it("are told apart by witnesses that are valid and that a check confirms", () => {
    const all = diff.gates.flatMap(({ bindings }) => bindings);
    const witnesses = all.flatMap((binding) =>
      firstOfEach(binding.witnesses).map((witness) => ({ binding, witness })),
    );
    expect(witnesses.length).toBeGreaterThan(40);
    for (const { binding, witness } of witnesses) {
      expect(isValidCase(witness.facts, witness.subject)).toBe(true);
      const [old, now] = witnessManifests(witness, diff, "");
      expect(said(old?.manifest, "tay-ninh", binding.old?.id, witness)).toEqual(told(witness.old));
      expect(said(now?.manifest, "quang-tri", binding.new?.id, witness)).toEqual(told(witness.new));
    }
  }, 60_000);

  it("show a witness wherever they differ", () => {
    const silent = diff.gates
      .flatMap(({ bindings }) => bindings)
      .filter(({ answer, witnesses }) => answer !== "same" && witnesses.length === 0);
    expect(silent).toEqual([]);
  });
});

/** A difference is that of a binding that it names, or of any of the gate where one side has none. */
function isAbout({ old, new: now }: BindingDiff, one: Shown): boolean {
  const named = provinces.flatMap((province) => one[province].binding ?? []);
  const own = named.filter((id) => !id.startsWith("national/"));
  return own.length === 0 || own.some((id) => id === old?.id || id === now?.id);
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

function told({ outcome, blocking }: Told): readonly unknown[] {
  return [outcome, blocking];
}

/** Asks the check itself, with the facts that signatures attest where the witness needs them. */
function said(
  manifest: Witness["facts"]["facts"] | undefined,
  profile: string,
  binding: string | undefined,
  { facts: { attested, plan }, stage, asOf }: Witness,
): readonly unknown[] {
  if (!policies || !manifest) throw new Error("a witness has a manifest for each side");
  const checked = checkDocument(documentOf(manifest, "witness"), policies, {
    ...{ stage, asOf, asOfSource: "option", profile },
    ...(attested ? { attested } : {}),
    ...(plan ? { plan } : {}),
  });
  const found = checked.verdict?.gates.find((one) => one.binding === binding);
  return found ? [found.outcome, found.blocking] : ["unbound", false];
}
