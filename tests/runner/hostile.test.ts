import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkDocument } from "../../src/core/check.ts";
import type { Document } from "../../src/core/parse/document.ts";
import { oddCharacters } from "../../src/core/parse/odd-characters.ts";
import { parseDocuments } from "../../src/core/parse/parse-documents.ts";
import type { Json } from "../../src/core/source/json.ts";
import { validate } from "../../src/core/validate/validate.ts";
import { builtInPolicies } from "../../src/generated/policies.ts";
import { maskedDiagnostics } from "../../src/reporters/masked-diagnostics.ts";
import { AZURE_COMMANDS, runAzureCommands } from "./azure-commands.ts";
import { REGISTERED, runCommands } from "./commands.ts";
import { filledManifest } from "./filled-manifest.ts";
import { HOSTILE, HOSTILE_ARGUMENTS, HOSTILE_FILE_NAMES } from "./hostile.ts";
import {
  carried,
  hostileManifest,
  hostileManifests,
  mistakenManifest,
  mistakenManifests,
  mixedManifests,
} from "./hostile-manifests.ts";
import { hostileText } from "./hostile-text.ts";
import { markedManifest, markedMistakes, markersIn } from "./marked-manifest.ts";

const STAGES = ["planning", "design", "construction", "trial", "operation", "in-service"] as const;
const STYLES = ["quoted", "block"] as const;
const asked = { profile: "tay-ninh", asOf: "2026-11-21", asOfSource: "option" } as const;

function documentOf(text: string): { readonly document: Document; readonly problems: readonly string[] } {
  const { documents, diagnostics } = parseDocuments({ name: "m.yaml", text });
  const [document] = documents;
  if (document === undefined || documents.length > 1) throw new Error(`${documents.length} documents`);
  const found = [...diagnostics, ...validate(document, "system-manifest")];
  return { document, problems: found.map(({ code }) => code) };
}

function problemsOf(text: string): readonly string[] {
  return documentOf(text).problems;
}

function textsIn(value: Json | undefined): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

describe("the corpus", () => {
  test("has each text once, under a name of its own", () => {
    expect(new Set(HOSTILE.map(({ name }) => name)).size).toBe(HOSTILE.length);
    expect(new Set(HOSTILE.map(({ text }) => text)).size).toBeGreaterThan(HOSTILE.length - 5);
  });

  test("printed as it is, it is every command of GitHub and of Azure", () => {
    const printed = HOSTILE.map(({ text }) => runCommands(text).commands.map(({ name }) => name));
    expect(new Set(printed.flat())).toEqual(new Set([...REGISTERED, "resume"]));
    const logged = HOSTILE.flatMap(({ text }) => runAzureCommands(text).commands.map(({ name }) => name));
    expect(new Set(logged)).toEqual(new Set(AZURE_COMMANDS));
  });

  test("has what arguments and names of files can hold", () => {
    expect(HOSTILE_ARGUMENTS.length).toBeGreaterThan(HOSTILE.length * 0.9);
    expect(
      HOSTILE_FILE_NAMES.filter(({ text }) => /[/\0]/.test(text) || Buffer.byteLength(text) > 255),
    ).toEqual([]);
  });
});

describe("a manifest with everything", () => {
  test("is valid with sound values", () => {
    expect(problemsOf(filledManifest(({ sound }) => sound))).toEqual([]);
  });

  test.each(STYLES)("is valid with a hostile text in every field of free text, %s", (style) => {
    const manifests = hostileManifests(style);
    expect(manifests.map(({ name }) => name)).toEqual(carried().map(({ name }) => name));
    expect(manifests.length).toBeGreaterThan(HOSTILE.length / 2);
    // To read one costs 60 ms and more; all of the texts are in the manifests of the next test.
    const invalid = manifests.filter(
      ({ manifest }, at) => at % 40 === (style === "quoted" ? 0 : 20) && problemsOf(manifest).length > 0,
    );
    expect(invalid.map(({ name }) => name)).toEqual([]);
  });

  test.each(STYLES)(
    "is valid with all hostile texts in turn, each whole where its field has room, %s",
    (style) => {
      const read = mixedManifests(3, style).map((manifest) => documentOf(manifest));
      expect(read.flatMap(({ problems }) => problems)).toEqual([]);
      const held = new Set(read.flatMap(({ document }) => textsIn(document.value)));
      const missing = carried().filter(({ text }) => text.length <= 50 && !held.has(text));
      expect(missing.map(({ name }) => name)).toEqual([]);
    },
  );

  test("holds the text whole in nearly all of the fields that have room for it", () => {
    const written = hostileManifest("::error::forged").match(/::error::forged/g) ?? [];
    expect(written.length).toBeGreaterThan(150);
  });

  test("is valid with any text that the reader takes", () => {
    const text = hostileText().filter((one) => one !== "" && oddCharacters(one, 1).length === 0);
    fc.assert(
      fc.property(text, fc.constantFrom(...STYLES), (one, style) => {
        expect(problemsOf(hostileManifest(one, style))).toEqual([]);
      }),
      { numRuns: 8 },
    );
  });

  test("is wrong, and told as wrong, where the texts are mistakes", () => {
    const manifests = STYLES.flatMap((style) => mistakenManifests(style));
    const silent = manifests.filter(({ manifest }) => problemsOf(manifest).length < 8);
    expect(silent.map(({ name }) => name)).toEqual([]);
    expect(mistakenManifest("::error::forged")).toContain('stage: "::error::forged"');
    expect(mistakenManifest("a\n::error::forged", "block")).toContain(
      "stage: |2-\n    a\n    ::error::forged\n",
    );
  });

  test("leaves out only what the reader refuses", () => {
    const left = HOSTILE.filter((one) => !carried().includes(one));
    expect(left.length).toBeGreaterThan(20);
    const taken = left.filter(({ text }) => {
      const { diagnostics } = parseDocuments({ name: "m.yaml", text: JSON.stringify({ a: text }) });
      return diagnostics.length === 0;
    });
    expect(taken.map(({ name }) => name)).toEqual([]);
  });
});

describe("a manifest whose confidential values are marked", () => {
  const marked = markedManifest();
  const leaves: string[] = [];
  filledManifest(({ pointer, isConfidential, sound }) => {
    if (isConfidential) leaves.push(pointer);
    return sound;
  });

  test("is valid and has each confidential value marked or told as unmarked", () => {
    expect(problemsOf(marked.text)).toEqual([]);
    const places = new Set([...marked.markers.map(({ pointer }) => pointer), ...marked.unmarked]);
    expect(leaves.filter((pointer) => !places.has(pointer))).toEqual([]);
    expect(marked.markers.length).toBeGreaterThan(90);
  });

  test("has markers that are found as they are written, and nowhere else", () => {
    expect(markersIn(marked.text, marked)).toEqual(marked.markers);
    expect(
      markersIn(
        filledManifest(({ sound }) => sound),
        marked,
      ),
    ).toEqual([]);
    const number = marked.markers.find(({ value }) => typeof value === "number");
    expect(markersIn(`a${number?.value}f`, marked)).toEqual([]);
    expect(markersIn(`(${number?.value})`, marked)).toEqual([number]);
  });

  test("has some of its markers in the verdicts of the house, and none in those that leave it", () => {
    const { document } = documentOf(marked.text);
    const verdicts = STAGES.flatMap((stage) => {
      const checked = checkDocument(document, builtInPolicies, { ...asked, stage });
      return checked.verdict ? [{ verdict: checked.verdict, masked: checked.masked() }] : [];
    });
    expect(verdicts).toHaveLength(STAGES.length);
    const inHouse = markersIn(JSON.stringify(verdicts.map(({ verdict }) => verdict)), marked);
    expect(inHouse.length).toBeGreaterThan(20);
    expect(markersIn(JSON.stringify(verdicts.map(({ masked }) => masked)), marked)).toEqual([]);
  });

  test("as mistakes has some of its markers in what is said of them in the house, and none elsewhere", () => {
    const mistaken = markedMistakes();
    expect(mistaken.markers.map(({ pointer }) => pointer)).toEqual(leaves);
    const { documents, diagnostics } = parseDocuments({ name: "m.yaml", text: mistaken.text });
    const told = [...diagnostics, ...documents.flatMap((one) => validate(one, "system-manifest"))];
    expect(markersIn(JSON.stringify(told), mistaken).length).toBeGreaterThan(20);
    expect(markersIn(JSON.stringify(maskedDiagnostics(told)), mistaken)).toEqual([]);
  });
});
