import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { importTypeScript } from "../bundle.mjs";
import { banner, root } from "../root.mjs";

const loader = "src/core/policy/load.ts";

/**
 * Compiles the built-in policies to plain data by the project's own loader; gives nothing, and says why,
 * when they do not load.
 *
 * @param {ReadonlyMap<string, string>} generated the files that the steps before this one made
 * @returns {Promise<ReadonlyMap<string, string> | undefined>}
 */
export async function policiesModule(generated) {
  if (!existsSync(join(root, loader))) {
    console.error(`${loader} is not there: the built-in policies are left out`);
    return new Map();
  }
  const loaded = await importTypeScript(loader, generated).catch((error) => {
    console.error(error);
    return undefined;
  });
  if (typeof loaded?.loadPolicies !== "function") {
    console.error(`${loader} does not bundle: the built-in policies stay as they were`);
    return undefined;
  }
  const files = await policyFiles();
  const { policies, diagnostics } = loaded.loadPolicies(files);
  for (const diagnostic of diagnostics) console.error(line(diagnostic, files));
  if (policies === undefined) {
    console.error("the built-in policies do not load: src/generated/policies.json stays as it was");
    return undefined;
  }
  return new Map([
    ["src/generated/policies.json", `${JSON.stringify(policies, undefined, 1)}\n`],
    ["src/generated/policies.d.json.ts", banner + dataType],
    ["src/generated/policies.ts", banner + module],
  ]);
}

const dataType = `import type { PolicySet } from "../core/policy/policy-set.ts";

declare const data: PolicySet;
export = data;
`;

const module = `import type { PolicySet } from "../core/policy/policy-set.ts";
import data from "./policies.json" with { type: "json" };

/** Holds the built-in policy set, loaded and typed ahead of time. */
export const builtInPolicies: PolicySet = data;
`;

/** Reads every policy file, by its path below the package's folder. */
async function policyFiles() {
  const entries = await readdir(join(root, "policies"), { recursive: true });
  const paths = entries
    .filter((path) => path.endsWith(".yaml"))
    .map((path) => path.replaceAll("\\", "/"))
    .sort();
  /** @type {Map<string, string>} */
  const files = new Map();
  for (const path of paths)
    files.set(`policies/${path}`, await readFile(join(root, "policies", path), "utf8"));
  return files;
}

/**
 * @param {{ source: string, code: string, message: { en: string }, range?: { start: number } }} diagnostic
 * @param {ReadonlyMap<string, string>} files
 */
function line({ source, code, message, range }, files) {
  const before = (files.get(source) ?? "").slice(0, range?.start ?? 0).split("\n");
  const place =
    range === undefined ? source : `${source}:${before.length}:${(before.at(-1) ?? "").length + 1}`;
  return `${place}: ${message.en} [${code}]`;
}
