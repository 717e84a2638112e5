import { generateKeyPairSync } from "node:crypto";
import { signerOf } from "../../src/attestation/sign.ts";
import type { Hand } from "./signed.ts";

/** Is a key made for one test whose private half stands in a file. */
export interface KeyHand extends Hand {
  readonly privatePem: string;
}

/** Makes an Ed25519 key that commands can sign with. */
export async function newKeyHand(keyId: string): Promise<KeyHand> {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const signer = await signerOf(new Uint8Array(privateKey.export({ type: "pkcs8", format: "der" })), keyId);
  if ("problem" in signer) throw new Error(signer.problem.en);
  return {
    signer,
    pem: publicKey.export({ type: "spki", format: "pem" }).toString(),
    privatePem: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  };
}
