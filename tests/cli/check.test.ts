import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { checkJson, fixture, folder, run } from "./run.ts";

const good = fixture("manifests/good.yaml");
const blocked = fixture("manifests/blocked.yaml");
const plan = fixture("manifests/plan.yaml");

const isVerdict = new Ajv2020({ strict: false, validateFormats: false }).compile(
  JSON.parse(readFileSync("schemas/verdict.schema.json", "utf8")),
);

describe("exit codes: the first that applies of 2, 1, 3, 0", () => {
  const files = {
    "good.yaml": good,
    "plan.yaml": plan,
    "blocked.yaml": blocked,
    "bad.yaml": "a: [",
    "out.yaml": good.replace("politicalSystem: true", "politicalSystem: false"),
    "docs/readme.md": "",
  };
  test.each([
    [["good.yaml"], 0],
    [["good.yaml", "plan.yaml"], 0],
    [["blocked.yaml"], 1],
    [["blocked.yaml", "good.yaml"], 1],
    [["blocked.yaml", "docs"], 1],
    [["good.yaml", "docs"], 3],
    [["good.yaml", "out.yaml"], 3],
    [["blocked.yaml", "bad.yaml"], 2],
    [["bad.yaml", "blocked.yaml", "docs", "good.yaml"], 2],
    [["docs", "bad.yaml"], 2],
  ])("%j gives %i", async (names, code) => {
    const text = await run(["check", ...names, "--policies", "rules"], { files });
    const json = await checkJson(names, { files });
    const quiet = await run(["check", ...names, "--policies", "rules", "--quiet"], { files });
    expect([text.code, json.code, quiet.code]).toEqual([code, code, code]);
  });
});

describe("discovery", () => {
  const names = async (argv: readonly string[], files: Readonly<Record<string, string>>) => {
    const { report } = await checkJson(argv, { files });
    return report.verdicts.map(({ source }) => source);
  };

  test("a folder gives the files that are called manifests, in the order of names", async () => {
    const files = {
      "b.gate57.yaml": good,
      "a.gate57.yml": good,
      "gate57.yaml": good,
      "sub/gate57.yml": good,
      "sub/c.gate57.json": JSON.stringify({
        apiVersion: "gate57/v1",
        kind: "Plan",
        metadata: { id: "k" },
        scope: { province: "tay-ninh" },
        budget: { total: 1 },
      }),
      "other.yaml": good,
      "xgate57.yaml": good,
      "gate57.yaml.bak": good,
      "node_modules/m/gate57.yaml": good,
      ".git/gate57.yaml": good,
    };
    const expected = ["a.gate57.yml", "b.gate57.yaml", "gate57.yaml", "sub/c.gate57.json", "sub/gate57.yml"];
    expect(await names(["."], files)).toEqual(expected);
    expect(await names([], files)).toEqual(expected);
  });

  test("a manifest that was discovered and is of a foreign kind is an error", async () => {
    const files = { "x.gate57.yaml": "apiVersion: v1\nkind: Service\n", "good.gate57.yaml": good };
    const { code, report } = await checkJson(["."], { files });
    expect([code, report.errors.map((error) => error.code), report.verdicts.length]).toEqual([
      2,
      ["manifest/unknown-kind"],
      1,
    ]);
  });

  test("named files, patterns and folders together give each file once, in the order they were named", async () => {
    const files = { "z.yaml": good, "m/a.gate57.yaml": good, "m/b.gate57.yaml": good, "m/c.yaml": good };
    expect(
      await names(["z.yaml", "m/b.gate57.yaml", "./z.yaml", "m", "m/*.yaml", "**/c.yaml"], files),
    ).toEqual(["z.yaml", "m/b.gate57.yaml", "m/a.gate57.yaml", "m/c.yaml"]);
  });

  test("a file whose name looks like a pattern is that file", async () => {
    expect(await names(["a[1].yaml"], { "a[1].yaml": good, "a1.yaml": good })).toEqual(["a[1].yaml"]);
  });

  test("each document of a stream is its own manifest; a bad one keeps none back", async () => {
    const bad = good.replace("sector: civil", "sectr: civil");
    const { code, report } = await checkJson(["all.yaml"], {
      files: { "all.yaml": `${good}---\n${bad}---\n${plan}` },
    });
    expect(code).toBe(2);
    expect(report.verdicts.map(({ source, kind }) => [source, kind])).toEqual([
      ["all.yaml", "SystemManifest"],
      ["all.yaml#3", "Plan"],
    ]);
    expect(report.errors.map((error) => error.code)).toEqual(["manifest/unknown-field"]);
  });

  test("standard input is read once", async () => {
    const { code, report } = await checkJson(["-", "-"], { stdin: good });
    expect([code, report.verdicts.map(({ source }) => source)]).toEqual([0, ["stdin"]]);
  });

  test("links in a folder are told and not followed, and what is left out is no success", async () => {
    const cwd = folder({ "a/gate57.yaml": good, "a/readme.md": "" });
    mkdirSync(join(cwd, "b"));
    symlinkSync("../a", join(cwd, "b/loop"));
    symlinkSync("../a/gate57.yaml", join(cwd, "b/gate57.yaml"));
    symlinkSync("../a/readme.md", join(cwd, "b/readme.md"));
    symlinkSync("a", join(cwd, "node_modules"));
    const { code, report, stderr } = await checkJson(["."], { cwd });
    expect(report.verdicts.map(({ source }) => source)).toEqual(["a/gate57.yaml"]);
    expect(code).toBe(3);
    expect(report.errors.map((error) => [error.code, error.source])).toEqual([
      ["file/link-not-followed", "b/gate57.yaml"],
      ["file/link-not-followed", "b/loop"],
    ]);
    expect(stderr).toContain("lưu ý[file/link-not-followed]");
    expect((await checkJson(["b/gate57.yaml", "b/loop"], { cwd })).code).toBe(0);
  });

  test("a name that differs from a manifest's by case only is told, and what is left out is no success", async () => {
    const names = ["b/m.GATE57.yaml", "b/gate57.YAML", "b/Gate57.Json", "b/gate57.yam", "b/xgate57.YML"];
    const files = { "a/gate57.yaml": good, ...Object.fromEntries(names.map((name) => [name, blocked])) };
    const cwd = folder({ ...files, "GATE57.yml/gate57.yaml": good });
    symlinkSync("m.GATE57.yaml", join(cwd, "b/z.gate57.YML"));
    const { code, report } = await checkJson(["."], { cwd });
    expect(report.verdicts.map(({ source }) => source)).toEqual(["GATE57.yml/gate57.yaml", "a/gate57.yaml"]);
    expect(code).toBe(3);
    expect(
      report.errors
        .filter(({ code }) => code !== "run/same-system-twice")
        .map((one) => [one.code, one.source]),
    ).toEqual(
      ["b/Gate57.Json", "b/gate57.YAML", "b/m.GATE57.yaml", "b/z.gate57.YML"].map((name) => [
        "file/nearly-manifest",
        name,
      ]),
    );
    expect((await checkJson(["b/m.GATE57.yaml"], { cwd })).code).toBe(1);
  });

  test.each(["\n", "\r", "\u2028", "\u2029", "\r\n"])(
    "a name with a line end (%j) is judged",
    async (end) => {
      const cwd = folder({ [`a/x${end}y.gate57.yaml`]: blocked, "a/gate57.yaml": good });
      const { code, report } = await checkJson(["a"], { cwd });
      expect([code, report.verdicts.length]).toEqual([1, 2]);
    },
  );

  test.each([
    ["a blank", "gate57.yaml "],
    ["a dot", "m.gate57.yaml."],
    ["a line end", "gate57.json\n"],
    ["a blank that does not break", "gate57.yml\u00a0"],
    ["a blank without width", "gate57.yaml\u200b"],
    ["several of them, in another case", "M.Gate57.yaml .\u200b \ufeff."],
    ["a mark of direction inside", "gate57\u200e.yaml"],
  ])("a name that differs from a manifest's by %s is told", async (_, name) => {
    const cwd = folder({ "a/gate57.yaml": good, [`a/${name}`]: blocked, "a/gate57.yaml.bak": blocked });
    const { code, report } = await checkJson(["a"], { cwd });
    expect([code, report.verdicts.length]).toEqual([3, 1]);
    expect(report.errors.map((one) => one.code)).toEqual(["file/nearly-manifest"]);
  });

  test("what is installed is judged only where it is named itself", async () => {
    const cwd = folder({ "a/gate57.yaml": good, "a/node_modules/m/gate57.yaml": blocked });
    const { code, report } = await checkJson(["a"], { cwd });
    expect([code, report.verdicts.length, report.errors]).toEqual([0, 1, []]);
    expect((await checkJson(["a/node_modules"], { cwd })).code).toBe(1);
  });

  test("a link that a pattern finds is told and not followed either", async () => {
    const cwd = folder({ "a/gate57.yaml": good });
    symlinkSync("gate57.yaml", join(cwd, "a/more.yaml"));
    symlinkSync("gate57.yaml", join(cwd, "a/more.md"));
    const { code, report } = await checkJson(["a/*.yaml"], { cwd });
    expect(report.verdicts.map(({ source }) => source)).toEqual(["a/gate57.yaml"]);
    expect(report.errors.map((error) => [error.code, error.source])).toEqual([
      ["file/link-not-followed", "a/more.yaml"],
    ]);
    expect(code).toBe(3);
  });

  test("a pipe in a folder is told and not waited for", async () => {
    const cwd = folder({ "a/gate57.yaml": good });
    execFileSync("mkfifo", [join(cwd, "a/pipe.gate57.yaml"), join(cwd, "a/other")]);
    const { code, report } = await checkJson(["a", "a/*.yaml"], { cwd });
    expect([code, report.verdicts.length]).toEqual([3, 1]);
    expect(report.errors.map((error) => [error.code, error.source])).toEqual([
      ["file/not-regular", "a/pipe.gate57.yaml"],
    ]);
  });

  test("one system judged twice is warned of, naming both; a plan of the same id is another thing", async () => {
    const files = {
      "a.yaml": good,
      "b.yaml": `${plan.replace("ke-hoach-vi-du", "he-thong-vi-du")}---\n${good}`,
    };
    const { code, report, stderr } = await checkJson(["a.yaml", "b.yaml"], { files });
    expect([code, report.verdicts.length]).toEqual([0, 3]);
    expect(report.errors.map((error) => [error.code, error.source])).toEqual([
      ["run/same-system-twice", "b.yaml#2"],
    ]);
    expect(report.errors[0]?.message.en).toContain("`a.yaml`");
    expect(stderr).toContain("[run/same-system-twice]");
  });

  test("no full path reaches a report", async () => {
    const cwd = folder({ "a.yaml": blocked, "bad.yaml": "a: [" });
    const argv = [join(cwd, "a.yaml"), join(cwd, "bad.yaml"), join(cwd, "none.yaml")];
    const { stdout, stderr, report } = await checkJson(argv, { cwd });
    expect(report.errors.map(({ source }) => source)).toEqual(["none.yaml", "bad.yaml"]);
    expect(stdout + stderr).not.toContain(cwd);
  });
});

describe("json", () => {
  test("follows the schema and is the same twice, whatever the language and the colour", async () => {
    const cwd = folder({
      "good.yaml": good,
      "blocked.yaml": blocked,
      "plan.yaml": plan,
      "bad.yaml": good.replace("id: web", "idd: web"),
    });
    const argv = ["good.yaml", "blocked.yaml", "plan.yaml", "bad.yaml", "none.yaml"];
    const first = await checkJson(argv, { cwd });
    const second = await checkJson([...argv, "--lang", "en", "--quiet"], {
      cwd,
      isTerminal: true,
      env: { FORCE_COLOR: "1" },
    });
    expect(isVerdict(first.report), JSON.stringify(isVerdict.errors)).toBe(true);
    expect(second.stdout).toBe(first.stdout);
    expect(first.stdout.endsWith("}\n")).toBe(true);
    expect(first.report.errors.length).toBeGreaterThan(1);
  });

  test("records where stage, profile and date were taken from", async () => {
    const files = { "good.yaml": good };
    const sources = async (argv: readonly string[]) => {
      const [verdict] = (await checkJson(["good.yaml", ...argv], { files })).report.verdicts;
      return [verdict?.stageSource, verdict?.profileSource, verdict?.asOfSource, verdict?.asOf];
    };
    expect(await sources([])).toEqual(["manifest", "manifest", "default", "2026-11-21"]);
    expect(await sources(["--stage", "planning", "--profile", "tay-ninh", "--as-of", "2026-06-01"])).toEqual([
      "option",
      "option",
      "option",
      "2026-06-01",
    ]);
  });

  test("escapes what a terminal would obey", async () => {
    const files = { "x\u009b.yaml": good };
    const { stdout, report } = await checkJson(["x\u009b.yaml"], { files });
    expect(report.verdicts[0]?.source).toBe("x\u009b.yaml");
    expect(stdout).not.toContain("\u009b");
  });
});

describe("options", () => {
  test("--output writes files beside standard output, never with colour", async () => {
    const cwd = folder({ "blocked.yaml": blocked });
    const argv = [
      "check",
      "blocked.yaml",
      "--policies",
      "rules",
      "--output",
      "json=v.json",
      "--output",
      "text=v.txt",
    ];
    const { code, stdout } = await run(argv, { cwd, isTerminal: true });
    const plainRun = await run(["check", "blocked.yaml", "--policies", "rules"], { cwd });
    const jsonRun = await checkJson(["blocked.yaml"], { cwd });
    expect(code).toBe(1);
    expect(stdout).toContain("\u001b[");
    expect(readFileSync(join(cwd, "v.txt"), "utf8")).toBe(plainRun.stdout);
    expect(readFileSync(join(cwd, "v.json"), "utf8")).toBe(jsonRun.stdout);
  });

  test.each([
    ["vi", "none/v.json", "thư mục `none` chứa tệp này không tồn tại", "tạo thư mục ấy trước"],
    ["en", "none/v.json", "the folder `none` for it does not exist", "make that folder first"],
    ["en", "there", "this cannot be written: this is a folder", ""],
    ["en", "good.yaml/v.json", "a part of the path is a file and no folder", ""],
  ])(
    "in %s: %s cannot be written, which is exit code 2, and the report is printed all the same",
    async (...row) => {
      const [lang, name, why, help] = row;
      const cwd = folder({ "good.yaml": good, "there/x": "" });
      const argv = ["check", "good.yaml", "--policies", "rules", "--lang", lang, "--output", `json=${name}`];
      const { code, stdout, stderr } = await run(argv, { cwd });
      expect(code).toBe(2);
      expect(stdout).toContain(lang === "vi" ? "PHÙ HỢP" : "ADMITTED");
      for (const part of ["[file/unwritable]", name, why, help]) expect(stderr).toContain(part);
      expect(stderr).not.toMatch(/ENOENT|EISDIR|ENOTDIR/);
    },
  );

  const settings: readonly (readonly [Readonly<Record<string, string>>, boolean])[] = [
    [{}, false],
    [{ NO_COLOR: "1" }, false],
    [{ NO_COLOR: "1", FORCE_COLOR: "1" }, false],
    [{ TERM: "dumb" }, false],
    [{ FORCE_COLOR: "0" }, false],
    [{ FORCE_COLOR: "1" }, true],
  ];

  test.each(settings)("colour with %j off a terminal: %s", async (env, isColoured) => {
    const files = { "good.yaml": good };
    const isTerminal = "TERM" in env || "NO_COLOR" in env || env.FORCE_COLOR === "0";
    const { stdout } = await run(["check", "good.yaml", "--policies", "rules"], { files, env, isTerminal });
    expect(stdout.includes("\u001b[")).toBe(isColoured);
  });

  test("GATE57_LANG chooses the language, --lang over it", async () => {
    const world = { files: { "good.yaml": good }, env: { GATE57_LANG: "en" } };
    const argv = ["check", "good.yaml", "--policies", "rules"];
    expect((await run(argv, world)).stdout).toContain("ADMITTED");
    expect((await run([...argv, "--lang=vi"], world)).stdout).toContain("PHÙ HỢP");
  });

  test("--quiet prints a line for each blocked manifest only", async () => {
    const files = { "good.yaml": good, "blocked.yaml": blocked };
    const { stdout, stderr } = await run(
      ["check", "good.yaml", "blocked.yaml", "--policies", "rules", "--quiet"],
      { files },
    );
    expect([stdout, stderr]).toEqual([
      "✘ CHƯA PHÙ HỢP với giai đoạn vận hành thử · he-thong-bi-chan · blocked.yaml\n",
      "",
    ]);
  });

  test("--redact keeps what a manifest says out of everything that is printed", async () => {
    const secret = "10.20.30.40";
    const files = {
      "blocked.yaml": blocked.replace("id: web\n", `id: web\n      addresses: ["${secret}"]\n`),
      "bad.yaml": good.replace("sector: civil", `sector: "${secret}"`),
    };
    const argv = ["check", "blocked.yaml", "bad.yaml", "--policies", "rules", "--redact"];
    for (const format of ["text", "json"]) {
      const { code, stdout, stderr } = await run([...argv, "--format", format], { files });
      expect(code).toBe(2);
      expect(stdout + stderr).not.toContain(secret);
      expect(stdout + stderr).not.toMatch(/\^/);
      expect(stderr).toContain("bad.yaml:9:11");
    }
  });

  test("the plan given is the one the manifest names, and the verdict records it", async () => {
    const named = `${good}budget: { plan: ke-hoach-vi-du }\n`;
    const other = named.replace("ke-hoach-vi-du", "ke-hoach-khac");
    const files = { "named.yaml": named, "other.yaml": other, "none.yaml": good, "plan.yaml": plan };
    const { code, report } = await checkJson(
      ["named.yaml", "other.yaml", "none.yaml", "plan.yaml", "--plan", "plan.yaml"],
      { files },
    );
    const digests = new Map(report.verdicts.map((one) => [one.source, one]));
    expect([code, [...digests.keys()]]).toEqual([2, ["named.yaml", "plan.yaml"]]);
    expect(digests.get("named.yaml")?.planDigest).toBe(digests.get("plan.yaml")?.manifestDigest);
    expect(isVerdict(report), JSON.stringify(isVerdict.errors)).toBe(true);
    expect(report.errors.map((error) => [error.code, error.source, error.location?.path])).toEqual([
      ["check/other-plan", "other.yaml", "/budget/plan"],
      ["check/other-plan", "none.yaml", "/budget/plan"],
    ]);
    const without = await checkJson(["other.yaml"], { files });
    expect([without.code, without.report.verdicts[0]?.planDigest]).toEqual([0, undefined]);
    const explained = await run(
      ["explain", "G10", "other.yaml", "--policies", "rules", "--plan", "plan.yaml"],
      { files },
    );
    expect([explained.code, explained.stderr.includes("[check/other-plan]")]).toEqual([2, true]);
  });

  test("a plan given twice over is refused, one that is not valid too", async () => {
    const files = {
      "good.yaml": good,
      "two.yaml": `${plan}---\n${plan}`,
      "bad.yaml": plan.replace("total:", "totl:"),
    };
    const two = await checkJson(["good.yaml", "--plan", "two.yaml"], { files });
    const bad = await checkJson(["good.yaml", "--plan", "bad.yaml"], { files });
    expect([two.code, two.report.errors.map(({ code }) => code)]).toEqual([2, ["usage/not-a-plan"]]);
    expect([bad.code, bad.report.errors.map(({ code, source }) => [code, source])]).toEqual([
      2,
      [["manifest/unknown-field", "bad.yaml"]],
    ]);
  });
});

test("an error inside the program is one line and exit code 2", async () => {
  const cwd = folder({ "good.yaml": good });
  writeFileSync(join(cwd, "stdin.yaml"), good);
  const failing = {
    async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
      yield await Promise.reject(new Error("broken pipe"));
    },
  };
  const { main } = await import("../../src/cli/main.ts");
  const printed: string[] = [];
  const output = { write: (text: string) => printed.push(text), isTerminal: false };
  const today = () => "2026-11-21";
  const askSecret = async () => undefined;
  const io = { cwd, env: {}, stdin: failing, stdout: output, stderr: output, askSecret, today };
  const code = await main(["check", "-", "good.yaml", "--policies", "rules"], io);
  expect(code).toBe(2);
  expect(printed.join("")).toContain("PHÙ HỢP");
  expect(printed.join("")).not.toMatch(/^\s+at /m);
});

test("a mistake of ours is told in every report that was asked for, and quotes nothing where it leaves the house", async () => {
  const cwd = folder({ "good.yaml": good, "v.json": "of an earlier run", "v.sarif": "of an earlier run" });
  const printed: string[] = [];
  const output = { write: (text: string) => printed.push(text), isTerminal: false };
  const nothing = async function* (): AsyncGenerator<Uint8Array> {};
  const broken = (): string => {
    throw new Error("unexpected `secret`");
  };
  const io = {
    ...{ cwd, env: {}, stdin: nothing(), stdout: output, stderr: output },
    ...{ askSecret: async () => undefined, today: broken },
  };
  const argv = ["check", "good.yaml", "--output", "json=v.json", "--output", "sarif=v.sarif"];
  const { main } = await import("../../src/cli/main.ts");
  expect(await main([...argv, "--format", "csv"], io)).toBe(2);
  const [json, sarif] = ["v.json", "v.sarif"].map((name) => readFileSync(join(cwd, name), "utf8"));
  expect(JSON.parse(json ?? "").errors[0].code).toBe("run/internal-error");
  expect([json?.includes("secret"), sarif?.includes("run/internal-error")]).toEqual([true, true]);
  expect(sarif + printed.join("")).not.toContain("secret");
});
