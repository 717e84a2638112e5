import { basename, extname, resolve } from "node:path";
import type { Source, Text } from "../core/source/source.ts";
import { displayPath } from "../node/display-path.ts";
import { isEncryptedKey, openPrivateKey, type PrivateKey } from "../node/private-key.ts";
import { readSource } from "../node/read-source.ts";
import type { Language } from "../reporters/words.ts";
import type { Io } from "./io.ts";
import { passphraseFor } from "./passphrase.ts";

/** Says which key signs and how it is opened. */
export interface KeyOptions {
  readonly key: string;
  readonly passphraseFile?: string | undefined;
}

/** Reads the private key of `--key`; one with a passphrase is opened by `--passphrase-file` or by asking. */
export async function readSigningKey(
  { key, passphraseFile }: KeyOptions,
  language: Language,
  io: Pick<Io, "cwd" | "askSecret">,
): Promise<PrivateKey> {
  const path = resolve(io.cwd, key);
  const { source, diagnostic } = readSource(path, displayPath(path, io.cwd));
  if (source === undefined) return { diagnostic };
  if (!isEncryptedKey(source)) return openPrivateKey(source);
  const given = await passphraseFor(passphraseFile, promptFor(source)[language], io);
  return given.diagnostic ? { diagnostic: given.diagnostic } : openPrivateKey(source, given.passphrase);
}

/** Names a key by its file where nothing else is said: `--key-id`, else the file name without its extension. */
export function keyIdOf(key: string, given?: string): string {
  return given ?? basename(key, extname(key));
}

function promptFor({ name }: Source): Text {
  return { vi: `Mật khẩu của khóa ${name}: `, en: `Passphrase of the key ${name}: ` };
}
