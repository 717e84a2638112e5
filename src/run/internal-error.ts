import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import { runDiagnostic } from "../node/run-messages.ts";

/** Tells of a mistake of ours in one line, without a stack trace; `name` is what was being worked on. */
export function internalErrorDiagnostic(error: unknown, name: string): Diagnostic {
  return runDiagnostic("run/internal-error", { reason: reasonOf(error) }, name);
}

/** The system's errors speak of full paths, which no report holds; their codes do not. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  return "code" in error ? String(error.code) : `${error.name}: ${error.message}`;
}
