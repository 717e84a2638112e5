import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Reads a file of others that lies under `tests/vendor`. */
export function vendored(path: string): string {
  return readFileSync(join(import.meta.dirname, "../vendor", path), "utf8");
}

/** Reads one of this project's own schemas of what others specify only in words. */
export function ownSchema(name: string): Readonly<Record<string, unknown>> {
  return JSON.parse(readFileSync(join(import.meta.dirname, "schemas", `${name}.schema.json`), "utf8"));
}
