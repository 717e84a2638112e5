import { resolve } from "node:path";
import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import { displayPath } from "../node/display-path.ts";
import { readSource } from "../node/read-source.ts";
import { runDiagnostic } from "../node/run-messages.ts";
import type { Io } from "../run/io.ts";

/** Is a passphrase, nothing where none was given, or why there is none. */
export interface Passphrase {
  readonly passphrase?: string;
  readonly diagnostic?: Diagnostic;
}

/**
 * Reads a passphrase from the first line of a file, else asks for it on the terminal, where it is not
 * shown. It never comes from the arguments or the environment, which others on the machine can read.
 */
export async function passphraseFor(
  file: string | undefined,
  prompt: string,
  io: Pick<Io, "cwd" | "askSecret">,
): Promise<Passphrase> {
  if (file !== undefined) return passphraseOf(file, io);
  const passphrase = await io.askSecret(prompt);
  return passphrase === undefined ? {} : { passphrase };
}

/** Reads the first line of a passphrase file, without its line end. */
export function passphraseOf(file: string, { cwd }: Pick<Io, "cwd">): Passphrase {
  const path = resolve(cwd, file);
  const { source, diagnostic } = readSource(path, displayPath(path, cwd));
  if (source === undefined) return { diagnostic };
  const [passphrase = ""] = source.text.replace(/^\ufeff/, "").split(/\r?\n/, 1);
  return passphrase === ""
    ? { diagnostic: runDiagnostic("key/empty-passphrase", {}, source.name) }
    : { passphrase };
}
