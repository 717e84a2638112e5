import { createPrivateKey, type KeyObject } from "node:crypto";
import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import type { Source } from "../core/source/source.ts";
import { runDiagnostic } from "./run-messages.ts";

/** Is a private key that may sign, or why there is none. */
export type PrivateKey =
  /** `pkcs8` is the DER form, no longer encrypted: it stays in memory. */
  | { readonly pkcs8: Uint8Array; readonly diagnostic?: undefined }
  | { readonly pkcs8?: undefined; readonly diagnostic: Diagnostic };

/** PKCS#8, encrypted or not, SEC1 and PKCS#1: what `openssl` and this program write. */
const PRIVATE_FORMS = new Set(["PRIVATE KEY", "ENCRYPTED PRIVATE KEY", "EC PRIVATE KEY", "RSA PRIVATE KEY"]);

const LEAST_RSA_BITS = 2048;

/** Tells whether a key takes a passphrase to open. */
export function isEncryptedKey({ text }: Source): boolean {
  return text.includes("-----BEGIN ENCRYPTED PRIVATE KEY-----") || /^Proc-Type: 4,ENCRYPTED/m.test(text);
}

/** Opens the private key that a PEM text holds; each thing that may be wrong with it has its own diagnostic. */
export function openPrivateKey(source: Source, passphrase?: string): PrivateKey {
  const labels = [...source.text.matchAll(/^-----BEGIN ([A-Z0-9 ]{1,60})-----\s*$/gm)].map(
    ([, label = ""]) => label,
  );
  // `openssl ecparam -genkey` writes the parameters of the curve before the key.
  const label = labels.find((one) => PRIVATE_FORMS.has(one)) ?? labels[0];
  if (label === undefined) return { diagnostic: runDiagnostic("key/not-pem", {}, source.name) };
  if (!PRIVATE_FORMS.has(label)) return { diagnostic: unusable(label, source) };
  return opened(source, passphrase);
}

function unusable(label: string, { name }: Source): Diagnostic {
  return label.includes("PRIVATE KEY")
    ? runDiagnostic("key/other-form", { label }, name)
    : runDiagnostic("key/not-private", { label }, name);
}

function opened(source: Source, passphrase: string | undefined): PrivateKey {
  const isEncrypted = isEncryptedKey(source);
  if (isEncrypted && passphrase === undefined) {
    return { diagnostic: runDiagnostic("key/needs-passphrase", {}, source.name) };
  }
  try {
    const key = createPrivateKey({ key: source.text, format: "pem", ...(isEncrypted ? { passphrase } : {}) });
    return supported(key, source);
  } catch {
    // A wrong passphrase now and then deciphers to something: whatever fails after it is its doing.
    const code = isEncrypted ? "key/wrong-passphrase" : "key/damaged";
    return { diagnostic: runDiagnostic(code, {}, source.name) };
  }
}

function supported(key: KeyObject, { name }: Source): PrivateKey {
  const { namedCurve = "", modulusLength = 0 } = key.asymmetricKeyDetails ?? {};
  const type = key.asymmetricKeyType ?? "";
  const isSupported =
    type === "ed25519" ||
    (type === "ec" && namedCurve === "prime256v1") ||
    (type === "rsa" && modulusLength >= LEAST_RSA_BITS);
  if (isSupported) return { pkcs8: new Uint8Array(key.export({ type: "pkcs8", format: "der" })) };
  const called = [type, namedCurve, modulusLength || ""].filter(Boolean).join(" ");
  return { diagnostic: runDiagnostic("key/unsupported", { type: called }, name) };
}
