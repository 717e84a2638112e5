import { digestOf } from "../digest/digest.ts";
import type { Document } from "../parse/document.ts";
import { valueAt } from "../source/value-at.ts";
import type { VerifiedStatement } from "./attestation.ts";
import { type Problem, problemOf } from "./refusal.ts";

/** Names the system under judgement, and its design. */
export interface Judged {
  readonly systemId: string;
  /** `sha256:` and hexadecimal. */
  readonly designDigest: string;
}

/** Reads the id of the system that a document is about; empty where it has none. */
export function systemIdOf({ value }: Document): string {
  const id = valueAt(value, "/metadata/id");
  return typeof id === "string" ? id : "";
}

/** Finds out whether a statement is about another system, or about another design of it. */
export function subjectProblem(
  { type, subject }: VerifiedStatement,
  { systemId, designDigest }: Judged,
): Problem | undefined {
  if (subject.name !== systemId)
    return problemOf("attestation/other-system", { type, about: subject.name, system: systemId });
  const signed = `sha256:${subject.sha256}`;
  // Whoever manages a military or cipher system need not know its design.
  const isOfIdAlone = type === "exclusion" && signed === digestOf(systemId);
  if (isOfIdAlone || signed === designDigest) return undefined;
  return problemOf("attestation/other-design", { type, signed, today: designDigest });
}
