import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";
import { fromBER, Integer, Sequence } from "asn1js";
import { isSameBytes } from "./bytes.ts";

/** Bytes of one number of a P-256 signature. */
const SIZE = 32;

/** Turns an ECDSA P-256 signature from DER into the two numbers side by side; nothing for any other bytes. */
export function derToRaw(der: Uint8Array): Uint8Array | undefined {
  const numbers = readNumbers(der);
  if (numbers === undefined) return undefined;
  const raw = new Uint8Array(SIZE * 2);
  for (const [index, number] of numbers.entries()) {
    const bytes = fixed(number);
    if (bytes === undefined) return undefined;
    raw.set(bytes, index * SIZE);
  }
  // DER has one form: what was written otherwise is no signature, though the numbers may be right.
  return isSameBytes(rawToDer(raw), der) ? raw : undefined;
}

/** Turns an ECDSA P-256 signature from the two numbers side by side into DER. */
export function rawToDer(raw: Uint8Array): Uint8Array {
  const numbers = [raw.subarray(0, SIZE), raw.subarray(SIZE)].map((bytes) =>
    Integer.fromBigInt(toBigInt(bytes)),
  );
  return new Uint8Array(new Sequence({ value: numbers }).toBER());
}

function readNumbers(der: Uint8Array): readonly bigint[] | undefined {
  try {
    const { result, offset } = fromBER(der);
    if (offset !== der.length || !(result instanceof Sequence)) return undefined;
    const numbers = result.valueBlock.value.map((item) => (item instanceof Integer ? item.toBigInt() : -1n));
    return numbers.length === 2 && numbers.every((number) => number >= 0n) ? numbers : undefined;
  } catch {
    return undefined;
  }
}

function fixed(number: bigint): Uint8Array | undefined {
  const digits = number.toString(16).padStart(SIZE * 2, "0");
  if (digits.length > SIZE * 2) return undefined;
  return hexToBytes(digits);
}

function toBigInt(bytes: Uint8Array): bigint {
  return BigInt(`0x${bytesToHex(bytes)}`);
}
