import type { Text } from "../core/source/source.ts";
import type { Judgement } from "../run/judge.ts";
import type { Env } from "./action-io.ts";
import type { Event } from "./event.ts";
import type { Inputs } from "./inputs.ts";

/** Tells that something could not be reported, and which permission that takes. */
export type Warning = Text;

/** Is what is to be reported of a decision that stands. */
export interface Reporting {
  readonly inputs: Inputs;
  readonly event: Event;
  /** Is masked throughout: nothing confidential is in it. */
  readonly judgement: Judgement;
  readonly exitCode: number;
  readonly env: Env;
  readonly documentation?: string;
}

/** Reports a decision on GitHub as far as it was asked to, and tells what could not be reported. */
export type ReportToGitHub = (reporting: Reporting) => Promise<readonly Warning[]>;
