/** Is what keeps values by a key: a map, or a weak one. */
interface Keeper<K, V> {
  readonly get: (key: K) => V | undefined;
  readonly set: (key: K, value: V) => unknown;
}

/** Gives what is remembered under a key, and else makes and remembers it. */
export function remember<K, V>(kept: Keeper<K, V>, key: K, make: () => V): V {
  const known = kept.get(key);
  if (known !== undefined) return known;
  const fresh = make();
  kept.set(key, fresh);
  return fresh;
}
