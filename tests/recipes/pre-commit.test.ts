import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { discover } from "../../src/node/discover.ts";
import { compiled, schemaProblems } from "../reports/json-schema-problems.ts";
import { ownSchema } from "../reports/vendored.ts";
import { type Desk, newDesk } from "./desk.ts";
import { filled, root } from "./recipe.ts";

interface Hook {
  readonly id: string;
  readonly entry: string;
  readonly files: string;
  readonly exclude: string;
}

const MANIFEST = join(root, ".pre-commit-hooks.yaml");
const hooks: readonly [Hook] = parse(readFileSync(MANIFEST, "utf8"));
const [hook] = hooks;
const config: {
  readonly repos: readonly [
    { readonly hooks: readonly [{ readonly id: string; readonly args: readonly string[] }] },
  ];
} = parse(filled(".pre-commit-config.yaml"));
const [asked] = config.repos[0].hooks;

/** pre-commit searches each path, from the root of the repository, with Python's `re`; these mean the same in both. */
const isTaken = (path: string): boolean =>
  new RegExp(hook.files, "u").test(path) && !new RegExp(hook.exclude, "u").test(path);

const hasPreCommit = spawnSync("pre-commit", ["--version"]).error === undefined;

describe("the hook", () => {
  test("is one, and the recipe asks for it", () => {
    expect(schemaProblems(compiled(ownSchema("pre-commit-hooks")), hooks)).toEqual([]);
    expect(schemaProblems(compiled(ownSchema("pre-commit-config")), config)).toEqual([]);
    expect(asked.id).toBe(hook.id);
  });

  // Without the tool on the machine the two files are still checked above, by this project's own schemas.
  test.skipIf(!hasPreCommit)("is one for pre-commit itself", () => {
    const { status, stdout } = spawnSync("pre-commit", ["validate-manifest", MANIFEST], { encoding: "utf8" });
    expect([status, stdout]).toEqual([0, ""]);
  });

  test("starts a program of this package", () => {
    const { bin } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    expect(Object.keys(bin)).toContain(hook.entry.split(" ")[0]);
  });
});

describe("the files of the hook", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "gate57-hook-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function found(paths: readonly string[]): Promise<readonly string[]> {
    const cwd = mkdtempSync(join(folder, "tree-"));
    for (const path of paths) {
      mkdirSync(dirname(join(cwd, path)), { recursive: true });
      writeFileSync(join(cwd, path), "");
    }
    const { inputs } = await discover([], cwd);
    return inputs.map(({ path = "" }) => relative(cwd, path).replaceAll("\\", "/")).sort();
  }

  const NAMES = [
    ...[
      "gate57.yaml",
      "gate57.yml",
      "gate57.json",
      "a.gate57.yaml",
      "a.b.gate57.json",
      "bệnh viện.gate57.yml",
    ],
    ...[".gate57.yaml", "xgate57.yaml", "a-gate57.yaml", "gate57.yaml.bak", "gate57.yamll", "gate57yaml"],
    ...["Gate57.yaml", "gate57.YAML", "gate57", "a.gate57", "..gate57.yaml", "a.gate57.toml"],
  ];
  const FOLDERS = [
    "",
    "a/",
    ".hidden/",
    "a.gate57.yaml.d/",
    "x.y/z/",
    "node_modules/",
    "a/node_modules/b/",
    "node_modules2/",
  ];

  test("are those that a search of the folder finds", async () => {
    const paths = FOLDERS.flatMap((place) => NAMES.map((name) => `${place}${name}`));
    const searched = await found(paths);
    expect(paths.filter(isTaken).sort()).toEqual(searched);
    expect(searched.length).toBeGreaterThan(0);
    expect(searched.length).toBeLessThan(paths.length);
  });

  test("are those, whatever the names are", async () => {
    // No line breaks: a search does not take them into a name, and git quotes them.
    const part = fc.stringMatching(/^(?:[a-c.é-]|gate57|node_modules|\.ya?ml|\.json){1,4}$/u);
    const name = part.filter((one) => !/^\.+$/.test(one));
    const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((parts) => parts.join("/"));
    await fc.assert(
      fc.asyncProperty(path, async (one) => {
        expect(await found([one])).toEqual(isTaken(one) ? [one] : []);
      }),
      { numRuns: 100 },
    );
  });
});

describe.skipIf(process.platform === "win32")("the hook as pre-commit runs it (needs `sh`)", () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await newDesk();
  });
  afterAll(() => desk.leave());

  test.each([
    [0, /PHÙ HỢP/, ["examples/systems/thu-tuc-hanh-chinh-tay-ninh.gate57.yaml"]],
    [
      1,
      // The vendor mends by this: the gate, the line and the remedy, which `--quiet` leaves out.
      / G18 .*:289:24\n.*→ /s,
      [
        "examples/systems/thu-tuc-hanh-chinh-tay-ninh.gate57.yaml",
        "examples/broken/benh-vien-benh-an-that-o-thu-nghiem.gate57.yaml",
      ],
    ],
  ])("ends with %i, with the names of the files behind its arguments", (code, told, names) => {
    const ended = desk.run(["sh", "-ec"], [hook.entry, ...asked.args, ...names].join(" "), names);
    expect(ended.code, ended.output).toBe(code);
    expect(ended.output).toMatch(told);
  });
});
