import type { JsonObject } from "../source/json.ts";
import { placedIn } from "./ask-pair.ts";
import type { PolicyDiff } from "./policy-diff.ts";
import type { Witness } from "./witness.ts";

/** Is a manifest of a witness, and the side on which it is judged; one is for both where policy sets are compared. */
export interface WitnessManifest {
  readonly side: "old" | "new" | "both";
  /** The profile under which it is judged. */
  readonly profile: string;
  readonly manifest: JsonObject;
}

/** Gives the manifests that show what a witness shows: one, or the same system placed in each province. */
export function witnessManifests(
  { facts: { facts } }: Witness,
  { old, new: now, placing }: Pick<PolicyDiff, "old" | "new" | "placing">,
  profile: string,
): readonly WitnessManifest[] {
  if (old.profile === null || now.profile === null || old.profile === now.profile)
    return [{ side: "both", profile, manifest: facts }];
  return [
    { side: "old", profile: old.profile, manifest: placedIn(facts, placing.old) },
    { side: "new", profile: now.profile, manifest: placedIn(facts, placing.new) },
  ];
}
