import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import type { Text } from "../core/source/source.ts";
import { type DiagnosticPlace, placeOfDiagnostic } from "./diagnostic-place.ts";
import { fingerprintsOf } from "./fingerprint.ts";
import { toJson } from "./json.ts";
import { plain } from "./plain.ts";
import type { Sources } from "./report.ts";
import type { Language } from "./words.ts";

/** Tells of a rule what a viewer shows beside its results, in both languages. */
export interface SarifRule {
  readonly code: string;
  readonly severity: Diagnostic["severity"];
  readonly title: Text;
  readonly explanation: Text;
  readonly advice: Text;
}

/** Is what one run has to say: what it found, and by which rules it looked. */
export interface SarifRun {
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: Sources;
  /** The rules of the run; of a diagnostic whose code is none of them only the code is told. */
  readonly rules: readonly SarifRule[];
  readonly language: Language;
  /** The version of the tool. */
  readonly version: string;
  /** False when something kept the run from its end, such as a set that does not load. */
  readonly isComplete: boolean;
}

const SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/** Writes diagnostics as SARIF 2.1.0; the same run gives the same bytes. */
export function sarif(run: SarifRun): string {
  const rules = describedRules(run);
  const driver = { name: "gate57", semanticVersion: run.version, language: run.language, rules };
  const invocation = { executionSuccessful: run.isComplete };
  return toJson({
    $schema: SCHEMA,
    version: "2.1.0",
    runs: [
      {
        tool: { driver },
        invocations: [invocation],
        columnKind: "utf16CodeUnits",
        results: resultsOf(run, rules),
      },
    ],
  });
}

type Described = ReturnType<typeof described> | { readonly id: string };

function describedRules({ rules, diagnostics, language }: SarifRun): readonly Described[] {
  const known = new Set(rules.map(({ code }) => code));
  const others = new Set(diagnostics.map(({ code }) => code).filter((code) => !known.has(code)));
  return [...rules.map((rule) => described(rule, language)), ...[...others].sort().map((id) => ({ id }))];
}

function described({ code, severity, title, explanation, advice }: SarifRule, language: Language) {
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

function resultsOf({ diagnostics, sources, language }: SarifRun, rules: readonly Described[]) {
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
      ...(place ? { locations: [{ physicalLocation: physical(place) }] } : {}),
      partialFingerprints: { "gate57Finding/v1": fingerprints[index] },
    };
  });
}

function physical({ file, start, end }: DiagnosticPlace) {
  // Half a character cannot be encoded; no file's own name holds one.
  const steps = file.replaceAll(/\p{Cs}/gu, "\ufffd").split("/");
  const artifactLocation = { uri: steps.map(encodeURIComponent).join("/") };
  if (!start || !end) return { artifactLocation };
  const region = {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
  return { artifactLocation, region };
}
