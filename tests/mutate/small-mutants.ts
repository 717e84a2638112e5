import type { Mutant } from "../../src/core/mutate/mutant.ts";
import { mutantsOf } from "../../src/core/mutate/mutate-policies.ts";
import type { JsonObject } from "../../src/core/source/json.ts";
import { type SmallSet, smallFiles, smallPolicies } from "../evaluate/small-world.ts";

/** Writes each mutant of a small set on a line, as reports do, save its name. */
export function mutantLines(set: SmallSet): readonly string[] {
  return mutantsOf(smallPolicies(set)).map(lineOf);
}

function lineOf({ operator, pointer, before, after }: Mutant): string {
  return `${operator} ${pointer}: ${before} → ${after}`;
}

/** Adds a file of cases to a small set; each is a change of a manifest with one environment, and what comes out. */
export function withCases(
  set: SmallSet,
  cases: readonly JsonObject[],
  more: readonly JsonObject[] = [],
): Map<string, string> {
  const manifest = {
    ...{ apiVersion: "gate57/v1", kind: "SystemManifest", metadata: { id: "he-thong-thu" } },
    environments: [{ id: "a", containsStateSecret: false }],
  };
  const file = {
    ...{ apiVersion: "gate57/v1", kind: "GateCases", metadata: { gate: "test/gate" } },
    spec: { profile: "p", stage: "planning", asOf: "2026-11-21", manifest, cases },
  };
  const files = smallFiles(set);
  files.set("test.cases.yaml", JSON.stringify(file));
  for (const [index, one] of more.entries()) files.set(`more-${index}.yaml`, JSON.stringify(one));
  return files;
}
