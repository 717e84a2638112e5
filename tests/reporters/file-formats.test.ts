import { execFileSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import type { Gate } from "../../src/generated/types/verdict.ts";
import { reporters } from "../../src/reporters/index.ts";
import { resultsOf } from "../../src/reporters/results/results.ts";
import { look } from "./judged.ts";
import { finding, gate, verdict } from "./verdicts.ts";

const hostile = [
  "::error::x",
  "\n::set-output name=a::b",
  "\u2003::add-mask::x",
  "##[error]x",
  "a ##vso[task.setvariable variable=x]y",
  "]]><script>&amp;",
  "=1+1",
  "\t@SUM(A1)",
  "\r-2",
  "+3\u0000\u001b[31m\u202e\u2066",
  '", "forged": "',
  "ok 1 # SKIP \\",
  "\n...\nnot ok 9",
  "\ud800",
  "a\u{e0041}\u{e007f}\u{e0100}b",
  "\u00ad\u034f\u061c\u115f\u180e\u200b\u2065\u3164\ufeff\uffa0\u{1d173}",
  "",
];
/** Lines of these are made inert where they are printed; a file is not printed. */
const PRINTED: ReadonlySet<string> = new Set(["csv", "tap", "text", "markdown"]);
const UNSEEN =
  /\p{Cc}|(?!\u200c|\u200d|[\ufe00-\ufe0f])[\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|\p{Cs}/u;
const FILES = ["sarif", "junit", "tap", "gitlab", "csv"] as const;

function reportOf(text: string) {
  const said = { vi: text, en: text };
  const own = gate(text, {
    title: said,
    binding: text,
    clauses: [text],
    findings: [finding({ message: said, remedy: said })],
  });
  const waived = gate("G2", {
    blocking: false,
    disposition: "waived",
    findings: [
      finding({
        message: said,
        disposition: "waived",
        waiver: { id: text, authority: text, reason: text, validUntil: text },
      }),
    ],
  });
  const diagnostics = [
    { code: "source/syntax", severity: "error", message: said, help: said, source: text } as const,
  ];
  return { verdicts: [verdict({ source: text, systemId: text, gates: [own, waived] })], diagnostics };
}

describe.each([...FILES, "json", "text", "markdown"] as const)("%s of hostile texts", (format) => {
  test.each(hostile)("%j holds no command and nothing that is not shown", (text) => {
    const written = reporters[format].write(reportOf(text), new Map(), look()).replace(/^\ufeff/, "");
    if (!PRINTED.has(format)) expect(written).not.toMatch(/##(?:vso)?\[|^\s*::/im);
    expect(written.replaceAll(/[\t\r\n]/g, "")).not.toMatch(UNSEEN);
    if (format === "sarif" || format === "gitlab" || format === "json")
      expect(() => JSON.parse(written)).not.toThrow();
    if (format === "junit") execFileSync("xmllint", ["--noout", "-"], { input: written });
    if (format === "tap")
      expect(written.split("\n").filter((line) => /^(?:not )?ok /.test(line))).toHaveLength(2);
    if (format === "csv")
      expect(written.split("\r\n").filter((line) => /(?:^|,)"?\s*[=+\-@]/.test(line))).toEqual([]);
  });
});

describe("GitLab", () => {
  const severities = (own: Partial<Gate>) =>
    JSON.parse(
      reporters.gitlab.write(
        { verdicts: [verdict({ gates: [gate("G1", own)] })], diagnostics: [] },
        new Map(),
        look(),
      ),
    ).map(({ severity }: { readonly severity: string }) => severity);

  test.each([
    ["blocker", {}],
    ["critical", { outcome: "undetermined" }],
    ["critical", { enforcement: "justified" }],
  ] as const)("grades as %s what blocks by %j", (severity, own) => {
    expect(severities(own)).toEqual([severity]);
  });

  test("is an empty list without a byte order mark when there is nothing to tell", () => {
    const passed = gate("G1", { outcome: "pass", blocking: false, findings: [] });
    const report = { verdicts: [verdict({ decision: "admit", gates: [passed] })], diagnostics: [] };
    expect(reporters.gitlab.write(report, new Map(), look())).toBe("[]\n");
  });

  test("has what GitLab requires of each entry", () => {
    const report = reportOf("x");
    const sources = new Map([["x", { name: "x", text: "" }]]);
    const entries = JSON.parse(reporters.gitlab.write(report, sources, look()));
    expect(entries).toHaveLength(resultsOf(report, sources).length);
    for (const { description, check_name, fingerprint, severity, location } of entries) {
      expect(
        [description, check_name, fingerprint].every((one) => typeof one === "string" && one !== ""),
      ).toBe(true);
      expect(["info", "minor", "major", "critical", "blocker"]).toContain(severity);
      expect(location).toEqual({ path: "x", lines: { begin: expect.any(Number), end: expect.any(Number) } });
    }
    expect(
      new Set(entries.map(({ fingerprint }: { readonly fingerprint: string }) => fingerprint)).size,
    ).toBe(entries.length);
  });
});

describe("JUnit and TAP", () => {
  const passed = gate("G1", { outcome: "pass", blocking: false, findings: [] });
  const off = gate("G2", { outcome: "not-applicable", blocking: false, findings: [] });
  const advice = gate("G3", { blocking: false, enforcement: "advisory" });
  const broken = gate("G4", {
    outcome: "undetermined",
    findings: [finding({ code: "gate/evaluation-error" })],
  });
  const failing = gate("G5");
  const gates = [passed, off, advice, broken, failing];
  const report = { verdicts: [verdict({ gates })], diagnostics: [] };

  test("count what was met, what was not, what broke, and what was not asked with its reason", () => {
    const xml = reporters.junit.write(report, new Map(), look());
    expect(xml).toContain('<testsuites name="gate57 check" tests="5" failures="1" errors="1">');
    expect(xml).toContain('tests="5" failures="1" errors="1" skipped="2" file="m.yaml"');
    expect(xml).toContain('<skipped message="not applicable"/>');
    expect(xml).toContain('<skipped message="fail (advisory): not right"/>');
    const lines = reporters.tap.write(report, new Map(), look()).split("\n");
    expect(
      lines
        .filter((line) => /^ {4}(?:not )?ok /.test(line))
        .map((line) => line.trim().replace(/ - .*?(?= # |$)/, "")),
    ).toEqual([
      "ok 1",
      "ok 2 # SKIP not applicable",
      "ok 3 # SKIP fail (advisory): not right",
      "not ok 4",
      "not ok 5",
    ]);
  });
});

describe("what stands in a name or a message", () => {
  const title = { vi: "a # SKIP \\", en: "a # SKIP \\" };
  const message = { vi: "một\n\thai", en: "one\n\ttwo" };
  const own = gate("G1", { title, findings: [finding({ message })] });
  const report = { verdicts: [verdict({ gates: [own] })], diagnostics: [] };

  test("keeps its lines in JUnit", () => {
    const xml = reporters.junit.write(report, new Map(), look("en"));
    expect(xml).toContain('message="fail: one&#10;&#9;two"');
  });

  test("is no directive in TAP", () => {
    const lines = reporters.tap.write(report, new Map(), look("en")).split("\n");
    expect(lines).toContain("    not ok 1 - G1 a \\# SKIP \\\\ (tay-ninh/g1)");
  });
});

describe("what two bindings of a gate find alike", () => {
  const two = [
    gate("G1", { binding: "national/a" }),
    gate("G1", { binding: "p/a", findings: [finding(), finding()] }),
  ];
  const other = gate("G1", { binding: "p/b", outcome: "undetermined" });
  const write = (format: (typeof FILES)[number], gates: readonly Gate[]) =>
    reporters[format].write(
      { verdicts: [verdict({ gates: [...gates] })], diagnostics: [] },
      new Map(),
      look("vi"),
    );

  test("is one entry where each entry is a notice to somebody, and what is graded otherwise is another", () => {
    expect(JSON.parse(write("gitlab", two))).toHaveLength(1);
    expect(JSON.parse(write("gitlab", [...two, other]))).toHaveLength(2);
    expect(JSON.parse(write("sarif", two)).runs[0].results).toHaveLength(1);
    expect(JSON.parse(write("sarif", [...two, other])).runs[0].results).toHaveLength(2);
  });

  test("is a row each in a table, and a case of each binding that tells it once", () => {
    expect(write("csv", two).split("\r\n")).toHaveLength(5);
    const xml = write("junit", two);
    expect([...xml.matchAll(/<failure /g)]).toHaveLength(2);
    expect([...xml.matchAll(/phát hiện \d/g)]).toHaveLength(2);
  });

  test("is in one class of JUnit that no point of a file's name divides", () => {
    const names = [...write("junit", two).matchAll(/classname="([^"]*)"/g)].map(([, name]) => name);
    expect(new Set(names)).toEqual(new Set(["gate57.he-thong, tay-ninh, thiết kế"]));
  });
});

test.each(["gitlab", "junit", "tap", "csv", "sarif"] as const)(
  "%s of a thousand documents takes not much longer than ten times a hundred",
  (format) => {
    const gates = Array.from({ length: 10 }, (_, index) => gate(`G${index}`));
    const time = (count: number) => {
      const verdicts = Array.from({ length: count }, (_, index) =>
        verdict({
          systemId: `s-${index}`,
          source: `s-${index}.yaml`,
          gates: gates.map((one) => ({ ...one })),
        }),
      );
      const start = performance.now();
      reporters[format].write({ verdicts, diagnostics: [] }, new Map(), look());
      return performance.now() - start;
    };
    time(100);
    // Twice as slow as linear would be thirty times; what grows with the square takes a hundred.
    expect(time(1000)).toBeLessThan(40 * Math.max(time(100), time(100), 5));
  },
);
