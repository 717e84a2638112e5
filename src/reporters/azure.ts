import { annotated, CUT_MARK, moreWords } from "./annotated.ts";
import { consoleText } from "./console-text.ts";
import { cut } from "./cut.ts";
import { withoutCommands } from "./inert.ts";
import { plain } from "./plain.ts";
import { type Problem, problemsOf } from "./problems.ts";
import type { Report, ReportOptions, Sources } from "./report.ts";
import { outcomeOf } from "./results/run-outcome.ts";
import type { Language } from "./words.ts";

/** UTF-16 units of a message: no limit is documented, and more than this nobody reads on the run's page. */
const MESSAGE_UNITS = 4096;

/**
 * Writes a report for the log of Azure Pipelines: issues at the lines they are about, the report for people with
 * nothing in it that the agent obeys, and the result of the step. What is only noted is in the report alone:
 * Azure knows errors and warnings.
 */
export function azure(report: Report, sources: Sources, options: ReportOptions): string {
  const problems = problemsOf(report, sources, options);
  return [
    ...(["error", "warning"] as const).flatMap((level) => issues(problems, level, options.language)),
    consoleText(report, sources, options),
    ...resultLines(report, problems),
  ].join("");
}

function issues(
  problems: readonly Problem[],
  level: "error" | "warning",
  language: Language,
): readonly string[] {
  const { shown, more } = annotated(problems.filter((one) => one.level === level));
  const rest = { level, code: "", title: "gate57", message: [moreWords(more, language)], file: "" };
  return [...shown, ...(more > 0 ? [rest] : [])].map((problem) => issue(problem, level, language));
}

function issue(problem: Problem, type: "error" | "warning", language: Language): string {
  const { code, title, message, file, start } = problem;
  const properties: readonly (readonly [string, string | undefined])[] = [
    ["type", type],
    ["sourcepath", file],
    ["linenumber", start && String(start.line)],
    ["columnnumber", start && String(start.column)],
    ["code", code],
  ];
  const written = properties
    .flatMap(([name, value]) => (value ? [`${name}=${escapedProperty(inert(value))};`] : []))
    .join("");
  const data = cut([title, ...message].map(inert).join("\n"), MESSAGE_UNITS, CUT_MARK[language]);
  return `##vso[task.logissue ${written}]${escapedData(data)}\n`;
}

function inert(text: string): string {
  return withoutCommands(plain(text));
}

/** The step fails by its exit code as well; saying so keeps a script that goes on from hiding it. */
function resultLines(report: Report, problems: readonly Problem[]): readonly string[] {
  if (outcomeOf(report) !== "admitted") return [complete("Failed")];
  return problems.some(({ level }) => level === "warning") ? [complete("SucceededWithIssues")] : [];
}

function complete(result: "Failed" | "SucceededWithIssues"): string {
  return `##vso[task.complete result=${result};]\n`;
}

/** Azure's own libraries escape the percent sign in this way, for agents that resolve it. */
function escapedData(text: string): string {
  return text.replaceAll("%", "%AZP25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapedProperty(text: string): string {
  return escapedData(text).replaceAll("]", "%5D").replaceAll(";", "%3B");
}
