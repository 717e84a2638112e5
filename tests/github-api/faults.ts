import { type Answer, refused } from "./answer.ts";
import type { Permissions, ProfileName } from "./options.ts";

/**
 * Is an answer, or what stands in the place of one: the connection breaks, nothing comes, it breaks after half of the
 * content, nothing comes after half of it.
 */
export type Misbehaviour = Answer | (() => Answer) | "reset" | "hang" | "half" | "stall";

export interface Fault {
  /** The method it happens to; any unless said. */
  readonly method?: string;
  /** The paths it happens to, without `/api/v3`; all unless said. */
  readonly path?: RegExp;
  /** How often it happens before all is well; always unless said. */
  readonly times?: number;
  readonly answer: Misbehaviour;
}

/** Says to what a named fault happens, and how often. */
export type Occasion = Omit<Fault, "answer">;

/** The primary limit is used up until some seconds from now. */
export function primaryRateLimit(resetIn: number, occasion: Occasion = {}): Fault {
  const answer = (): Answer => ({
    ...refused(403, "API rate limit exceeded for installation."),
    headers: {
      "x-ratelimit-remaining": "0",
      "x-ratelimit-reset": `${Math.floor(Date.now() / 1000) + resetIn}`,
    },
  });
  return { ...occasion, answer };
}

/** Too many requests in too short a time: try again after some seconds. */
export function secondaryRateLimit(
  retryAfter: number,
  occasion: Occasion = {},
  status: 403 | 429 = 403,
): Fault {
  const answer = {
    ...refused(status, "You have exceeded a secondary rate limit. Please wait a few minutes."),
    headers: { "retry-after": `${retryAfter}` },
  };
  return { ...occasion, answer };
}

/** The server fails. */
export function serverError(occasion: Occasion = {}, status = 502): Fault {
  return { ...occasion, answer: refused(status, "Server Error") };
}

/** The answer is somewhere else. */
export function redirect(location: string, occasion: Occasion = {}): Fault {
  return { ...occasion, answer: { status: 302, headers: { location } } };
}

interface Profile {
  readonly readOnly: boolean;
  readonly faults: readonly Fault[];
}

const well: Profile = { readOnly: false, faults: [] };
const readOnly: Profile = { readOnly: true, faults: [] };

/** Is what each profile brings. */
export const profiles: Readonly<Record<ProfileName, Profile>> = {
  normal: well,
  fork: readOnly,
  dependabot: readOnly,
  "rate-limited": { ...well, faults: [primaryRateLimit(3600)] },
  "rate-limited-briefly": { ...well, faults: [primaryRateLimit(1, { times: 1 })] },
  "secondary-limit": { ...well, faults: [secondaryRateLimit(1, { times: 1 })] },
  "flaky-5xx": { ...well, faults: [serverError({ times: 2 })] },
  down: { ...well, faults: [serverError({}, 503)] },
  resetting: { ...well, faults: [{ answer: "reset" }] },
  hanging: { ...well, faults: [{ answer: "hang" }] },
};

/** Lowers what may be written to what may be read. */
export function readingOnly(permissions: Permissions): Permissions {
  return Object.fromEntries(Object.keys(permissions).map((name) => [name, "read" as const]));
}

/** Tells which fault meets a request, and counts it. */
export function faultsInTurn(
  faults: readonly Fault[],
): (method: string, path: string) => Misbehaviour | undefined {
  const left = faults.map(({ times = Number.POSITIVE_INFINITY }) => times);
  return (method, path) => {
    const at = faults.findIndex(
      (fault, index) =>
        (left[index] ?? 0) > 0 && (fault.method ?? method) === method && (fault.path?.test(path) ?? true),
    );
    if (at < 0) return undefined;
    left[at] = (left[at] ?? 0) - 1;
    return faults[at]?.answer;
  };
}
