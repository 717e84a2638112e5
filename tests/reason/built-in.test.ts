import { expect, it } from "vitest";
import { possibleOutcomes } from "../../src/core/reason/possible.ts";
import { builtInPolicies as policies } from "../../src/generated/policies.ts";

const asOf = "2026-11-21";

/** What the schema leaves no room for: the law's own vocabulary is the schema's, or there is always an answer. */
const NEVER = [
  "G11 flow-has-alternate-link unknown",
  "G11 flow-link-declared unknown",
  "G22 plan-known false",
  "G22 security-lines-counted false",
  // The same requirement of the plan's gate.
  "G22 security-lines-counted false",
  "G24 registration-in-force unknown",
  // Texts are matched there: it was searched, not proved.
  "G25 use-authorised unknown (searched)",
];

it("finds for every requirement of the built-in set a document on which it is true, false and unknown", () => {
  const never = policies.gates.flatMap(({ number, bodies }) =>
    (["SystemManifest", "Plan"] as const).flatMap((subject) =>
      (bodies[subject]?.require ?? []).flatMap(({ id, that, each }) => {
        const context = { policies, subject, asOf, ...(each ? { each } : {}), budget: 3000 };
        const possible = possibleOutcomes(that.expression, context);
        const missing = (["true", "false", "unknown"] as const).filter((one) => !possible[one]);
        return missing.map((one) => `${number} ${id} ${one}${possible.proved ? "" : " (searched)"}`);
      }),
    ),
  );
  expect(never.sort()).toEqual(NEVER);
}, 120_000);
