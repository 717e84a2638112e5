import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { Text } from "../source/source.ts";
import type { LintCode } from "./finding.ts";
import type { LintedSet } from "./linted-set.ts";

/** Is one rule of the linter: what it looks for, why, and what whoever wrote the policies is to do. */
export interface LintRule {
  readonly code: LintCode;
  readonly severity: Diagnostic["severity"];
  /** Names what is wrong in a few words. */
  readonly title: Text;
  /** Says when exactly the rule speaks, and why that is wrong. */
  readonly explanation: Text;
  /** Says what to do about it. */
  readonly advice: Text;
  /** Finds every place the rule is about; a place may be told twice, and is then reported once. */
  readonly find: (set: LintedSet) => readonly Diagnostic[];
}
