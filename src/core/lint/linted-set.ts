import type { PolicyFiles } from "../policy/policy-files.ts";
import type { PolicySet } from "../policy/policy-set.ts";
import { type WrittenCondition, writtenConditions } from "./written-conditions.ts";

/** Is a policy set that loads, as the rules of the linter see it: its files, what was made of them, and every condition with its place. */
export interface LintedSet {
  readonly files: PolicyFiles;
  readonly policies: PolicySet;
  readonly conditions: readonly WrittenCondition[];
  /** The texts of its folder that it is not loaded from, by their names. */
  readonly unread: ReadonlyMap<string, string>;
}

/** Prepares a policy set that loads without a mistake for the rules. */
export function lintedSet(
  files: PolicyFiles,
  policies: PolicySet,
  unread: ReadonlyMap<string, string>,
): LintedSet {
  return { files, policies, conditions: writtenConditions(files, policies), unread };
}
