import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { Io } from "../run/io.ts";

const FOLDER = "policies";

/** Names the policy folder to work on: the one given, else `policies` of the working folder, if there is one. */
export function policyFolder(given: string | undefined, { cwd }: Io): string | undefined {
  return given ?? (existsSync(resolve(cwd, FOLDER)) ? FOLDER : undefined);
}
