import { resolve } from "node:path";
import { displayPath } from "./display-path.ts";
import { listFolder } from "./list-folder.ts";
import { POLICY_NAME } from "./policy-files.ts";
import { readSource } from "./read-source.ts";

/** More files than any policy set has: what is beyond them is left unread. */
const MOST = 5_000;

/** Reads the texts of a policy folder that its set is not loaded from, by the names that reports use; what is no text is left out. */
export function unreadFiles(folder: string, cwd: string): ReadonlyMap<string, string> {
  const others = listFolder(resolve(cwd, folder), MOST).filter(
    ({ kind, name }) => kind === "file" && !POLICY_NAME.test(name),
  );
  return new Map(
    others.flatMap(({ path }) => {
      const { source } = readSource(path, displayPath(path, cwd));
      return source ? [[source.name, source.text] as const] : [];
    }),
  );
}
