import { concatBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { isSameBytes, sha256Digest, utf8Text } from "./bytes.ts";

/** Is the payload type of an in-toto statement in an envelope. */
export const PAYLOAD_TYPE = "application/vnd.in-toto+json";

const HEADER = "DSSEv1";

/** Writes the bytes that are signed: DSSE's pre-authentication encoding of a type and a payload. */
export function preAuthEncoding(payloadType: string, payload: Uint8Array): Uint8Array {
  const type = utf8ToBytes(payloadType);
  return concatBytes(
    utf8ToBytes(`${HEADER} ${type.length} `),
    type,
    utf8ToBytes(` ${payload.length} `),
    payload,
  );
}

/** Is what a pre-authentication encoding holds. */
export interface Encoded {
  readonly payloadType: string;
  readonly payload: Uint8Array;
}

/** Reads a pre-authentication encoding back; nothing for any bytes that it would not itself write. */
export function readPreAuthEncoding(bytes: Uint8Array): Encoded | undefined {
  const type = takeText(bytes, utf8ToBytes(`${HEADER} `).length);
  const body = type && takeText(bytes, type.end + 1);
  const payloadType = type && utf8Text(type.bytes);
  if (body === undefined || payloadType === undefined) return undefined;
  const payload = body.bytes;
  return isSameBytes(preAuthEncoding(payloadType, payload), bytes) ? { payloadType, payload } : undefined;
}

/** Digests a statement by the bytes that are signed: it names the statement however it is enveloped. */
export function statementDigest(payload: Uint8Array): string {
  return sha256Digest(preAuthEncoding(PAYLOAD_TYPE, payload));
}

/** Takes a length in decimal, a space and as many bytes. */
function takeText(bytes: Uint8Array, start: number): { bytes: Uint8Array; end: number } | undefined {
  const length = /^\d{1,9}(?= )/.exec(String.fromCharCode(...bytes.subarray(start, start + 10)))?.[0];
  if (length === undefined) return undefined;
  const first = start + length.length + 1;
  const end = first + Number(length);
  return end > bytes.length ? undefined : { bytes: bytes.subarray(first, end), end };
}
