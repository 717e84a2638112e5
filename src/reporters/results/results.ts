import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import type { Actor } from "../../core/policy/policy-set.ts";
import type { Json } from "../../core/source/json.ts";
import type { Position, Text } from "../../core/source/source.ts";
import type { Finding, Gate, Verdict } from "../../generated/types/verdict.ts";
import { annotatedPlace } from "../annotated-place.ts";
import type { Report, Sources } from "../report.ts";
import { documentNamed } from "./documents.ts";
import { occurrences } from "./occurrences.ts";
import { pathBelow, placeName } from "./place-name.ts";
import { stablePath } from "./stable-path.ts";
import { DIAGNOSTIC_TITLES, type Unexplained, unexplained } from "./unexplained.ts";

/** Is one thing that a report has to tell, whatever its format. */
export interface Result {
  readonly kind: "finding" | "diagnostic";
  /** An error blocks or kept something from being evaluated; a note is accepted as it is. */
  readonly level: "error" | "warning" | "note";
  /** The id of the gate, or the diagnostic's code. */
  readonly rule: string;
  readonly gate?: Gate;
  readonly finding?: Finding;
  readonly verdict?: Verdict;
  readonly code: string;
  readonly title: Text;
  readonly message: Text;
  readonly remedy?: Text;
  readonly actor?: Actor;
  readonly clauses: readonly string[];
  /** Below the working folder; empty where it is about no file. */
  readonly file: string;
  readonly start?: Position;
  /** The position after the last character. */
  readonly end?: Position;
  readonly path?: string;
  /** Stays the same when lines, keys or other elements come, go or move: `<hexadecimal>:<n>`. */
  readonly fingerprint: string;
}

type Draft = Omit<Result, "fingerprint"> & { readonly about: Json };

/**
 * Lists all that a report tells, flat and in its order: the findings of each verdict, then the diagnostics. A
 * fingerprint is over what a result is about and never over a line of text, which may hold confidential values.
 */
export function resultsOf(report: Report, sources: Sources): readonly Result[] {
  const drafts = [
    ...report.verdicts.flatMap((verdict) => draftsOfVerdict(verdict, sources)),
    ...report.diagnostics.map((diagnostic) => draftOfDiagnostic(diagnostic, sources)),
  ];
  const name = occurrences();
  return drafts.map(({ about, ...result }) => ({ ...result, fingerprint: name(about) }));
}

function draftsOfVerdict(verdict: Verdict, sources: Sources): readonly Draft[] {
  const told = verdict.gates.flatMap((gate) => [
    ...gate.findings.map((finding) => draftOfFinding(finding, gate, verdict, sources)),
    ...unexplained.gate(gate).map((one) => draftOfUnexplained(one, verdict, gate)),
  ]);
  return [...told, ...unexplained.verdict(verdict).map((one) => draftOfUnexplained(one, verdict))];
}

function draftOfFinding(finding: Finding, gate: Gate, verdict: Verdict, sources: Sources): Draft {
  const { code, message, remedy, actor, location } = finding;
  const { path, start, end } = location;
  return {
    ...{ kind: "finding", level: levelOf(finding, gate), rule: gate.id, gate, finding, verdict },
    ...{ code, title: gate.title, message, remedy, actor, clauses: gate.clauses },
    ...placed(verdict, { start, end }),
    ...(path === undefined ? {} : { path }),
    about: aboutOf(finding, gate, verdict, sources),
  };
}

/** A line of a file that lies elsewhere would be looked for in another of its name. */
function placed(
  { source }: Verdict,
  span: Pick<Draft, "start" | "end"> = {},
): Pick<Draft, "file" | "start" | "end"> {
  const file = pathBelow(source);
  return file === "" ? { file } : { file, ...span };
}

/** What is justified, waived or being mended under a plan is known and accepted. */
function levelOf({ disposition }: Finding, { blocking, outcome }: Gate): Result["level"] {
  if (disposition !== "none" || outcome === "pass" || outcome === "not-applicable") return "note";
  return blocking ? "error" : "warning";
}

/** What lacks tells findings of one place apart, so that one of them stays the same when another is mended. */
function aboutOf(finding: Finding, gate: Gate, { kind, systemId, source }: Verdict, sources: Sources): Json {
  const { code, requirement, location, missing = [] } = finding;
  const stable = (pointer: string) => stablePath(pointer, kind, () => documentNamed(source, sources));
  const lacking = missing.map((path) => (path.startsWith("/") ? stable(path) : unnumbered(path)));
  return ["finding", kind, systemId, gate.binding, requirement, code, stable(location.path ?? ""), lacking];
}

/** Which statement of several a path leads through depends on the files they stand in. */
function unnumbered(path: string): string {
  return path.replaceAll(/\/\d+(?=\/|$)/g, "/*");
}

function draftOfUnexplained({ code, title, message }: Unexplained, verdict: Verdict, gate?: Gate): Draft {
  return {
    ...{ kind: "finding", level: "error", rule: gate?.id ?? code, ...(gate ? { gate } : {}), verdict },
    ...{ code, title, message, clauses: gate?.clauses ?? [], ...placed(verdict) },
    about: ["finding", verdict.kind, verdict.systemId, gate?.binding ?? null, code],
  };
}

function draftOfDiagnostic(diagnostic: Diagnostic, sources: Sources): Draft {
  const { code, severity, help, path, source } = diagnostic;
  return {
    ...{ kind: "diagnostic", level: severity, rule: code, code, title: DIAGNOSTIC_TITLES[severity] },
    ...{ ...annotatedPlace(diagnostic, sources), ...(help ? { remedy: help } : {}), clauses: [] },
    ...(path === undefined ? {} : { path }),
    about: ["diagnostic", code, placeName(source)],
  };
}
