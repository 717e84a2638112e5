import type { Document } from "../core/parse/document.ts";
import type { Reporter } from "../core/policy/report.ts";
import { suggest } from "../core/source/suggest.ts";
import { sha256Digest } from "./bytes.ts";
import { type Certificate, readCertificate } from "./certificate.ts";
import { readPemFile } from "./pem.ts";
import { importPublicKey, type PublicKey } from "./public-key.ts";

/** Reads the files that a trust list names; what is wrong with one is told where the list names it. */
export interface TrustMaterials {
  readonly publicKey: (file: string, pointer: string) => Promise<PublicKey | undefined>;
  readonly certificate: (file: string, pointer: string) => Promise<Certificate | undefined>;
  /** Digests of what the files hold, by their names: of the DER, so that line ends in PEM change nothing. */
  readonly digests: Map<string, string>;
}

/** Makes the reader of a trust folder's keys and certificates. */
export function materialsOf(
  files: ReadonlyMap<string, Uint8Array>,
  document: Document,
  report: Reporter,
): TrustMaterials {
  const digests = new Map<string, string>();
  const read = async <T>(kind: Kind<T>, file: string, pointer: string): Promise<T | undefined> => {
    const bytes = files.get(file);
    if (bytes === undefined) {
      report.at(document, pointer, "trust/missing-file", missing(file, files));
      return undefined;
    }
    const der = onlyBlock(bytes, kind.label);
    const value = der && (await kind.read(der));
    if (der === undefined) report.at(document, pointer, kind.notOne, { file });
    else if (value === undefined) report.at(document, pointer, kind.unreadable, { file });
    else digests.set(file, sha256Digest(der));
    return value;
  };
  return {
    digests,
    publicKey: (file, pointer) => read(PUBLIC_KEY, file, pointer),
    certificate: (file, pointer) => read(CERTIFICATE, file, pointer),
  };
}

/** Is what one kind of file holds, and how its mistakes are told. */
interface Kind<T> {
  readonly label: string;
  readonly read: (der: Uint8Array) => Promise<T | undefined>;
  readonly notOne: "trust/not-a-key" | "trust/not-a-certificate";
  readonly unreadable: "trust/unsupported-key" | "trust/not-a-certificate";
}

const PUBLIC_KEY: Kind<PublicKey> = {
  label: "PUBLIC KEY",
  read: importPublicKey,
  notOne: "trust/not-a-key",
  unreadable: "trust/unsupported-key",
};
const CERTIFICATE: Kind<Certificate> = {
  label: "CERTIFICATE",
  read: readCertificate,
  notOne: "trust/not-a-certificate",
  unreadable: "trust/not-a-certificate",
};

function onlyBlock(bytes: Uint8Array, label: string): Uint8Array | undefined {
  const [block, second] = readPemFile(bytes);
  return block?.label === label && second === undefined ? block.der : undefined;
}

function missing(file: string, files: ReadonlyMap<string, Uint8Array>) {
  const suggestion = suggest(file, files.keys());
  return suggestion === undefined ? { file } : { file, suggestion };
}
