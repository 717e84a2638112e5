import { compareText } from "../source/compare-text.ts";
import type { Diagnostic } from "./diagnostic.ts";

/** Orders diagnostics by source, place, code and path; the same on every machine, whatever its language. */
export function compareDiagnostics(left: Diagnostic, right: Diagnostic): number {
  return (
    compareText(left.source, right.source) ||
    (left.range?.start ?? -1) - (right.range?.start ?? -1) ||
    (left.range?.end ?? -1) - (right.range?.end ?? -1) ||
    compareText(left.code, right.code) ||
    compareText(left.path ?? "", right.path ?? "") ||
    compareText(left.message.en, right.message.en)
  );
}
