import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../src/core/diagnostic/diagnostic.ts";
import { checkPolicies } from "../../src/core/lint/check-policies.ts";
import { lintRules } from "../../src/core/lint/lint-rules.ts";
import { policySarif } from "../../src/reporters/sarif/policy-sarif.ts";
import type { Language } from "../../src/reporters/words.ts";
import { ruleExamples, smallSetWith } from "../lint/rule-examples.ts";

const schema = JSON.parse(readFileSync(join(import.meta.dirname, "sarif/written.schema.json"), "utf8"));
const isValid = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);

/** Is what the tests look at. */
interface Sarif {
  readonly runs: readonly [
    {
      readonly tool: {
        readonly driver: { readonly rules: readonly { id: string; help?: { text: string } }[] };
      };
      readonly invocations: readonly { readonly executionSuccessful: boolean }[];
      readonly results: readonly {
        readonly ruleId: string;
        readonly ruleIndex: number;
        readonly level: string;
        readonly message: { readonly text: string };
        readonly locations?: readonly {
          readonly physicalLocation: {
            readonly artifactLocation: { readonly uri: string };
            readonly region?: Readonly<Record<"startLine" | "startColumn" | "endLine" | "endColumn", number>>;
          };
        }[];
        readonly partialFingerprints: Readonly<Record<string, string>>;
      }[];
    },
  ];
}

function written(
  diagnostics: readonly Diagnostic[],
  files: ReadonlyMap<string, string>,
  language: Language = "vi",
  isComplete = true,
): Sarif {
  const sources = new Map([...files].map(([name, text]) => [name, { name, text }] as const));
  const text = policySarif({
    diagnostics,
    sources,
    rules: lintRules,
    language,
    version: "1.2.3",
    isComplete,
  });
  const log = JSON.parse(text);
  expect(isValid(log), JSON.stringify(isValid.errors)).toBe(true);
  return log;
}

const bad = smallSetWith(ruleExamples().find(([name]) => name === "unread-fact")?.[1].bad.edits);

describe("SARIF", () => {
  it("has every rule with help in both languages, whatever was found", () => {
    const { rules } = written([], new Map()).runs[0].tool.driver;
    expect(rules.map(({ id }) => id)).toEqual(lintRules.map(({ code }) => code));
    for (const { help } of rules) {
      expect(help?.text).toMatch(/^Tiếng Việt: .+\n\nEnglish: /);
    }
  });

  it("places a result by line and column of its first and after its last character", () => {
    const [result, other] = written(checkPolicies(bad).findings, bad).runs[0].results;
    const { artifactLocation, region } = result?.locations?.[0]?.physicalLocation ?? {};
    expect(artifactLocation).toEqual({ uri: "gates/hosting/placed.yaml" });
    const line = bad.get("gates/hosting/placed.yaml")?.split("\n")[(region?.startLine ?? 0) - 1] ?? "";
    expect(line.slice((region?.startColumn ?? 0) - 1, (region?.endColumn ?? 0) - 1)).toBe(
      "facility(server.facility).kind",
    );
    expect(result?.ruleIndex).toBe(lintRules.findIndex(({ code }) => code === "lint/unread-fact"));
    expect([result?.level, result?.ruleId]).toEqual(["warning", "lint/unread-fact"]);
    expect(other?.partialFingerprints).not.toEqual(result?.partialFingerprints);
  });

  it("keeps the fingerprints when lines come before, and changes them with what is underlined", () => {
    const name = "gates/hosting/placed.yaml";
    const fingerprints = (change: (text: string) => string) => {
      const files = new Map(bad).set(name, change(bad.get(name) ?? ""));
      return written(checkPolicies(files).findings, files).runs[0].results.map(
        (one) => one.partialFingerprints,
      );
    };
    const before = fingerprints((text) => text);
    expect(before).toHaveLength(2);
    expect(fingerprints((text) => `# one\n# two\n${text}`)).toEqual(before);
    const changed = fingerprints((text) => text.replaceAll("of the kind {", "and kind {"));
    expect(changed[0]).toEqual(before[0]);
    expect(changed[1]).not.toEqual(before[1]);
  });

  it("tells two findings on equal lines apart", () => {
    const range = { start: 0, end: 3 };
    const one: Diagnostic = {
      code: "lint/untranslated",
      severity: "warning",
      message: { vi: "a", en: "a" },
      source: "a.yaml",
      range,
    };
    const other = { ...one, range: { start: 4, end: 7 } };
    const { results } = written([one, other], new Map([["a.yaml", "abc\nabc\n"]])).runs[0];
    const [first, second] = results.map(({ partialFingerprints }) => partialFingerprints["gate57Finding/v1"]);
    expect([first?.endsWith(":1"), second?.endsWith(":2")]).toEqual([true, true]);
    expect(first?.split(":")[0]).toBe(second?.split(":")[0]);
  });

  it("names what is found on a line that holds half a surrogate pair", () => {
    const one: Diagnostic = {
      ...{ code: "lint/untranslated", severity: "warning", message: { vi: "a", en: "a" } },
      ...{ source: "a.yaml", range: { start: 0, end: 1 } },
    };
    const { results } = written([one], new Map([["a.yaml", "a\ud800\n"]])).runs[0];
    expect(results[0]?.partialFingerprints["gate57Finding/v1"]).toMatch(/^[0-9a-f]{64}:1$/);
  });

  it("tells load errors, and that the run did not come to its end", () => {
    const files = smallSetWith([
      { file: "gates/hosting/placed.yaml", replace: "hosting.model", with: "hosting.modle" },
    ]);
    const run = written(checkPolicies(files).diagnostics, files, "en", false).runs[0];
    expect(run.invocations).toEqual([{ executionSuccessful: false }]);
    expect(run.results.map(({ ruleId, message }) => [ruleId, message.text])).toEqual([
      ["expression/unknown-field", expect.stringContaining("did you mean `model`?")],
    ]);
    expect(run.tool.driver.rules[run.results[0]?.ruleIndex ?? -1]).toEqual({
      id: "expression/unknown-field",
    });
  });

  it("writes odd file names as URIs and leaves out places that are in no file", () => {
    const one = { code: "policy/empty-set", severity: "error", message: { vi: "x", en: "x" } } as const;
    const { results } = written(
      [
        { ...one, source: "chính sách/a b%c#2" },
        { ...one, source: "" },
      ],
      new Map(),
    ).runs[0];
    const uris = results.map(({ locations }) => locations?.[0]?.physicalLocation.artifactLocation.uri);
    expect(uris).toEqual(["ch%C3%ADnh%20s%C3%A1ch/a%20b%25c", undefined]);
  });
});
