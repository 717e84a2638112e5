import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { setOutputs } from "../../src/action/outputs.ts";
import { readStatement } from "../../src/attestation/statement.ts";
import type { JsonObject } from "../../src/core/source/json.ts";
import { reporters } from "../../src/reporters/index.ts";
import { plainPaint } from "../../src/reporters/paint.ts";
import { resultsOf } from "../../src/reporters/results/results.ts";
import { markedManifest, markedMistakes, markersIn } from "../runner/marked-manifest.ts";
import {
  ADMITTED,
  codesIn,
  configuration,
  DEFAULT_HEAD,
  type Finished,
  filesBelow,
  HEAD,
  MANIFEST,
  pullRequest,
  run,
  TOKEN,
} from "./job.ts";

const HEX = "0123456789abcdef".repeat(4);
const OTHER = MANIFEST.replace("ho-so-xa-tan-lang", "khac");
const TREE = `tinh/he-thong@${DEFAULT_HEAD}`;

const file = ({ outputs }: Finished, name: string): string => readFileSync(outputs[name] ?? "", "utf8");

describe("the outputs of the step", () => {
  test("of a manifest that is admitted", async () => {
    const { outputs, temporary } = await run({ inputs: ADMITTED });
    expect(outputs).toMatchObject({
      ...{ decision: "admit", manifests: "1", admitted: "1", blocked: "0", fail: "0", undetermined: "0" },
      ...{ justified: "0", waived: "0" },
    });
    expect(outputs["policy-digest"]).toMatch(/^sha256:[0-9a-f]{64}$/);
    const files = ["report-file", "sarif-file", "verdict-file"].map((name) => outputs[name] ?? "");
    expect(files.map((name) => name.startsWith(temporary) && existsSync(name))).toEqual([true, true, true]);
  });

  test("count what several manifests gave", async () => {
    const files = { "a.gate57.yaml": MANIFEST, "b.gate57.yaml": OTHER };
    const finished = await run({ inputs: { ...ADMITTED, stage: "operation" }, files });
    const { verdicts } = JSON.parse(file(finished, "report-file"));
    const sum = (name: string) =>
      String(
        verdicts.reduce(
          (total: number, one: { counts: Record<string, number> }) => total + (one.counts[name] ?? 0),
          0,
        ),
      );
    const counted = ["fail", "undetermined", "justified", "waived"].map((name) => [name, sum(name)]);
    expect(finished.outputs).toMatchObject({ manifests: "2", blocked: "2", admitted: "0" });
    expect(finished.outputs).toMatchObject(Object.fromEntries(counted));
    expect(Number(finished.outputs.fail)).toBeGreaterThan(0);
  });

  test("of an error still have files to read", async () => {
    const finished = await run({ inputs: { ...ADMITTED, stage: "x" } });
    expect(finished.outputs).toMatchObject({ decision: "error", manifests: "0", "policy-digest": "" });
    expect(finished.outputs["verdict-file"]).toBeUndefined();
    const { errors } = JSON.parse(file(finished, "report-file"));
    expect(errors.map(({ code }: JsonObject) => code)).toEqual(["usage/unknown-value"]);
  });

  test("no value can end itself, and none becomes another", () => {
    const folder = mkdtempSync(join(tmpdir(), "gate57-outputs-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const path = join(folder, "output");
    const names = ["taken", "free"];
    const io = { env: { GITHUB_OUTPUT: path }, randomName: () => names.shift() ?? "more" };
    setOutputs({ value: "gate57-taken\ndecision=admit" }, io);
    expect(readFileSync(path, "utf8")).toBe(
      "value<<gate57-free\ngate57-taken\ndecision=admit\ngate57-free\n",
    );
  });

  test("without a file for them there is a warning, no printed command, and the decision stands", async () => {
    const { code, printed } = await run({ inputs: ADMITTED, env: { GITHUB_OUTPUT: undefined } });
    expect(code).toBe(0);
    expect(printed).toContain("action/no-outputs");
    expect(printed).not.toContain("::set-output");
  });
});

describe("the statement of the verdict", () => {
  const stated = (finished: Finished) => {
    const { statement, problems } = readStatement("a", readFileSync(finished.outputs["verdict-file"] ?? ""));
    expect(problems).toEqual([]);
    return statement;
  };

  test("is about the manifest and the artefacts, and says what was decided by what", async () => {
    const finished = await run({ inputs: { ...ADMITTED, artifacts: `b=sha256:${HEX}\na=sha256:${HEX}` } });
    const { type, subjects, predicate } = stated(finished) ?? {};
    expect([type, subjects?.map(({ name }) => name)]).toEqual(["verdict", ["ho-so-xa-tan-lang", "a", "b"]]);
    expect(predicate).toMatchObject({
      ...{ decision: "admit", stage: "planning", profile: "tay-ninh", verificationResult: "PASSED" },
      ...{ authority: "github-actions", policy: { uri: "gate57:policies/built-in" } },
    });
  });

  test("names the configuration, and policies that nobody signed by where they were read", async () => {
    const spec = { policies: "rules" };
    const trees = {
      [TREE]: { ".gate57/deployment.yaml": configuration(spec), ...filesBelow("policies", "rules") },
    };
    const { predicate } = stated(await run({ inputs: { environment: "staging" }, trees })) ?? {};
    expect(predicate).toMatchObject({
      ...{ authority: "so-thu-nghiem", policy: { uri: `gate57:policies/${TREE}:rules` } },
    });
  }, 120_000);

  test.each<[string, Readonly<Record<string, string>>, Readonly<Record<string, string>>]>([
    ["two manifests", { "a.gate57.yaml": MANIFEST, "b.gate57.yaml": OTHER }, {}],
    ["an error beside", { "a.gate57.yaml": MANIFEST, "b.gate57.yaml": "" }, {}],
    ["no manifest", { "readme.md": "" }, {}],
    ["a plan", { "gate57.yaml": readFileSync("examples/plans/y-te-tay-ninh-2027.gate57.yaml", "utf8") }, {}],
  ])("is not written of %s", async (_, files, inputs) => {
    const { outputs } = await run({ inputs: { ...ADMITTED, ...inputs }, files });
    expect(outputs["verdict-file"]).toBeUndefined();
  });

  test("an artefact must not pass for the system, and is not left unbound in silence", async () => {
    const system = await run({ inputs: { ...ADMITTED, artifacts: `ho-so-xa-tan-lang=sha256:${HEX}` } });
    expect([system.code, codesIn(system.printed)]).toEqual([2, ["action/artifact-is-system"]]);
    const files = { "a.gate57.yaml": MANIFEST, "b.gate57.yaml": OTHER };
    const two = await run({ inputs: { ...ADMITTED, artifacts: `a=sha256:${HEX}` }, files });
    expect([two.code, codesIn(two.printed)]).toEqual([2, ["action/artifacts-unbound"]]);
    const near = { "a.gate57.yaml": MANIFEST, "b.GATE57.yaml": OTHER };
    const left = await run({ inputs: { ...ADMITTED, artifacts: `a=sha256:${HEX}` }, files: near });
    expect([left.code, left.outputs.decision]).toEqual([2, "error"]);
  });
});

describe("nothing confidential leaves the house", () => {
  const kinds = [
    ["a sound manifest", markedManifest(), "1"],
    ["a manifest full of mistakes", markedMistakes(), "0"],
  ] as const;
  const formats = ["github", "text", "json", "sarif", "markdown"];
  const cases = formats.flatMap((format) =>
    kinds.map(([name, marked, count]) => ({ format, name, marked, count })),
  );

  test.each(cases)("of $name in $format", async ({ format, marked, count }) => {
    const inputs = { ...ADMITTED, stage: "operation", format, output: `${format}=out` };
    const finished = await run({ inputs, files: { "gate57.yaml": marked.text } });
    const { judgement } = finished.reported[0] ?? {};
    const reports = Object.values(filesBelow(finished.temporary, ""));
    const out = readFileSync(join(finished.workspace, "out"), "utf8");
    if (judgement === undefined) throw new Error("nothing was reported");
    const masked = judgement.masked();
    const told = JSON.stringify(masked);
    // What is told to GitHub is written of masked verdicts and whole texts.
    const look = { language: "en", paint: plainPaint, quiet: false } as const;
    const page = reporters.markdown.write(masked, judgement.sources, look);
    const results = JSON.stringify(resultsOf(masked, judgement.sources));
    const all = [...reports, out, finished.printed, told, page, results].join("\n");
    expect(markersIn(all, marked).map(({ pointer }) => pointer)).toEqual([]);
    expect(finished.outputs.manifests).toBe(count);
    expect(marked.markers.length).toBeGreaterThan(10);
    expect(finished.printed).not.toBe("");
  });
});

describe("the log", () => {
  const hostile = MANIFEST.replace(/name: "Hệ thống[^"]*"/, 'name: "::error::forged ##[error]forged"');

  test.each(["text", "json"])("in %s stops commands around all that is printed", async (format) => {
    const { printed } = await run({ inputs: { ...ADMITTED, format }, files: { "gate57.yaml": hostile } });
    const [first = "", ...lines] = printed.trimEnd().split("\n");
    const token = /^::stop-commands::(gate57-[0-9a-f]{64})$/.exec(first)?.[1];
    expect(token).toBeDefined();
    expect(lines.filter((line) => line.includes(token ?? ""))).toEqual([`::${token}::`]);
    expect(lines.at(-1)).toBe(`::${token}::`);
  });

  test("in GitHub's own format has annotations, unless they are not wanted", async () => {
    const inputs = { ...ADMITTED, stage: "operation", format: "" };
    const annotated = await run({ inputs });
    expect(annotated.printed).toMatch(/^::error /m);
    const quiet = await run({ inputs: { ...inputs, annotations: "false" } });
    expect(quiet.printed).not.toMatch(/^::(?:error|warning|notice)/m);
    expect(quiet.printed).toMatch(/^::stop-commands::/);
    expect(quiet.printed).toContain("ho-so-xa-tan-lang");
  });

  test.each<[number, Readonly<Record<string, string>>]>([
    [10, { summary: "false" }],
    [9, {}],
    [8, { "check-run": "gate57", comment: "never" }],
    [5, { "check-run": "a", "commit-status": "b", "deployment-status": "true", comment: "always" }],
  ])(
    "has %i warnings at most, so that each report that may still fail has its own: %j",
    async (most, wanted) => {
      const { printed } = await run({
        inputs: { ...ADMITTED, format: "github", ...wanted },
        arrange: ({ workspace, outside }) => {
          for (let at = 0; at < 12; at += 1) symlinkSync(outside, join(workspace, `link-${at}`));
        },
      });
      const warnings = printed.match(/^::warning .*/gm) ?? [];
      expect(warnings).toHaveLength(most);
      expect(warnings.at(-1)).toContain(`::and ${12 - most + 1} more`);
    },
  );

  test.each([
    ["vi", "lỗi[action/no-stage]"],
    ["en", "error[action/no-stage]"],
    ["xx", "lỗi[usage/unknown-value]"],
  ])("speaks %s", async (lang, text) => {
    expect((await run({ inputs: { profile: "tay-ninh", lang } })).printed).toContain(text);
  });

  test.each([
    ["vi", "(theo quy trình)", "theo tùy chọn của lệnh"],
    ["en", "(from the workflow)", "from the command line"],
  ])("and every file in %s say that the workflow chose the stage", async (lang, said, unsaid) => {
    for (const format of ["github", "text"]) {
      const { printed, workspace } = await run({ inputs: { ...ADMITTED, lang, format, output: "text=out" } });
      const all = [printed, readFileSync(join(workspace, "out"), "utf8")];
      for (const text of all) expect([text.includes(said), text.includes(unsaid)]).toEqual([true, false]);
    }
  });

  test("never holds the token, nor does any file", async () => {
    const { printed, temporary } = await run({ inputs: ADMITTED });
    expect([printed, ...Object.values(filesBelow(temporary, ""))].join("")).not.toContain(TOKEN);
  });
});

describe("what fails after the decision changes nothing of it", () => {
  test("GitHub's warnings are told, one each, in the language of the run", async () => {
    const warnings = [{ vi: "thiếu `checks: write`", en: "`checks: write` is missing" }];
    const english = await run({ inputs: ADMITTED, warnings });
    expect([english.code, english.outputs.decision]).toEqual([0, "admit"]);
    expect(english.printed).toMatch(/^::warning [^\n]*::`checks: write` is missing$/m);
    const blocked = await run({ inputs: { ...ADMITTED, stage: "operation", lang: "vi" }, warnings });
    expect(blocked.code).toBe(1);
    expect(blocked.printed).toMatch(/^::warning [^\n]*::thiếu `checks: write`$/m);
  });

  test("nor what throws there, whose words do not give the token away", async () => {
    const { code, printed, outputs } = await run({
      inputs: ADMITTED,
      change: (io) => ({
        ...io,
        reportToGitHub: () => Promise.reject(new Error(`::error::${TOKEN}\n::error::x`)),
      }),
    });
    expect([code, outputs.decision]).toEqual([0, "admit"]);
    expect(printed.split("\n").filter((line) => line.startsWith("::warning "))).toHaveLength(1);
    expect(printed).not.toMatch(/^::error/m);
    expect(printed).not.toContain(TOKEN);
  });

  test.each<[string, (path: string) => Readonly<Record<string, string>>]>([
    ["outputs", (path) => ({ GITHUB_OUTPUT: `${path}/no/where` })],
    ["a folder for files", () => ({ RUNNER_TEMP: "/nowhere", TMPDIR: "/nowhere" })],
  ])("nor %s that cannot be written", async (_, broken) => {
    const { code } = await run({
      inputs: ADMITTED,
      change: (io) => ({ ...io, env: { ...io.env, ...broken(io.env.RUNNER_TEMP ?? "") } }),
    });
    expect(code).toBe(0);
  });

  test.each([
    [
      "en",
      "no/where.json",
      "the report file `no/where.json`: this cannot be written: the folder `no` for it does",
    ],
    [
      "vi",
      "no/where.json",
      "tệp báo cáo `no/where.json`: không ghi được: thư mục `no` chứa tệp này không tồn tại",
    ],
    ["en", "there", "the report file `there`: this cannot be written: this is a folder"],
    [
      "en",
      "../temp/no/x.json",
      "the report file `RUNNER_TEMP/no/x.json`: this cannot be written: the folder `RUNNER",
    ],
  ])("nor, in %s, a file of the user's (%s)", async (lang, name, said) => {
    const { code, printed, outputs } = await run({
      inputs: { ...ADMITTED, lang, output: `json=${name}` },
      arrange: ({ workspace }) => mkdirSync(join(workspace, "there")),
    });
    expect([code, outputs.decision]).toEqual([0, "admit"]);
    const [warning = ""] = printed.split("\n").filter((line) => line.startsWith("::warning "));
    expect(warning.slice(warning.indexOf("::", 2))).toContain(`::${said}`);
    expect(warning).not.toMatch(/\bE[A-Z]{4,}/);
    expect(outputs["report-file"]).toBeDefined();
  });

  test.each([
    ["vi", "::warning title=Chưa báo được đủ kết quả (action/not-reported)::x"],
    ["en", "::warning title=Not everything was reported (action/not-reported)::x"],
  ])("and the title of a warning says in %s what it is about", async (lang, line) => {
    const { printed } = await run({ inputs: { ...ADMITTED, lang }, warnings: [{ vi: "x", en: "x" }] });
    expect(printed.split("\n")).toContain(line);
  });

  const asked = { comment: "always", "deployment-status": "true" };
  const NO_COMMENT = "no comment is written: the event `push` is not that of a pull request";
  const NO_STATUS = "no deployment status is written: the event `push` is not that of a deployment";
  test.each<[string, Readonly<Record<string, string>>, unknown, readonly string[]]>([
    ["a push", asked, {}, [NO_COMMENT, NO_STATUS]],
    ["a push that nobody is told of", { comment: "on-block" }, {}, []],
    ["a push that is blocked", { comment: "on-block", stage: "operation" }, {}, [NO_COMMENT]],
    ["a push of which nothing is asked", {}, {}, []],
    ["an event that has both", asked, { ...pullRequest(), deployment: { id: 1, sha: HEAD } }, []],
    ["a push whose event nobody can read", asked, [], [NO_COMMENT, NO_STATUS]],
  ])("what %s has no place for is told in notices", async (_, inputs, event, notices) => {
    const { printed } = await run({ inputs: { ...ADMITTED, ...inputs }, event });
    const lines = printed.split("\n").filter((line) => line.startsWith("::notice "));
    expect(lines.map((line) => line.split("::")[2])).toEqual(
      notices.map((one) => expect.stringContaining(one)),
    );
  });

  test("whoever reports on GitHub is given what is masked, the event and the exit code", async () => {
    const { reported } = await run({ inputs: { ...ADMITTED, "check-run": "gate57" } });
    expect(reported).toHaveLength(1);
    const [{ inputs, exitCode, event, judgement } = {}] = reported;
    expect([inputs?.checkRun, exitCode, event?.name]).toEqual(["gate57", 0, "push"]);
    expect(judgement?.masked().verdicts.map(({ redacted }) => redacted)).toEqual([true]);
  });

  test("the trees that were fetched are removed", async () => {
    const trees = { [TREE]: { ".gate57/deployment.yaml": configuration() } };
    const { temporary } = await run({ inputs: { environment: "staging" }, trees });
    expect(readdirSync(temporary).map((name) => name.replace(/-[^-]+$/, ""))).toEqual(["gate57-report"]);
  });
});
