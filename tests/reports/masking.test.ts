import { beforeAll, describe, expect, test } from "vitest";
import type { Attestations, VerifiedStatement } from "../../src/core/attest/attestation.ts";
import { designPart } from "../../src/core/digest/design-part.ts";
import { parseDocuments } from "../../src/core/parse/parse-documents.ts";
import { STAGES } from "../../src/core/policy/policy-set.ts";
import { isJsonArray, isJsonObject, type Json, type JsonObject } from "../../src/core/source/json.ts";
import { schemas } from "../../src/generated/schemas.ts";
import { FORMATS, reporters } from "../../src/reporters/index.ts";
import { type Judged, judgeText, look } from "../reporters/judged.ts";
import { markedManifest, markedMistakes, markersIn } from "../runner/marked-manifest.ts";

const LANGUAGES = ["vi", "en"] as const;
const PROFILES = ["tay-ninh", "quang-tri"] as const;
const asked = { asOf: "2026-11-21", asOfSource: "option" } as const;

const marked = markedManifest();
/** Gives other markers, for the same manifest when it was signed: what stood there then is confidential still. */
function earlier(text: string): string {
  return text.replaceAll(/marker-/gi, (found) => (found === "marker-" ? "earlier-" : "EARLIER-"));
}

/** Reads the manifest as data, which a test may change. */
function dataOf(text: string): JsonObject {
  const [document] = parseDocuments({ name: "m.yaml", text }).documents;
  if (document === undefined) throw new Error("the marked manifest is no document");
  return document.value;
}

/** Makes statements about the marked system: one over an earlier design that lies beside it, one of nobody trusted. */
function statements(): Attestations {
  const design = designPart(dataOf(earlier(marked.text)), "system-manifest", schemas);
  const authority = { id: "so", names: ["Sở (giả định)"], kind: "governing-body", operates: [] };
  const sha256 = "1".repeat(64);
  const approval: VerifiedStatement = {
    ...{ source: "attestations/a.json", digest: `sha256:${"2".repeat(64)}`, type: "approval" },
    subject: { name: systemId(), sha256 },
    predicate: { id: "pd-1", covers: ["design"], stage: "design", decisionNumber: "1", level: 3 },
    ...{ authority, signedBy: authority, operatorListed: true },
  };
  const reason = { vi: "không tin", en: "not trusted" };
  const refused = { source: "attestations/b.json", code: "attestation/untrusted", reason };
  return { verified: [approval], refused: [refused], designs: new Map([[`sha256:${sha256}`, design]]) };
}

/** Lets references lead nowhere: the lists they name have other keys today. */
function dangling(): string {
  const renamed = (value: Json, path: string): Json => {
    if (isJsonArray(value))
      return value.map((item, at) => renamed(item, `${path}/${KEYED.has(path) ? at : "-"}`));
    if (!isJsonObject(value)) return value;
    const at = /^(.*)\/(\d+)$/.exec(path);
    const others = Object.entries(value).map(([key, one]) => [key, renamed(one, `${path}/${key}`)]);
    return Object.fromEntries(at && KEYED.has(at[1] ?? "") ? [...others, ["id", `khac-${at[2]}`]] : others);
  };
  return JSON.stringify(renamed(dataOf(marked.text), ""));
}

const KEYED = new Set(["/network/zones", "/network/links", "/products"]);

function systemId(): string {
  const { metadata } = dataOf(marked.text);
  if (!isJsonObject(metadata)) throw new Error("the marked manifest has no id");
  return String(metadata.id);
}

describe.each([
  ["in order", marked.text, marked, true],
  ["full of references that lead nowhere", dangling(), marked, true],
  ["mistaken", markedMistakes().text, markedMistakes(), false],
] as const)(
  "a manifest that is %s and whose every confidential value is a marker",
  (_, text, manifest, isValid) => {
    const runs: Judged[] = [];
    beforeAll(() => {
      const attestations = statements();
      for (const stage of STAGES) {
        for (const profile of PROFILES) {
          runs.push(judgeText({ name: "m.yaml", text }, { ...asked, stage, profile, attestations }));
          // A document that is no manifest is told as such whatever it is asked.
          if (!isValid && runs.length === LANGUAGES.length) return;
        }
      }
    });

    test("is judged, or told as wrong, at each stage", () => {
      for (const { report } of runs) {
        expect([report.verdicts.length > 0, report.diagnostics.length > 0]).toEqual([isValid, !isValid]);
        const [approval] = report.verdicts.flatMap(({ attestations }) =>
          attestations.filter(({ code }) => code === "attestation/other-design"),
        );
        if (isValid) expect(approval?.changes?.length).toBeGreaterThan(10);
      }
    });

    test("has markers in the report that stays in the house, so that they could be found elsewhere", () => {
      const told = runs.map(({ report, sources }) => reporters.json.write(report, sources)).join("");
      expect(markersIn(told, manifest).length).toBeGreaterThan(15);
      const shown = runs.map(({ report, sources }) => reporters.text.write(report, sources, look())).join("");
      if (isValid) expect(markersIn(shown, manifest)).not.toEqual([]);
    });

    test.each(FORMATS)("has none in a masked report as %s", (format) => {
      for (const [index, { masked, sources }] of runs.entries()) {
        // What policies say of their gates is no manifest's, and long.
        const { policies: _own, ...report } = masked;
        const written = reporters[format].write(report, sources, look(LANGUAGES[index % 2]));
        expect(markersIn(written, manifest).map(({ pointer }) => pointer)).toEqual([]);
        expect(written).not.toMatch(/earlier-/i);
      }
    });
  },
);
