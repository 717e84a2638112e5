import type { Text } from "../core/source/source.ts";
import type { Report, Reporter, Sources } from "../reporters/report.ts";
import type { Result } from "../reporters/results/results.ts";
import type { Env } from "./action-io.ts";
import type { Event } from "./event.ts";
import type { Inputs } from "./inputs.ts";

/** Says what is to be reported, and how. */
export type ReportInputs = Pick<
  Inputs,
  | "language"
  | "summary"
  | "comment"
  | "commentAuthor"
  | "commentKey"
  | "checkRun"
  | "commitStatus"
  | "deploymentStatus"
  | "token"
>;

/** Says where it is reported. */
export type ReportEvent = Pick<
  Event,
  "name" | "repository" | "sha" | "pullRequest" | "deployment" | "isDependabot"
>;

/** Is a decision that stands, with all that reporting it takes. */
export interface ReportingNeeds {
  readonly inputs: ReportInputs;
  readonly event: ReportEvent;
  readonly judgement: { readonly masked: () => Report; readonly sources: Sources };
  readonly exitCode: number;
  readonly env: Env;
  readonly documentation?: string;
}

/** Reports a decision on GitHub as far as it was asked to, and tells what could not be reported, and why. */
export type ReportToGitHub = (needs: ReportingNeeds) => Promise<readonly Text[]>;

/** Is what an annotation needs to know of one result of a report. */
export type AnnotatedResult = Pick<
  Result,
  "level" | "title" | "message" | "remedy" | "file" | "start" | "end"
>;

/** Is what writes the texts of a report, and what hurries or bounds it in tests. */
export interface ReportingTools {
  readonly version: string;
  readonly markdown: Reporter;
  readonly results: (report: Report, sources: Sources) => readonly AnnotatedResult[];
  /** Milliseconds for everything that is told to GitHub. */
  readonly budget?: number;
  readonly limits?: { readonly request?: number; readonly second?: number };
}
