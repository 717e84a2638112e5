declare const GATE57_VERSION: string | undefined;

/** Tells the version of the package; the bundler writes it in, sources alone have none. */
export function version(): string {
  return typeof GATE57_VERSION === "string" ? GATE57_VERSION : "0.0.0-source";
}
