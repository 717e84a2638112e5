import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import type { PolicySet } from "../core/policy/policy-set.ts";
import type { Source } from "../core/source/source.ts";
import type { Verdict } from "../generated/types/verdict.ts";
import type { AskedBy } from "./origin-words.ts";
import type { Paint } from "./paint.ts";
import type { Language } from "./words.ts";

/** Is all that one run has to say: a verdict for each document, and what could not be judged. */
export interface Report {
  readonly verdicts: readonly Verdict[];
  /** In the order in which they were met. */
  readonly diagnostics: readonly Diagnostic[];
  /** What was judged by, where it is at hand: a report that explains its rules reads it. */
  readonly policies?: PolicySet;
  /** Whether some argument or document had nothing to judge: a run of that kind admits nothing. */
  readonly isSomethingEmpty?: boolean;
}

/** Finds the text that a verdict or a diagnostic speaks of, by the name it uses. */
export type Sources = ReadonlyMap<string, Source>;

/** Says how a report is to be written; a reporter uses what concerns it. */
export interface ReportOptions {
  readonly language: Language;
  readonly paint: Paint;
  /**
   * Leaves out all but what blocks or could not be evaluated: of each document that is blocked, text and Markdown have
   * its headline, the logs of a CI that and their errors. Formats for programs tell the same as ever.
   */
  readonly quiet: boolean;
  /** Is the command line unless told otherwise. */
  readonly askedBy?: AskedBy;
  /** Is the address under which the pages of `docs/gates` stand, such as `G10.md`; only some callers know one. */
  readonly documentation?: string;
  /** The version of the program, where the caller tells it. */
  readonly version?: string;
  /** Bounds the report in bytes of UTF-8, where its format can be cut. */
  readonly maximumBytes?: number;
  /** Is how many of the few warnings that GitHub shows of a step are left to whoever writes after the report. */
  readonly reservedWarnings?: number;
}

/** Writes a report; the same report gives the same text. */
export type Reporter = (report: Report, sources: Sources, options: ReportOptions) => string;

/** Finds the text of a source; a later document of a stream (`file#2`) stands in the text of its file. */
export function findSource(sources: Sources, name: string): Source | undefined {
  return sources.get(name) ?? sources.get(fileOf(name));
}

/** Names the file of a source: `file#2` is the second document of `file`. */
export function fileOf(name: string): string {
  return name.replace(/#\d+$/, "");
}
