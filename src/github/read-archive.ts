import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { type Extract, extract } from "tar-stream";
import { refuseType, TreeProblem } from "./entry-problem.ts";
import { TransportError } from "./transport-error.ts";
import { relationOf, topStripper, wantedGuard } from "./wanted-paths.ts";

/** Bounds what is taken from an archive. */
export interface ArchiveLimits {
  /** Bytes of the archive as it is sent, and unpacked. */
  readonly compressed: number;
  readonly unpacked: number;
  /** What is kept: how many files, how many bytes of all of them and of one. */
  readonly files: number;
  readonly bytes: number;
  readonly file: number;
}

type Entry = Extract extends AsyncIterable<infer E> ? E : never;

const MEBI = 1024 * 1024;

/** The bounds that hold unless a test sets others. */
export const ARCHIVE_LIMITS: ArchiveLimits = {
  compressed: 512 * MEBI,
  unpacked: 4096 * MEBI,
  files: 5000,
  bytes: 64 * MEBI,
  file: 8 * MEBI,
};

/** Maps the paths of files, from the root of the repository, to their bytes. */
export type Files = ReadonlyMap<string, Uint8Array>;

/**
 * Takes the wanted files out of a repository's archive (tar in gzip) while it arrives. Throws TreeProblem,
 * or what the stream itself fails with; nothing is written anywhere.
 */
export async function readArchive(
  body: AsyncIterable<Uint8Array>,
  wanted: readonly string[],
  limits: ArchiveLimits,
): Promise<Files> {
  const stop = new AbortController();
  const entries = extract();
  const compressed = atMost(limits.compressed);
  const unpacked = wholeArchive(limits.unpacked);
  const options = { signal: stop.signal };
  const piped = pipeline(Readable.from(body), compressed, createGunzip(), unpacked, entries, options).catch(
    (error) => {
      entries.destroy(error);
      throw error;
    },
  );
  const collected = collect(entries, wanted, limits).catch((error) => {
    stop.abort();
    throw error;
  });
  const [files, ending] = await Promise.allSettled([collected, piped]);
  if (files.status === "fulfilled" && ending.status === "fulfilled") return files.value;
  throw gravest([files, ending].flatMap((one) => (one.status === "rejected" ? [one.reason] : [])));
}

/** One problem ends both halves; the one that was found is told, not the one that follows from it. */
function gravest(errors: readonly unknown[]): unknown {
  const known = errors.find((error) => error instanceof TreeProblem || error instanceof TransportError);
  return known ?? new TreeProblem({ code: "github/archive-corrupt" });
}

async function collect(entries: Extract, wanted: readonly string[], limits: ArchiveLimits): Promise<Files> {
  const strip = topStripper();
  const guard = wantedGuard();
  const files = new Map<string, Uint8Array>();
  let bytes = 0;
  for await (const entry of entries) {
    const { name, type } = entry.header;
    const path = strip(type === "directory" ? `${name.replace(/\/$/, "")}/` : name);
    const relation = relationOf(path, wanted);
    if (relation === "above" && isLink(type)) throw refuseType(path, type ?? "");
    if (relation !== "wanted" || type === "directory") {
      entry.resume();
      continue;
    }
    guard(path, type ?? "");
    if (files.size >= limits.files) {
      throw new TreeProblem({ code: "github/too-many-files", limit: limits.files });
    }
    const content = await contentOf(entry, path, Math.min(limits.file, limits.bytes - bytes), limits);
    bytes += content.byteLength;
    files.set(path, content);
  }
  return files;
}

function isLink(type: Entry["header"]["type"]): boolean {
  return type === "link" || type === "symlink";
}

async function contentOf(entry: Entry, name: string, room: number, limits: ArchiveLimits) {
  if ((entry.header.size ?? 0) > room) {
    const limit = room < limits.file ? limits.bytes : limits.file;
    throw new TreeProblem({ code: "github/archive-too-large", name, limit });
  }
  return buffer(entry);
}

/** Passes on so many bytes and no more. */
function atMost(limit: number): (source: AsyncIterable<Uint8Array>) => AsyncGenerator<Uint8Array> {
  return async function* counted(source) {
    let size = 0;
    for await (const part of source) {
      size += part.byteLength;
      if (size > limit) {
        throw new TreeProblem({ code: "github/archive-too-large", name: "tar.gz", limit });
      }
      yield part;
    }
  };
}

const END_BYTES = 1024;

/** An archive ends with two blocks of zeros: one that does not was cut where an entry happened to end. */
function wholeArchive(limit: number): (source: AsyncIterable<Uint8Array>) => AsyncGenerator<Uint8Array> {
  return async function* ended(source) {
    let zeros = 0;
    for await (const part of atMost(limit)(source)) {
      const last = part.findLastIndex((byte) => byte !== 0);
      zeros = last < 0 ? zeros + part.byteLength : part.byteLength - 1 - last;
      yield part;
    }
    if (zeros < END_BYTES) throw new TreeProblem({ code: "github/archive-corrupt" });
  };
}
