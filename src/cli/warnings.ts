const ED25519 = /\bEd25519\b/;

/**
 * Keeps off standard error that Ed25519 is experimental in WebCrypto: Node 20 says so before 20.19.3, though
 * its implementation is the one that later became stable, and nobody who checks an approval can act on it.
 */
export function hideEd25519Warning(): void {
  const emit = process.emitWarning;
  process.emitWarning = (warning: string | Error, ...rest: readonly unknown[]): void => {
    if (rest[0] === "ExperimentalWarning" && ED25519.test(String(warning))) return;
    Reflect.apply(emit, process, [warning, ...rest]);
  };
}
