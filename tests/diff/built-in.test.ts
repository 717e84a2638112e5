import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkDocument } from "../../src/core/check.ts";
import { type ComparedSet, comparePolicies } from "../../src/core/diff/compare-policies.ts";
import { corpusDiff } from "../../src/core/diff/corpus-diff.ts";
import type { BindingDiff } from "../../src/core/diff/policy-diff.ts";
import { replayer } from "../../src/core/diff/replay-document.ts";
import type { Told } from "../../src/core/diff/told.ts";
import type { Witness } from "../../src/core/diff/witness.ts";
import { parseDocuments } from "../../src/core/parse/parse-documents.ts";
import { loadPolicies } from "../../src/core/policy/load.ts";
import type { Binding, Gate, PolicySet, Requirement } from "../../src/core/policy/policy-set.ts";
import { documentOf } from "../../src/core/policy-test/document-of.ts";
import { readFolder } from "../policy/policy-folder.ts";

const root = join(import.meta.dirname, "../..");
const loaded = loadPolicies(readFolder(join(root, "policies")));
if (!loaded.policies) throw new Error("the policies do not load");
const whole: ComparedSet = { policies: loaded.policies, cases: loaded.cases };

/** Changes the loaded set itself: what the loader makes of files is tested elsewhere. */
function edited(change: Partial<PolicySet>): ComparedSet {
  return { ...whole, policies: { ...whole.policies, ...change, digest: "sha256:edited" } };
}

function withBinding(id: string, change: Partial<Binding>): ComparedSet {
  const profiles = whole.policies.profiles.map((profile) => ({
    ...profile,
    bindings: profile.bindings.map((one) => (one.id === id ? { ...one, ...change } : one)),
  }));
  return edited({ profiles });
}

function withRequirements(
  id: string,
  change: (all: readonly Requirement[]) => readonly Requirement[],
): ComparedSet {
  const gates = whole.policies.gates.map((gate): Gate => {
    const body = gate.bodies.SystemManifest;
    if (gate.id !== id || !body) return gate;
    return {
      ...gate,
      bodies: { ...gate.bodies, SystemManifest: { ...body, require: change(body.require) } },
    };
  });
  return edited({ gates });
}

const raised = edited({
  parameters: whole.policies.parameters.map((one) =>
    one.id === "minimumSecurityShare"
      ? { ...one, values: one.values.map((dated) => ({ ...dated, value: 16 })) }
      : one,
  ),
});

interface Edit {
  readonly name: string;
  readonly now: ComparedSet;
  readonly gate: string;
  /** What is said of each binding that is not the same. */
  readonly answers: Readonly<Record<string, string>>;
}

const edits: readonly Edit[] = [
  {
    name: "the share raised by one",
    now: raised,
    gate: "budget/security-share",
    answers: {
      "national/security-share-programme": "stricter proved",
      "national/security-share-project": "stricter proved",
      "quang-tri/security-share-of-plan": "stricter proved",
      "quang-tri/security-share-plan": "stricter proved",
      "tay-ninh/security-share-plan": "stricter proved",
      "tay-ninh/security-share-project": "stricter proved",
    },
  },
  {
    name: "an enforcement lowered",
    now: withBinding("tay-ninh/core-products", { enforcement: "advisory" }),
    gate: "products/core-categories",
    answers: { "tay-ninh/core-products": "looser proved" },
  },
  {
    name: "a waiver no longer allowed",
    now: withBinding("tay-ninh/core-products", { waivable: false }),
    gate: "products/core-categories",
    answers: { "tay-ninh/core-products": "stricter proved" },
  },
  {
    name: "a justification taken away",
    now: withRequirements("incident/plan-and-channel", (all) =>
      all.map(({ justification, ...one }) =>
        one.id === "channel-chosen" || !justification ? one : { ...one, justification },
      ),
    ),
    gate: "incident/plan-and-channel",
    answers: { "tay-ninh/incident-plan-and-channel": "stricter proved" },
  },
  {
    name: "a date moved by a day",
    now: withBinding("quang-tri/layered-protection", { effective: { from: "2026-07-02" } }),
    gate: "architecture/layered-protection",
    answers: { "quang-tri/layered-protection": "looser proved" },
  },
  {
    name: "a requirement removed",
    now: withRequirements("centre/fully-equipped", (all) =>
      all.filter(({ id }) => id !== "component-designed"),
    ),
    gate: "centre/fully-equipped",
    answers: { "quang-tri/centre-fully-equipped": "looser searched" },
  },
];

describe("the built-in set", () => {
  it("is the same as itself", () => {
    expect(comparePolicies(whole, whole)).toMatchObject({ isSame: true, gates: [] });
  });

  it.each(edits)("with $name differs there, and nowhere else", ({ now, gate, answers }) => {
    const diff = comparePolicies(whole, now, { tries: 100 });
    expect(diff.isSame).toBe(false);
    expect(diff.gates.filter(({ answer }) => answer !== "same").map((one) => one.gate)).toEqual([gate]);
    const told = diff.gates.flatMap(({ bindings }) => bindings).filter(({ answer }) => answer !== "same");
    const said = told.map(({ old, answer, certainty }) => [old?.id, `${answer} ${certainty}`]);
    expect(Object.fromEntries(said)).toMatchObject(answers);
    for (const binding of told) confirm(binding, now);
  });

  it("tells a changed text as wording", () => {
    const now = withRequirements("centre/fully-equipped", (all) =>
      all.map((one) => ({ ...one, message: { vi: ["khác"], en: ["other"] } })),
    );
    const diff = comparePolicies(whole, now, { gate: "centre/fully-equipped" });
    expect(diff).toMatchObject({
      isSame: false,
      gates: [{ answer: "same", certainty: "proved", changes: [] }],
    });
  });

  it("replays real manifests and groups what changes", () => {
    const names = ["benh-vien-tay-ninh", "van-ban-quang-tri", "giao-duc-quang-tri"];
    const diff = comparePolicies(whole, raised, { gate: "budget/security-share", tries: 0 });
    const replay = replayer(whole, raised);
    const replayed = names.flatMap((name) => {
      const text = readFileSync(join(root, `examples/systems/${name}.gate57.yaml`), "utf8");
      return parseDocuments({ name, text }).documents.flatMap((document) => {
        return replay(document, { asOf: "2026-11-21", asOfSource: "option" }).replayed ?? [];
      });
    });
    const { documents, changed, groups } = corpusDiff(replayed, 0, diff);
    expect([documents, changed]).toEqual([3, 2]);
    expect(groups[0]).toMatchObject({
      new: "national/security-share-project",
      requirement: "share-reached",
      from: { outcome: "pass" },
      to: { outcome: "fail", blocking: true },
      causes: ["parameters/minimumSecurityShare"],
      files: ["benh-vien-tay-ninh", "van-ban-quang-tri"],
    });
  });
});

function confirm({ old, new: now, witnesses }: BindingDiff, changed: ComparedSet): void {
  expect(witnesses.length).toBeGreaterThan(0);
  for (const witness of witnesses) {
    expect(said(whole, old, witness)).toEqual(told(witness.old));
    expect(said(changed, now, witness)).toEqual(told(witness.new));
  }
}

function told({ outcome, blocking }: Told): readonly unknown[] {
  return [outcome, blocking];
}

function said(
  { policies }: ComparedSet,
  name: BindingDiff["old"],
  { facts, stage, asOf }: Witness,
): readonly unknown[] {
  const { attested, plan } = facts;
  const checked = checkDocument(documentOf(facts.facts, "witness"), policies, {
    ...{ stage, asOf, asOfSource: "option", profile: name?.profile ?? "" },
    ...(attested ? { attested } : {}),
    ...(plan ? { plan } : {}),
  });
  const found = checked.verdict?.gates.find((one) => one.binding === name?.id);
  return found ? [found.outcome, found.blocking] : ["unbound", false];
}
