import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { diagnosticsText } from "../../src/reporters/diagnostics.ts";
import { FORMATS, type FormatName, reporters } from "../../src/reporters/index.ts";
import { withoutCommands } from "../../src/reporters/inert.ts";
import { plainPaint } from "../../src/reporters/paint.ts";
import type { Report, Sources } from "../../src/reporters/report.ts";
import { placeName } from "../../src/reporters/results/place-name.ts";
import { readXml } from "../policy-test/read-xml.ts";
import { hostileReport } from "../reporters/hostile-report.ts";
import { type Judged, judgeText, look } from "../reporters/judged.ts";
import { HOSTILE_FILE_NAMES } from "../runner/hostile.ts";
import { mistakenManifests, mixedManifests } from "../runner/hostile-manifests.ts";
import { hostileText } from "../runner/hostile-text.ts";
import { looksFailed, obeyedIn, reportProblems, unshownIn } from "./report-problems.ts";
import { csvRows, formulaCells, tapProblems } from "./validators.ts";

const asked = { stage: "operation", profile: "tay-ninh", asOf: "2026-11-21", asOfSource: "option" } as const;

/** Files may be named so to do harm; those that are told as another, or as none, point nowhere. */
const NAMES = HOSTILE_FILE_NAMES.map(({ text }) => text).filter((text) => placeName(text) === text);

function nameOf(index: number): string {
  return NAMES[index % NAMES.length] ?? "";
}

function joined(runs: readonly Judged[]): {
  readonly report: Report;
  /** As the house sees them. */
  readonly diagnostics: Report["diagnostics"];
  readonly sources: Sources;
} {
  return {
    report: {
      verdicts: runs.flatMap(({ masked }) => masked.verdicts),
      diagnostics: runs.flatMap(({ masked }) => masked.diagnostics),
    },
    diagnostics: runs.flatMap(({ report }) => report.diagnostics),
    sources: new Map(runs.flatMap(({ sources }) => [...sources])),
  };
}

/** Gives what the command line prints of a report: one of commands as it is, any other made inert. */
function printed(format: FormatName, text: string): string {
  return reporters[format].isCommands ? text : withoutCommands(text);
}

function meant(format: FormatName): "github" | "azure" | "none" {
  return format === "github" || format === "azure" ? format : "none";
}

/** A spreadsheet wants the mark at the beginning of a file, and only there. */
function withoutMark(text: string): string {
  return text.replace(/^\ufeff/, "");
}

describe.each([
  ["texts in every field of free text", () => mixedManifests(3), [1]],
  ["mistakes", () => mistakenManifests().map(({ manifest }) => manifest), [3, 0]],
] as const)("of manifests with hostile %s, in files with hostile names", (_, manifests, [nth, code]) => {
  let run: ReturnType<typeof joined>;
  beforeAll(() => {
    const texts = manifests().filter((_text, index) => index % nth === 0);
    run = joined(texts.map((text, index) => judgeText({ name: nameOf(index * 3 + 1), text }, asked)));
  });

  test("there is something to tell", () => {
    expect(run.report.verdicts).toHaveLength(code === 0 ? 0 : 3);
    if (code === 0) expect(run.report.diagnostics.length).toBeGreaterThan(300);
  });

  test.each(FORMATS)("the report as %s is valid, shows what it says and is obeyed by nobody", (format) => {
    const text = reporters[format].write(run.report, run.sources, look("vi"));
    expect(reportProblems(format, text, filesOf(run.sources))).toEqual([]);
    expect(obeyedIn(printed(format, text), "", meant(format))).toEqual([]);
    expect(unshownIn(withoutMark(text))).toEqual([]);
    if (format !== "text") expect(looksFailed[format](text)).toBe(true);
  });

  test("the diagnostics on stderr show lines of it that nobody obeys", () => {
    const excerpts = { language: "vi", paint: plainPaint, excerpts: true } as const;
    const text = withoutCommands(diagnosticsText(run.diagnostics, run.sources, excerpts));
    if (code === 0) expect(text.length).toBeGreaterThan(10_000);
    expect([...obeyedIn("", text), ...unshownIn(text)]).toEqual([]);
  });

  test("JSON says what was to be said, escaped or not", () => {
    const { verdicts, errors } = JSON.parse(reporters.json.write(run.report, run.sources));
    expect(verdicts).toEqual(JSON.parse(JSON.stringify(run.report.verdicts)));
    expect(errors.map(({ message }: { message: unknown }) => message)).toEqual(
      run.report.diagnostics.map(({ message }) => message),
    );
  });
});

function filesOf(sources: Sources): Readonly<Record<string, string>> {
  const named = [...sources.values()].flatMap(({ name, text }) => [[name, text] as const]);
  return Object.fromEntries(named);
}

const isValid: Readonly<Partial<Record<FormatName, (text: string) => void>>> = {
  sarif: JSON.parse,
  gitlab: JSON.parse,
  json: JSON.parse,
  junit: readXml,
  tap: (text) => expect(tapProblems(text)).toEqual([]),
  csv: (text) => expect(formulaCells(csvRows(text))).toEqual([]),
};

/** Nothing has only blanks for a name, a title and a message alike. */
const said = hostileText().filter((text) => text.trim() !== "");

test("whatever a manifest, a policy, a statement or a name says, no format lets it do anything", () => {
  fc.assert(
    fc.property(said, fc.constantFrom("vi" as const, "en" as const), (text, language) => {
      const report = hostileReport(text);
      for (const format of FORMATS) {
        const written = reporters[format].write(report, new Map(), look(language));
        expect(obeyedIn(printed(format, written), "", meant(format))).toEqual([]);
        expect(unshownIn(withoutMark(written))).toEqual([]);
        isValid[format]?.(written);
      }
    }),
    { numRuns: 40 },
  );
});
