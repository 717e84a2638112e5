import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import { NOTHING_YET, type Surroundings } from "../../core/new-gate/choose-new-gate.ts";
import { readPolicies } from "../../core/policy/load.ts";
import type { PolicyFiles } from "../../core/policy/policy-files.ts";
import { displayPath } from "../../node/display-path.ts";
import { readPolicyFiles } from "../../node/policy-files.ts";
import type { Sources } from "../../reporters/report.ts";

/** Is a policy folder as a new gate finds it, or what keeps it from being added to. */
export interface OpenedFolder {
  /** As reports call it. */
  readonly shown: string;
  readonly files: ReadonlyMap<string, string>;
  readonly set: Surroundings;
  readonly read?: PolicyFiles;
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: Sources;
}

/** Opens a policy folder; one that is not there, or in which no policy is yet, is begun. */
export function openFolder(folder: string, cwd: string): OpenedFolder {
  const path = resolve(cwd, folder);
  const empty = { shown: displayPath(path, cwd), files: new Map(), set: NOTHING_YET, sources: new Map() };
  if (!existsSync(path)) return { ...empty, diagnostics: [] };
  const { files, diagnostics } = readPolicyFiles(folder, cwd);
  const isEmpty = diagnostics.length === 1 && diagnostics[0]?.code === "file/no-policies";
  if (isEmpty || diagnostics.length > 0) return { ...empty, diagnostics: isEmpty ? [] : diagnostics };
  const { policies, read, diagnostics: wrong } = readPolicies(files);
  const sources = new Map([...files].map(([name, text]) => [name, { name, text }] as const));
  return { shown: empty.shown, files, set: policies, read, diagnostics: wrong, sources };
}
