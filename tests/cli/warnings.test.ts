import { expect, onTestFinished, test, vi } from "vitest";
import { hideEd25519Warning } from "../../src/cli/warnings.ts";

test("hides that Ed25519 is experimental in WebCrypto, and no other warning", () => {
  const emit = process.emitWarning;
  const told = vi.fn();
  process.emitWarning = told;
  onTestFinished(() => {
    process.emitWarning = emit;
  });
  hideEd25519Warning();
  process.emitWarning(
    "The Ed25519 Web Crypto API algorithm is an experimental feature",
    "ExperimentalWarning",
  );
  expect(told).not.toHaveBeenCalled();
  process.emitWarning("Ed25519 keys are old", "DeprecationWarning", "DEP1");
  process.emitWarning("glob is an experimental feature", "ExperimentalWarning");
  expect(told.mock.calls).toEqual([
    ["Ed25519 keys are old", "DeprecationWarning", "DEP1"],
    ["glob is an experimental feature", "ExperimentalWarning"],
  ]);
});
