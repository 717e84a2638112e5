import { resolve } from "node:path";
import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import { displayPath } from "../../node/display-path.ts";
import { runDiagnostic } from "../../node/run-messages.ts";
import type { Io } from "../../run/io.ts";
import { isRead } from "../../run/read-paths.ts";
import type { ActCall } from "./act-call.ts";
import { textOf } from "./read-fields.ts";

/** What an act reads, but for the bytes and the envelope that it may write again as they are. */
const READ = [
  ...["--key", "--passphrase-file", "--document", "--report", "--request", "--plan"],
  ...["--signature", "--certificate"],
];

/** Refuses to write over the manifest, the key or anything else that the act reads, whatever `--force` says. */
export function overInputs(
  paths: readonly string[],
  { file, written }: ActCall,
  { cwd }: Pick<Io, "cwd">,
): readonly Diagnostic[] {
  const read = [file, ...READ.map((option) => textOf(option, written))].filter((one) => one !== undefined);
  const files = read.filter((one) => one !== "-").map((one) => resolve(cwd, one));
  return paths
    .filter((path) => isRead(path, { files, folders: [] }))
    .map((path) => runDiagnostic("usage/output-is-input", { value: displayPath(path, cwd) }, "--output"));
}
