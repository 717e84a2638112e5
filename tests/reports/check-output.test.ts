import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { FORMATS, type FormatName, reporters } from "../../src/reporters/index.ts";
import { type Ran, run } from "../cli/run.ts";
import { runAzureCommands } from "../runner/azure-commands.ts";
import { runCommands } from "../runner/commands.ts";
import { markedMistakes, markersIn } from "../runner/marked-manifest.ts";
import { looksFailed, obeyedIn, reportProblems } from "./report-problems.ts";

const BROKEN = "lgsp-kho-du-lieu-o-vung-bien.gate57.yaml";
const cwd = mkdtempSync(join(tmpdir(), "gate57-reports-"));
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

const files: Readonly<Record<string, string>> = {
  "blocked.yaml": readFileSync(`examples/broken/${BROKEN}`, "utf8"),
  "admitted.yaml": readFileSync("examples/systems/benh-vien-tay-ninh.gate57.yaml", "utf8"),
  "plan.yaml": readFileSync("examples/plans/y-te-tay-ninh-2027.gate57.yaml", "utf8"),
  "mistaken.yaml": markedMistakes().text,
  "none.yaml": "# nothing\n",
  "folder/a.gate57.yaml": readFileSync(`examples/broken/${BROKEN}`, "utf8"),
  "empty/readme.txt": "",
};
for (const [name, text] of Object.entries(files)) {
  mkdirSync(join(cwd, name, ".."), { recursive: true });
  writeFileSync(join(cwd, name), text);
}

function check(argv: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ran> {
  return run(["check", ...argv, "--as-of", "2026-11-21"], { cwd, env });
}

function outputs(folder: string): readonly string[] {
  mkdirSync(join(cwd, folder), { recursive: true });
  return FORMATS.flatMap((format) => ["--output", `${format}=${folder}/report.${format}`]);
}

function written(folder: string, format: FormatName): string {
  return readFileSync(join(cwd, folder, `report.${format}`), "utf8");
}

/** Lists the codes of the diagnostics that a printed text tells. */
function codesIn(text: string): readonly string[] {
  return [...text.matchAll(/^(?:lỗi|lưu ý|error|warning)\[([^\]]+)\]: /gm)].map(([, code = ""]) => code);
}

const runs = [
  ["admitted", ["admitted.yaml", "--stage", "design", "--plan", "plan.yaml"], 0],
  ["blocked", ["blocked.yaml"], 1],
  ["blocked beside what is admitted", ["plan.yaml", "blocked.yaml"], 1],
  ["mistaken", ["mistaken.yaml"], 2],
  ["not there", ["missing.yaml"], 2],
  ["asked wrongly", ["blocked.yaml", "--stage", "operatoin"], 2],
  ["an error beside what is blocked", ["blocked.yaml", "missing.yaml"], 2],
  ["an empty folder", ["empty"], 3],
  ["an empty document", ["none.yaml"], 2],
  [
    "an empty folder beside what is admitted",
    ["admitted.yaml", "empty", "--stage", "design", "--plan", "plan.yaml"],
    3,
  ],
] as const;

/** A report points also at what was asked for and is no file. */
const named = { ...files, "gate57.yaml": "", "missing.yaml": "", empty: "" };

describe.each(runs)("a run that is %s", (name, argv, code) => {
  test.each(["vi", "en"])("is told by every format at once, in %s", async (language) => {
    const folder = `out/${name.replaceAll(" ", "-")}-${language}`;
    const asked = [...argv, "--lang", language];
    const ran = await check([...asked, ...outputs(folder)]);
    expect(ran.code).toBe(code);
    expect(written(folder, "text").startsWith(ran.stdout)).toBe(true);
    expect(codesIn(written(folder, "text"))).toEqual(codesIn(ran.stderr));
    expect(written(folder, "text")).not.toBe("");
    for (const format of FORMATS) {
      const text = written(folder, format);
      expect([format, reportProblems(format, text, named)]).toEqual([format, []]);
      if (format !== "text") expect([format, looksFailed[format](text)]).toEqual([format, code !== 0]);
    }
  });

  test("leaves a mark in quiet formats, too", async () => {
    const folder = `out/${name.replaceAll(" ", "-")}-quiet`;
    const ran = await check([...argv, "--quiet", ...outputs(folder)]);
    expect(ran.code).toBe(code);
    for (const format of ["github", "azure", "markdown"] as const) {
      expect([format, looksFailed[format](written(folder, format))]).toEqual([format, code !== 0]);
    }
  });
});

describe("a run that ends before it has judged anything", () => {
  const early = [
    ["an option that does not exist", ["blocked.yaml", "--nothing"], "usage/unknown-option"],
    ["a language that does not exist", ["blocked.yaml", "--lang", "fr"], "usage/unknown-value"],
    ["an option without its value", ["blocked.yaml", "--stage"], "usage/missing-value"],
  ] as const;

  test.each(early)("because of %s leaves no report of an earlier one", async (name, argv, code) => {
    const folder = `out/early-${name.replaceAll(" ", "-")}`;
    await check(["admitted.yaml", "--stage", "design", "--plan", "plan.yaml", ...outputs(folder)]);
    const ran = await run(["check", ...outputs(folder), ...argv], { cwd });
    expect([ran.code, ran.stdout, codesIn(ran.stderr)]).toEqual([2, "", [code]]);
    for (const format of FORMATS) {
      const text = written(folder, format);
      expect([format, reportProblems(format, text, named)]).toEqual([format, []]);
      expect([format, text.includes(code)]).toEqual([format, true]);
      if (format !== "text") expect([format, looksFailed[format](text)]).toEqual([format, true]);
      const { stdout, stderr } = await run(["check", "--format", format, ...argv], { cwd });
      if (format !== "text") expect(stdout).toBe(text);
      expect(codesIn(stderr)).toEqual(reporters[format].isCommands ? [] : [code]);
    }
  });

  test.each([
    ["a manifest that is named", ["kept.yaml"], "kept.yaml"],
    ["one behind an option", ["--quiet", "kept.yaml"], "kept.yaml"],
    ["one behind the end of the options", ["--", "kept.yaml"], "kept.yaml"],
    ["one of a folder", ["kept"], "kept/a.gate57.yaml"],
    ["one of the working folder", ["--stage", "design"], "kept/a.gate57.yaml"],
    ["a plan", ["blocked.yaml", "--plan=kept.yaml"], "kept.yaml"],
    ["a policy", ["blocked.yaml", "--policies", "kept"], "kept/other.yaml"],
    ["a key", ["blocked.yaml", "--key", "kept.yaml"], "kept.yaml"],
  ])("writes over nothing it may have been meant to read: %s", async (_, argv, file) => {
    mkdirSync(join(cwd, "kept"), { recursive: true });
    for (const name of ["kept.yaml", "kept/a.gate57.yaml", "kept/other.yaml"]) {
      writeFileSync(join(cwd, name), "kept: true\n");
    }
    const ran = await run(["check", "--nothing", "--output", `json=${file}`, ...argv], { cwd });
    expect([ran.code, readFileSync(join(cwd, file), "utf8")]).toEqual([2, "kept: true\n"]);
    rmSync(join(cwd, "kept"), { recursive: true });
  });

  test("tells which report could not be written either", async () => {
    const ran = await run(["check", "--nothing", "--output", "json=none/x.json"], { cwd });
    expect(codesIn(ran.stderr)).toEqual(["usage/unknown-option", "file/unwritable"]);
  });
});

test("a file of text holds nothing that a CI would obey when it prints it", async () => {
  writeFileSync(join(cwd, "##[error]x.yaml"), files["blocked.yaml"] ?? "");
  await check(["##[error]x.yaml", "--output", "text=out/inert.txt"]);
  const text = readFileSync(join(cwd, "out/inert.txt"), "utf8");
  expect(text).toContain("##<U+005B>error]x.yaml");
  expect(obeyedIn(text)).toEqual([]);
});

describe("a format is the same", () => {
  const argv = ["blocked.yaml", "missing.yaml"];

  test("beside all others, alone in a file, and printed", async () => {
    await check([...argv, ...outputs("out/all")]);
    for (const format of FORMATS) {
      const file = `out/alone.${format}`;
      const alone = await check([...argv, "--format", format, "--output", `${format}=${file}`]);
      const together = written("out/all", format);
      expect(readFileSync(join(cwd, file), "utf8")).toBe(together);
      // TAP, CSV, Markdown and text are made inert where they are printed: here there is nothing to change.
      if (format !== "text") expect(alone.stdout).toBe(together);
      else
        expect([together.startsWith(alone.stdout), codesIn(together)]).toEqual([true, codesIn(alone.stderr)]);
    }
  }, 60_000);

  test("however the file is named, and whoever asks again", async () => {
    const names = [
      "folder",
      "./folder",
      "folder/a.gate57.yaml",
      `../${cwd.split("/").at(-1)}/folder`,
      join(cwd, "folder"),
    ];
    const all: (readonly string[])[] = [];
    for (const [index, name] of names.entries()) {
      await check([name, ...outputs(`out/named-${index}`)]);
      all.push(FORMATS.map((format) => written(`out/named-${index}`, format)));
    }
    for (const one of all) expect(one).toEqual(all[0]);
  });
});

describe("without --format, what is printed is", () => {
  test.each([
    ["github", { GITHUB_ACTIONS: "true" }],
    ["azure", { TF_BUILD: "True" }],
    ["text", { GITLAB_CI: "true", CI: "true" }],
    ["text", { GITHUB_ACTIONS: "false", TF_BUILD: "no" }],
    ["text", {}],
    ["github", { GITHUB_ACTIONS: "true", TF_BUILD: "true" }],
  ] as const)("%s where the CI is %j", async (format, env) => {
    const ran = await check(
      ["blocked.yaml", "--output", "github=out/g", "--output", "azure=out/a", "--output", "text=out/t"],
      env,
    );
    const file = { github: "out/g", azure: "out/a", text: "out/t" }[format];
    expect(ran.stdout).toBe(readFileSync(join(cwd, file), "utf8"));
    const asked = await check(["blocked.yaml", "--format", "json"], env);
    expect(reportProblems("json", asked.stdout, {})).toEqual([]);
  });
});

describe.each([
  ["github", { GITHUB_ACTIONS: "true" }],
  ["azure", { TF_BUILD: "True" }],
] as const)("for %s", (ci, env) => {
  const bad = ["mistaken.yaml", "missing.yaml", "blocked.yaml"];

  test("all of it is on stdout, masked, and obeyed as far as it is meant", async () => {
    const ran = await check(bad, env);
    expect([ran.code, ran.stderr]).toEqual([2, ""]);
    expect(obeyedIn(ran.stdout, ran.stderr, ci)).toEqual([]);
    expect(markersIn(ran.stdout, markedMistakes())).toEqual([]);
    const count = ci === "github" ? runCommands(ran.stdout).annotations : runAzureCommands(ran.stdout).issues;
    expect(count.length).toBeGreaterThan(5);
  });

  test.each([
    ["an option that does not exist", ["--form", "text"]],
    ["a format that does not exist", ["blocked.yaml", "--format", "::error::x"]],
    [
      "an output that does not exist",
      ["blocked.yaml", "--output", "##vso[task.complete result=Succeeded;]=x"],
    ],
    ["a stage that is a command", ["blocked.yaml", "--stage", "x\n::error::forged"]],
    [
      "a file that is a command",
      ["::set-output name=decision::admit", "##vso[task.complete result=Succeeded;]x"],
    ],
  ])("%s is told on stdout alone and is no command", async (_, argv) => {
    const ran = await check(argv, env);
    expect([ran.code, ran.stderr]).toEqual([2, ""]);
    expect(obeyedIn(ran.stdout, "", ci)).toEqual([]);
    expect(looksFailed[ci](ran.stdout)).toBe(true);
  });
});

test("beside a report that leaves the house neither stream tells a confidential value", async () => {
  for (const format of FORMATS.filter((name) => reporters[name].leavesTheHouse)) {
    const { stdout, stderr } = await check(["mistaken.yaml", "--format", format]);
    expect(markersIn(stdout + stderr, markedMistakes()).map(({ pointer }) => pointer)).toEqual([]);
  }
});

test("with --redact neither stream tells a confidential value, and without it they do", async () => {
  const open = await check(["mistaken.yaml"]);
  expect(markersIn(open.stdout + open.stderr, markedMistakes()).length).toBeGreaterThan(20);
  for (const format of FORMATS) {
    const { stdout, stderr } = await check(["mistaken.yaml", "--redact", "--format", format]);
    expect(markersIn(stdout + stderr, markedMistakes()).map(({ pointer }) => pointer)).toEqual([]);
  }
});
