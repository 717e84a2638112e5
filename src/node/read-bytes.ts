import { closeSync, fstatSync, openSync, readSync } from "node:fs";

const CHUNK = 65_536;

/**
 * Reads a file as bytes, never more than the limit; nothing when it is larger. Throws what the system says
 * when it cannot be read.
 */
export function readBytes(path: string, limit: number): Uint8Array | undefined {
  const file = openSync(path, "r");
  try {
    const status = fstatSync(file);
    if (status.isFile() && status.size > limit) return undefined;
    return readTo(file, limit);
  } finally {
    closeSync(file);
  }
}

/** A file may grow while it is read, so the size it had is not relied on. */
function readTo(file: number, limit: number): Uint8Array | undefined {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const chunk = new Uint8Array(CHUNK);
    const count = readSync(file, chunk, 0, CHUNK, null);
    if (count === 0) return new Uint8Array(Buffer.concat(chunks));
    size += count;
    if (size > limit) return undefined;
    chunks.push(chunk.subarray(0, count));
  }
}
