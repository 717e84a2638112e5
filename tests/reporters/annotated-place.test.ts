import { describe, expect, test } from "vitest";
import { checkAnnotations } from "../../src/action/check-annotations.ts";
import type { Diagnostic } from "../../src/core/diagnostic/diagnostic.ts";
import { clauseList } from "../../src/reporters/clause-list.ts";
import { github as diagnosticCommands } from "../../src/reporters/github.ts";
import { type FormatName, reporters } from "../../src/reporters/index.ts";
import { maskedDiagnostics } from "../../src/reporters/masked-diagnostics.ts";
import { resultsOf } from "../../src/reporters/results/results.ts";
import { runAzureCommands } from "../runner/azure-commands.ts";
import { runCommands } from "../runner/commands.ts";
import { look } from "./judged.ts";
import { gate } from "./verdicts.ts";

const text = "a: 1\nb: 2\n";
const READ = ["a/b.yaml", "policies-ref:rules/a.yaml", "../rules.yaml", "/home/who/rules.yaml"];
const sources = new Map(READ.map((name) => [name, { name, text }] as const));

const said = (code: string, source: string): Diagnostic => ({
  ...{ code, severity: "error", source, message: { vi: "sai", en: "wrong" } },
  ...(sources.has(source.replace(/#\d+$/, "")) ? { range: { start: 5, end: 6 } } : {}),
});

/** The code, what it is about, the file it stands at, and what leads the message where it stands at none. */
const CASES: readonly (readonly [string, string, string, string])[] = [
  ["schema/required", "a/b.yaml", "a/b.yaml", ""],
  ["schema/required", "a/b.yaml#2", "a/b.yaml", ""],
  ["file/not-utf8", "a/c.yaml", "a/c.yaml", ""],
  ["file/link-not-followed", "a/link.yaml", "a/link.yaml", ""],
  ["file/not-found", "a/none.yaml", "", "`a/none.yaml`: "],
  ["file/no-manifest", "examples/trust", "", "`examples/trust`: "],
  ["file/no-match", "**/*.yaml", "", "`**/*.yaml`: "],
  ["trust/none-given", "examples/gate57.attestations", "", "`examples/gate57.attestations`: "],
  ["action/bad-artifact", "inputs.artifacts", "", "`inputs.artifacts`: "],
  ["deployment/unmapped-environment", "inputs.environment", "", "`inputs.environment`: "],
  ["run/internal-error", "gate57", "", "`gate57`: "],
  ["github/not-read", "owner/repo", "", "`owner/repo`: "],
  ["action/not-in-tree", "policies-ref:.gate57/trust", "", "`policies-ref:.gate57/trust`: "],
  ["action/not-in-tree", "repository:.gate57/trust", "", "`repository:.gate57/trust`: "],
  ["policy/x", "policies-ref:rules/a.yaml", "", "`policies-ref:rules/a.yaml:2:1`: "],
  ["policy/x", "../rules.yaml", "", "`rules.yaml:2:1`: "],
  ["policy/x", "/home/who/rules.yaml", "", "`rules.yaml:2:1`: "],
  ["file/unreadable", "policies-ref:rules/b.yaml", "", "`policies-ref:rules/b.yaml`: "],
  ["usage/unknown-value", "--stage", "", "`--stage`: "],
  ["source/syntax", "-", "", "`-`: "],
  ["action/not-reported", "", "", ""],
];

describe.each(CASES)("%s about %j", (code, source, file, lead) => {
  const diagnostics = [said(code, source)];
  const report = { verdicts: [], diagnostics };
  const written = (format: FormatName) => reporters[format].write(report, sources, look());
  const message = `${lead}wrong`;

  test("stands at a file of the working folder or at none, and its name is not lost", () => {
    const placed = file === "" ? undefined : file;
    for (const log of [written("github"), diagnosticCommands(diagnostics, sources, "en")]) {
      const [annotation] = runCommands(log).annotations;
      expect([annotation?.file, annotation?.message]).toEqual([placed, message]);
    }
    const [issue] = runAzureCommands(written("azure")).issues;
    expect(issue?.file).toBe(placed);
    expect(issue?.message).toContain(message);
  });

  test("nor is a check run marked elsewhere; a report that must name a file names the manifest", () => {
    const { annotations } = checkAnnotations(resultsOf(report, sources), "en");
    expect(annotations.map(({ path }) => path)).toEqual(file === "" ? [] : [file]);
    const anchor = file === "" ? "gate57.yaml" : file;
    const [entry] = JSON.parse(written("gitlab"));
    expect([entry.location.path, entry.description.includes(message)]).toEqual([anchor, true]);
    const [result] = JSON.parse(written("sarif")).runs[0].results;
    const { artifactLocation, region } = result.locations[0].physicalLocation;
    expect([artifactLocation.uri, result.message.text]).toEqual([anchor, message]);
    expect(region.startLine).toBe(anchor === "a/b.yaml" ? 2 : 1);
  });
});

test("of words of which nobody said what they quote, all that is quoted is hidden, and how long it is", () => {
  const message = { vi: "thiếu khóa `kind`", en: "missing key `kind`" };
  const wrong: Diagnostic = { ...said("manifest/x", "a/b.yaml"), message, help: message, path: "/secret" };
  const [masked] = maskedDiagnostics([{ ...wrong, range: { start: 3, end: 9 } }]);
  expect([masked?.message.en, masked?.help?.en]).toEqual(["missing key `•••`", "missing key `•••`"]);
  expect([masked?.path, masked?.range]).toEqual([undefined, { start: 3, end: 4 }]);
});

test("gates of one number are named once where a list of clauses goes on", () => {
  const clauses = Array.from({ length: 9 }, (_, index) => `L:${index}`);
  const gates = [gate("G1", { clauses }), gate("G1", { clauses }), gate("G2", { clauses })];
  expect(clauseList(gates, new Set(), "en")).toMatch(/, \+1, see `explain G1`, `explain G2`$/);
});
