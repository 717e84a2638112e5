/** Bounds the time that several requests take together. */
export interface Budget {
  /** Aborts when the time is over. */
  readonly signal: AbortSignal;
  /** Gives what is left, in milliseconds. */
  remaining(): number;
  /** Gives the result of the work, or `undefined` as soon as the time is over. */
  within<T>(work: () => Promise<T>): Promise<T | undefined>;
  /** Stops the clock. */
  close(): void;
}

/** Opens a budget of so many milliseconds, which begins to run at once. */
export function openBudget(milliseconds: number): Budget {
  const controller = new AbortController();
  const { signal } = controller;
  const end = performance.now() + milliseconds;
  const timer = setTimeout(() => controller.abort(), milliseconds);
  // What is under way keeps the process going; the clock alone is no reason to.
  timer.unref();
  const over = new Promise<undefined>((resolve) => {
    signal.addEventListener("abort", () => resolve(undefined), { once: true });
  });
  return {
    signal,
    remaining: () => Math.max(0, end - performance.now()),
    within: async (work) => (signal.aborted ? undefined : Promise.race([work(), over])),
    close: () => clearTimeout(timer),
  };
}
