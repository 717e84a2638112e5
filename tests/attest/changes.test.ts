import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { designChanges } from "../../src/core/attest/design-changes.ts";
import { designPart } from "../../src/core/digest/design-part.ts";
import type { Document } from "../../src/core/parse/document.ts";
import { parseDocuments } from "../../src/core/parse/parse-documents.ts";
import type { Reapproval } from "../../src/core/policy/policy-set.ts";
import { applyChanges, type Changes } from "../../src/core/policy-test/apply-changes.ts";
import type { JsonObject } from "../../src/core/source/json.ts";
import { valueAt } from "../../src/core/source/value-at.ts";
import { schemas } from "../../src/generated/schemas.ts";

interface Row {
  readonly name: string;
  readonly was?: Changes;
  readonly changes: readonly string[];
  /** Line and column of each change, where they are asked. */
  readonly at?: readonly string[];
}

const rows: readonly Row[] = parse(readFileSync(join(import.meta.dirname, "changes.yaml"), "utf8"));

const today = documentIn(`apiVersion: gate57/v1
kind: SystemManifest
metadata: { id: he-thong-thu }
classification: { proposedLevel: 3, informationTypes: [private, personal] }
hosting:
  servers:
    - { id: s1, facility: f1 }
    - { id: s2, facility: f2 }
scope: { province: tay-ninh }
`);

const title = { vi: "đổi", en: "changed" };
const triggers: readonly Reapproval[] = [
  { id: "level", title, paths: ["/classification"], clauses: ["TT:1"] },
  { id: "servers", title, paths: ["/hosting/servers"], clauses: ["TT:2"] },
  { id: "zones", title, paths: ["/network/architecture/logical"], clauses: ["TT:3"] },
];

function documentIn(text: string): Document {
  const [document] = parseDocuments({ name: "thu.yaml", text }, "manifest").documents;
  if (!document) throw new Error("the manifest of the test cannot be read");
  return document;
}

function earlier(was: Changes): JsonObject {
  const { document, idle } = applyChanges(today.value, was);
  if (!document) throw new Error(`the change at ${idle} changes nothing`);
  return designPart(document, "system-manifest", schemas);
}

describe("what changed since a design was signed", () => {
  it.each(rows)("$name", ({ was = {}, changes, at }) => {
    const found = designChanges(earlier(was), today, schemas, triggers);
    const told = found.map(({ change, path, triggers: met }) =>
      [change, path, ...met.map(({ id }) => id)].join(" "),
    );
    expect([...told].sort()).toEqual([...changes].sort());
    if (at) expect(found.map(({ location: { start } }) => `${start.line}:${start.column}`)).toEqual(at);
    for (const { change, path } of found)
      if (change !== "removed") expect(valueAt(today.value, path)).toBeDefined();
  });

  it("of very much tells the places it has in common, and no trigger is lost", () => {
    const servers = Array.from({ length: 300 }, (_, index) => ({ id: `x${index}`, facility: "f1" }));
    const was = { set: { "/hosting/servers": servers, "/classification/proposedLevel": 2 } };
    const found = designChanges(earlier(was), today, schemas, triggers);
    expect(found.map(({ change, path }) => `${change} ${path}`).sort()).toEqual([
      "changed /classification/proposedLevel",
      "changed /hosting/servers",
    ]);
    expect(found.flatMap((one) => one.triggers.map(({ id }) => id)).sort()).toEqual(["level", "servers"]);
  });

  it("names places and no values, which may be confidential", () => {
    const was = { add: { "/hosting/servers": { id: "may-chu-mat", facility: "noi-mat" } } };
    const found = designChanges(earlier(was), today, schemas, triggers);
    expect(found).toHaveLength(1);
    expect(JSON.stringify(found)).not.toMatch(/may-chu-mat|noi-mat/);
  });

  it("of a design that is none tells that all is new", () => {
    const found = designChanges({}, today, schemas, triggers);
    expect(found.every(({ change }) => change === "added")).toBe(true);
  });
});
