import type { StartClock } from "../../core/mutate/perform.ts";

/** Makes a clock that tells when one mutant has had its time. */
export function clockOf(maxSeconds: number): StartClock {
  return () => {
    const end = performance.now() + maxSeconds * 1000;
    return () => performance.now() >= end;
  };
}
