import { createHash } from "node:crypto";

/** Is one entry of a folder, as git keeps it. */
export interface TreeEntry {
  readonly path: string;
  readonly mode: "100644" | "040000";
  readonly type: "blob" | "tree";
  readonly sha: string;
  readonly size?: number;
}

/** Names a file's content as git does. */
export function blobId(content: Buffer): string {
  return objectId("blob", content);
}

/** Names a folder as git does. */
export function treeId(files: ReadonlyMap<string, Buffer>): string {
  const entries = entriesOf(files).toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
  const bytes = entries.flatMap(({ mode, path, sha }) => [
    Buffer.from(`${mode.replace(/^0/, "")} ${path}\0`),
    Buffer.from(sha, "hex"),
  ]);
  return objectId("tree", Buffer.concat(bytes));
}

/** Lists a folder, without what is deeper in it. */
export function entriesOf(files: ReadonlyMap<string, Buffer>): readonly TreeEntry[] {
  const names = new Set([...files.keys()].map((path) => path.split("/")[0] ?? ""));
  return [...names].map((path): TreeEntry => {
    const content = files.get(path);
    if (content === undefined) {
      return { path, mode: "040000", type: "tree", sha: treeId(below(files, path)) };
    }
    return { path, mode: "100644", type: "blob", sha: blobId(content), size: content.length };
  });
}

/** Lists a folder with all that is in it. */
export function allEntriesOf(files: ReadonlyMap<string, Buffer>): readonly TreeEntry[] {
  return entriesOf(files).flatMap((entry) => {
    if (entry.type === "blob") return [entry];
    const inner = allEntriesOf(below(files, entry.path));
    return [entry, ...inner.map((one) => ({ ...one, path: `${entry.path}/${one.path}` }))];
  });
}

/** Takes the files below a folder, by their paths in it. */
export function below(files: ReadonlyMap<string, Buffer>, folder: string): ReadonlyMap<string, Buffer> {
  const start = `${folder}/`;
  const inside = [...files].filter(([path]) => path.startsWith(start));
  return new Map(inside.map(([path, content]) => [path.slice(start.length), content]));
}

function sortKey({ path, type }: TreeEntry): string {
  return type === "tree" ? `${path}/` : path;
}

function objectId(kind: string, content: Buffer): string {
  return createHash("sha1").update(`${kind} ${content.length}\0`).update(content).digest("hex");
}
