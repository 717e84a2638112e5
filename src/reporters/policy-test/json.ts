import type { Coverage } from "../../core/policy-test/coverage/coverage.ts";
import type { UnitTest } from "../../core/policy-test/test-policies.ts";
import { failedOf } from "./text.ts";

/** Gives the tests of a policy set, and how far its cases go where that was asked, as data. */
export function policyTestData(tests: readonly UnitTest[], coverage: Coverage | undefined) {
  const ofKind = (kind: UnitTest["kind"], name: string) =>
    tests
      .filter((one) => one.kind === kind)
      .map((one) => {
        const { id, number, title, cases } = one;
        const numbered = number === undefined ? {} : { number };
        return { [name]: id, ...numbered, title, cases: cases.length, failed: failedOf(one) };
      });
  return {
    gates: ofKind("gate", "gate"),
    derived: ofKind("derived", "fact"),
    competence: ofKind("competence", "profile"),
    values: ofKind("values", "name"),
    ...(coverage ? { coverage } : {}),
  };
}
