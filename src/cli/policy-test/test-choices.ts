import { type Coverage, percentOf } from "../../core/policy-test/coverage/coverage.ts";
import { isGood } from "../../core/policy-test/test-policies.ts";
import type { TestFormat } from "../../reporters/policy-test/formats.ts";
import type { Language } from "../../reporters/words.ts";
import { EXIT } from "../../run/exit-code.ts";
import type { RanTests, Wanted } from "./run-tests.ts";

/** Is how tests are run and told. */
export interface Chosen extends Wanted {
  readonly language: Language;
  readonly format: TestFormat;
  /** The least coverage that counts as good, in percent. */
  readonly minimum: number;
}

/** Gives the exit code of tests that were run. */
export function exitCodeOf({ tests, coverage, diagnostics }: RanTests, { minimum }: Chosen): number {
  if (diagnostics.length > 0) return EXIT.failed;
  return tests.every(isGood) && isEnough(coverage, minimum) ? EXIT.admitted : EXIT.blocked;
}

function isEnough(coverage: Coverage | undefined, minimum: number): boolean {
  return coverage === undefined || percentOf(coverage) >= minimum;
}
