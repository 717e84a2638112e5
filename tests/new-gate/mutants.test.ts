import { expect, test } from "vitest";
import { executioner } from "../../src/core/mutate/fate.ts";
import { mutantsOf } from "../../src/core/mutate/mutate-policies.ts";
import { testBedOf } from "../../src/core/mutate/test-bed.ts";
import { loadPolicies } from "../../src/core/policy/load.ts";
import { readPolicyFiles } from "../../src/node/policy-files.ts";
import { run } from "../cli/run.ts";

test("the cases of a template notice every change of its gate", async () => {
  const { cwd } = await run(["policy", "new", "logging/kept", "mine"]);
  const loaded = loadPolicies(readPolicyFiles("mine", cwd).files);
  expect(loaded.diagnostics).toEqual([]);
  if (!loaded.policies) return;
  const fateOf = executioner(testBedOf(loaded));
  const mutants = mutantsOf(loaded.policies);
  expect(mutants.length).toBeGreaterThan(5);
  const survivors = mutants.filter((mutant) => fateOf(mutant, () => false) !== "killed");
  expect(survivors.map(({ id }) => id)).toEqual([]);
});
