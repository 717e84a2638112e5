import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import type {
  CompetenceCases,
  DerivedFactCases,
  GateCases,
  PolicyFiles,
  ValueCases,
} from "../core/policy/policy-files.ts";
import type { PolicySet } from "../core/policy/policy-set.ts";
import { readPolicyFiles } from "../node/policy-files.ts";
import type { Sources } from "../reporters/report.ts";
import type { Io } from "./io.ts";

/** Is a policy set that may judge, or everything that keeps it from judging. */
export interface LoadedPolicies {
  readonly policies: PolicySet | undefined;
  /** The files a set was loaded from; none for the built-in set. */
  readonly files?: PolicyFiles | undefined;
  /** None for the built-in set, whose cases stay with its sources. */
  readonly cases: readonly GateCases[];
  readonly derivedCases: readonly DerivedFactCases[];
  readonly competenceCases: readonly CompetenceCases[];
  readonly valueCases: readonly ValueCases[];
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: Sources;
}

/** Is what a set has that was not loaded from its sources. */
export const NO_CASES = { cases: [], derivedCases: [], competenceCases: [], valueCases: [] } as const;

/** Gives the built-in policy set, or loads the one of a folder; the loader is only started for a folder. */
export async function policiesFor(
  folder: string | undefined,
  { cwd }: Pick<Io, "cwd">,
): Promise<LoadedPolicies> {
  if (folder !== undefined) return loadFolder(folder, cwd);
  const { builtInPolicies } = await import("../generated/policies.ts");
  return { ...NO_CASES, policies: builtInPolicies, diagnostics: [], sources: new Map() };
}

async function loadFolder(folder: string, cwd: string): Promise<LoadedPolicies> {
  const { files, diagnostics } = readPolicyFiles(folder, cwd);
  if (diagnostics.length === 0) return loadTexts(files);
  return { ...NO_CASES, policies: undefined, diagnostics, sources: sourcesOf(files) };
}

/** Loads a policy set from texts that were read, by the names that reports use. */
export async function loadTexts(files: ReadonlyMap<string, string>): Promise<LoadedPolicies> {
  const { loadPolicies } = await import("../core/policy/load.ts");
  return { ...loadPolicies(files), sources: sourcesOf(files) };
}

function sourcesOf(files: ReadonlyMap<string, string>): Sources {
  return new Map([...files].map(([name, text]) => [name, { name, text }] as const));
}
