import { isJsonArray, isJsonObject, type Json, type JsonObject, ownProperty } from "../core/source/json.ts";
import type { Text } from "../core/source/source.ts";
import { fromBase64, toBase64 } from "./bytes.ts";
import { attestationLimits } from "./limits.ts";
import { PAYLOAD_TYPE } from "./pae.ts";
import { malformed, type Refusal, refusal, tooLarge } from "./refusal.ts";
import { readStrictJson } from "./strict-json.ts";

/** Is one signature of an envelope; the id of its key is only a hint. */
export interface EnvelopeSignature {
  readonly keyid?: string;
  readonly sig: Uint8Array;
  /** Certificates in PEM, the signer's first. */
  readonly cert?: string;
}

/** Is a DSSE envelope. */
export interface Envelope {
  readonly payloadType: string;
  readonly payload: Uint8Array;
  readonly signatures: readonly EnvelopeSignature[];
}

/** Writes the envelope of a statement as the text of a file: the same signatures give the same text. */
export function writeEnvelope(payload: Uint8Array, signatures: readonly EnvelopeSignature[]): string {
  const written = signatures.map(({ keyid, sig, cert }) => ({
    ...(keyid === undefined ? {} : { keyid }),
    sig: toBase64(sig),
    ...(cert === undefined ? {} : { cert }),
  }));
  const json = { payloadType: PAYLOAD_TYPE, payload: toBase64(payload), signatures: written };
  return `${JSON.stringify(json, null, 2)}\n`;
}

/** Reads a DSSE envelope; fields that DSSE does not name are let be, as it asks. */
export function readEnvelope(name: string, bytes: Uint8Array): Envelope | Refusal {
  if (bytes.length > attestationLimits.bytes) return tooLarge("bytes", attestationLimits.bytes);
  const { document, problems } = readStrictJson(name, bytes);
  if (document === undefined) return firstProblem(problems);
  const payloadType = ownProperty(document.value, "payloadType");
  const payload = ownProperty(document.value, "payload");
  const signatures = ownProperty(document.value, "signatures");
  if (typeof payloadType !== "string" || typeof payload !== "string" || !isJsonArray(signatures))
    return malformed("not-an-envelope");
  if (payloadType !== PAYLOAD_TYPE) return malformed("payload-type");
  if (signatures.length === 0) return malformed("no-signature");
  if (signatures.length > attestationLimits.signatures)
    return tooLarge("signatures", attestationLimits.signatures);
  return joined(payloadType, fromBase64(payload), signatures.map(readSignature));
}

function joined(
  payloadType: string,
  payload: Uint8Array | undefined,
  signatures: readonly (EnvelopeSignature | Refusal)[],
): Envelope | Refusal {
  if (payload === undefined) return malformed("not-base64");
  const read: EnvelopeSignature[] = [];
  for (const signature of signatures) {
    if ("code" in signature) return signature;
    read.push(signature);
  }
  return { payloadType, payload, signatures: read };
}

function readSignature(value: Json): EnvelopeSignature | Refusal {
  if (!isJsonObject(value)) return malformed("not-an-envelope");
  const keyid = optionalText(value, "keyid");
  const cert = optionalText(value, "cert");
  const written = ownProperty(value, "sig");
  if (keyid === null || cert === null || typeof written !== "string") return malformed("not-an-envelope");
  const sig = fromBase64(written);
  if (sig === undefined) return malformed("not-base64");
  return { sig, ...(keyid === undefined ? {} : { keyid }), ...(cert === undefined ? {} : { cert }) };
}

/** Reads a text that may be absent or empty, which means the same; null for anything but text. */
function optionalText(value: JsonObject, field: string): string | undefined | null {
  const text = ownProperty(value, field);
  if (text === undefined || text === "" || text === null) return undefined;
  return typeof text === "string" ? text : null;
}

/** Refuses what a problem of its JSON makes unreadable. */
export function firstProblem(
  problems: readonly { readonly code: string; readonly message: Text }[],
): Refusal {
  const [first] = problems;
  if (first === undefined) return malformed("not-json");
  if (first.code === "attestation/malformed") return { code: first.code, reason: first.message };
  return refusal("attestation/malformed", { problem: first.message });
}
