import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import { signedVerdictDiagnostic as tell } from "../core/diagnostic/signed-verdict-messages.ts";
import type { HeldVerdict } from "../core/verdict/accept-verdict.ts";

/** Is what a verdict says and what it is about, whether it was signed or made again. */
export type Compared = Pick<HeldVerdict, "subjects" | "predicate">;
type Predicate = Compared["predicate"];

/**
 * Tells in an operator's words what was put in that makes judging again differ, as far as the statements show;
 * that the trust list is another one is told of every verdict.
 */
export function replayCauses(signed: Compared, again: Compared, manifest: string): readonly Diagnostic[] {
  const [was, is] = [signed.predicate, again.predicate];
  const version = was.verifier.version;
  const name = was.policy.uri.replace(/^gate57:policies\//, "");
  const isOtherManifest = signed.subjects[0]?.sha256 !== again.subjects[0]?.sha256;
  const isOtherPolicies = policyOf(was) !== policyOf(is);
  // What counts depends on the manifest, the rules and the trust list: only where they are the same, it is a cause.
  const isSameGround = !isOtherManifest && !isOtherPolicies && was.trustDigest === is.trustDigest;
  const isOtherInput = isSameGround && inputsOf(was) !== inputsOf(is);
  return [
    ...(isOtherManifest ? [tell("verdict/other-manifest", {}, manifest)] : []),
    ...planCause(was.planDigest, is.planDigest),
    ...(isOtherPolicies ? [tell("verdict/replay-other-policies", { name }, "--policies")] : []),
    ...(isOtherInput ? [tell("verdict/replay-other-attestations", {}, "--attestations")] : []),
    ...(version === is.verifier.version ? [] : [tell("verdict/replay-other-version", { name: version }, "")]),
  ];
}

function planCause(was: string | null, is: string | null): readonly Diagnostic[] {
  if (was === is) return [];
  const unless = was === null ? "extra" : "other";
  return [tell("verdict/replay-other-plan", { state: is === null ? "missing" : unless }, "--plan")];
}

function policyOf({ policy }: Predicate): string {
  return `${policy.uri} ${policy.digest.sha256}`;
}

function inputsOf({ inputAttestations }: Predicate): string {
  return inputAttestations.map(({ uri, digest }) => `${uri} ${digest.sha256}`).join("\n");
}
