import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { FORMATS, type FormatName } from "../../src/reporters/index.ts";
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
    expect(written(folder, "text")).toBe(ran.stdout);
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

describe("a format is the same", () => {
  const argv = ["blocked.yaml", "mistaken.yaml", "missing.yaml", "folder"];

  test("beside all others, alone in a file, and printed", async () => {
    await check([...argv, ...outputs("out/all")]);
    for (const format of FORMATS) {
      const file = `out/alone.${format}`;
      const alone = await check([...argv, "--format", format, "--output", `${format}=${file}`]);
      const together = written("out/all", format);
      expect(readFileSync(join(cwd, file), "utf8")).toBe(together);
      // TAP, CSV, Markdown and text are made inert where they are printed: here there is nothing to change.
      expect(alone.stdout).toBe(together);
    }
  });

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

test("with --redact neither stream tells a confidential value, and without it they do", async () => {
  const open = await check(["mistaken.yaml"]);
  expect(markersIn(open.stdout + open.stderr, markedMistakes()).length).toBeGreaterThan(20);
  for (const format of FORMATS) {
    const { stdout, stderr } = await check(["mistaken.yaml", "--redact", "--format", format]);
    expect(markersIn(stdout + stderr, markedMistakes()).map(({ pointer }) => pointer)).toEqual([]);
  }
});
