import { diagnosticsText } from "../reporters/diagnostics.ts";
import { stopped } from "../reporters/github-report.ts";
import { withoutCommands } from "../reporters/inert.ts";
import { plainPaint } from "../reporters/paint.ts";
import type { Judgement } from "../run/judge.ts";
import type { ActionIo } from "./action-io.ts";
import { reportsWanted } from "./github-reports.ts";
import type { Inputs } from "./inputs.ts";
import { masked } from "./report-files.ts";

/**
 * Writes the report to the log: annotations and text as GitHub takes them, or any other format within which
 * commands are stopped. All of it goes to one stream, as the runner reads two in no certain order.
 */
export function printReport(judgement: Judgement, inputs: Inputs, io: ActionIo): void {
  const { format, annotations } = inputs;
  const isOwn = format === "github" && annotations;
  const own = () => masked("github", judgement, inputs, io, failuresPossible(inputs));
  io.write(isOwn ? own() : stopped(written(judgement, inputs, io)));
}

/** Counts the reports that may still fail: each is one warning, and GitHub would not show an eleventh. */
function failuresPossible(inputs: Inputs): number {
  return reportsWanted({ inputs }).length + (inputs.summary ? 1 : 0);
}

function written(judgement: Judgement, inputs: Inputs, io: ActionIo): string {
  const { format, language } = inputs;
  if (format === "github" || format === "text") return masked("text", judgement, inputs, io);
  const look = { language, paint: plainPaint, excerpts: false, askedBy: "workflow" } as const;
  const problems = diagnosticsText(judgement.masked().diagnostics, judgement.sources, look);
  return [masked(format, judgement, inputs, io), withoutCommands(problems)].join("\n");
}
