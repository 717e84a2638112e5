import { execFileSync, spawn } from "node:child_process";
import {
  chmodSync,
  closeSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { VerdictDocument } from "../../src/generated/types/verdict.ts";
import { checkJson, fixture, folder, run } from "./run.ts";

const good = fixture("manifests/good.yaml");

/** Gives the piece of a text that an error underlines. */
function underlined(error: VerdictDocument["errors"][number] | undefined, text: string): string | undefined {
  if (!error?.location) return undefined;
  const { start, end } = error.location;
  const lines = text.split("\n");
  const offset = (line: number, column: number) =>
    lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0) + column - 1;
  return text.slice(offset(start.line, start.column), offset(end.line, end.column));
}

function aliasBomb(): string {
  const levels = Array.from({ length: 9 }, (_, level) => {
    const items = Array.from({ length: 9 }, () => (level === 0 ? "x" : `*a${level - 1}`)).join(", ");
    return `a${level}: &a${level} [${items}]`;
  });
  return `${levels.join("\n")}\n`;
}

interface Row {
  readonly what: string;
  readonly content: string;
  readonly code: string;
  readonly under?: string;
  readonly help?: RegExp;
}

const rows: readonly Row[] = [
  { what: "an empty file", content: "", code: "source/empty" },
  { what: "a file of comments only", content: "# nothing\n", code: "source/empty" },
  { what: "no YAML", content: `${good}budget: {\n`, code: "source/syntax" },
  {
    what: "prose",
    content: "đây không phải là bản khai\n",
    code: "manifest/not-a-mapping",
    under: "đây không phải là bản khai",
  },
  { what: "a list", content: "- a\n- b\n", code: "manifest/not-a-mapping" },
  {
    what: "a value of the wrong type",
    content: good.replace("rating: 3", "rating: cao"),
    code: "manifest/wrong-type",
    under: "cao",
  },
  {
    what: "an unknown field",
    content: good.replace("rating: 3", "ratting: 3"),
    code: "manifest/unknown-field",
    under: "ratting",
    help: /`rating`/,
  },
  {
    what: "a value that is not in the list",
    content: good.replace("sector: civil", "sector: civill"),
    code: "manifest/unknown-value",
    under: "civill",
    help: /`civil`/,
  },
  {
    what: "an unknown stage in the manifest",
    content: good.replace("stage: design", "stage: desing"),
    code: "manifest/unknown-value",
    under: "desing",
    help: /`design`/,
  },
  {
    what: "a province without a profile",
    content: good.replace("province: tay-ninh", "province: tay-nin"),
    code: "check/no-profile-for-province",
    under: "tay-nin",
    help: /`tay-ninh`/,
  },
  {
    what: "a foreign kind",
    content: good.replace("SystemManifest", "Deployment"),
    code: "manifest/unknown-kind",
    under: "Deployment",
  },
  {
    what: "a duplicate key",
    content: good.replace("  sector: civil", "  sector: civil\n  sector: civil"),
    code: "manifest/duplicate-key",
    under: "sector",
  },
  { what: "an alias bomb", content: aliasBomb(), code: "source/alias-bomb" },
  {
    what: "an integer that is not exact",
    content: good.replace("rating: 3", "rating: 9007199254740993"),
    code: "source/inexact-integer",
    under: "9007199254740993",
  },
  {
    what: "a decimal that is not exact",
    content: good.replace("rating: 3", "rating: 0.1000000000000000055"),
    code: "source/inexact-decimal",
    under: "0.1000000000000000055",
  },
  { what: "a NUL", content: good.replace("ví dụ", "ví\0dụ"), code: "source/control-character" },
  { what: "a bidi control", content: good.replace("ví dụ", "ví \u202edụ"), code: "source/bidi-control" },
  {
    what: "10,000 levels",
    content: `a: ${"[".repeat(10_000)}${"]".repeat(10_000)}\n`,
    code: "source/too-deep",
    under: "[",
  },
];

describe("a bad file", () => {
  test.each(rows)("$what: one clear error, exit code 2, and the other file is judged", async (row) => {
    const files = { "bad.yaml": row.content, "good.yaml": good };
    const { code, report, stderr } = await checkJson(["bad.yaml", "good.yaml"], { files });
    const [error] = report.errors;
    expect({ code, error: error?.code, source: error?.source, count: report.errors.length }).toEqual({
      code: 2,
      error: row.code,
      source: "bad.yaml",
      count: 1,
    });
    if (row.under !== undefined) expect(underlined(error, row.content)).toBe(row.under);
    if (row.help) expect(error?.help?.vi).toMatch(row.help);
    expect(report.verdicts.map(({ source, decision }) => [source, decision])).toEqual([
      ["good.yaml", "admit"],
    ]);
    expect(stderr).toContain(`[${row.code}]`);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test("ten files of 10,000 levels do not end the process", async () => {
    const deep = `a: ${"{a: ".repeat(10_000)}${"}".repeat(10_000)}\n`;
    const files = Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`${index}.yaml`, deep]));
    const { code, report } = await checkJson([...Object.keys(files), "good.yaml"], {
      files: { ...files, "good.yaml": good },
    });
    expect(code).toBe(2);
    expect(report.errors.map((error) => error.code)).toEqual(Array(10).fill("source/too-deep"));
    expect(report.verdicts).toHaveLength(1);
  });

  test("20,000 empty servers: 100 problems and a count, drawn and in JSON", async () => {
    const many = `${good.slice(0, good.indexOf("hosting:"))}hosting: {servers: [${"{},".repeat(20_000)}]}\n`;
    const start = performance.now();
    const { code, report, stderr } = await checkJson(["many.yaml"], { files: { "many.yaml": many } });
    expect([code, report.errors.length]).toEqual([2, 101]);
    expect(report.errors.at(-1)?.code).toBe("manifest/more-problems");
    expect(stderr.match(/\^/g)?.length).toBeGreaterThan(99);
    expect(performance.now() - start).toBeLessThan(15_000);
  });

  test("50 MB are refused unread", async () => {
    const cwd = folder({ "good.yaml": good });
    writeFileSync(join(cwd, "large.yaml"), "");
    truncateSync(join(cwd, "large.yaml"), 50_000_000);
    const { code, report } = await checkJson(["large.yaml", "good.yaml"], { cwd });
    expect({
      code,
      errors: report.errors.map((error) => error.code),
      verdicts: report.verdicts.length,
    }).toEqual({
      code: 2,
      errors: ["file/too-large"],
      verdicts: 1,
    });
  });

  test("what is not UTF-8 is refused", async () => {
    const files = { "latin.yaml": Uint8Array.of(0x61, 0x3a, 0x20, 0xe9, 0x0a) };
    const { code, report } = await checkJson(["latin.yaml"], { files });
    expect([code, report.errors[0]?.code]).toEqual([2, "file/not-utf8"]);
  });

  test("what cannot be read is told with the reason, and no full path", async () => {
    const cwd = folder({ "good.yaml": good });
    symlinkSync("loop.yaml", join(cwd, "loop.yaml"));
    const { code, report, stdout, stderr } = await checkJson(["loop.yaml", "good.yaml"], { cwd });
    expect([code, report.errors[0]?.code, report.verdicts.length]).toEqual([2, "file/unreadable", 1]);
    expect(report.errors[0]?.message.en).toContain("symbolic links lead in a circle");
    expect(stdout + stderr).not.toContain(cwd);
  });

  test.each(["none.yaml", "good.yaml/none.yaml", ""])("a named file that is not there (%j)", async (name) => {
    const { code, report } = await checkJson([name, "good.yaml"], { files: { "good.yaml": good } });
    expect([code, report.errors.map((error) => error.code), report.verdicts.length]).toEqual([
      2,
      ["file/not-found"],
      1,
    ]);
    expect(report.errors[0]?.help?.en).toContain("paths are taken from the working folder");
  });
});

describe("nothing to judge", () => {
  test.each([
    ["a folder without a manifest", ["docs"], "file/no-manifest"],
    ["a pattern that matches nothing", ["*.none"], "file/no-match"],
  ])("%s: exit code 3", async (_, names, code) => {
    const { code: exit, report } = await checkJson(names, { files: { "docs/readme.yaml": good } });
    expect([exit, report.errors.map((error) => error.code), report.verdicts]).toEqual([3, [code], []]);
    expect(report.errors[0]?.help?.en).toBeTruthy();
  });

  test("no binding in force: exit code 3", async () => {
    const files = { "good.yaml": good };
    const { code, report } = await checkJson(["good.yaml", "--as-of", "2025-12-31"], { files });
    expect([code, report.errors.map((error) => error.code)]).toEqual([3, ["check/nothing-applies"]]);
  });

  test("out of scope: exit code 3", async () => {
    const files = { "good.yaml": good.replace("politicalSystem: true", "politicalSystem: false") };
    const { code, report } = await checkJson(["good.yaml"], { files });
    expect([code, report.verdicts.map(({ decision }) => decision)]).toEqual([3, ["out-of-scope"]]);
  });

  test("an empty folder beside a good file is no success", async () => {
    const { code, report } = await checkJson(["good.yaml", "docs"], {
      files: { "good.yaml": good, "docs/readme.md": "" },
    });
    expect([code, report.verdicts.length]).toEqual([3, 1]);
  });
});

describe("a bad command line", () => {
  const cases: readonly (readonly [readonly string[], string, string, RegExp?])[] = [
    [["--stage", "desing"], "usage/unknown-value", "--stage", /`design`/],
    [["--profile", "tay-nihn"], "usage/unknown-value", "--profile", /`tay-ninh`/],
    [["--as-of", "2026-2-3"], "usage/bad-date", "--as-of"],
    [["--as-of", "2026-02-30"], "usage/bad-date", "--as-of"],
    [["--as-of", "2026-02-03T00:00:00Z"], "usage/bad-date", "--as-of"],
    [["--output", "json"], "usage/bad-output", "--output"],
    [["--output", "jsn=x.json"], "usage/unknown-value", "--output", /`json`/],
    [["--output", "json=x", "--output", "text=x"], "usage/repeated-output", "--output"],
    [["--plan", "good.yaml"], "usage/not-a-plan", "good.yaml"],
    [["--plan", "none.yaml"], "file/not-found", "none.yaml"],
    [["--attestations", "none"], "file/not-found", "none"],
    [["--trust", "good.yaml"], "file/not-a-folder", "good.yaml"],
    [["--stag", "design"], "usage/unknown-option", "gate57", /`--stage`/],
    [["--lang", "fr"], "usage/unknown-value", "--lang", /`vi`, `en`/],
  ];

  const named = cases.map(([options, code, source, help]) => ({ options, code, source, help }));

  test.each(named)("$options", async ({ options, code, source, help }) => {
    const { code: exit, report } = await checkJson(["good.yaml", ...options], {
      files: { "good.yaml": good },
    });
    expect([exit, report.errors.map((error) => [error.code, error.source])]).toEqual([2, [[code, source]]]);
    if (help) expect(report.errors[0]?.help?.en).toMatch(help);
  });

  const words: readonly (readonly [readonly string[], string, string])[] = [
    [["chek"], "usage/unknown-command", "check"],
    [["policy", "tset"], "usage/unknown-command", "test"],
    [["check", "--format"], "usage/missing-value", ""],
    [["digest"], "usage/missing-argument", ""],
    [["digest", "a", "b"], "usage/excess-arguments", ""],
    [["check", "--format", "excel"], "usage/unknown-value", "`text`, `json`"],
  ];

  test.each(words)("%j", async (argv, code, hint) => {
    const { code: exit, stdout, stderr } = await run(argv);
    expect([exit, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(`[${code}]`);
    expect(stderr).toContain(hint);
  });
});

describe("an output that the run reads", () => {
  test.each([
    ["good.yaml", ["good.yaml"]],
    ["./sub/../good.yaml", ["."]],
    ["link.yaml", ["good.yaml"]],
    ["hard.yaml", ["good.yaml"]],
    ["plan.yaml", ["good.yaml", "--plan", "plan.yaml"]],
    ["rules/new.json", ["good.yaml"]],
    ["rules/gates.yaml", ["good.yaml"]],
    ["good.yaml", ["good.yaml", "--stage", "desing"]],
  ])("%s is not overwritten", async (output, argv) => {
    const cwd = folder({
      "good.yaml": good,
      "a.gate57.yaml": good,
      "plan.yaml": fixture("manifests/plan.yaml"),
    });
    mkdirSync(join(cwd, "sub"));
    symlinkSync("good.yaml", join(cwd, "link.yaml"));
    linkSync(join(cwd, "good.yaml"), join(cwd, "hard.yaml"));
    const target = output === "./sub/../good.yaml" ? "./sub/../a.gate57.yaml" : output;
    const { code, report } = await checkJson([...argv, "--output", `json=${target}`], { cwd });
    expect([code, report.verdicts]).toEqual([2, []]);
    expect(report.errors.map((error) => error.code)).toContain("usage/output-is-input");
    expect(readFileSync(join(cwd, "good.yaml"), "utf8")).toBe(good);
    expect(readFileSync(join(cwd, "a.gate57.yaml"), "utf8")).toBe(good);
    expect(readFileSync(join(cwd, "rules/gates.yaml"), "utf8")).toBe(fixture("policies/gates.yaml"));
    expect(existsSync(join(cwd, "rules/new.json"))).toBe(false);
  });

  test("a file beside them is written", async () => {
    const cwd = folder({ "good.yaml": good });
    const { code } = await checkJson(["good.yaml", "--output", "json=rules.json"], { cwd });
    expect([code, existsSync(join(cwd, "rules.json"))]).toEqual([0, true]);
  });
});

describe("an output that is a link", () => {
  const places = [
    ["to a file", "engine.js"],
    ["to nothing", "none"],
    ["to a folder", "inside"],
    ["to a link to a file", "second"],
    ["to itself", "link"],
    // Whoever lays such a link would have the report vanish.
    ["to a device", "/dev/null"],
  ] as const;
  const linked = (target: string) => {
    const cwd = folder({ "good.yaml": good, "engine.js": "engine", "inside/x": "" });
    symlinkSync("engine.js", join(cwd, "second"));
    symlinkSync(target, join(cwd, "link"));
    return cwd;
  };

  test.each(places)("%s is refused, and nothing is judged", async (_, target) => {
    const cwd = linked(target);
    const argv = ["--output", "json=link", "--output", "csv=beside.csv"];
    const { code, report } = await checkJson(["good.yaml", ...argv], { cwd });
    expect([code, report.verdicts]).toEqual([2, []]);
    expect(report.errors.map((error) => [error.code, error.source])).toEqual([["file/is-a-link", "link"]]);
    expect(readFileSync(join(cwd, "engine.js"), "utf8")).toBe("engine");
    expect(existsSync(join(cwd, "none"))).toBe(false);
    expect(readFileSync(join(cwd, "beside.csv"), "utf8")).toContain("file/is-a-link");
  });

  test.each(places)("%s is refused of a run that fails early, too", async (_, target) => {
    const cwd = linked(target);
    const { code, stderr } = await run(["check", "--nothing", "--output", "json=link"], { cwd });
    expect([code, stderr.includes("[file/is-a-link]")]).toEqual([2, true]);
    expect(readFileSync(join(cwd, "engine.js"), "utf8")).toBe("engine");
    expect(existsSync(join(cwd, "none"))).toBe(false);
  });

  test.each(places)("%s is not written through by `init --force`", async (_, target) => {
    const cwd = linked(target);
    await run(["init", "--output", "link", "--force"], { cwd });
    expect(readFileSync(join(cwd, "engine.js"), "utf8")).toBe("engine");
    expect(existsSync(join(cwd, "none"))).toBe(false);
  });

  test("is not written through by what signs, were it told to overwrite", async () => {
    const cwd = linked("engine.js");
    symlinkSync("engine.js", join(cwd, "k.pub.pem"));
    const { code, stderr } = await run(["keygen", "--output", "k.pem", "--force"], { cwd });
    expect([code, stderr.match(/\[(\S+)\]/)?.[1]]).toEqual([2, "file/is-a-link"]);
    expect(readFileSync(join(cwd, "engine.js"), "utf8")).toBe("engine");
  });

  test("may stand in a linked folder", async () => {
    const cwd = linked("inside");
    const { code } = await checkJson(["good.yaml", "--output", "json=link/out.json"], { cwd });
    expect([code, existsSync(join(cwd, "inside/out.json"))]).toEqual([0, true]);
  });

  test("a device and a pipe are written to, and stay what they are", async () => {
    const cwd = folder({ "good.yaml": good });
    execFileSync("mkfifo", [join(cwd, "pipe")]);
    const reader = spawn("cat", [join(cwd, "pipe")]);
    const read = reader.stdout.setEncoding("utf8").toArray();
    const outputs = ["json=pipe", "json=/dev/null"].flatMap((one) => ["--output", one]);
    expect((await checkJson(["good.yaml", ...outputs], { cwd })).code).toBe(0);
    expect(JSON.parse((await read).join("")).verdicts).toHaveLength(1);
    expect(lstatSync(join(cwd, "pipe")).isFIFO()).toBe(true);
    expect(lstatSync("/dev/null").isCharacterDevice()).toBe(true);
  });

  test("of the system's own leads to what is open, were it a file", async () => {
    const cwd = folder({ "good.yaml": good, "open.json": "" });
    const file = openSync(join(cwd, "open.json"), "w");
    try {
      const { code } = await checkJson(["good.yaml", "--output", `json=/dev/fd/${file}`], { cwd });
      expect([code, readFileSync(join(cwd, "open.json"), "utf8").length > 0]).toEqual([0, true]);
    } finally {
      closeSync(file);
    }
  });
});

describe("an output that is there", () => {
  test.each([0o600, 0o644, 0o666, 0o755])("keeps who may read and write it: %o", async (mode) => {
    const cwd = folder({ "good.yaml": good, "out.json": "old" });
    chmodSync(join(cwd, "out.json"), mode);
    expect((await checkJson(["good.yaml", "--output", "json=out.json"], { cwd })).code).toBe(0);
    expect(statSync(join(cwd, "out.json")).mode & 0o777).toBe(mode);
    expect(readFileSync(join(cwd, "out.json"), "utf8")).toContain("verdicts");
    expect(readdirSync(cwd).filter((name) => name.startsWith(".gate57-"))).toEqual([]);
  });

  test("by a second name keeps the other one as it was", async () => {
    const cwd = folder({ "good.yaml": good, "engine.js": "engine" });
    linkSync(join(cwd, "engine.js"), join(cwd, "out.json"));
    expect((await checkJson(["good.yaml", "--output", "json=out.json"], { cwd })).code).toBe(0);
    expect(readFileSync(join(cwd, "engine.js"), "utf8")).toBe("engine");
  });
});

describe("a broken policy set", () => {
  test.each([
    ["a link to a folder", "file/link-not-followed", (at: string) => symlinkSync("../more", at)],
    ["a link to a policy file", "file/link-not-followed", (at: string) => symlinkSync("gates.yaml", at)],
    ["a link to nothing", "file/link-not-followed", (at: string) => symlinkSync("none", at)],
    ["a pipe", "file/not-regular", (at: string) => execFileSync("mkfifo", [at])],
  ] as const)("%s in it: exit code 2", async (_, expected, make) => {
    const cwd = folder({ "good.yaml": good, "more/readme.md": "" });
    make(join(cwd, "rules/z.yaml"));
    const { code, report } = await checkJson(["good.yaml"], { cwd });
    expect([code, report.verdicts]).toEqual([2, []]);
    expect(report.errors.map((error) => [error.code, error.source])).toEqual([[expected, "rules/z.yaml"]]);
  });

  const typos = [
    ["a field", "hosting.model ==", "hosting.modle ==", "modle"],
    ["a literal", "'provincial-data-centre'", "'provincial-data-center'", "'provincial-data-center'"],
    [
      "a function",
      "facility(server.facility).rating >= 3",
      "facilty(server.facility).rating >= 3",
      "facilty",
    ],
  ] as const;

  test.each(typos)(
    "a typo in %s: exit code 2, the right caret, and nothing is judged",
    async (_, before, after, under) => {
      const text = fixture("policies/gates.yaml").replace(before, after);
      const files = { "rules/gates.yaml": text, "good.yaml": good };
      const { code, report } = await checkJson(["good.yaml"], { files });
      expect([code, report.verdicts]).toEqual([2, []]);
      const places = report.errors.map((error) => [error.source, underlined(error, text)]);
      expect(places).toContainEqual(["rules/gates.yaml", under]);
      const policy = await run(["policy", "check", "rules", "--format", "json"], { files });
      expect([policy.code, JSON.parse(policy.stdout).errors]).toEqual([2, report.errors]);
    },
  );

  test.each([
    ["none", "file/not-found"],
    ["good.yaml", "file/not-a-folder"],
    ["empty", "file/no-policies"],
  ])("no policies in %s: exit code 2", async (name, code) => {
    const files = { "good.yaml": good, "empty/readme.md": "" };
    const { code: exit, stderr } = await run(["check", "good.yaml", "--policies", name], { files });
    expect(exit).toBe(2);
    expect(stderr).toContain(`[${code}]`);
  });
});
