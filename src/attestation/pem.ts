import { fromBase64, utf8Text } from "./bytes.ts";

/** Is one block of a PEM text. */
export interface PemBlock {
  readonly label: string;
  readonly der: Uint8Array;
}

/** Finds the blocks of a PEM text; a block that is not base64 is left out, and what stands between blocks. */
export function readPem(text: string): readonly PemBlock[] {
  const blocks = text.matchAll(/-----BEGIN ([A-Z0-9 ]{1,40})-----([A-Za-z0-9+/=\s]*)-----END \1-----/g);
  return [...blocks].flatMap(([, label = "", body = ""]) => {
    const der = fromBase64(body.replaceAll(/\s/g, ""));
    return der === undefined || der.length === 0 ? [] : [{ label, der }];
  });
}

/** Finds the blocks of a PEM file. */
export function readPemFile(bytes: Uint8Array): readonly PemBlock[] {
  const text = utf8Text(bytes);
  return text === undefined ? [] : readPem(text);
}

/** Tells whether a file holds a private key in PEM, encrypted or not. */
export function holdsPrivateKey(bytes: Uint8Array): boolean {
  return /-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----/.test(latin(bytes));
}

/** Reads bytes as one character each: a private key may stand in a file that is not UTF-8 throughout. */
function latin(bytes: Uint8Array): string {
  return new TextDecoder("latin1").decode(bytes);
}

/** Writes one block of PEM, ending with a line end. */
export function writePem(label: string, base64: string): string {
  const lines = base64.match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join("\n")}\n-----END ${label}-----\n`;
}
