import { describe, expect, test } from "vitest";
import { cut } from "../../src/reporters/cut.ts";
import { reporters } from "../../src/reporters/index.ts";
import { withoutCommands } from "../../src/reporters/inert.ts";
import { plainPaint } from "../../src/reporters/paint.ts";
import type { Report } from "../../src/reporters/report.ts";
import { text } from "../../src/reporters/text.ts";
import { runAzureCommands } from "../runner/azure-commands.ts";
import { type RunnerCommand, runCommands } from "../runner/commands.ts";
import { HOSTILE } from "../runner/hostile.ts";
import { hostileReport } from "./hostile-report.ts";
import { finding, gate, verdict } from "./verdicts.ts";

const look = { language: "en", paint: plainPaint, quiet: false } as const;
const none = new Map();
const OURS = ["error", "warning", "notice", "stop-commands", "resume"];

function github(report: Report, options: Partial<Parameters<typeof reporters.github.write>[2]> = {}): string {
  return reporters.github.write(report, none, { ...look, ...options });
}

function azure(report: Report, options: Partial<Parameters<typeof reporters.azure.write>[2]> = {}): string {
  return reporters.azure.write(report, none, { ...look, ...options });
}

function reportOf(gates: readonly ReturnType<typeof gate>[]): Report {
  return { verdicts: [verdict({ gates: [...gates] })], diagnostics: [] };
}

const numbered = (count: number, part: Parameters<typeof gate>[1] = {}) =>
  Array.from({ length: count }, (_, index) => {
    const message = { vi: `sai ${index}`, en: `wrong ${index}` };
    return gate(`G${index + 1}`, { findings: [finding({ message })], ...part });
  });

function titles(printed: string, name: string): readonly (string | undefined)[] {
  const isNamed = (command: RunnerCommand) => command.name === name;
  return runCommands(printed)
    .commands.filter(isNamed)
    .map(({ properties }) => properties.title);
}

describe("an annotation", () => {
  const [command] = runCommands(github(reportOf([gate("G10")]))).annotations;

  test("stands at its place and says what, who must do what, and by which clauses", () => {
    expect(command).toEqual({
      level: "error",
      title: "G10 Gate G10",
      message: "not right\n→ the vendor: mend it\nclauses: VD:G10",
      file: "m.yaml",
      ...{ line: 2, endLine: 2, column: 1, endColumn: 1 },
    });
  });

  test("of several lines has no columns", () => {
    const location = { path: "/a", start: { line: 2, column: 5 }, end: { line: 4, column: 2 } };
    const [across] = runCommands(
      github(reportOf([gate("G1", { findings: [finding({ location })] })])),
    ).annotations;
    expect(across).toMatchObject({ line: 2, endLine: 4, column: undefined, endColumn: undefined });
  });

  test("is one for what several gates say, and names them all", () => {
    const missing = finding({ code: "gate/fact-missing", requirement: null, missing: ["/a/b"] });
    const gates = [
      gate("G1", { findings: [missing] }),
      gate("G2", { findings: [missing] }),
      gate("G2", { findings: [missing] }),
    ];
    expect(titles(github(reportOf(gates)), "error")).toEqual(["G1, G2 Gate G1"]);
  });

  const plan = { id: "kh-1", deadline: "2027-01-31" };
  const accepted = { blocking: false, disposition: "waived" } as const;
  test.each([
    ["remedies", {}, { remedy: { vi: "sửa cách khác", en: "mend it in another way" } }, {}],
    ["plans to mend it", { remediation: plan }, { remediation: { ...plan, id: "kh-2" } }, accepted],
    ["deadlines", { remediation: plan }, { remediation: { ...plan, deadline: "2027-02-28" } }, accepted],
  ])("is another where gates say the same with other %s", (_, one, other, of) => {
    const disposition = "disposition" in of ? of.disposition : "none";
    const gates = [one, other].map((own, index) =>
      gate(`G${index + 1}`, { ...of, findings: [finding({ disposition, ...own })] }),
    );
    const { annotations } = runCommands(github(reportOf(gates)));
    expect(annotations.filter(({ title }) => /^G\d /.test(title ?? ""))).toHaveLength(2);
    expect(text(reportOf(gates), none, look).match(/→ /g)).toHaveLength(2);
  });

  test("is another where what is told of the gate differs", () => {
    const gates = [gate("G1"), gate("G2", { enforcement: "justified" })];
    expect(titles(github(reportOf(gates)), "error")).toEqual([
      "G1 Gate G1",
      "G2 Gate G2 (preferred, otherwise justified)",
    ]);
  });

  test.each([
    [0, 10, 10, false],
    [0, 11, 10, true],
    [4, 6, 6, false],
    [4, 7, 6, true],
  ])(
    "leaves %i warnings to whoever writes later: of %i there are %i",
    (reservedWarnings, count, left, isCut) => {
      const advice = numbered(count, { blocking: false, enforcement: "advisory" });
      const told = titles(github(reportOf(advice), { reservedWarnings }), "warning");
      expect([told.length, told.at(-1) === "gate57"]).toEqual([left, isCut]);
      const blocking = github(reportOf(numbered(10)), { reservedWarnings });
      expect(titles(blocking, "error")).toHaveLength(10);
    },
  );

  test("tells what blocks as an error, advice as a warning and what is accepted as a notice", () => {
    const gates = [
      gate("G3", { findings: [finding({ disposition: "waived" })], blocking: false, disposition: "waived" }),
      gate("G2", { blocking: false, enforcement: "advisory" }),
      gate("G1"),
    ];
    const { annotations } = runCommands(github(reportOf(gates)));
    expect(annotations.map(({ level, title }) => [level, title])).toEqual([
      ["error", "G1 Gate G1"],
      ["warning", "G2 Gate G2 (advisory)"],
      ["notice", "G3 Gate G3 (waived)"],
    ]);
  });

  test("tells what waits for the approval of the design after all else that blocks", () => {
    const waiting = finding({ code: "gate/switched-off-by-declaration", actor: "owner" });
    const gates = [gate("G1", { outcome: "undetermined", findings: [waiting] }), gate("G2")];
    expect(titles(github(reportOf(gates)), "error")).toEqual(["G2 Gate G2", "G1 Gate G1"]);
  });

  test("tells a diagnostic, which then stands nowhere else raw; one about the command line is about no file", () => {
    const told = {
      message: { vi: "sai", en: "wrong" },
      help: { vi: "sửa", en: "mend" },
      severity: "error",
    } as const;
    const diagnostics = [
      { ...told, code: "usage/unknown-value", source: "--stage" },
      { ...told, code: "file/unreadable", source: "a.yaml" },
    ];
    const log = runCommands(github({ verdicts: [], diagnostics }));
    expect(log.annotations.map(({ file, title, message }) => [file, title, message])).toEqual([
      [undefined, "Could not be evaluated: usage/unknown-value", "`--stage`: wrong\n→ mend"],
      ["a.yaml", "Could not be evaluated: file/unreadable", "wrong\n→ mend"],
    ]);
  });

  test("says that nothing was evaluated, which is no pass", () => {
    expect(titles(github({ verdicts: [], diagnostics: [] }), "error")).toEqual(["Nothing to evaluate"]);
    const outside = { verdicts: [verdict({ decision: "out-of-scope" })], diagnostics: [] };
    expect(titles(github(outside), "error")).toEqual(["Out of scope: he-thong"]);
  });
});

describe("no more is annotated than is shown", () => {
  test.each([
    [9, 9, undefined],
    [10, 10, undefined],
    [11, 10, "and 2 more, see the report in the log"],
    [60, 10, "and 51 more, see the report in the log"],
  ])("of %i errors %i, the last of them %s", (count, shown, last) => {
    const report = reportOf(numbered(count));
    const log = runCommands(github(report));
    expect(log.annotations).toHaveLength(shown);
    expect(log.dropped).toEqual({ error: 0, warning: 0, notice: 0 });
    if (last) expect(log.annotations.at(-1)?.message).toBe(last);
    const { issues } = runAzureCommands(azure(report));
    expect(issues).toHaveLength(shown);
    if (last) expect(issues.at(-1)?.message).toBe(`gate57\n${last}`);
  });

  test("each level has its own", () => {
    const advisory = { blocking: false, enforcement: "advisory" } as const;
    const log = runCommands(github(reportOf([...numbered(11, advisory), ...numbered(11)])));
    const count = (level: string) => log.annotations.filter((one) => one.level === level).length;
    expect([count("error"), count("warning")]).toEqual([10, 10]);
  });

  test("quiet tells errors alone", () => {
    const gates = [gate("G1"), gate("G2", { blocking: false, enforcement: "advisory" })];
    const printed = github(reportOf(gates), { quiet: true });
    expect(runCommands(printed).annotations.map(({ title }) => title)).toEqual(["G1 Gate G1"]);
    expect(printed.split("\n")).toHaveLength(5);
    expect(runAzureCommands(azure(reportOf(gates), { quiet: true })).issues).toHaveLength(1);
  });
});

describe("a message is cut where it can be seen, and no character with it", () => {
  const messageOf = (text: string) => {
    const alone = gate("G1", { clauses: [], findings: [finding({ message: { vi: text, en: text } })] });
    const [first] = runCommands(github(reportOf([alone]))).annotations;
    return first?.message ?? "";
  };
  const after = "\n→ the vendor: mend it".length;
  const mark = "… (cut short, see the log)";

  test.each([
    [4095, false],
    [4096, false],
    [4097, true],
    [70_000, true],
  ])("%i units", (length, isCut) => {
    const message = messageOf("x".repeat(length - after));
    expect(message).toHaveLength(Math.min(length, 4096));
    expect(message.endsWith(mark)).toBe(isCut);
  });

  test.each([254, 255, 256])("nor is a title of %i units longer than 255", (length) => {
    const title = "x".repeat(length - "G1 ".length);
    const [told = ""] = titles(github(reportOf([gate("G1", { title: { vi: title, en: title } })])), "error");
    expect(told).toBe(length <= 255 ? `G1 ${title}` : `G1 ${"x".repeat(251)}…`);
  });

  test.each(["😀", "ẫ", "e\u0301", "\u202e", "%", "\n"])("of %j only", (character) => {
    const message = messageOf(character.repeat(5000));
    expect(message.length).toBeLessThanOrEqual(4096);
    const kept = message.endsWith(mark) ? message.slice(0, -mark.length) : message;
    expect(kept).not.toMatch(/\p{Cs}/u);
    expect(kept).not.toMatch(/<U\+?[0-9A-F]*$/);
    expect(kept.normalize("NFC")).not.toMatch(/e$/);
  });

  test("at every length", () => {
    const text = "a😀e\u0301<U+202E>b";
    const cuts = Array.from({ length: text.length + 2 }, (_, most) => cut(text, most, "…"));
    expect([...new Set(cuts)]).toEqual(["…", "a…", "a😀…", "a😀e\u0301…", text]);
  });
});

describe("the report for people is obeyed by nobody", () => {
  test("it stands between a stop and the end of it, whose token is its own digest", () => {
    const printed = github(reportOf([gate("G1")]));
    const { commands, openStops } = runCommands(printed);
    expect(commands.map(({ name }) => name)).toEqual(["error", "stop-commands", "resume"]);
    expect(openStops).toEqual([]);
    expect(printed).toMatch(/::stop-commands::gate57-([0-9a-f]{64})\n✘ [\s\S]*\n::gate57-\1::\n$/);
    const other = github(reportOf([gate("G2")]));
    expect(other).not.toContain(/gate57-[0-9a-f]{64}/.exec(printed)?.[0]);
  });

  test.each(HOSTILE)("$name, in every field", ({ text }) => {
    for (const language of ["vi", "en"] as const) {
      const log = runCommands(github(hostileReport(text), { language }));
      expect(log.commands.filter(({ name }) => !OURS.includes(name))).toEqual([]);
      expect([log.stopped, log.lookAlikes, log.openStops, log.failures]).toEqual([[], [], [], []]);
      expect(log.masks).toHaveLength(1);
      // Three lines of a command, and nobody else's: what a text says is in it and nowhere beside.
      expect(log.annotations.length).toBe(log.commands.length - 2);
      const elsewhere = runAzureCommands(github(hostileReport(text), { language }));
      expect([elsewhere.commands, elsewhere.formatting, elsewhere.lookAlikes]).toEqual([[], [], []]);
    }
  });

  test.each(HOSTILE)("$name, in every field of Azure's", ({ text }) => {
    for (const language of ["vi", "en"] as const) {
      const printed = azure(hostileReport(text), { language });
      const log = runAzureCommands(printed);
      const names = log.commands.map(({ name }) => name);
      expect(names.filter((name) => !["task.logissue", "task.complete"].includes(name))).toEqual([]);
      expect(names.filter((name) => name === "task.complete")).toHaveLength(1);
      expect([log.formatting, log.lookAlikes, log.failures, log.result]).toEqual([[], [], [], "Failed"]);
      const elsewhere = runCommands(printed);
      const others = elsewhere.lookAlikes.filter(
        (one) => !/^##vso\[task\.(?:logissue|complete) /.test(one.text),
      );
      expect([elsewhere.commands, others]).toEqual([[], []]);
    }
  });

  test.each(HOSTILE)("$name, in every other format as it is printed", ({ text }) => {
    for (const { write, isCommands } of Object.values(reporters)) {
      if (isCommands) continue;
      const printed = withoutCommands(write(hostileReport(text), none, look));
      const [one, other] = [runCommands(printed), runAzureCommands(printed)];
      expect([one.commands, one.lookAlikes]).toEqual([[], []]);
      expect([other.commands, other.formatting, other.lookAlikes]).toEqual([[], [], []]);
    }
  });
});

describe("Azure", () => {
  test("is told the place, the code and the words of an issue", () => {
    const [issue] = runAzureCommands(azure(reportOf([gate("G10")]))).issues;
    expect(issue).toEqual({
      type: "error",
      message: "G10 Gate G10\nnot right\n→ the vendor: mend it\nclauses: VD:G10",
      ...{ file: "m.yaml", line: "2", column: "1", code: "gate/requirement-not-met" },
    });
  });

  test("is told names and codes that would end a property, or begin another, as they are", () => {
    const [code, source] = ["a];type=warning;b %3B%AZP25", "a];type=warning;b %3B%AZP25.yaml"];
    const gates = [gate("G1", { findings: [finding({ code })] })];
    const { issues } = runAzureCommands(azure({ verdicts: [verdict({ source, gates })], diagnostics: [] }));
    expect(issues.map(({ type, file, code: told }) => [type, file, told])).toEqual([["error", source, code]]);
  });

  const advisory = gate("G1", { blocking: false, enforcement: "advisory" });
  const passed = gate("G1", { outcome: "pass", blocking: false, findings: [] });
  const problem = { code: "a/b", severity: "error", message: { vi: "", en: "" }, source: "a" } as const;
  const admitted = (gates: readonly ReturnType<typeof gate>[]): Report => ({
    verdicts: [verdict({ decision: "admit", gates: [...gates] })],
    diagnostics: [],
  });
  test.each([
    ["blocks", reportOf([gate("G1")]), "Failed"],
    ["was not evaluated", { ...admitted([passed]), diagnostics: [problem] }, "Failed"],
    ["is advised", admitted([advisory]), "SucceededWithIssues"],
    ["was not there", { verdicts: [], diagnostics: [] }, "Failed"],
    ["is admitted", admitted([passed]), undefined],
  ] as const)("is told the result where something %s", (_, report, result) => {
    expect(runAzureCommands(azure(report)).result).toBe(result);
    expect(runAzureCommands(azure(report, { quiet: true })).result).toBe(
      result === "SucceededWithIssues" ? undefined : result,
    );
  });
});
