import type { Enforcement } from "../../core/policy/policy-set.ts";
import { compareText } from "../../core/source/compare-text.ts";
import type { Text } from "../../core/source/source.ts";
import { cut } from "../cut.ts";
import { prose } from "../markdown-text.ts";
import { plain } from "../plain.ts";
import type { ReportOptions } from "../report.ts";
import type { Result } from "../results/results.ts";
import type { AskedGate } from "./asked-gates.ts";
import { SARIF_LIMITS } from "./limits.ts";
import { type Law, ruleHelp } from "./rule-help.ts";
import type { SarifRule } from "./sarif-log.ts";
import { relationshipsTo, type Taxonomies } from "./taxonomies.ts";

/** Says how rules are to be written. */
export type RuleLook = Pick<ReportOptions, "language" | "documentation">;

/**
 * How grave viewers are to take what a gate finds, on GitHub's scale of 0.1 to 10 (from 7 on high, from 4 on
 * medium, below low): it follows from what the law says happens, for what a single finding costs nobody knows.
 * Nothing is critical (above 9), since a gate says that a system is not ready and not that it is broken into.
 */
const SECURITY_SEVERITY: Readonly<Record<Enforcement, string>> = {
  mandatory: "8.0",
  justified: "5.0",
  advisory: "2.0",
};

const PROBLEM_SEVERITY: Readonly<Record<Enforcement, string>> = {
  mandatory: "error",
  justified: "error",
  advisory: "recommendation",
};

/** Describes a gate as a rule. */
export function gateRule(gate: AskedGate, law: Law, taxonomies: Taxonomies, look: RuleLook): SarifRule {
  const { id, number, title, enforcement, clauses } = gate;
  const { language } = look;
  const rationale = law.gates.get(id)?.rationale[language] ?? title[language];
  return {
    id,
    name: plain(number),
    shortDescription: described(`${number} ${title[language]}`),
    fullDescription: described(rationale),
    help: ruleHelp(gate, law),
    ...helpUri(number, look),
    defaultConfiguration: { level: enforcement === "advisory" ? "warning" : "error" },
    ...(clauses.length === 0 ? {} : { relationships: relationshipsTo(clauses, taxonomies) }),
    properties: {
      // Viewers that know no taxonomies still find a rule by its clauses.
      tags: ["security", ...clauses].slice(0, SARIF_LIMITS.tags),
      precision: "very-high",
      "problem.severity": PROBLEM_SEVERITY[enforcement],
      "security-severity": SECURITY_SEVERITY[enforcement],
    },
  };
}

const DIAGNOSTIC_HELP: Text = {
  vi: "Những gì không đánh giá được thì không được chấp nhận: xử lý theo thông báo rồi chạy lại.",
  en: "What cannot be evaluated is not admitted: mend what the message tells and run again.",
};

/** Describes what results without a gate have in common, rules in their code's order. */
export function otherRules(results: readonly Result[], look: RuleLook): readonly SarifRule[] {
  const byCode = new Map<string, Result>();
  for (const result of results) if (!result.gate) byCode.set(result.rule, result);
  return [...byCode.values()]
    .sort((one, other) => compareText(one.rule, other.rule))
    .map((result) => otherRule(result, look));
}

function otherRule({ rule, title, level }: Result, { language }: RuleLook): SarifRule {
  const { vi, en } = DIAGNOSTIC_HELP;
  return {
    id: rule,
    shortDescription: described(`${title[language]} (${rule})`),
    fullDescription: described(DIAGNOSTIC_HELP[language]),
    help: {
      text: `Tiếng Việt: ${vi}\n\nEnglish: ${en}`,
      markdown: `**Tiếng Việt:** ${prose(vi)}\n\n**English:** ${prose(en)}`,
    },
    defaultConfiguration: { level },
  };
}

function described(text: string): object {
  return { text: cut(plain(text), SARIF_LIMITS.description) };
}

function helpUri(number: string, { documentation, language }: RuleLook): object {
  if (documentation === undefined) return {};
  const folder = documentation.replace(/\/*$/, "");
  return { helpUri: `${folder}/${encodeURIComponent(plain(number))}${language === "vi" ? ".vi" : ""}.md` };
}
