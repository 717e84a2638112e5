import type { Refused, Verification, Verified } from "../attestation/verify.ts";
import type { Attestations, RefusedStatement, VerifiedStatement } from "../core/attest/attestation.ts";
import type { JsonObject } from "../core/source/json.ts";
import { readDesign } from "../node/read-design.ts";
import { runDiagnostic } from "../node/run-messages.ts";

/**
 * Turns what was verified into what the core admits from. `designs` names the files of approved designs;
 * only those that a verified statement is about are read, and one that is not what it is called is absent.
 */
export function asAttestations(
  verifications: readonly Verification[],
  designs: ReadonlyMap<string, string>,
): Attestations {
  const sorted = verifications.map(statementOf);
  const verified = sorted.flatMap((one) => ("predicate" in one ? [one] : []));
  return {
    verified,
    refused: sorted.flatMap((one) => ("predicate" in one ? [] : [one])),
    designs: designsOf(verified, designs),
  };
}

function statementOf(verification: Verification): VerifiedStatement | RefusedStatement {
  return verification.state === "verified" ? verifiedStatement(verification) : refusedStatement(verification);
}

function verifiedStatement(verified: Verified): VerifiedStatement | RefusedStatement {
  const { source, digest, statement, authority, signedBy, operatorListed } = verified;
  const { type, predicate, subjects } = statement;
  const [subject] = subjects;
  if (type === "verdict" || type === "policy-set") return wrongType(verified, type);
  if (subject === undefined) throw new Error(`a verified ${type} has no subject`);
  return { source, digest, type, subject, predicate, authority, signedBy, operatorListed };
}

/** A signed verdict or policy set says nothing that a verdict could rest on, though its signature holds. */
function wrongType({ source, digest }: Verified, type: "verdict" | "policy-set"): RefusedStatement {
  const code = "attestation/wrong-type";
  return { source, type, digest, code, reason: runDiagnostic(code, { type }, source).message };
}

function refusedStatement({ source, type, id, digest, subject, code, reason }: Refused): RefusedStatement {
  return {
    source,
    ...(type === undefined ? {} : { type }),
    ...(id === undefined ? {} : { id }),
    ...(digest === undefined ? {} : { digest }),
    ...(subject === undefined ? {} : { subject }),
    code,
    reason,
  };
}

function designsOf(
  verified: readonly VerifiedStatement[],
  files: ReadonlyMap<string, string>,
): ReadonlyMap<string, JsonObject> {
  const found = new Map<string, JsonObject>();
  for (const { subject } of verified) {
    const digest = `sha256:${subject.sha256}`;
    const file = files.get(subject.sha256);
    const design = file === undefined || found.has(digest) ? undefined : readDesign(file, subject.sha256);
    if (design) found.set(digest, design);
  }
  return found;
}
