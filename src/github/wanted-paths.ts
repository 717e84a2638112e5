import { refuseName, refuseTop, refuseTwice, refuseType } from "./entry-problem.ts";

/** Tells what an entry is to the wanted paths: one of them or below one, above one, or neither. */
export type Relation = "wanted" | "above" | "apart";

/** Bounds a name: no system takes longer ones, and no policy set is nested so deep. */
const NAME_BYTES = 4096;
const DEPTH = 64;

/** Compares the path of an entry with the wanted ones. */
export function relationOf(path: string, wanted: readonly string[]): Relation {
  if (wanted.some((one) => path === one || path.startsWith(`${one}/`))) return "wanted";
  return wanted.some((one) => one.startsWith(`${path}/`)) ? "above" : "apart";
}

/** Takes the top folder off the names of entries, and refuses what git never writes into an archive. */
export function topStripper(): (name: string) => string {
  let top: string | undefined;
  return (name) => {
    const whole = name.replace(/\/$/, "");
    if (!isPlainPath(whole) || Buffer.byteLength(name) > NAME_BYTES) throw refuseName(name);
    const end = whole.indexOf("/");
    const first = end < 0 ? whole : whole.slice(0, end);
    top ??= first;
    if (first !== top || (end < 0 && !name.endsWith("/"))) throw refuseTop(name);
    return end < 0 ? "" : whole.slice(end + 1);
  };
}

/** Refuses what is wanted and no regular file, or has a name that not every system takes as it is. */
export function wantedGuard(): (path: string, type: string) => void {
  const spelled = new Map<string, string>();
  const files = new Set<string>();
  return (path, type) => {
    if (type !== "file") throw refuseType(path, type);
    if (!isPlainPath(path) || UNSAFE.test(path)) throw refuseName(path);
    const segments = path.split("/");
    if (segments.length > DEPTH) throw refuseName(path);
    segments.forEach((_, index) => {
      const prefix = segments.slice(0, index + 1).join("/");
      const known = spelled.get(folded(prefix)) ?? prefix;
      const isFolder = index + 1 < segments.length;
      if (known !== prefix || (isFolder ? files.has(prefix) : spelled.has(folded(prefix)))) {
        throw refuseTwice(path);
      }
      spelled.set(folded(prefix), prefix);
    });
    files.add(path);
  };
}

/** Characters that a system obeys, drops or takes for something else, and ends that Windows drops. */
const UNSAFE = /[\p{Cc}\p{Cf}\ufffd\\:*?"<>|]|[. ](?:\/|$)/u;

function isPlainPath(path: string): boolean {
  if (path.includes("\0")) return false;
  return path.split("/").every((segment) => segment !== "" && segment !== "." && segment !== "..");
}

/** Names that differ by case or by how marks are written are one name to some systems. */
function folded(path: string): string {
  return path.normalize("NFC").toLowerCase().normalize("NFC");
}
