import { digestOf } from "../core/digest/digest.ts";
import { consoleText } from "./console-text.ts";
import { type Problem, problemsOf } from "./problems.ts";
import type { Report, ReportOptions, Sources } from "./report.ts";
import { type Annotation, workflowCommands } from "./workflow-commands.ts";

/**
 * Writes a report for the log of a GitHub workflow: annotations at the lines they are about, then the report for
 * people, within which commands are stopped.
 */
export function githubReport(report: Report, sources: Sources, options: ReportOptions): string {
  const annotations = problemsOf(report, sources, options).map(annotationOf);
  const commands = workflowCommands(annotations, options.language, options.reservedWarnings);
  return commands + stopped(consoleText(report, sources, options));
}

const LEVEL_NAMES = { error: "error", warning: "warning", note: "notice" } as const;

function annotationOf({ level, title, message, file, start, end }: Problem): Annotation {
  return { level: LEVEL_NAMES[level], title, message, file, start, end };
}

/** Encloses a text so that GitHub obeys nothing in it: the token is its own digest, which no text can hold. */
export function stopped(text: string): string {
  if (text === "") return "";
  // Half a surrogate pair has no digest; printed, it becomes the replacement character, too.
  const digest = digestOf(text.replaceAll(/\p{Cs}/gu, "\ufffd"));
  const token = `gate57-${digest.replace("sha256:", "")}`;
  return `::stop-commands::${token}\n${text}${text.endsWith("\n") ? "" : "\n"}::${token}::\n`;
}
