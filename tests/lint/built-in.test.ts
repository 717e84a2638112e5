import { join } from "node:path";
import { expect, it } from "vitest";
import { checkPolicies } from "../../src/core/lint/check-policies.ts";
import { readFolder } from "../policy/policy-folder.ts";

/** Every gate, every case and every rule, on a machine that may have other work. */
const PATIENCE = 600_000;

it("finds nothing in the built-in policies", { timeout: PATIENCE }, () => {
  const files = readFolder(join(import.meta.dirname, "../../policies"));
  const { findings, diagnostics } = checkPolicies(files);
  expect(
    [...diagnostics, ...findings].map(({ source, path, message }) => [source, path, message.en]),
  ).toEqual([]);
});
