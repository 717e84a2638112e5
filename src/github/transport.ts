import { type Send, type SendInit, withAddress } from "./proxy.ts";
import { TransportError } from "./transport-error.ts";

/** Bounds what a request may take. */
export interface TransportLimits {
  /** Milliseconds for one request, its whole answer included. */
  readonly milliseconds: number;
  /** Bytes of an answer that is read whole. */
  readonly bytes: number;
}

/** Says where requests may go, how they leave, and what ends all of them. */
export interface Route {
  readonly apiUrl: string;
  readonly send: Send;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Makes the `fetch` of a client: it sends to the API alone, takes answers only from safe addresses and within
 * its limits. Redirects are followed by the platform, which takes the token off when the host changes.
 */
export function transport(route: Route, limits: TransportLimits): Send {
  return async (address, init) => {
    const limit = timeLimit(limits.milliseconds, [route.signal, init.signal]);
    try {
      return await whole(await send(route, address, { ...init, signal: limit.signal }), limits.bytes);
    } catch (error) {
      throw limit.problem() ?? error;
    } finally {
      limit.close();
    }
  };
}

/** Makes a `fetch` like the other whose answers are streams: what reads them has to count the bytes itself. */
export function streamingTransport(route: Route, limits: Pick<TransportLimits, "milliseconds">): Send {
  return async (address, init) => {
    const limit = timeLimit(limits.milliseconds, [route.signal, init.signal]);
    try {
      const response = await send(route, address, { ...init, signal: limit.signal });
      return response.ok ? response : await whole(response, SMALL);
    } catch (error) {
      throw limit.problem() ?? error;
    }
  };
}

/** Bounds what is read of an answer that says no. */
const SMALL = 1_048_576;

async function send(route: Route, address: string, init: SendInit): Promise<Response> {
  const target = parsed(address);
  if (!isSafe(target)) throw new TransportError("insecure-address");
  // A `Link` header names whole addresses, and the token must not follow it away.
  if (target.origin !== parsed(route.apiUrl).origin) throw new TransportError("foreign-address");
  const response = await route.send(address, init);
  if (isSafe(parsed(response.url))) return response;
  await response.body?.cancel();
  throw new TransportError("insecure-address");
}

function parsed(address: string): URL {
  if (!URL.canParse(address)) throw new TransportError("bad-address");
  return new URL(address);
}

/** A token in the clear is anybody's, except on the machine itself. */
function isSafe({ protocol, hostname }: URL): boolean {
  const isLoopback = hostname === "localhost" || hostname === "[::1]" || /^127(?:\.\d+){3}$/.test(hostname);
  return protocol === "https:" || (protocol === "http:" && isLoopback);
}

interface TimeLimit {
  readonly signal: AbortSignal;
  problem(): TransportError | undefined;
  close(): void;
}

function timeLimit(milliseconds: number, others: readonly (AbortSignal | undefined)[]): TimeLimit {
  const controller = new AbortController();
  let problem: TransportError | undefined;
  const end = (error: TransportError) => {
    problem ??= error;
    controller.abort(problem);
  };
  const timer = setTimeout(() => end(new TransportError("time-limit")), milliseconds);
  timer.unref();
  const spent = () => end(new TransportError("budget"));
  for (const other of others) {
    if (other?.aborted) spent();
    other?.addEventListener("abort", spent, { once: true });
  }
  const close = () => {
    clearTimeout(timer);
    for (const other of others) other?.removeEventListener("abort", spent);
  };
  return { signal: controller.signal, problem: () => problem, close };
}

/**
 * Reads an answer to its end, here and not in Octokit, which takes one that breaks off for an empty one and so
 * for a success.
 */
async function whole(response: Response, limit: number): Promise<Response> {
  const { status, statusText, headers, url, body } = response;
  if (body === null) return response;
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body) {
    size += part.byteLength;
    if (size > limit) throw new TransportError("too-large");
    parts.push(part);
  }
  return withAddress(new Response(Buffer.concat(parts), { status, statusText, headers }), url);
}
