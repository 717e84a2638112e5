/** Draws the decisions of a generator from bytes, so that a shorter or smaller input makes a simpler result. */
export interface Choices {
  /** Takes one of the options; the first when the bytes are used up. */
  readonly pick: <const T>(options: readonly [T, ...T[]]) => T;
  /** Is true about once in `times`, and false when the bytes are used up. */
  readonly oneIn: (times: number) => boolean;
}

/** Reads choices from bytes, one each. */
export function choicesFrom(bytes: Uint8Array): Choices {
  let position = 0;
  const next = () => {
    const byte = bytes[position] ?? 0;
    position += 1;
    return byte;
  };
  return {
    pick: (options) => options[next() % options.length] ?? options[0],
    oneIn: (times) => next() % times === times - 1,
  };
}
