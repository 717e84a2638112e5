import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import type { LintRule } from "../../core/lint/lint-rule.ts";
import type { PolicySet } from "../../core/policy/policy-set.ts";
import { diagnosticsText } from "../diagnostics.ts";
import { github } from "../github.ts";
import { reportedError, toJson } from "../json.ts";
import type { Paint } from "../paint.ts";
import type { Sources } from "../report.ts";
import { policySarif } from "../sarif/policy-sarif.ts";
import type { Language } from "../words.ts";
import type { CheckFormat } from "./check-formats.ts";
import { countsOf, summary } from "./check-summary.ts";

/** Is a policy set after its check: what is in it and was found in it, or what keeps it from loading. */
export interface CheckedSet {
  readonly policies?: PolicySet | undefined;
  readonly findings: readonly Diagnostic[];
  /** What keeps it from loading. */
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: Sources;
  /** False of the built-in set, which has no files here to look over. */
  readonly isLinted: boolean;
}

/** Says how the check of a policy set is to be written. */
export interface CheckLook {
  readonly language: Language;
  readonly paint: Paint;
  readonly version: string;
  readonly rules: readonly LintRule[];
}

/** Writes the check of a policy set in a format; the same set gives the same text. */
export function checkReport(checked: CheckedSet, format: CheckFormat, look: CheckLook): string {
  const { policies, findings, diagnostics, sources } = checked;
  const { language, paint, version, rules } = look;
  const told = [...diagnostics, ...findings];
  switch (format) {
    case "text": {
      const lead =
        findings.length === 0
          ? ""
          : `${diagnosticsText(findings, sources, { language, paint, excerpts: true })}\n`;
      return policies ? lead + summary(policies, checked, look) : "";
    }
    case "json":
      return checkJson(checked);
    case "sarif":
      return policySarif({
        diagnostics: told,
        sources,
        rules,
        language,
        version,
        isComplete: diagnostics.length === 0,
      });
    case "github":
      return github(told, sources, language);
  }
}

function checkJson({ policies, findings, diagnostics, sources }: CheckedSet): string {
  const report = (found: readonly Diagnostic[]) => found.map((one) => reportedError(one, sources));
  return toJson({
    version: "gate57/v1",
    policyDigest: policies?.digest ?? null,
    counts: policies ? countsOf(policies) : null,
    findings: report(findings),
    errors: report(diagnostics),
  });
}
