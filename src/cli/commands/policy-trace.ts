import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import { onlyClauses } from "../../core/trace/only-clauses.ts";
import { type Traced, tracePolicies } from "../../core/trace/trace-policies.ts";
import { readPolicyFiles } from "../../node/policy-files.ts";
import { runDiagnostic } from "../../node/run-messages.ts";
import type { Sources } from "../../reporters/report.ts";
import { TRACE_FORMATS, type TraceFormat } from "../../reporters/trace/formats.ts";
import { openReport, traceReport } from "../../reporters/trace/trace-report.ts";
import { chooseDate, chooseWord } from "../../run/choices.ts";
import { EXIT } from "../../run/exit-code.ts";
import type { Io } from "../../run/io.ts";
import { policyFolder } from "../policy-folder.ts";
import { paintFor, printAnswer, printDiagnostics } from "../print.ts";
import type { PolicyArguments } from "./policy-check.ts";

/** Is what the command line says, as it was written. */
export interface TraceArguments extends PolicyArguments {
  readonly open?: boolean;
  readonly asOf?: string;
  /** The beginning of the locators that are asked for. */
  readonly clause?: string;
}

/** Is how wide a table is that goes to no terminal, and how wide one may be. */
const WIDTH = { usual: 120, least: 60, most: 180 };

/** Traces every clause of a policy set to its gates, bindings, values and cases: 0 when the chain is whole, 1 where it is broken, 2 without an answer. */
export async function policyTrace(
  given: string | undefined,
  options: TraceArguments,
  io: Io,
): Promise<number> {
  const { language } = options;
  const format = chooseWord(options.format ?? "table", TRACE_FORMATS, "--format");
  const date = options.asOf === undefined ? { value: io.today() } : chooseDate(options.asOf);
  const refused = [format, date].flatMap(({ diagnostic }) => diagnostic ?? []);
  if (format.value === undefined || date.value === undefined) {
    printDiagnostics(refused, new Map(), { language }, io);
    return EXIT.failed;
  }
  const traced = traceFolder(policyFolder(given, io), date.value, io);
  print(traced, format.value, options, io);
  if (!traced.trace) return EXIT.failed;
  return traced.trace.problems.length === 0 ? EXIT.admitted : EXIT.blocked;
}

type Read = Traced & { readonly sources: Sources };

function traceFolder(folder: string | undefined, asOf: string, { cwd }: Io): Read {
  if (folder === undefined) return refusal([runDiagnostic("run/no-registers", { command: "trace" }, "DIR")]);
  const { files, diagnostics } = readPolicyFiles(folder, cwd);
  if (diagnostics.length > 0) return refusal(diagnostics);
  const sources = new Map([...files].map(([name, text]) => [name, { name, text }] as const));
  return { ...tracePolicies(files, asOf), sources };
}

function refusal(diagnostics: readonly Diagnostic[]): Read {
  return { diagnostics, sources: new Map() };
}

function print(
  { trace, diagnostics, sources }: Read,
  format: TraceFormat,
  options: TraceArguments,
  io: Io,
): void {
  const { language, open } = options;
  if (!trace) {
    const answer = { text: "", data: {}, diagnostics, sources };
    printAnswer(answer, { format: format === "json" ? "json" : "text", language }, io);
    return;
  }
  const told = options.clause === undefined ? trace : onlyClauses(trace, options.clause);
  const look = { language, paint: paintFor(io.stdout, io), width: widthOf(io) };
  io.stdout.write((open ? openReport : traceReport)(told, format, sources, look));
  printDiagnostics(trace.problems, sources, { language }, io);
}

/** What is not read on a terminal is the same everywhere. */
function widthOf({ stdout }: Io): number {
  const { columns } = stdout;
  if (!stdout.isTerminal || columns === undefined) return WIDTH.usual;
  return Math.min(Math.max(columns, WIDTH.least), WIDTH.most);
}
