import { Agent, type Dispatcher, EnvHttpProxyAgent, type RequestInit, fetch as undiciFetch } from "undici";
import { TunnelPool } from "./tunnel-pool.ts";

/** Is the environment of the process, or a test's. */
export type Env = Readonly<Record<string, string | undefined>>;

/** Sends one request, as the platform's `fetch` does. */
export type Send = (address: string, init: SendInit) => Promise<Response>;

/** Is what a request is made of. */
export interface SendInit {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal?: AbortSignal;
}

/**
 * Chooses how requests leave: by the proxies that the environment names, directly where it names none. It reads
 * `HTTP_PROXY` for `http:`, `HTTPS_PROXY` for `https:` and `NO_PROXY`, in either case; `ALL_PROXY` is not read.
 */
export function senderOf(env: Env): Send {
  const [httpProxy, httpsProxy] = [variable(env, "http_proxy"), variable(env, "https_proxy")];
  if (httpProxy === "" && httpsProxy === "") return (address, init) => fetch(address, init);
  const named = { httpProxy, httpsProxy, noProxy: variable(env, "no_proxy") };
  let dispatcher: Dispatcher | undefined;
  return async (address, init) => {
    // Made at the first request, so that an address of a proxy that is none fails where failures are told.
    dispatcher ??= dispatcherOf(named);
    const wanted: RequestInit = { ...init, dispatcher };
    const { status, statusText, headers, body, url } = await undiciFetch(address, wanted);
    return withAddress(new Response(body, { status, statusText, headers: [...headers] }), url);
  };
}

interface Proxies {
  readonly httpProxy: string;
  readonly httpsProxy: string;
  readonly noProxy: string;
}

/** Undici sends `https:` by the proxy for `http:` where no other is named; other tools, such as curl, do not. */
function dispatcherOf(proxies: Proxies): Dispatcher {
  const byProxies = new EnvHttpProxyAgent({ ...proxies, clientFactory: tunnels });
  if (proxies.httpsProxy !== "") return byProxies;
  const direct = new Agent();
  return byProxies.compose((dispatch) => (options, handler) => {
    const isSecure = String(options.origin).startsWith("https:");
    return isSecure ? direct.dispatch(options, handler) : dispatch(options, handler);
  });
}

function tunnels(origin: URL, options: object): TunnelPool {
  return new TunnelPool(origin, options);
}

/** Tells an answer's address, which one that was made by hand does not know. */
export function withAddress(response: Response, url: string): Response {
  return Object.defineProperty(response, "url", { value: url });
}

/** Lower case wins over upper case, and an empty variable is none, as it is with the tools people know. */
function variable(env: Env, name: string): string {
  return env[name] || env[name.toUpperCase()] || "";
}
