import { buffer } from "node:stream/consumers";
import { gzipSync } from "node:zlib";
import { type Header, pack } from "tar-stream";
import { allEntriesOf } from "./git-objects.ts";
import type { Commit, Repository } from "./world.ts";

/** Is an entry that a tarball holds besides the files of its commit. */
export interface ArchiveEntry {
  /** Names it, given the tarball's top folder. */
  readonly name: (top: string) => string;
  readonly type?: Header["type"];
  readonly linkname?: string;
  readonly content?: string | Buffer;
  /** A size to tell in the place of the true one. */
  readonly tells?: number;
}

export interface ArchiveOptions {
  readonly entries?: readonly ArchiveEntry[];
  /** Is what `.gitattributes` makes of files: another content, or null where it leaves one out. */
  readonly attributes?: Readonly<Record<string, string | null>>;
  /** Sends only this part of the bytes, and ends there. */
  readonly part?: number;
  /** Sends these bytes instead. */
  readonly instead?: Buffer;
  /** Names the top folder otherwise than GitHub does. */
  readonly top?: string;
}

/** Is a way in which a tarball can be made to harm its reader. */
export type Hostility =
  | "symlink"
  | "hard-link"
  | "device"
  | "parent-name"
  | "absolute-name"
  | "backslash-name"
  | "declared-gibibyte"
  | "zeros"
  | "ten-thousand-files"
  | "duplicate-names"
  | "truncated"
  | "not-gzip"
  | "not-tar";

/** The instant that each entry tells as its last change. */
const CHANGED = new Date("2026-01-02T03:04:05Z");

/** Is what git names the entry that tells the commit. */
const GLOBAL_HEADER = "pax_global_header";

const MEBIBYTE = 1024 * 1024;

/** Makes a hostile tarball: what is wrong stands in the folder named (where it can stand in one). */
export function hostileArchive(kind: Hostility, folder: string): ArchiveOptions {
  const inside =
    (name: string) =>
    (top: string): string =>
      `${top}/${folder}/${name}`;
  const entries = (...list: ArchiveEntry[]): ArchiveOptions => ({ entries: list });
  switch (kind) {
    case "symlink":
      return entries({ name: inside("link.yaml"), type: "symlink", linkname: "/etc/passwd" });
    case "hard-link":
      return entries({ name: inside("link.yaml"), type: "link", linkname: "/etc/passwd" });
    case "device":
      return entries({ name: inside("device.yaml"), type: "character-device" });
    case "parent-name":
      return entries({ name: inside("../../../escaped.yaml"), content: "escaped" });
    case "absolute-name":
      return entries({ name: () => "/gate57-escaped.yaml", content: "escaped" });
    case "backslash-name":
      return entries({ name: inside("..\\..\\escaped.yaml"), content: "escaped" });
    case "declared-gibibyte":
      return entries({ name: inside("large.yaml"), content: "a few bytes", tells: 1024 * MEBIBYTE });
    case "zeros":
      return entries({ name: inside("zeros.yaml"), content: Buffer.alloc(64 * MEBIBYTE) });
    case "ten-thousand-files":
      return entries(
        ...Array.from({ length: 10_000 }, (_, at) => ({ name: inside(`${at}.yaml`), content: "a: 1\n" })),
      );
    case "duplicate-names":
      return entries(
        { name: inside("twice.yaml"), content: "first" },
        { name: inside("twice.yaml"), content: "second" },
      );
    case "truncated":
      return { part: 0.5 };
    case "not-gzip":
      return { instead: Buffer.from("<!doctype html><title>a page, no tarball</title>") };
    case "not-tar":
      return { instead: gzipSync("this is no tar, and long enough for a header. ".repeat(40)) };
  }
}

/** Builds the tarball of a commit, as GitHub does: a global header with the commit, then all below one folder. */
export async function tarballOf(repository: Repository, commit: Commit): Promise<Buffer> {
  const { entries = [], part = 1, instead, top = topFolder(repository, commit) } = commit.archive;
  if (instead !== undefined) return instead;
  const tar = await tarOf(commit.sha, top, [...entriesOf(commit), ...entries]);
  const bytes = gzipSync(tar, { level: 1 });
  return bytes.subarray(0, Math.floor(bytes.length * part));
}

/** Lists the folders and files of a commit, each folder before what is in it. */
function entriesOf({ files, archive: { attributes = {} } }: Commit): readonly ArchiveEntry[] {
  const listed = allEntriesOf(files).flatMap(({ path, type }): readonly ArchiveEntry[] => {
    if (attributes[path] === null) return [];
    if (type === "tree") return [{ name: (top) => `${top}/${path}/`, type: "directory" }];
    return [{ name: (top) => `${top}/${path}`, content: attributes[path] ?? files.get(path) ?? "" }];
  });
  return [{ name: (top) => `${top}/`, type: "directory" }, ...listed];
}

/** Names the folder that a tarball's files are in. */
export function topFolder({ owner, name }: Repository, { sha }: Commit): string {
  return `${owner}-${name}-${sha.slice(0, 7)}`;
}

async function tarOf(sha: string, top: string, entries: readonly ArchiveEntry[]): Promise<Buffer> {
  const tar = pack();
  const comment = `comment=${sha}\n`;
  tar.entry({ name: GLOBAL_HEADER, mtime: CHANGED }, `${comment.length + 3} ${comment}`);
  for (const { name, type = "file", linkname, content = "" } of entries) {
    const link = linkname === undefined ? {} : { linkname };
    tar.entry({ name: name(top), type, mtime: CHANGED, ...link }, content);
  }
  tar.finalize();
  const bytes = await buffer(tar);
  rewrite(bytes, GLOBAL_HEADER, 156, "g");
  for (const { name, tells } of entries) {
    if (tells !== undefined) rewrite(bytes, name(top), 124, `${tells.toString(8).padStart(11, "0")} `);
  }
  return bytes;
}

/** Writes over a part of an entry's header what tar-stream would not, and the checksum that goes with it. */
function rewrite(bytes: Buffer, name: string, at: number, text: string): void {
  const start = bytes.indexOf(name);
  if (start < 0 || start % 512 !== 0) throw new Error(`no header names \`${name}\``);
  const header = bytes.subarray(start, start + 512);
  header.write(text, at, "latin1");
  header.write("        ", 148, "latin1");
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148, "latin1");
}
