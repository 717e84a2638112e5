import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import type { Text } from "../../core/source/source.ts";
import { placeOfDiagnostic } from "../diagnostic-place.ts";
import { fingerprintsOf } from "../fingerprint.ts";
import { plain } from "../plain.ts";
import type { Sources } from "../report.ts";
import type { Language } from "../words.ts";
import { physicalLocation, type SarifRule, sarifLog } from "./sarif-log.ts";

/** Tells of a rule what a viewer shows beside its results, in both languages. */
export interface PolicyRule {
  readonly code: string;
  readonly severity: Diagnostic["severity"];
  readonly title: Text;
  readonly explanation: Text;
  readonly advice: Text;
}

/** Is what the check of a policy set has to say: what it found, and by which rules it looked. */
export interface PolicyRun {
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: Sources;
  /** The rules of the run; of a diagnostic whose code is none of them only the code is told. */
  readonly rules: readonly PolicyRule[];
  readonly language: Language;
  /** The version of the tool. */
  readonly version: string;
  /** False when something kept the run from its end, such as a set that does not load. */
  readonly isComplete: boolean;
}

/** Writes what was found in a policy set as SARIF 2.1.0; the same run gives the same bytes. */
export function policySarif(run: PolicyRun): string {
  const { version, language, isComplete } = run;
  const rules = describedRules(run);
  const invocation = { executionSuccessful: isComplete };
  return sarifLog({ version, language, rules, invocation, results: writtenResults(run, rules) });
}

function describedRules({ rules, diagnostics, language }: PolicyRun): readonly SarifRule[] {
  const known = new Set(rules.map(({ code }) => code));
  const others = new Set(diagnostics.map(({ code }) => code).filter((code) => !known.has(code)));
  return [...rules.map((rule) => described(rule, language)), ...[...others].sort().map((id) => ({ id }))];
}

function described({ code, severity, title, explanation, advice }: PolicyRule, language: Language) {
  const both = (mark: string) => {
    const [vi, en] = [`${explanation.vi} ${sentence(advice.vi)}`, `${explanation.en} ${sentence(advice.en)}`];
    return `${mark}Tiếng Việt${mark}: ${vi}\n\n${mark}English${mark}: ${en}`;
  };
  return {
    id: code,
    shortDescription: { text: title[language] },
    fullDescription: { text: explanation[language] },
    help: { text: both(""), markdown: both("**") },
    defaultConfiguration: { level: severity },
  };
}

/** Advice is written as a part of a line; here it is a sentence of its own. */
function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function writtenResults({ diagnostics, sources, language }: PolicyRun, rules: readonly SarifRule[]) {
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const places = diagnostics.map((diagnostic) => placeOfDiagnostic(diagnostic, sources));
  const fingerprints = fingerprintsOf(diagnostics, places);
  return diagnostics.map(({ code, severity, message, help }, index) => {
    const place = places[index];
    const text = [message, ...(help ? [help] : [])].map((one) => plain(one[language])).join("\n");
    return {
      ruleId: code,
      ruleIndex: indexes.get(code) ?? -1,
      level: severity,
      message: { text },
      ...(place ? { locations: [{ physicalLocation: physicalLocation(place) }] } : {}),
      partialFingerprints: { "gate57Finding/v1": fingerprints[index] },
    };
  });
}
