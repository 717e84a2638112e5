import { isJsonArray, type JsonObject, ownProperty } from "../source/json.ts";
import type { VerifiedStatement } from "./attestation.ts";

/**
 * Carries a statement on an earlier design over to this one where an accepted statement of the same type and
 * authority names it, an appraisal only a positive one: with the parts that this one covers too, and without what it accepted of its own
 * design, which is not accepted of another.
 */
export function carriedOn(
  earlier: VerifiedStatement,
  accepted: readonly VerifiedStatement[],
): VerifiedStatement | undefined {
  const parts = accepted
    .filter((one) => one.type === earlier.type && one.authority.id === earlier.authority.id)
    .filter(({ predicate }) => predicate.result === undefined || predicate.result === "positive")
    .filter(({ predicate }) => textsIn(predicate, "continues").includes(earlier.digest))
    .flatMap(({ predicate }) => textsIn(predicate, "covers"));
  const covers = textsIn(earlier.predicate, "covers").filter((part) => parts.includes(part));
  if (covers.length === 0) return undefined;
  const { acceptedJustifications: _, ...predicate } = earlier.predicate;
  return { ...earlier, predicate: { ...predicate, covers } };
}

function textsIn(predicate: JsonObject, name: string): readonly string[] {
  const list = ownProperty(predicate, name);
  return isJsonArray(list) ? list.filter((item) => typeof item === "string") : [];
}
