import { createPrivateKey, createPublicKey } from "node:crypto";
import { basename, extname, resolve } from "node:path";
import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import type { Source, Text } from "../core/source/source.ts";
import { displayPath } from "../node/display-path.ts";
import { isEncryptedKey, openPrivateKey, type PrivateKey } from "../node/private-key.ts";
import { readSource } from "../node/read-source.ts";
import type { Language } from "../reporters/words.ts";
import type { Io } from "../run/io.ts";
import { passphraseFor } from "./passphrase.ts";

/** Says which key signs and how it is opened. */
export interface KeyOptions {
  readonly key: string;
  readonly passphraseFile?: string | undefined;
}

/** Is a key file that was found: with whatever is wrong with it that can be known before anybody is asked. */
export interface FoundKey {
  readonly diagnostic?: Diagnostic;
  /** Tells that nobody has to be asked any more. */
  readonly isOpen: boolean;
  /** Opens the key, which asks for a passphrase where it takes one and no file gives it. */
  open(): Promise<PrivateKey>;
}

type KeyIo = Pick<Io, "cwd" | "askSecret">;

/** Reads the private key of `--key`; one with a passphrase is opened by `--passphrase-file` or by asking. */
export async function readSigningKey(
  options: KeyOptions,
  language: Language,
  io: KeyIo,
): Promise<PrivateKey> {
  return (await findSigningKey(options, language, io)).open();
}

/** Finds the private key of `--key` and opens it, unless that takes asking. */
export async function findSigningKey(
  { key, passphraseFile }: KeyOptions,
  language: Language,
  io: KeyIo,
): Promise<FoundKey> {
  const path = resolve(io.cwd, key);
  const { source, diagnostic } = readSource(path, displayPath(path, io.cwd));
  if (source === undefined) return known({ diagnostic });
  if (!isEncryptedKey(source)) return known(openPrivateKey(source));
  const ask = () => passphraseFor(passphraseFile, promptFor(source)[language], io);
  const open = async (): Promise<PrivateKey> => {
    const given = await ask();
    return given.diagnostic ? { diagnostic: given.diagnostic } : openPrivateKey(source, given.passphrase);
  };
  return passphraseFile === undefined ? asking(open) : known(await open());
}

/** Names a key by its file where nothing else is said: `--key-id`, else the file name without its extension. */
export function keyIdOf(key: string, given?: string): string {
  return given ?? basename(key, extname(key));
}

/** Gives the public half of a key, as the PEM that a trust folder would hold. */
export function publicPemOf(pkcs8: Uint8Array): string {
  const privateKey = createPrivateKey({ key: Buffer.from(pkcs8), format: "der", type: "pkcs8" });
  return createPublicKey(privateKey).export({ type: "spki", format: "pem" }).toString();
}

function known(key: PrivateKey): FoundKey {
  const diagnostic = key.diagnostic;
  return { ...(diagnostic ? { diagnostic } : {}), isOpen: true, open: async () => key };
}

/** Nobody is asked twice for the same key. */
function asking(open: () => Promise<PrivateKey>): FoundKey {
  let opened: Promise<PrivateKey> | undefined;
  return {
    isOpen: false,
    open: () => {
      opened ??= open();
      return opened;
    },
  };
}

function promptFor({ name }: Source): Text {
  return { vi: `Mật khẩu của khóa ${name}: `, en: `Passphrase of the key ${name}: ` };
}
