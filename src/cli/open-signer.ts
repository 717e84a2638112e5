import { type Signer, signerOf } from "../attestation/sign.ts";
import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import { runDiagnostic } from "../node/run-messages.ts";
import type { Language } from "../reporters/words.ts";
import type { Io } from "../run/io.ts";
import { type KeyOptions, keyIdOf, readSigningKey } from "./signing-key.ts";

/** Opens the private key of `--key` for signing, or tells why it cannot sign. */
export async function openSigner(
  options: KeyOptions & { readonly keyId?: string },
  language: Language,
  io: Io,
): Promise<Signer | { readonly diagnostic: Diagnostic }> {
  const { pkcs8, diagnostic } = await readSigningKey(options, language, io);
  if (pkcs8 === undefined) return { diagnostic };
  const signer = await signerOf(pkcs8, keyIdOf(options.key, options.keyId));
  if (!("problem" in signer)) return signer;
  return { diagnostic: runDiagnostic("act/bad-signature", { reason: signer.problem }, options.key) };
}
