import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { checkDocument } from "../../src/core/check.ts";
import { factsRead } from "../../src/core/init/facts-read.ts";
import { parseDocuments } from "../../src/core/parse/parse-documents.ts";
import { type Profile, STAGES, type Stage } from "../../src/core/policy/policy-set.ts";
import { projectSet } from "../explain/sets.ts";

const { policies } = projectSet();
const folder = join(import.meta.dirname, "../../examples/systems");
const names = readdirSync(folder).filter((name) => /\.ya?ml$/.test(name));

/** Whoever fills in the template and nothing else gets the verdict of the whole manifest. */
describe.each(names)("what %s says beyond the template", (name) => {
  const text = readFileSync(join(folder, name), "utf8");
  const manifest = parse(text);
  const profiles = policies.profiles.filter(
    ({ province }) => province === undefined || province === manifest.scope?.province,
  );

  it.each(profiles.flatMap((profile) => STAGES.map((stage) => [profile.id, stage, profile] as const)))(
    "changes no outcome under %s at %s",
    (_, stage, profile) => {
      const asked = [
        ...factsRead(policies, { profile, stage, subject: "SystemManifest" }).map(({ path }) => path),
        ...[["apiVersion"], ["kind"], ["metadata", "id"], ["request", "stage"], ["scope", "province"]],
      ];
      expect(outcomes(JSON.stringify(only(manifest, asked)), profile, stage)).toEqual(
        outcomes(text, profile, stage),
      );
    },
  );
});

function outcomes(text: string, profile: Profile, stage: Stage): unknown {
  const [document] = parseDocuments({ name: "gate57.yaml", text }).documents;
  if (!document) throw new Error("no document");
  const options = { profile: profile.id, stage, asOf: "2026-11-21", asOfSource: "option" } as const;
  const checked = checkDocument(document, policies, options);
  return (
    checked.verdict?.gates.map(({ binding, outcome, disposition }) => ({ binding, outcome, disposition })) ??
    checked
  );
}

/** Keeps of a value what stands on one of the paths, and the keys of lists. */
function only(value: unknown, paths: readonly (readonly string[])[]): unknown {
  if (
    typeof value !== "object" ||
    value === null ||
    paths.some((path) => path.length === 0 && paths.length === 1)
  )
    return value;
  if (Array.isArray(value)) return value.map((item) => only(item, below(paths, "*")));
  const kept = Object.entries(value).filter(([key]) => key === "id" || below(paths, key).length > 0);
  return Object.fromEntries(kept.map(([key, inner]) => [key, only(inner, below(paths, key))]));
}

function below(paths: readonly (readonly string[])[], name: string): readonly (readonly string[])[] {
  return paths.filter(([first]) => first === name).map((path) => path.slice(1));
}
