import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import { diagnostic } from "../../core/diagnostic/messages.ts";

/** Is how many diagnostics are listed: nobody mends more of them between two runs. */
const MOST_LISTED = 1000;

/** Lists as many diagnostics as anybody would read, and says how many more there are. */
export function boundedDiagnostics(
  diagnostics: readonly Diagnostic[],
  most: number = MOST_LISTED,
): readonly Diagnostic[] {
  const count = diagnostics.length - most;
  const last = diagnostics[most - 1];
  if (count <= 0 || !last) return diagnostics;
  const source = { name: last.source, text: "" };
  const more = diagnostic("policy/and-more", { count }, { source });
  return [...diagnostics.slice(0, most), { ...more, severity: last.severity }];
}
