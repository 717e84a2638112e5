import type { CorpusDiff } from "../../core/diff/corpus-diff.ts";
import type { BindingDiff, PolicyDiff, ProfileDiff } from "../../core/diff/policy-diff.ts";
import type { Witness } from "../../core/diff/witness.ts";
import { witnessManifests } from "../../core/diff/witness-manifests.ts";

/** Gives a comparison as the data of a JSON report, each witness with its manifests as they are judged. */
export function diffData(
  diff: PolicyDiff,
  corpus: CorpusDiff | undefined,
): Readonly<Record<string, unknown>> {
  const { placing: _, ...told } = diff;
  return {
    ...told,
    gates: diff.gates.map((gate) => ({
      ...gate,
      bindings: gate.bindings.map((binding) => bindingData(binding, diff)),
    })),
    profiles: diff.profiles.map((profile) => profileData(profile, diff)),
    corpus: corpus ?? null,
  };
}

function bindingData(binding: BindingDiff, diff: PolicyDiff) {
  const profile = (binding.new ?? binding.old)?.profile ?? "";
  return { ...binding, witnesses: binding.witnesses.map((one) => witnessData(one, diff, profile)) };
}

function profileData(profile: ProfileDiff, diff: PolicyDiff) {
  const name = profile.new ?? profile.old ?? "";
  return { ...profile, witnesses: profile.witnesses.map((one) => witnessData(one, diff, name)) };
}

function witnessData(witness: Witness, diff: PolicyDiff, profile: string) {
  const { facts, isShared: _, ...told } = witness;
  const { attested, plan } = facts;
  return {
    ...told,
    manifests: witnessManifests(witness, diff, profile),
    attested: attested ?? null,
    plan: plan ?? null,
  };
}
