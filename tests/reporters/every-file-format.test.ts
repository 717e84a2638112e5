import { describe, expect, test } from "vitest";
import { parseDocuments } from "../../src/core/parse/parse-documents.ts";
import { builtInPolicies } from "../../src/generated/policies.ts";
import { reporters } from "../../src/reporters/index.ts";
import type { Report, Sources } from "../../src/reporters/report.ts";
import { resultsOf } from "../../src/reporters/results/results.ts";
import { exitCodeOf } from "../../src/run/exit-code.ts";
import { secretsOf, withSecrets } from "./changed.ts";
import { judgeExample, judgeText, look, records } from "./judged.ts";
import { finding, gate, verdict } from "./verdicts.ts";

const FILES = ["sarif", "junit", "tap", "gitlab", "csv"] as const;
type FileFormat = (typeof FILES)[number];

function write(format: FileFormat, report: Report, sources: Sources, language: "vi" | "en" = "en"): string {
  return reporters[format].write(report, sources, look(language));
}

/** Tells, by what each format has for it, whether a report says that something is wrong. */
const saysTrouble: Readonly<Record<FileFormat, (text: string) => boolean>> = {
  sarif: (text) => {
    const [run] = JSON.parse(text).runs;
    const isError = ({ level }: { readonly level: string }) => level === "error";
    // Viewers show results; hardly any of them tells whether the run itself succeeded.
    return run.results.some(isError);
  },
  junit: (text) => /<(?:failure|error) /.test(text) && !/ failures="0" errors="0"[^>]*>\n/.test(rootOf(text)),
  tap: (text) => /^not ok /m.test(text),
  gitlab: (text) =>
    JSON.parse(text).some(({ severity }: { readonly severity: string }) =>
      ["blocker", "critical", "major"].includes(severity),
    ),
  csv: (text) => rowsOf(text).some((row) => row.blocking === "yes" || row.blocking === "có"),
};

function rootOf(xml: string): string {
  return `${/<testsuites[^>]*>/.exec(xml)?.[0]}\n`;
}

/** Reads CSV back: every cell by the name of its column. */
function rowsOf(csv: string): readonly Readonly<Record<string, string>>[] {
  const cells = (line: string) =>
    [...`,${line}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(
      ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? "",
    );
  const [head = "", ...lines] = csv
    .replace(/^\ufeff/, "")
    .split("\r\n")
    .slice(0, -1);
  const names = cells(head);
  return lines.map((line) => {
    const row = cells(line);
    expect(row).toHaveLength(names.length);
    return Object.fromEntries(names.map((name, index) => [name, row[index] ?? ""]));
  });
}

const error = {
  code: "source/syntax",
  severity: "error",
  message: { vi: "sai", en: "wrong" },
  source: "m.yaml",
} as const;
const warning = { ...error, code: "check/nothing-applies", severity: "warning" } as const;
const admitted = verdict({
  decision: "admit",
  gates: [gate("G1", { outcome: "pass", blocking: false, findings: [] })],
});
const blocked = verdict({ gates: [gate("G1")] });
const outside = verdict({ decision: "out-of-scope" });
const earlier = { ...admitted, decision: "block" as const };
const silent = verdict({ gates: [gate("G1", { findings: [] })] });

const troubled: readonly (readonly [name: string, code: number, report: Report])[] = [
  ["a blocked system", 1, { verdicts: [admitted, blocked], diagnostics: [] }],
  ["one blocked at an earlier stage", 1, { verdicts: [earlier], diagnostics: [] }],
  ["one blocked without a word", 1, { verdicts: [silent], diagnostics: [] }],
  ["an error beside what is admitted", 2, { verdicts: [admitted], diagnostics: [error] }],
  ["an error about no file", 2, { verdicts: [], diagnostics: [{ ...error, source: "--stage" }] }],
  ["nothing at all", 3, { verdicts: [], diagnostics: [] }],
  ["only warnings", 3, { verdicts: [], diagnostics: [warning] }],
  ["a system out of scope", 3, { verdicts: [outside], diagnostics: [] }],
  ["one out of scope beside one admitted", 3, { verdicts: [admitted, outside], diagnostics: [] }],
  [
    "an empty folder beside what is admitted",
    3,
    { verdicts: [admitted], diagnostics: [warning], isSomethingEmpty: true },
  ],
];

describe.each(FILES)("%s", (format) => {
  test.each(troubled)("does not look well on %s", (_, code, report) => {
    expect(exitCodeOf(report)).toBe(code);
    expect(saysTrouble[format](write(format, report, new Map()))).toBe(true);
    expect(saysTrouble[format](write(format, report, new Map(), "vi"))).toBe(true);
  });

  test("looks well when all is admitted, advice and warnings notwithstanding", () => {
    const advice = gate("G2", { blocking: false, enforcement: "advisory" });
    const waived = gate("G3", {
      blocking: false,
      disposition: "waived",
      findings: [finding({ disposition: "waived" })],
    });
    const report = {
      verdicts: [{ ...admitted, gates: [...admitted.gates, advice, waived] }],
      diagnostics: [{ ...warning, code: "run/same-system-twice" }],
    };
    expect(exitCodeOf(report)).toBe(0);
    expect(saysTrouble[format](write(format, report, new Map()))).toBe(false);
  });

  test("leaves the house", () => {
    expect(reporters[format].leavesTheHouse).toBe(true);
  });
});

describe("a result about no file", () => {
  const option = { ...error, source: "--stage" };
  const read = { ...error, range: { start: 0, end: 1 }, source: "read.yaml" };
  const sources = new Map([["read.yaml", { name: "read.yaml", text: "x" }]]);
  const elsewhere = verdict({ source: "../m.yaml", gates: [gate("G1")] });
  const places: Readonly<Record<"sarif" | "gitlab", (text: string) => readonly string[]>> = {
    sarif: (text) =>
      JSON.parse(text).runs[0].results.map(
        (one: { locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }) =>
          one.locations[0]?.physicalLocation.artifactLocation.uri,
      ),
    gitlab: (text) => JSON.parse(text).map((one: { location: { path: string } }) => one.location.path),
  };

  test.each<[string, Report, readonly string[]]>([
    ["the first manifest", { verdicts: [admitted], diagnostics: [option] }, ["m.yaml"]],
    ["a file that was read", { verdicts: [], diagnostics: [option, read] }, ["read.yaml", "read.yaml"]],
    ["the name by default", { verdicts: [], diagnostics: [option] }, ["gate57.yaml"]],
    ["the name by default", { verdicts: [], diagnostics: [] }, ["gate57.yaml"]],
    [
      "no other manifest, if it is about one elsewhere",
      { verdicts: [elsewhere, admitted], diagnostics: [option] },
      ["gate57.yaml", "m.yaml"],
    ],
  ])("stands at %s", (_, report, expected) => {
    for (const format of ["sarif", "gitlab"] as const) {
      expect([format, places[format](write(format, report, sources))]).toEqual([format, expected]);
    }
  });

  test("is the same one wherever it stands", () => {
    const names = [[], [admitted]].map((verdicts) => {
      const text = write("gitlab", { verdicts, diagnostics: [option] }, sources);
      return JSON.parse(text).map(({ fingerprint }: { fingerprint: string }) => fingerprint);
    });
    expect(names[0]).toEqual(names[1]);
  });
});

const goldens = ["broken/", "systems/"].flatMap((folder) =>
  records.filter(({ file }) => file.startsWith(folder)).slice(0, 1),
);

test.each(goldens.flatMap((record) => FILES.map((format) => [record.file, format, record] as const)))(
  "%s as %s is what it was, in both languages",
  async (file, format, record) => {
    const { masked, sources } = await judgeExample(record);
    const name = file.replace(/^.*\//, "").replace(".gate57.yaml", "");
    const inBoth = ["vi", "en"] as const;
    for (const language of inBoth) {
      // Explanations of rules are the policies' own texts, which have tests of their own.
      const text = write(format, { ...masked, policies: undefined as never }, sources, language);
      await expect(text).toMatchFileSnapshot(`goldens/${name}.${language}.${format}`);
    }
  },
);

/** The policies are large and the same for all examples: to copy them for each takes longer than all else here. */
const copyOfPolicies = structuredClone(builtInPolicies);

/** Copies a report, so that nothing of it is the same object as before. */
function copied({ policies, ...others }: Report): Report {
  expect(policies).toBe(builtInPolicies);
  return { ...structuredClone(others), policies: copyOfPolicies };
}

describe("every example", () => {
  test.each(records)("$file at $stage by $profile is told by every format", async (record) => {
    const { report, masked, sources } = await judgeExample(record);
    const code = exitCodeOf(report);
    const results = resultsOf(masked, sources);
    const names = results.map(({ fingerprint }) => fingerprint);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((one) => !/^[0-9a-f]{64}:[1-9]\d*$/.test(one))).toEqual([]);
    // Findings that only a confidential value tells apart are one when it is masked.
    const unmasked = new Set(resultsOf(report, sources).map(({ fingerprint }) => fingerprint));
    expect(names.filter((one) => !unmasked.has(one))).toEqual([]);
    expect(results.some(({ level }) => level === "error")).toBe(code !== 0);
    const again = new Map(
      [...sources, ["other.yaml", { name: "other.yaml", text: "x: 1\n" }] as const].reverse(),
    );
    const copy = copied(masked);
    for (const format of FILES) {
      const text = write(format, masked, sources, "vi");
      expect([format, saysTrouble[format](text)]).toEqual([format, code !== 0]);
      expect(write(format, copy, again, "vi")).toBe(text);
    }
    const csv = rowsOf(write("csv", masked, sources));
    const gates = masked.verdicts.flatMap((one) => one.gates);
    expect(new Set(csv.map(({ binding }) => binding).filter((one) => one !== ""))).toEqual(
      new Set(gates.map(({ binding }) => binding)),
    );
    expect([...write("junit", masked, sources).matchAll(/<testcase /g)].length).toBeGreaterThanOrEqual(
      gates.length,
    );
  });
});

describe("no confidential value leaves the house", () => {
  const samples = records
    .filter(({ file, signed }) => file.startsWith("broken/") && !signed)
    .filter((_, index) => index % 4 === 0);

  let told = 0;

  test.each(samples)("of $file at $stage", async (record) => {
    const { sources } = await judgeExample({ ...record, signed: false });
    const { stage, profile, asOf } = record;
    for (const { text } of sources.values()) {
      const judged = judgeText(
        { name: "m.yaml", text: withMarks(text) },
        { stage, profile, asOf, asOfSource: "option" },
      );
      told += write("csv", judged.report, judged.sources).includes("bi-mat-dau") ? 1 : 0;
      for (const format of FILES) {
        expect(write(format, judged.masked, judged.sources, "vi")).not.toContain("bi-mat-dau");
        expect(write(format, judged.masked, judged.sources, "en")).not.toContain("bi-mat-dau");
      }
    }
  });

  test("which unmasked reports would tell", () => {
    expect(told).toBeGreaterThan(0);
  });
});

/** Puts a mark for every confidential text that may be any text: an address of a network may not. */
function withMarks(text: string): string {
  const [document] = parseDocuments({ name: "m.yaml", text }).documents;
  if (!document) return text;
  const marks = new Map(secretsOf(document.value).map((secret, index) => [secret, `bi-mat-dau-${index}`]));
  const isFree = (secret: string | number) => typeof secret === "string" && !/^[\d.:/]+$/.test(secret);
  const put = (secret: string | number) => (isFree(secret) ? (marks.get(secret) ?? secret) : secret);
  return JSON.stringify(withSecrets(document.value, put), undefined, 1);
}
