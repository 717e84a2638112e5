import type { JsonObject } from "../source/json.ts";

/** Holds all that a case judges: the document, what signatures attest, and the plan it refers to. */
export interface CaseFacts {
  readonly facts: JsonObject;
  readonly attested?: JsonObject;
  readonly plan?: JsonObject;
}

/** Lists the roots of data that come with a case. */
export const CASE_ROOTS = ["facts", "attested", "plan"] as const;
export type CaseRoot = (typeof CASE_ROOTS)[number];

/** Tells whether a root of an expression is data of the case, and none of the policy set. */
export function isCaseRoot(root: string): root is CaseRoot {
  return CASE_ROOTS.some((one) => one === root);
}

/** Puts other data in the place of one root; none takes it away, but the document itself stays. */
export function withRoot(all: CaseFacts, root: CaseRoot, data: JsonObject | undefined): CaseFacts {
  if (root === "facts") return { ...all, facts: data ?? {} };
  const { [root]: _, ...others } = all;
  return data ? { ...others, [root]: data } : others;
}
