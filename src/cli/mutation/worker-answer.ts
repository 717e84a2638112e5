import type { Outcome } from "../../core/mutate/perform.ts";

/** Is what a thread says of a task: which mutant it turns to, what came of all, or why nothing can. */
export type Answer =
  | { readonly kind: "at"; readonly turn: number }
  | { readonly kind: "done"; readonly outcome: Outcome }
  | { readonly kind: "failed"; readonly reason: string };
