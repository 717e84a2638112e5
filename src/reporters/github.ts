import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import { annotatedPlace } from "./annotated-place.ts";
import type { Sources } from "./report.ts";
import type { Language } from "./words.ts";
import { type Annotation, workflowCommands } from "./workflow-commands.ts";

/** Writes diagnostics as workflow commands, which GitHub shows at the lines they are about; one line each. */
export function github(diagnostics: readonly Diagnostic[], sources: Sources, language: Language): string {
  return workflowCommands(
    diagnostics.map((diagnostic) => annotationOf(diagnostic, sources, language)),
    language,
  );
}

function annotationOf(diagnostic: Diagnostic, sources: Sources, language: Language): Annotation {
  const { code, severity, help } = diagnostic;
  const { message, file, start, end } = annotatedPlace(diagnostic, sources);
  const lines = [message, ...(help ? [help] : [])].map((text) => text[language]);
  return { level: severity, title: code, message: lines, file, start, end };
}
