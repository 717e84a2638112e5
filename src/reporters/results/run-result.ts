import { annotatedPlace } from "../annotated-place.ts";
import type { Report, Sources } from "../report.ts";
import { occurrences } from "./occurrences.ts";
import { pathBelow } from "./place-name.ts";
import type { Result } from "./results.ts";
import { unexplained } from "./unexplained.ts";

/**
 * Tells as a result of its own that a run does not count as admitted because something in it held nothing to
 * evaluate, for formats in which a list without an error means that all is well; of any other run there is none.
 */
export function runResult(report: Report, sources: Sources): readonly Result[] {
  const nothing = unexplained.run(report);
  if (!nothing) return [];
  const named = [
    ...report.diagnostics.map((diagnostic) => annotatedPlace(diagnostic, sources).file),
    ...report.verdicts.map(({ source }) => pathBelow(source)),
  ];
  return [
    {
      ...{ kind: "diagnostic", level: "error", rule: nothing.code, ...nothing, clauses: [] },
      file: named.find((name) => name !== "") ?? "",
      fingerprint: occurrences()(["run", nothing.code]),
    },
  ];
}
