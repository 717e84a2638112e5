import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import type { Text } from "../core/source/source.ts";
import { annotatedPlace } from "./annotated-place.ts";
import type { Sources } from "./report.ts";
import type { Language } from "./words.ts";
import { type Annotation, workflowCommands } from "./workflow-commands.ts";

/** Titles diagnostics of certain codes in words; others are called by their codes alone. */
export type Titles = Readonly<Partial<Record<string, Text>>>;

/** Writes diagnostics as workflow commands, which GitHub shows at the lines they are about; one line each. */
export function github(
  diagnostics: readonly Diagnostic[],
  sources: Sources,
  language: Language,
  titles: Titles = {},
): string {
  return workflowCommands(
    diagnostics.map((diagnostic) => {
      const words = titles[diagnostic.code]?.[language];
      const title = words === undefined ? diagnostic.code : `${words} (${diagnostic.code})`;
      return annotationOf(diagnostic, sources, language, title);
    }),
    language,
  );
}

function annotationOf(
  diagnostic: Diagnostic,
  sources: Sources,
  language: Language,
  title: string,
): Annotation {
  const { severity, help } = diagnostic;
  const { message, file, start, end } = annotatedPlace(diagnostic, sources);
  const lines = [message, ...(help ? [help] : [])].map((text) => text[language]);
  return { level: severity, title, message: lines, file, start, end };
}
