import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { parseAllDocuments } from "yaml";
import { manifestKinds, policyKinds } from "../../src/core/validate/kinds.ts";

const root = join(import.meta.dirname, "../..");
const SCHEMAS: Readonly<Record<string, string>> = {
  ...policyKinds,
  ...manifestKinds,
  TrustList: "trust-list",
  DeploymentConfiguration: "deployment-configuration",
};

/**
 * What nobody writes by the product: lists that the project's own scripts and tests read, each in a shape of its own
 * that no command accepts. A schema would promise a format to whoever copies them; a slip in them fails those tests.
 */
const WITHOUT = [/^examples\/statements\//, /^examples\/verdicts\.yaml$/, /^examples\/walkthrough\.yaml$/];

const files = ["policies", "examples"]
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((name) => `${folder}/${name}`),
  )
  .map((name) => name.replaceAll("\\", "/"))
  .filter((name) => /\.ya?ml$/.test(name) && !WITHOUT.some((one) => one.test(name)))
  .sort();

describe("editors find the schema", () => {
  test.each(files)("of %s", (name) => {
    const text = readFileSync(join(root, name), "utf8");
    const [, address = ""] =
      /^# yaml-language-server: \$schema=(\S+)$/m.exec(text.split("\n")[0] ?? "") ?? [];
    // A file may hold several documents, of which editors take the first line for all.
    const kinds = new Set(readable(text).map((kind) => SCHEMAS[kind]));
    expect([...kinds].map((kind) => `${kind}.schema.json`)).toEqual([basename(address)]);
    expect(existsSync(join(root, dirname(name), address))).toBe(true);
  });
});

/** Broken examples may hold what no YAML reader takes; their kind can be told all the same. */
function readable(text: string): readonly string[] {
  const kinds = parseAllDocuments(text).map((document) => document.get("kind"));
  return kinds.filter((kind) => typeof kind === "string");
}
