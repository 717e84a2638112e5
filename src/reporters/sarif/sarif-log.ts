import type { Position } from "../../core/source/source.ts";
import { toJson } from "../json.ts";
import type { Language } from "../words.ts";

/** Is what a viewer shows of a rule; whatever else a rule has stands beside it. */
export interface SarifRule {
  readonly id: string;
  readonly [property: string]: unknown;
}

/** Is one run as SARIF tells it, its parts written already. */
export interface SarifParts {
  readonly version?: string | undefined;
  readonly language: Language;
  readonly rules: readonly SarifRule[];
  /** What else there is to say of the tool. */
  readonly driver?: object;
  readonly invocation: { readonly executionSuccessful: boolean; readonly [property: string]: unknown };
  readonly results: readonly object[];
  /** What else there is to say of the run. */
  readonly run?: object;
}

const SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/** Writes one run as SARIF 2.1.0; the same run gives the same bytes. */
export function sarifLog({
  version,
  language,
  rules,
  driver,
  invocation,
  results,
  run = {},
}: SarifParts): string {
  const versioned = version === undefined ? {} : { semanticVersion: version };
  const tool = { driver: { name: "gate57", ...versioned, language, rules, ...driver } };
  const parts = { tool, invocations: [invocation], columnKind: "utf16CodeUnits", results, ...run };
  return toJson({ $schema: SCHEMA, version: "2.1.0", runs: [parts] });
}

/** Is where a result points. */
export interface SarifPlace {
  readonly file: string;
  readonly start?: Position | undefined;
  readonly end?: Position | undefined;
}

/** Writes a place in a file; without positions it is about the file as a whole. */
export function physicalLocation({ file, start, end }: SarifPlace): object {
  const artifactLocation = { uri: uriOf(file) };
  if (!start || !end) return { artifactLocation };
  const region = {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
  return { artifactLocation, region };
}

function uriOf(file: string): string {
  // Half a character cannot be encoded; no file's own name holds one.
  const steps = file.replaceAll(/\p{Cs}/gu, "\ufffd").split("/");
  return steps.map(encodeURIComponent).join("/");
}
