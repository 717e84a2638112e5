import { digestOf } from "../core/digest/digest.ts";
import type { Document } from "../core/parse/document.ts";
import { type Reporter, unknownName } from "../core/policy/report.ts";
import type { TrustList as TrustListFile } from "../generated/types/trust-list.ts";
import { type Certificate, mayIssue, maySign } from "./certificate.ts";
import { checkTrust } from "./check-trust.ts";
import { materialsOf, type TrustMaterials } from "./trust-materials.ts";
import type { KeyMaterial, TrustedAuthority, TrustedKey, TrustList } from "./trusted.ts";

type FileAuthority = TrustListFile["spec"]["authorities"][number];
type FileKey = FileAuthority["keys"][number];

/** Is what reading the keys of a trust list needs to know. */
interface Building {
  readonly document: Document;
  readonly materials: TrustMaterials;
  readonly roots: ReadonlyMap<string, Certificate | undefined>;
  readonly report: Reporter;
}

/** Makes a trust list of a valid document and the files beside it; what is wrong is reported. */
export async function buildTrust(
  document: Document,
  { metadata, spec }: TrustListFile,
  files: ReadonlyMap<string, Uint8Array>,
  report: Reporter,
): Promise<TrustList> {
  const materials = materialsOf(files, document, report);
  const roots = await readRoots(spec.certificateAuthorities ?? [], document, materials, report);
  const keys = await readKeys(spec.authorities, { document, materials, roots, report });
  checkTrust(document, spec, keys, report);
  return {
    id: metadata.id,
    digest: digestOf({ list: document.value, materials: Object.fromEntries(materials.digests) }),
    demonstration: metadata.demonstration === true,
    authorities: spec.authorities.map(authorityOf),
    keys: keys.map(({ key }) => key),
    delegations: spec.delegations ?? [],
    revocations: new Map(
      (spec.revocations ?? []).map(({ key, reason, stillAccepted }) => [
        key,
        { reason, stillAccepted: stillAccepted ?? [] },
      ]),
    ),
    withdrawals: new Map((spec.withdrawals ?? []).map(({ statement, reason }) => [statement, reason])),
    ...(spec.verdictsLast === undefined ? {} : { verdictsLast: spec.verdictsLast }),
  };
}

function authorityOf(authority: FileAuthority): TrustedAuthority {
  const { id, names, kind, province, operates, licence, threshold } = authority;
  return {
    id,
    names,
    kind,
    operates: operates ?? [],
    threshold: threshold ?? 1,
    ...(province === undefined ? {} : { province }),
    ...(licence === undefined ? {} : { licence }),
  };
}

async function readRoots(
  listed: readonly { readonly id: string; readonly certificate: string }[],
  document: Document,
  materials: TrustMaterials,
  report: Reporter,
): Promise<ReadonlyMap<string, Certificate | undefined>> {
  const roots = new Map<string, Certificate | undefined>();
  for (const [index, { id, certificate: file }] of listed.entries()) {
    const pointer = `/spec/certificateAuthorities/${index}/certificate`;
    const root = await materials.certificate(file, pointer);
    if (root !== undefined && !mayIssue(root, 0))
      report.at(document, pointer, "trust/not-an-authority", { file });
    roots.set(id, root);
  }
  return roots;
}

/** Is a key with the place where the list has it. */
export interface PlacedKey {
  readonly key: TrustedKey;
  readonly pointer: string;
}

async function readKeys(
  authorities: readonly FileAuthority[],
  building: Building,
): Promise<readonly PlacedKey[]> {
  const keys: PlacedKey[] = [];
  for (const [at, { id: authority, keys: listed }] of authorities.entries()) {
    for (const [index, key] of listed.entries()) {
      const pointer = `/spec/authorities/${at}/keys/${index}`;
      const material = await readMaterial(key, pointer, building);
      if (material !== undefined) keys.push({ key: keyOf(key, authority, material), pointer });
    }
  }
  return keys;
}

function keyOf(key: FileKey, authority: string, material: KeyMaterial): TrustedKey {
  const { id, uses, validFrom, validUntil } = key;
  return { id, authority, uses, validFrom, material, ...(validUntil === undefined ? {} : { validUntil }) };
}

async function readMaterial(
  key: FileKey,
  pointer: string,
  building: Building,
): Promise<KeyMaterial | undefined> {
  if (key.publicKey !== undefined) {
    const publicKey = await building.materials.publicKey(key.publicKey, `${pointer}/publicKey`);
    return publicKey && { known: "key", publicKey };
  }
  if (key.certificate !== undefined) return pinned(key.certificate, `${pointer}/certificate`, building);
  const { certificateAuthority: name, subject } = key;
  if (name === undefined || subject === undefined) return undefined;
  const root = building.roots.get(name);
  if (!building.roots.has(name)) {
    const data = unknownName(name, building.roots.keys());
    building.report.at(building.document, `${pointer}/certificateAuthority`, "trust/unknown-root", data);
  }
  return root && { known: "issued", root, subject };
}

async function pinned(
  file: string,
  pointer: string,
  { document, materials, report }: Building,
): Promise<KeyMaterial | undefined> {
  const certificate = await materials.certificate(file, pointer);
  if (certificate === undefined) return undefined;
  const { publicKey } = certificate;
  if (publicKey === undefined) report.at(document, pointer, "trust/unsupported-key", { file });
  else if (!maySign(certificate)) report.at(document, pointer, "trust/not-for-signing", { file });
  return publicKey && { known: "certificate", publicKey, certificate };
}
