import { plain } from "../reporters/plain.ts";
import { TransportError } from "./transport-error.ts";

/** Names what kept GitHub from doing what was asked. */
export type FailureKind =
  | "unauthorized"
  | "forbidden"
  | "not-found"
  | "rate-limited"
  | "refused"
  | "conflict"
  | "server"
  | "network"
  | "redirects"
  | "time-limit"
  | "budget"
  | "bad-address"
  | "insecure-address"
  | "newer-comment"
  | "unexpected";

/** Tells what became of a request; every text in it is inert. */
export interface Failure {
  readonly kind: FailureKind;
  /** The status of the answer, where there was one. */
  readonly status?: number;
  /** What GitHub said of it, or the code of the system's error, short and on one line. */
  readonly said?: string;
  /** When it may be asked again, in UTC, where GitHub tells. */
  readonly when?: string;
}

/** Is an answer of GitHub's that does not have the form its description promises. */
export class UnexpectedAnswer extends Error {}

/** Is a comment that was left as it is, because it says that a newer run wrote it. */
export class NewerComment extends Error {}

const OF_TRANSPORT = {
  "time-limit": "time-limit",
  budget: "budget",
  "insecure-address": "insecure-address",
  "foreign-address": "unexpected",
  "bad-address": "bad-address",
  "too-large": "unexpected",
} as const satisfies Readonly<Record<TransportError["problem"], FailureKind>>;

const OF_STATUS: Readonly<Record<number, FailureKind>> = {
  401: "unauthorized",
  403: "forbidden",
  404: "not-found",
  409: "conflict",
  410: "not-found",
  422: "refused",
  429: "rate-limited",
};

/** Tells what an error of a client means; `hide` takes the token out of what came from elsewhere. */
export function failureOf(error: unknown, hide: (text: string) => string): Failure {
  const transport = transportErrorIn(error);
  if (transport) return { kind: OF_TRANSPORT[transport.problem] };
  if (isAnswer(error)) return answered(error, hide);
  if (error instanceof UnexpectedAnswer) return { kind: "unexpected" };
  if (error instanceof NewerComment) return { kind: "newer-comment" };
  const code = codeIn(error);
  if (isRedirectLoop(error)) return { kind: "redirects" };
  if (code === "ERR_INVALID_URL") return { kind: "bad-address" };
  if (code !== undefined) return { kind: "network", said: inert(code) };
  return { kind: isOfFetch(error) ? "network" : "unexpected" };
}

/** What `fetch` fails with where no code tells more, as when a proxy refuses a tunnel. */
function isOfFetch(error: unknown): boolean {
  return causes(error).some(({ name, message }) => name === "TypeError" && message === "fetch failed");
}

/** Is the part of Octokit's error that is read here; the package that defines it is none of ours. */
interface Answer {
  readonly status: number;
  readonly response: { readonly data?: unknown; readonly headers?: Headers };
}

function isAnswer(error: unknown): error is Answer {
  if (!(error instanceof Error) || !("status" in error) || !("response" in error)) return false;
  return typeof error.status === "number" && typeof error.response === "object" && error.response !== null;
}

function answered({ status, response }: Answer, hide: (text: string) => string): Failure {
  const message = messageOf(response.data);
  const said = message === undefined ? {} : { said: inert(hide(message)) };
  const headers = response.headers ?? {};
  if (isRateLimit(status, message ?? "", headers)) {
    const when = whenAgain(headers);
    return { kind: "rate-limited", status, ...(when === undefined ? {} : { when }), ...said };
  }
  const kind = OF_STATUS[status] ?? (status >= 500 ? "server" : "unexpected");
  return { kind, status, ...said };
}

type Headers = Readonly<Record<string, string | number | undefined>>;

function isRateLimit(status: number, message: string, headers: Headers): boolean {
  if (status === 429) return true;
  if (status !== 403) return false;
  return (
    headers["x-ratelimit-remaining"] === "0" ||
    headers["retry-after"] !== undefined ||
    /\bsecondary rate\b/i.test(message)
  );
}

/** A limit is told as a moment, or as so many seconds from now. */
function whenAgain(headers: Headers): string | undefined {
  const reset = Number(headers["x-ratelimit-reset"]);
  const seconds = Number(headers["retry-after"]);
  const moment = Number.isSafeInteger(seconds) ? Math.ceil(Date.now() / 1000) + seconds : reset;
  if (!Number.isSafeInteger(moment) || moment <= 0 || moment > 4_102_444_800) return undefined;
  return `${new Date(moment * 1000).toISOString().slice(0, 19).replace("T", " ")} UTC`;
}

function messageOf(data: unknown): string | undefined {
  if (typeof data !== "object" || data === null || !("message" in data)) return undefined;
  const { message } = data;
  if (typeof message !== "string" || message === "") return undefined;
  const errors = "errors" in data && Array.isArray(data.errors) ? data.errors : [];
  const details = errors.flatMap(detailOf).slice(0, 3);
  return [message, ...details].join("; ");
}

function detailOf(error: unknown): readonly string[] {
  if (typeof error === "string") return [error];
  if (typeof error !== "object" || error === null) return [];
  if ("message" in error && typeof error.message === "string") return [error.message];
  const field = "field" in error && typeof error.field === "string" ? error.field : "";
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return field === "" && code === "" ? [] : [`${field} ${code}`.trim()];
}

/**
 * Shortens other people's words to what a sentence can quote: one line, no backticks, no address (which may
 * carry a secret in its query), nothing that a log takes for a command.
 */
export function inert(text: string): string {
  const line = plain(text.slice(0, 2000).replaceAll(/\s+/g, " ").trim())
    .replaceAll(/[a-z][a-z0-9+.-]*:\/\/\S*/gi, "…")
    .replaceAll("`", "'")
    .replaceAll("##[", "# #[")
    .replaceAll("##vso[", "# #vso[")
    .replaceAll("::", ": :");
  const characters = [...line];
  return characters.length <= 160 ? line : `${characters.slice(0, 159).join("")}…`;
}

function transportErrorIn(error: unknown): TransportError | undefined {
  return causes(error).find((one) => one instanceof TransportError);
}

function isRedirectLoop(error: unknown): boolean {
  return causes(error).some(({ message }) => /redirect count exceeded/i.test(message));
}

/** The system's errors are known by their codes, which hold no address. */
function codeIn(error: unknown): string | undefined {
  for (const one of causes(error)) {
    if ("code" in one && typeof one.code === "string") return one.code;
  }
  return undefined;
}

function causes(error: unknown, depth = 0): readonly Error[] {
  if (!(error instanceof Error) || depth > 5) return [];
  const parts = error instanceof AggregateError ? error.errors : [];
  return [error, ...causes(error.cause, depth + 1), ...parts.flatMap((part) => causes(part, depth + 1))];
}
