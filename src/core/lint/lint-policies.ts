import { compareDiagnostics } from "../diagnostic/compare-diagnostics.ts";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { PolicyFiles } from "../policy/policy-files.ts";
import type { PolicySet } from "../policy/policy-set.ts";
import type { LintRule } from "./lint-rule.ts";
import { lintRules } from "./lint-rules.ts";
import { type LintedSet, lintedSet } from "./linted-set.ts";

/** Looks over a policy set that loads without a mistake: what every rule finds, each once, in a fixed order. */
export function lintPolicies(
  files: PolicyFiles,
  policies: PolicySet,
  unread: ReadonlyMap<string, string> = new Map(),
): readonly Diagnostic[] {
  const set = lintedSet(files, policies, unread);
  const found = lintRules.flatMap((rule) => findingsOf(rule, set)).sort(compareDiagnostics);
  return found.filter((one, index) => {
    const before = found[index - 1];
    return before === undefined || compareDiagnostics(before, one) !== 0;
  });
}

/** How grave a finding is, and what to do about it, its rule says. */
function findingsOf({ severity, advice, find }: LintRule, set: LintedSet): readonly Diagnostic[] {
  return find(set).map((finding) => ({ ...finding, severity, help: advice }));
}
