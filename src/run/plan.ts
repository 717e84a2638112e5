import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import type { JsonObject } from "../core/source/json.ts";
import type { Source } from "../core/source/source.ts";
import { validate } from "../core/validate/validate.ts";
import { STDIN } from "../node/discover.ts";
import { displayPath } from "../node/display-path.ts";
import { runDiagnostic } from "../node/run-messages.ts";
import { readDocuments } from "./input.ts";
import type { Io } from "./io.ts";

/** Is the plan of `--plan`, or what is wrong with it. */
export interface ReadPlan {
  readonly plan?: JsonObject;
  readonly source?: Source;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the plan that systems refer to: a file of exactly one valid document of kind `Plan`. */
export async function readPlan(argument: string | undefined, io: Io): Promise<ReadPlan> {
  if (argument === undefined) return { diagnostics: [] };
  const { source, documents, diagnostics } = await readDocuments(argument, io);
  const read = source ? { source } : {};
  if (diagnostics.length > 0) return { ...read, diagnostics };
  const [document, ...others] = documents;
  if (document?.value.kind !== "Plan" || others.length > 0) {
    const name = source?.name ?? (argument === "-" ? STDIN : displayPath(argument, io.cwd));
    return { ...read, diagnostics: [runDiagnostic("usage/not-a-plan", {}, name)] };
  }
  const problems = validate(document, "plan");
  return { ...read, plan: document.value, diagnostics: problems };
}
