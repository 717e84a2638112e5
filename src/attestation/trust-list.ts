import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import { diagnostic } from "../core/diagnostic/messages.ts";
import type { Document } from "../core/parse/document.ts";
import { parseDocuments } from "../core/parse/parse-documents.ts";
import { type Reporter, reporterInto } from "../core/policy/report.ts";
import { compareText } from "../core/source/compare-text.ts";
import type { Source } from "../core/source/source.ts";
import { identifyKind } from "../core/validate/kinds.ts";
import { validateWith } from "../core/validate/validate-with.ts";
import { validated } from "../core/validate/validated.ts";
import { schemas } from "../generated/schemas.ts";
import type { TrustList as TrustListFile } from "../generated/types/trust-list.ts";
import { validators } from "../generated/validators.js";
import { buildTrust } from "./build-trust.ts";
import { utf8Text } from "./bytes.ts";
import { holdsPrivateKey } from "./pem.ts";
import type { TrustList } from "./trusted.ts";

export type {
  Delegation,
  KeyMaterial,
  Revocation,
  TrustedAuthority,
  TrustedKey,
  TrustList,
} from "./trusted.ts";

/** Is a trust list, unless something is wrong, and every mistake at its place. */
export interface TrustRead {
  readonly trust?: TrustList;
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: ReadonlyMap<string, Source>;
}

const LIST_NAMES = ["trust.yaml", "trust.yml", "trust.json"] as const;

/**
 * Loads a trust folder from its files, by their names relative to it with `/` between. Every mistake is told
 * at once, and with a mistake there is no trust list. The prefix stands before the names in diagnostics.
 */
export async function loadTrustList(files: ReadonlyMap<string, Uint8Array>, prefix = ""): Promise<TrustRead> {
  const diagnostics: Diagnostic[] = [];
  const report = reporterInto(diagnostics);
  const sources = new Map<string, Source>();
  report.add(...privateKeys(files, prefix));
  const document = findList(files, prefix, sources, report);
  const content = document && readContent(document, report);
  if (document === undefined || content === undefined) return { diagnostics, sources };
  const trust = await buildTrust(document, content, files, report);
  const isSound = diagnostics.every(({ severity }) => severity === "warning");
  return isSound ? { trust, diagnostics, sources } : { diagnostics, sources };
}

/** A private key that lies where others read is told of even if the list does not name its file. */
function privateKeys(files: ReadonlyMap<string, Uint8Array>, prefix: string): readonly Diagnostic[] {
  const names = [...files].filter(([, bytes]) => holdsPrivateKey(bytes)).map(([name]) => name);
  return names
    .sort(compareText)
    .map((name) => diagnostic("trust/private-key", {}, { source: { name: `${prefix}${name}`, text: "" } }));
}

function findList(
  files: ReadonlyMap<string, Uint8Array>,
  prefix: string,
  sources: Map<string, Source>,
  report: Reporter,
): Document | undefined {
  const [name, other] = LIST_NAMES.filter((one) => files.has(one));
  const source = { name: `${prefix}${name ?? LIST_NAMES[0]}`, text: "" };
  if (name === undefined) report.add(diagnostic("trust/no-list", {}, { source }));
  if (name !== undefined && other !== undefined) {
    const place = { source: { name: `${prefix}${other}`, text: "" } };
    report.add(diagnostic("trust/several-lists", { other: source.name }, place));
  }
  const bytes = name === undefined ? undefined : files.get(name);
  return bytes && onlyDocument(source.name, bytes, sources, report);
}

function onlyDocument(
  name: string,
  bytes: Uint8Array,
  sources: Map<string, Source>,
  report: Reporter,
): Document | undefined {
  const text = utf8Text(bytes);
  if (text === undefined) report.add(diagnostic("trust/not-text", {}, { source: { name, text: "" } }));
  if (text === undefined) return undefined;
  const source = { name, text };
  sources.set(name, source);
  const { documents, diagnostics } = parseDocuments(source, "trust");
  report.add(...diagnostics);
  const [first, second] = documents;
  if (second !== undefined) report.at(second, "", "trust/several-lists", { other: name }, "key");
  return first;
}

function readContent(document: Document, report: Reporter): TrustListFile | undefined {
  const identified = identifyKind(document, { TrustList: "trust-list" } as const, "trust");
  const found =
    "diagnostics" in identified
      ? identified.diagnostics
      : validateWith(validators["trust-list"], {
          document,
          schemaName: "trust-list",
          registry: schemas,
          area: "trust",
        });
  report.add(...found);
  return found.length === 0 ? validated<TrustListFile>(document.value) : undefined;
}
