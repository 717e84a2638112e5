import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { readPolicies } from "../policy/load.ts";
import type { PolicySet } from "../policy/policy-set.ts";
import { lintPolicies } from "./lint-policies.ts";

/** Is a policy set that loads with what the linter finds in it, or everything that keeps it from loading. */
export type CheckedPolicies =
  | {
      readonly policies: PolicySet;
      readonly findings: readonly Diagnostic[];
      readonly diagnostics: readonly [];
    }
  | {
      readonly policies?: undefined;
      readonly findings: readonly [];
      readonly diagnostics: readonly Diagnostic[];
    };

/**
 * Loads a policy set from its files and looks it over, with the texts beside them that are not loaded; a set that
 * does not load is not looked over.
 */
export function checkPolicies(
  files: ReadonlyMap<string, string>,
  unread: ReadonlyMap<string, string> = new Map(),
): CheckedPolicies {
  const { read, policies, diagnostics } = readPolicies(files);
  if (diagnostics.length > 0) return { findings: [], diagnostics };
  return { policies, findings: lintPolicies(read, policies, unread), diagnostics: [] };
}
