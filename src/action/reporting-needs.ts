import type { Position, Text } from "../core/source/source.ts";
import type { Report, Reporter, Sources } from "../reporters/report.ts";
import type { Language } from "../reporters/words.ts";

/** Says what is to be reported, and how. */
export interface ReportInputs {
  readonly language: Language;
  readonly summary: boolean;
  readonly comment: "never" | "on-block" | "always";
  readonly commentAuthor: string;
  readonly commentKey?: string | undefined;
  /** Absent where none is wanted, as is the next. */
  readonly checkRun?: string | undefined;
  readonly commitStatus?: string | undefined;
  readonly deploymentStatus: boolean;
  readonly token: string;
}

/** Names the pull request that it is reported to. */
export interface ReportPullRequest {
  readonly number: number;
  readonly head: string;
  readonly headSha?: string | undefined;
}

/** Says where it is reported. */
export interface ReportEvent {
  readonly name: string;
  readonly repository?: { readonly owner: string; readonly repo: string } | undefined;
  /** Is the commit that reports go to. */
  readonly sha?: string | undefined;
  readonly pullRequest?: ReportPullRequest | undefined;
  readonly deployment?: { readonly id: number; readonly sha?: string | undefined } | undefined;
  readonly isDependabot: boolean;
}

/** Is a decision that stands, with all that reporting it takes. */
export interface ReportingNeeds {
  readonly inputs: ReportInputs;
  readonly event: ReportEvent;
  readonly judgement: { readonly masked: () => Report; readonly sources: Sources };
  readonly exitCode: number;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly documentation?: string;
}

/** Is what an annotation needs to know of one result of a report. */
export interface AnnotatedResult {
  readonly level: "error" | "warning" | "note";
  readonly title: Text;
  readonly message: Text;
  readonly remedy?: Text;
  /** Empty where it is about no file. */
  readonly file: string;
  readonly start?: Position;
  readonly end?: Position;
}

/** Is what writes the texts of a report, and what hurries or bounds it in tests. */
export interface ReportingTools {
  readonly version: string;
  readonly markdown: Reporter;
  readonly results: (report: Report, sources: Sources) => readonly AnnotatedResult[];
  /** Milliseconds for everything that is told to GitHub. */
  readonly budget?: number;
  readonly limits?: { readonly request?: number; readonly second?: number };
}
