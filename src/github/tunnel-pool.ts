import { type Dispatcher, Pool } from "undici";

type Options = Omit<Dispatcher.ConnectOptions, "origin">;
type Callback = (error: Error | null, data: Dispatcher.ConnectData) => void;

/** Reports that a proxy took a request for a tunnel and opened none. */
class TunnelError extends Error {
  readonly code = "UND_ERR_PRX_CONN";
}

/**
 * Keeps connections to a proxy. Undici 7 takes a proxy that closes the connection instead of opening a tunnel for
 * a server that comes back, and knocks for ever, even when nobody waits any more; an error of another kind ends it.
 */
export class TunnelPool extends Pool {
  override connect(options: Options): Promise<Dispatcher.ConnectData>;
  override connect(options: Options, callback: Callback): void;
  override connect(options: Options, callback?: Callback) {
    if (callback) return super.connect(options, callback);
    return super.connect(options).catch((error: unknown) => {
      const isClosed = error instanceof Error && "code" in error && error.code === "UND_ERR_SOCKET";
      throw isClosed ? new TunnelError("the proxy opened no tunnel") : error;
    });
  }
}
