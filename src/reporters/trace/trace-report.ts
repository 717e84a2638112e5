import type { Trace } from "../../core/trace/trace.ts";
import { reportedError, toJson } from "../json.ts";
import type { Sources } from "../report.ts";
import { csv } from "./csv.ts";
import type { TraceFormat } from "./formats.ts";
import { openMarkdown, traceMarkdown } from "./markdown.ts";
import { openText } from "./open-text.ts";
import { matrixRows, openRows } from "./trace-rows.ts";
import { type TraceLook, traceTable } from "./trace-table.ts";

/** Writes the matrix of a trace in a format; the same trace gives the same text. */
export function traceReport(trace: Trace, format: TraceFormat, sources: Sources, look: TraceLook): string {
  const { documents, counts } = trace;
  switch (format) {
    case "table":
      return traceTable(trace, look);
    case "markdown":
      return traceMarkdown(trace, look.language);
    case "csv":
      return csv(matrixRows(trace, look.language), look.language);
    case "json":
      return traceJson({ documents, counts }, trace, sources);
  }
}

/** Writes what is open in a format. */
export function openReport(trace: Trace, format: TraceFormat, sources: Sources, look: TraceLook): string {
  const { asOf, open } = trace;
  switch (format) {
    case "table":
      return openText(trace, look);
    case "markdown":
      return openMarkdown(trace, look.language);
    case "csv":
      return csv(openRows(trace, look.language), look.language);
    case "json":
      return traceJson({ asOf, open }, trace, sources);
  }
}

function traceJson(data: Partial<Trace>, { problems }: Trace, sources: Sources): string {
  const told = problems.map((problem) => reportedError(problem, sources));
  return toJson({ version: "gate57/v1", ...data, problems: told, errors: [] });
}
