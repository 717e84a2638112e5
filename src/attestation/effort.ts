import { attestationLimits } from "./limits.ts";

/** Bounds what one container may cost, whatever it brings along. */
export interface Effort {
  /** Verifies one thing by another, once for the two; once all effort is spent, nothing is right any more. */
  readonly verify: (one: object, by: object, isRight: () => Promise<boolean>) => Promise<boolean>;
  /** Tells whether more was asked than the limit, so that what was answered no longer counts. */
  readonly isExceeded: () => boolean;
}

/** Starts the effort of one container. */
export function newEffort(limit: number = attestationLimits.verifications): Effort {
  const answers = new Map<object, Map<object, Promise<boolean>>>();
  let asked = 0;
  return {
    isExceeded: () => asked > limit,
    verify: async (one, by, isRight) => {
      const known = answers.get(one)?.get(by);
      if (known !== undefined) return known;
      asked += 1;
      if (asked > limit) return false;
      const answer = isRight();
      answers.set(one, (answers.get(one) ?? new Map()).set(by, answer));
      return answer;
    },
  };
}
