import { isJsonArray, ownProperty } from "../source/json.ts";
import type { VerifiedStatement } from "./attestation.ts";

/** Lists the digests of the statements on earlier designs that statements on this one carry on, by type. */
export function carriedOn(accepted: readonly VerifiedStatement[]): ReadonlySet<string> {
  return new Set(
    accepted.flatMap(({ type, predicate }) => {
      const continued = ownProperty(predicate, "continues");
      return isJsonArray(continued) ? continued.map((digest) => keyOf(type, String(digest))) : [];
    }),
  );
}

/** Tells whether a statement is one of those; an approval carries on no appraisal. */
export function isCarriedOn({ type, digest }: VerifiedStatement, continued: ReadonlySet<string>): boolean {
  return continued.has(keyOf(type, digest));
}

function keyOf(type: VerifiedStatement["type"], digest: string): string {
  return `${type} ${digest}`;
}

/** Takes out of an earlier statement what it accepted of its own design: that is not accepted of another. */
export function withoutAcceptance(statement: VerifiedStatement): VerifiedStatement {
  const { acceptedJustifications: _, ...predicate } = statement.predicate;
  return { ...statement, predicate };
}
