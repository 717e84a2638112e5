import type { Scope } from "../expression/interpret.ts";
import type { Profile } from "../policy/policy-set.ts";
import { type JsonObject, ownProperty } from "../source/json.ts";
import type { VerifiedStatement } from "./attestation.ts";
import { textOf } from "./predicate.ts";
import { signatoryFacts } from "./signatory-facts.ts";

/** Writes a statement as an attested fact: what it says, with its signatory as the trust list has it. */
export function attestedElement(
  statement: VerifiedStatement,
  profile: Pick<Profile, "competence">,
  scope: Scope,
): JsonObject {
  const { authority: _, ...said } = statement.predicate;
  const signatory = signatoryFacts(statement, profile, scope);
  if (statement.type !== "assessment") return { ...said, authority: signatory };
  const { independent: __, ...assessment } = said;
  return {
    ...assessment,
    ...independence(said, signatory),
    licensed: isLicensed(statement),
    assessor: signatory,
  };
}

/** An assessor who says that it is not independent is not; one who says so must also be by the profile. */
function independence(said: JsonObject, signatory: JsonObject): JsonObject {
  const computed = ownProperty(signatory, "independentOfOperator");
  if (said.independent !== true || computed === false) return { independent: false };
  return computed === true ? { independent: true } : {};
}

/** A licence is of who assesses, not of who had it done; its last day counts. */
function isLicensed({ signedBy, predicate }: VerifiedStatement): boolean {
  const { licence } = signedBy;
  return licence !== undefined && licence.validUntil >= textOf(predicate, "date");
}
