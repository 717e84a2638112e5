import { EnvHttpProxyAgent, type RequestInit, fetch as undiciFetch } from "undici";
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

/** Chooses how requests leave: by the proxies that the environment names, directly where it names none. */
export function senderOf(env: Env): Send {
  const [httpProxy, httpsProxy] = [variable(env, "http_proxy"), variable(env, "https_proxy")];
  if (httpProxy === "" && httpsProxy === "") return (address, init) => fetch(address, init);
  const noProxy = variable(env, "no_proxy");
  let dispatcher: EnvHttpProxyAgent | undefined;
  return async (address, init) => {
    // Made at the first request, so that an address of a proxy that is none fails where failures are told.
    dispatcher ??= new EnvHttpProxyAgent({ httpProxy, httpsProxy, noProxy, clientFactory: tunnels });
    const wanted: RequestInit = { ...init, dispatcher };
    const { status, statusText, headers, body, url } = await undiciFetch(address, wanted);
    return withAddress(new Response(body, { status, statusText, headers: [...headers] }), url);
  };
}

function tunnels(origin: URL, options: object): TunnelPool {
  return new TunnelPool(origin, options);
}

/** Tells an answer's address, which one that was made by hand does not know. */
export function withAddress(response: Response, url: string): Response {
  return Object.defineProperty(response, "url", { value: url });
}

/** Lower case wins over upper case, as it does with the tools people know. */
function variable(env: Env, name: string): string {
  return env[name] ?? env[name.toUpperCase()] ?? "";
}
