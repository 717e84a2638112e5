/** Names what keeps a request from being sent or answered, for reasons of our own. */
export type TransportProblem =
  | "time-limit"
  | "budget"
  | "insecure-address"
  | "foreign-address"
  | "bad-address"
  | "too-large";

/** Reports a request that was not sent, or whose answer was not taken. */
export class TransportError extends Error {
  readonly problem: TransportProblem;

  constructor(problem: TransportProblem) {
    super(problem);
    this.problem = problem;
    // Octokit hands errors of this name on as they are, and its retry plugin leaves them alone.
    this.name = "AbortError";
  }
}
