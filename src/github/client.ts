import { retry } from "@octokit/plugin-retry";
import { throttling } from "@octokit/plugin-throttling";
import { Octokit } from "@octokit/rest";
import type { Budget } from "./budget.ts";
import { type Env, type Send, senderOf } from "./proxy.ts";
import { streamingTransport, transport } from "./transport.ts";

/** Says whose GitHub is spoken with, by whom, and within which bounds. */
export interface GitHubOptions {
  /** Is the token, empty where there is none: then only what is public is seen. */
  readonly token: string;
  /** Is the address of the API: `https://api.github.com`, or `https://HOST/api/v3` of an Enterprise Server. */
  readonly apiUrl: string;
  /** Names the proxies. */
  readonly env: Env;
  /** Is the version of gate57, which requests name. */
  readonly version: string;
  /** Bounds everything that is asked through this client. */
  readonly budget?: Budget;
  readonly limits?: Partial<ClientLimits>;
}

/** Bounds the requests of a client. */
export interface ClientLimits {
  /** Milliseconds for one request. */
  readonly request: number;
  /** Milliseconds for a repository's archive. */
  readonly archive: number;
  /** Milliseconds that one second of waiting takes, between tries and for a rate limit; tests hurry it. */
  readonly second: number;
}

/** Is a client of GitHub's API. */
export interface GitHub {
  readonly octokit: Octokit;
  /** Sends a request whose answer is a stream. */
  readonly stream: Send;
  /** Takes the token out of a text that came from elsewhere. */
  readonly hide: (text: string) => string;
}

const LIMITS: ClientLimits = { request: 30_000, archive: 120_000, second: 1000 };

/** Bounds an answer that is read whole: no answer we ask for comes near it. */
const ANSWER_BYTES = 32 * 1024 * 1024;

/** What another try does not mend; 429 is among them because the throttling plugin waits for it. */
const FINAL = [400, 401, 403, 404, 409, 410, 413, 422, 429, 451];

/** Is how long a rate limit is waited for, in seconds: once, and no longer. */
const LONGEST_WAIT = 60;

const Client = Octokit.plugin(retry, throttling);
const nothing = () => undefined;
/** Octokit's own log prints, and what it prints holds addresses and other people's words. */
const silent = { debug: nothing, info: nothing, warn: nothing, error: nothing };

/** Opens a client; it sends nothing before it is asked to. */
export function openGitHub({ token, apiUrl, env, version, budget, ...rest }: GitHubOptions): GitHub {
  const limits = { ...LIMITS, ...rest.limits };
  const baseUrl = apiUrl.replace(/\/+$/, "");
  const route = { apiUrl: baseUrl, send: senderOf(env), signal: budget?.signal };
  const fetch = transport(route, { milliseconds: limits.request, bytes: ANSWER_BYTES });
  const mayWait = (seconds: number, _options: object, _octokit: object, tries: number) =>
    tries < 1 && seconds <= LONGEST_WAIT && seconds * limits.second < (budget?.remaining() ?? Infinity);
  const octokit = new Client({
    ...(token === "" ? {} : { auth: token }),
    baseUrl,
    userAgent: `gate57/${version}`,
    log: silent,
    request: { fetch, log: silent },
    retry: { doNotRetry: FINAL, retries: 3, retryAfterBaseValue: limits.second },
    throttle: { onRateLimit: mayWait, onSecondaryRateLimit: mayWait, retryAfterBaseValue: limits.second },
  });
  const stream = streamingTransport(route, { milliseconds: limits.archive });
  return { octokit, stream, hide: (text) => (token === "" ? text : text.replaceAll(token, "***")) };
}

/** Marks a request that creates something: sent again after a 5xx it might create it twice. */
export const ONCE = { retries: 0 } as const;
