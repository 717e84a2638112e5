import { statSync } from "node:fs";
import { resolve } from "node:path";
import { type Container, unreadable as refused, type Unreadable } from "../attestation/container.ts";
import { attestationLimits } from "../attestation/limits.ts";
import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import { displayPath } from "./display-path.ts";
import { type ListedEntry, listFolder } from "./list-folder.ts";
import { readBytes } from "./read-bytes.ts";
import { unreadable } from "./read-source.ts";
import { runDiagnostic } from "./run-messages.ts";

/** Bounds how many files of any kind are looked at: two for each container, its design, and what is left out. */
const MAX_FILES = attestationLimits.containers * 10;

/** Bounds the bytes of all containers of a folder together: a thousand real ones are far below it. */
const MAX_BYTES = 134_217_728;

const ENVELOPE = ".dsse.json";
const CMS = ".p7s";
const BYTES = ".pae";
const DESIGN = /(?:^|\/)designs\/(?:.*\/)?([0-9a-f]{64})\.json$/;
const IN_DESIGNS = /(?:^|\/)designs\//;
/**
 * Is what people and `waive --draft` keep beside attestations; anything else there was meant to count, and so
 * was an attestation whose name was made to end like these: what speaks against a system must not vanish.
 */
const LEFT_OUT = /\.(?:md|draft\.yaml)$/;
const WAS_MEANT = /\.(?:dsse|p7s|pae)\b/i;

/** Holds what an attestation folder has, read but not yet verified. */
export interface AttestationFolder {
  /** In the order of their names. */
  readonly containers: readonly Container[];
  /** The full paths of approved designs, by the SHA-256 that each is named after, in hexadecimal. */
  readonly designs: ReadonlyMap<string, string>;
  /** Errors only; with one, nothing of the folder may be used: what is missing might speak against a system. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the attestations below a folder; a file that is no attestation is one that will be refused. Never throws. */
export function readAttestationFolder(folder: string, cwd: string): AttestationFolder {
  const path = resolve(cwd, folder);
  const shown = displayPath(path, cwd);
  try {
    if (!statSync(path).isDirectory()) return failed(runDiagnostic("file/not-a-folder", {}, shown));
    const entries = listFolder(path, MAX_FILES);
    return entries.length > MAX_FILES ? failed(tooMany(MAX_FILES, shown)) : gathered(entries, shown, cwd);
  } catch (error) {
    return failed(unreadable(error, shown));
  }
}

/** Reads one named container: an envelope, or a detached signature with its signed bytes beside it. */
export function readContainer(path: string, cwd: string): Container {
  const entry = (one: string): ListedEntry => ({ name: one, path: one, kind: "file" });
  if (!path.endsWith(CMS)) return dsse(entry(path), cwd);
  const content = `${path.slice(0, -CMS.length)}${BYTES}`;
  const isThere = statSync(content, { throwIfNoEntry: false })?.isFile() === true;
  return cms(entry(path), isThere ? entry(content) : undefined, cwd);
}

function failed(diagnostic: Diagnostic): AttestationFolder {
  return { containers: [], designs: new Map(), diagnostics: [diagnostic] };
}

function tooMany(limit: number, shown: string): Diagnostic {
  return runDiagnostic("file/too-many", { limit }, shown);
}

function gathered(entries: readonly ListedEntry[], shown: string, cwd: string): AttestationFolder {
  const meant = entries.filter(({ name }) => !DESIGN.test(name) && !isLeftOut(name));
  const byName = new Map(meant.map((entry) => [entry.name, entry]));
  // Signed bytes are read with their signature, and alone they are one that lacks it.
  const own = meant.filter(({ name }) => !name.endsWith(BYTES) || !byName.has(swapped(name, BYTES, CMS)));
  if (own.length > attestationLimits.containers) return failed(tooMany(attestationLimits.containers, shown));
  const containers: Container[] = [];
  let size = 0;
  for (const entry of own) {
    const container = containerOf(entry, byName, cwd);
    size += sizeOf(container);
    if (size > MAX_BYTES) return failed(runDiagnostic("file/folder-too-large", { limit: MAX_BYTES }, shown));
    containers.push(container);
  }
  return { containers, designs: new Map(entries.flatMap((entry) => designOf(entry) ?? [])), diagnostics: [] };
}

function isLeftOut(name: string): boolean {
  return LEFT_OUT.test(name) && !WAS_MEANT.test(name) && !IN_DESIGNS.test(name);
}

function sizeOf(container: Container): number {
  if (container.kind === "unreadable") return 0;
  return container.bytes.length + (container.kind === "cms" ? container.content.length : 0);
}

function designOf({ name, path, kind }: ListedEntry): readonly (readonly [string, string])[] {
  const hex = DESIGN.exec(name)?.[1];
  return hex === undefined || kind !== "file" ? [] : [[hex, path]];
}

function containerOf(entry: ListedEntry, byName: ReadonlyMap<string, ListedEntry>, cwd: string): Container {
  if (IN_DESIGNS.test(entry.name)) return refused(displayPath(entry.path, cwd), "not-a-design");
  if (entry.name.endsWith(ENVELOPE)) return dsse(entry, cwd);
  if (entry.name.endsWith(CMS)) return cms(entry, byName.get(swapped(entry.name, CMS, BYTES)), cwd);
  const isContent = entry.name.endsWith(BYTES);
  return refused(displayPath(entry.path, cwd), isContent ? "content-without-signature" : "unknown-file");
}

function dsse(entry: ListedEntry, cwd: string): Container {
  const name = displayPath(entry.path, cwd);
  const bytes = bytesOf(entry);
  return bytes instanceof Uint8Array ? { name, kind: "dsse", bytes } : refused(name, bytes);
}

function cms(entry: ListedEntry, signed: ListedEntry | undefined, cwd: string): Container {
  const name = displayPath(entry.path, cwd);
  if (signed === undefined) return refused(name, "signature-without-content");
  const [bytes, content] = [bytesOf(entry), bytesOf(signed)];
  if (!(bytes instanceof Uint8Array)) return refused(name, bytes);
  if (!(content instanceof Uint8Array)) return refused(name, content);
  return { name, kind: "cms", bytes, content };
}

/** What cannot be read is refused as what it claims to be: it must neither count nor vanish. */
function bytesOf({ path, kind }: ListedEntry): Uint8Array | Unreadable {
  if (kind !== "file") return "not-a-file";
  try {
    return readBytes(path, attestationLimits.bytes) ?? "too-large";
  } catch {
    return "not-readable";
  }
}

function swapped(name: string, from: string, to: string): string {
  return `${name.slice(0, -from.length)}${to}`;
}
