import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseDocuments } from "../../src/core/parse/parse-documents.ts";
import { isJsonArray, isJsonObject, type JsonObject } from "../../src/core/source/json.ts";
import { valueAt } from "../../src/core/source/value-at.ts";
import { validate } from "../../src/core/validate/validate.ts";
import { placeName } from "../../src/reporters/results/place-name.ts";
import { type Result, resultsOf } from "../../src/reporters/results/results.ts";
import { stablePath } from "../../src/reporters/results/stable-path.ts";
import { secretsOf, withListsReversed, withNamesReversed, withSecrets } from "./changed.ts";
import { type Judged, judgeExample, judgeText, records } from "./judged.ts";
import { finding, gate, verdict } from "./verdicts.ts";

const invalid = new Set(["invalid"]);
const judgedRecords = records.filter(({ decision }) => !invalid.has(decision));
const STAGES = ["operation"] as const;

const documents = await Promise.all(
  [...new Set(judgedRecords.map(({ file }) => file))]
    .filter((file) => !file.includes("#"))
    // Of all kinds of example some; each is judged several times.
    .filter((_, index) => index % 9 === 0)
    .map(async (file) => {
      const record = judgedRecords.find((one) => one.file === file);
      if (!record) throw new Error(file);
      const { sources } = await judgeExample(record);
      const [source] = sources.values();
      const [document] = source ? parseDocuments(source).documents : [];
      if (!source || !document) throw new Error(file);
      return { file, value: document.value, text: source.text, record };
    }),
);

function judgeAt(text: string, stage: string, profile: string, asOf = "2026-11-21"): Judged {
  return judgeText({ name: "m.yaml", text }, { stage, profile, asOf, asOfSource: "option" });
}

function resultsAt(value: JsonObject | string, stage: string, profile: string): readonly Result[] {
  const text = typeof value === "string" ? value : JSON.stringify(value, undefined, 1);
  const { masked, sources } = judgeAt(text, stage, profile);
  expect(masked.verdicts).toHaveLength(1);
  return resultsOf(masked, sources);
}

function fingerprints(results: readonly Result[]): readonly string[] {
  return results.map(({ fingerprint }) => fingerprint).sort();
}

describe.each(documents)("fingerprints of $file", ({ value, text, record }) => {
  test.each(STAGES)("at %s stay when lines, names and keyed elements move", (stage) => {
    const before = fingerprints(resultsAt(text, stage, record.profile));
    const commented = text.replaceAll(/^(?=\w)/gm, "# một dòng nữa\n\n");
    expect(commented).not.toBe(text);
    expect(fingerprints(resultsAt(commented, stage, record.profile))).toEqual(before);
    expect(fingerprints(resultsAt(withNamesReversed(value), stage, record.profile))).toEqual(before);
    expect(fingerprints(resultsAt(withListsReversed(value), stage, record.profile))).toEqual(before);
  });

  test.each(STAGES)("at %s stay when confidential values change", (stage) => {
    const changed = withOtherSecrets(value);
    const before = byPlace(resultsAt(value, stage, record.profile));
    const after = byPlace(resultsAt(changed, stage, record.profile));
    const shared = [...before.keys()].filter((key) => after.has(key));
    for (const key of shared) {
      // Another value may make two findings of one, or one of two.
      const [was = [], is = []] = [before.get(key), after.get(key)];
      const both = Math.min(was.length, is.length);
      expect(is.slice(0, both)).toEqual(was.slice(0, both));
    }
    if (before.size > 0) expect(shared.length).toBeGreaterThan(0);
  });
});

/** Gives every confidential value another one that its schema takes; one it does not take stays. */
function withOtherSecrets(value: JsonObject): JsonObject {
  const other = new Map(
    secretsOf(value).map((one, index) => [one, typeof one === "number" ? one + 1 : `khac-${index}`] as const),
  );
  const all = other.size;
  for (;;) {
    const changed = withSecrets(value, (secret) => other.get(secret) ?? secret);
    const refused = refusedIn(changed);
    if (refused.length === 0) {
      expect(other.size > 0).toBe(all > 0);
      return changed;
    }
    const before = other.size;
    for (const path of refused) {
      const secret = valueAt(value, path);
      if (typeof secret === "string" || typeof secret === "number") other.delete(secret);
    }
    if (other.size === before) throw new Error(`nothing confidential is at ${refused.join(", ")}`);
  }
}

function refusedIn(value: JsonObject): readonly string[] {
  const { documents: read } = parseDocuments({ name: "m.yaml", text: JSON.stringify(value) });
  const name = value.kind === "Plan" ? "plan" : "system-manifest";
  return read.flatMap((document) => validate(document, name).map(({ path = "" }) => path));
}

/** Finds fingerprints by what findings are about, as the verdict itself tells it. */
function byPlace(results: readonly Result[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { gate: judged, finding: told, fingerprint, path } of results) {
    const key = JSON.stringify([judged?.binding, told?.requirement, told?.code, path, told?.missing]);
    found.set(key, [...(found.get(key) ?? []), fingerprint]);
  }
  return found;
}

describe("another element of a keyed list", () => {
  const broken = documents.find(({ value, record }) => serverFindings(value, record.profile).length > 0);

  test("leaves every fingerprint of the others as it was, wherever it is put", () => {
    if (!broken) throw new Error("no example has a finding about a server");
    const { value, record } = broken;
    const before = fingerprints(resultsAt(value, "design", record.profile));
    expect(serverFindings(value, record.profile).length).toBeGreaterThan(0);
    fc.assert(
      fc.property(fc.nat({ max: 5 }), fc.stringMatching(/^[a-z]{1,8}$/), (at, id) => {
        const more = withServer(value, `may-them-${id}`, at);
        const after = new Set(fingerprints(resultsAt(more, "design", record.profile)));
        expect(before.filter((one) => !after.has(one))).toEqual([]);
      }),
      { numRuns: 4 },
    );
  });
});

function serverFindings(value: JsonObject, profile: string): readonly Result[] {
  if (value.kind === "Plan") return [];
  return resultsAt(value, "design", profile).filter(({ path }) => path?.startsWith("/hosting/servers/"));
}

function withServer(value: JsonObject, id: string, at: number): JsonObject {
  const { hosting } = value;
  if (!isJsonObject(hosting) || !isJsonArray(hosting.servers)) throw new Error("no servers");
  const [first] = hosting.servers;
  if (!isJsonObject(first)) throw new Error("no server");
  return { ...value, hosting: { ...hosting, servers: hosting.servers.toSpliced(at, 0, { ...first, id }) } };
}

describe("results", () => {
  const none = new Map();
  const levels = (own: Parameters<typeof gate>[1]) =>
    resultsOf(
      {
        verdicts: [
          verdict({ gates: [gate("G1", own)], decision: own?.blocking === false ? "admit" : "block" }),
        ],
        diagnostics: [],
      },
      none,
    ).map(({ level, code }) => [level, code]);
  const open = "gate/requirement-not-met";

  test.each([
    ["what blocks", {}, [["error", open]]],
    ["advice", { blocking: false, enforcement: "advisory" }, [["warning", open]]],
    [
      "what is waived",
      { blocking: false, disposition: "waived", findings: [finding({ disposition: "waived" })] },
      [["note", open]],
    ],
    [
      "what is justified beside what blocks",
      { findings: [finding({ disposition: "justified" }), finding()] },
      [
        ["note", open],
        ["error", open],
      ],
    ],
    ["a gate that blocks without a finding", { findings: [] }, [["error", "gate/no-reason"]]],
    [
      "a gate that blocks with nothing but what is answered",
      { findings: [finding({ disposition: "waived" })] },
      [
        ["note", open],
        ["error", "gate/no-reason"],
      ],
    ],
  ] as const)("tell %s by its level", (_, own, expected) => {
    expect(levels({ ...own, findings: "findings" in own ? [...own.findings] : [finding()] })).toEqual(
      expected,
    );
  });

  test("tell of a document that an earlier stage blocks, and nothing of one out of scope", () => {
    const passed = gate("G1", { outcome: "pass", blocking: false, findings: [] });
    const earlier = verdict({
      gates: [passed],
      readiness: [
        { stage: "planning", decision: "admit" },
        { stage: "design", decision: "block" },
      ],
    });
    const outside = verdict({ decision: "out-of-scope" });
    const results = resultsOf({ verdicts: [earlier, outside], diagnostics: [] }, none);
    expect(results.map(({ level, code, message }) => [level, code, message.en])).toEqual([
      ["error", "verdict/blocked-earlier", "blocked at the design stage, and so at every later one"],
    ]);
  });

  test("keep two of the same apart, and the same document of another file the same", () => {
    const twice = gate("G1", { findings: [finding(), finding()] });
    const named = (source: string) =>
      resultsOf({ verdicts: [verdict({ source, gates: [twice] })], diagnostics: [] }, none).map(
        ({ fingerprint }) => fingerprint,
      );
    const [first = "", second = ""] = named("a.yaml");
    expect([first.slice(-2), second.slice(-2), first.slice(0, 64) === second.slice(0, 64)]).toEqual([
      ":1",
      ":2",
      true,
    ]);
    expect(named("b.yaml")).toEqual([first, second]);
  });

  test("never name a diagnostic by the line it is about", () => {
    const one = {
      code: "source/syntax",
      severity: "error",
      message: { vi: "x", en: "x" },
      source: "a.yaml",
    } as const;
    const named = (text: string, start: number) =>
      resultsOf(
        { verdicts: [], diagnostics: [{ ...one, range: { start, end: start + 1 } }] },
        new Map([["a.yaml", { name: "a.yaml", text }]]),
      );
    const [secret] = named("mật khẩu: 1\n", 0);
    const [other] = named("# dòng\nkhác: 22\n", 9);
    expect(secret?.fingerprint).toBe(other?.fingerprint);
    expect([secret?.start?.line, other?.start?.line]).toEqual([1, 2]);
  });
});

test("an element of a list is named by its key, and by its index where its key is confidential", () => {
  const document = { hosting: { servers: [{ id: "may-1" }] }, network: { zones: [{ id: "bi-mat" }] } };
  const named = (pointer: string) => stablePath(pointer, "SystemManifest", () => document);
  expect(named("/hosting/servers/0/zone")).toEqual(["hosting", "servers", ["id", "may-1"], "zone"]);
  expect(named("/network/zones/0/kind")).toEqual(["network", "zones", "0", "kind"]);
});

test.each([
  ["a/b.yaml", "a/b.yaml"],
  ["./a/./b.yaml", "a/b.yaml"],
  ["a/b.yaml#2", "a/b.yaml"],
  ["/home/who/b.yaml", "b.yaml"],
  ["../../b.yaml", "b.yaml"],
  ["a/../../b.yaml", "b.yaml"],
  ["C:\\Users\\who\\b.yaml", "b.yaml"],
  ["\\\\server\\share\\b.yaml", "b.yaml"],
  ["/", ""],
  ["..", ""],
  ["C:", ""],
  [".", ""],
  ["--output", ""],
  ["inputs.stage", ""],
  ["inputs.yaml", "inputs.yaml"],
  ["inputs.gate57.yaml", "inputs.gate57.yaml"],
  ["GITHUB_EVENT_PATH", ""],
  ["policies-ref:.gate57/deployment.yaml", ""],
  ["repository:.gate57/deployment.yaml", ""],
  ["", ""],
])("the file of %j is told as %j", (source, expected) => {
  expect(placeName(source)).toBe(expected);
});
