import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Loaded, loadPolicies } from "../../src/core/policy/load.ts";
import type { PolicySet } from "../../src/core/policy/policy-set.ts";

const root = join(import.meta.dirname, "../..");

/** Loads the small set beside this file. */
export function exampleSet(): PolicySet {
  return orThrow(loadPolicies(new Map([["policies.yaml", text("tests/explain/policies.yaml")]])));
}

/** Loads the policies of the project with the cases that test them. */
export function projectSet(): Loaded & { readonly policies: PolicySet } {
  const names = readdirSync(join(root, "policies"), { recursive: true }).map(String);
  const paths = names.filter((name) => name.endsWith(".yaml")).map((name) => `policies/${name}`);
  const loaded = loadPolicies(new Map(paths.map((path) => [path, text(path)])));
  return { ...loaded, policies: orThrow(loaded) } as Loaded & { readonly policies: PolicySet };
}

function text(path: string): string {
  return readFileSync(join(root, path), "utf8");
}

function orThrow({ policies, diagnostics }: Loaded): PolicySet {
  if (policies) return policies;
  throw new Error(
    diagnostics.map(({ code, source, message }) => `${source}: ${message.en} [${code}]`).join("\n"),
  );
}
