import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { githubIngestionProblems, INGESTION, sarifProblems } from "./validators.ts";

const FILES = { "a b/x.gate57.yaml": "one\ntwo\nba\r\n" };
const rule = {
  id: "G10",
  shortDescription: { text: "a" },
  fullDescription: { text: "b" },
  help: { text: "c" },
  defaultConfiguration: { level: "error" },
  properties: {
    tags: ["t"],
    precision: "very-high",
    "problem.severity": "error",
    "security-severity": "9.1",
  },
};
const region = { startLine: 1, startColumn: 2, endLine: 2, endColumn: 4 };
const location = { physicalLocation: { artifactLocation: { uri: "a%20b/x.gate57.yaml" }, region } };
const result = {
  ruleId: "G10",
  ruleIndex: 0,
  level: "error",
  message: { text: "m" },
  locations: [location],
  partialFingerprints: { primaryLocationLineHash: "0123456789abcdef:1" },
};
const run = {
  tool: { driver: { name: "gate57", rules: [rule] } },
  columnKind: "utf16CodeUnits",
  results: [result],
};
const log = { $schema: "https://example.org/sarif-schema-2.1.0.json", version: "2.1.0", runs: [run] };

const text = (value: unknown): string => JSON.stringify(value);
const withRun = (change: object): string => text({ ...log, runs: [{ ...run, ...change }] });
const withResult = (change: object): string => withRun({ results: [{ ...result, ...change }] });
const withRule = (change: object): string =>
  withRun({ tool: { driver: { name: "gate57", rules: [{ ...rule, ...change }] } } });
const at = (uri: string, where: object = region): string =>
  withResult({ locations: [{ physicalLocation: { artifactLocation: { uri }, region: where } }] });
const region57 = (where: object): string => at("a%20b/x.gate57.yaml", where);
const tags = (count: number): string =>
  withRule({ properties: { tags: Array.from({ length: count }, (_, index) => `t${index}`) } });
const print = (index: number) => ({ primaryLocationLineHash: `0123456789abcdef:${index + 1}` });
const results = (count: number): string =>
  withRun({
    results: Array.from({ length: count }, (_, index) => ({ ...result, partialFingerprints: print(index) })),
  });

describe("SARIF by the schema of OASIS", () => {
  test("a right log has no problems", () => {
    expect(sarifProblems(text(log))).toEqual([]);
  });

  test.each<[string, string]>([
    ["a byte order mark", `\ufeff${text(log)}`],
    ["what is no JSON", "{"],
    ["no version", text({ ...log, version: undefined })],
    ["another version", text({ ...log, version: "2.0.0" })],
    ["no tool", withRun({ tool: undefined })],
    ["a field that is not there", withResult({ severity: "high" })],
    ["a level that is none", withResult({ level: "fatal" })],
    ["line 0", region57({ ...region, startLine: 0 })],
    ["a region that begins nowhere", region57({ endColumn: 3 })],
    ["a language that is none", withRun({ tool: { driver: { name: "g", language: "vie-VN" } } })],
    ["a suppression of no kind", withResult({ suppressions: [{}] })],
    ["no message", withResult({ message: undefined })],
    ["a fingerprint that is no text", withResult({ partialFingerprints: { primaryLocationLineHash: 1 } })],
    ["a uri with a space", at("a b/x.gate57.yaml")],
    ["a rule twice by value", withRun({ tool: { driver: { name: "gate57", rules: [rule, rule] } } })],
  ])("catches %s", (_name, wrong) => {
    expect(sarifProblems(wrong)).not.toEqual([]);
    expect(githubIngestionProblems(wrong, FILES)).not.toEqual([]);
  });
});

describe("SARIF as GitHub takes it", () => {
  test("a right log, and one without results, have no problems", () => {
    expect(githubIngestionProblems(text(log), FILES)).toEqual([]);
    expect(githubIngestionProblems(withRun({ results: [] }), FILES)).toEqual([]);
  });

  test.each<[string, string]>([
    ["no $schema", text({ ...log, $schema: undefined })],
    ["no run", text({ ...log, runs: [] })],
    ["two runs of one tool and category", text({ ...log, runs: [run, run] })],
    ["no list of results", withRun({ results: undefined })],
    ["a nameless tool", withRun({ tool: { driver: { name: "", rules: [rule] } } })],
    [
      "two rules of one id",
      withRun({ tool: { driver: { name: "g", rules: [rule, { ...rule, name: "n" }] } } }),
    ],
    ["a result twice", withRun({ results: [result, { ...result, message: { text: "n" } }] })],
    ["no short description", withRule({ shortDescription: undefined })],
    ["no full description", withRule({ fullDescription: undefined })],
    ["no help", withRule({ help: undefined })],
    ["an empty help", withRule({ help: { text: " " } })],
    ["a description that is too long", withRule({ shortDescription: { text: "a".repeat(1025) } })],
    ["a severity of 0", withRule({ properties: { "security-severity": "0" } })],
    ["a severity above 10", withRule({ properties: { "security-severity": "10.1" } })],
    ["a severity that is a number", withRule({ properties: { "security-severity": 9 } })],
    ["a precision that is none", withRule({ properties: { precision: "perfect" } })],
    ["a problem severity that is none", withRule({ properties: { "problem.severity": "high" } })],
    ["a rule that is not described", withResult({ ruleId: "G11", ruleIndex: undefined })],
    ["a rule and an index that differ", withResult({ ruleId: "G11" })],
    ["an empty message", withResult({ message: { text: "" } })],
    ["no location", withResult({ locations: [] })],
    ["no fingerprint", withResult({ partialFingerprints: {} })],
    [
      "a fingerprint without a number",
      withResult({ partialFingerprints: { primaryLocationLineHash: "0123456789abcdef" } }),
    ],
    [
      "no region",
      withResult({ locations: [{ physicalLocation: { artifactLocation: { uri: "a%20b/x.gate57.yaml" } } }] }),
    ],
    ...[
      "/etc/passwd",
      "file:///etc/passwd",
      "../x",
      "a%20b/../../x",
      "a/%2e%2e/%2e%2e/x",
      "C:/x",
      "a%5Cb",
      "x%00",
    ].map((uri): [string, string] => [`the uri ${uri}`, at(uri)]),
    ["a file that is not there", at("other.gate57.yaml")],
    ["a uri that is encoded wrongly", at("a%ff")],
    ["a line behind the file", region57({ startLine: 9, endLine: 9 })],
    ["an end before the start", region57({ startLine: 2, endLine: 1 })],
    ["a column before the start", region57({ startLine: 1, startColumn: 3, endColumn: 2 })],
    ["a column behind the line", region57({ startLine: 3, startColumn: 1, endColumn: 4 })],
  ])("catches %s", (_name, wrong) => {
    expect(sarifProblems(wrong)).toEqual([]);
    expect(githubIngestionProblems(wrong, FILES)).not.toEqual([]);
  });

  test.each<[string, (count: number) => string, number]>([
    ["tags of a rule", tags, INGESTION.tags],
    ["results of a run", results, INGESTION.results],
    [
      "locations of a result",
      (count) => withResult({ locations: Array(count).fill(location) }),
      INGESTION.locations,
    ],
    [
      "runs",
      (count) =>
        text({
          ...log,
          runs: Array.from({ length: count }, (_, index) => ({
            ...run,
            automationDetails: { id: `${index}/` },
          })),
        }),
      INGESTION.runs,
    ],
    [
      "characters of a description",
      (count) => withRule({ fullDescription: { text: "a".repeat(count) } }),
      INGESTION.ruleText,
    ],
    [
      "bytes of a message",
      (count) => withResult({ message: { text: "a".repeat(count) } }),
      INGESTION.messageBytes,
    ],
  ])("has a limit of %s", { timeout: 120_000 }, (_name, write, limit) => {
    expect(githubIngestionProblems(write(limit), FILES)).toEqual([]);
    expect(githubIngestionProblems(write(limit + 1), FILES)).not.toEqual([]);
  });

  test("has a limit of bytes", () => {
    const noise = randomBytes(INGESTION.gzippedBytes).toString("base64");
    const problems = githubIngestionProblems(withRule({ help: { text: noise } }), FILES);
    expect(problems).toEqual(["/ is larger than 10 MB when gzipped"]);
  });
});
