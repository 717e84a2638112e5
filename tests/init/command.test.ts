import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { init } from "../../src/cli/commands/init.ts";

const example = readFileSync(join(import.meta.dirname, "../explain/policies.yaml"));

function site(): string {
  const folder = mkdtempSync(join(tmpdir(), "gate57-init-"));
  mkdirSync(join(folder, "policies"));
  writeFileSync(join(folder, "policies/set.yaml"), example);
  return folder;
}

async function run(options: Partial<Parameters<typeof init>[0]>, cwd = site()) {
  const stdout: string[] = [];
  const stderr: string[] = [];
  const into = (lines: string[]) => ({ write: (text: string) => void lines.push(text), isTerminal: false });
  const io = {
    cwd,
    env: {},
    stdin: (async function* () {})(),
    stdout: into(stdout),
    stderr: into(stderr),
    askSecret: async () => undefined,
    today: () => "2026-11-21",
  };
  const code = await init({ lang: "vi", policies: "policies", ...options }, io);
  return { code, cwd, stdout: stdout.join(""), stderr: stderr.join("") };
}

describe("gate57 init", () => {
  it("writes a manifest for the design stage of the national profile to standard output", async () => {
    const { code, stdout, stderr } = await run({});
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(parse(stdout)).toMatchObject({ kind: "SystemManifest", request: { stage: "design" } });
  });

  it("writes a plan", async () => {
    expect(parse((await run({ kind: "Plan" })).stdout)).toMatchObject({ kind: "Plan" });
  });

  it("keeps a file that is there, unless it is told otherwise", async () => {
    const { cwd, code, stdout } = await run({ output: "gate57.yaml" });
    expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
    writeFileSync(join(cwd, "gate57.yaml"), "mine");
    const again = await run({ output: "gate57.yaml" }, cwd);
    expect(again.code).toBe(2);
    expect(again.stderr).toContain("file/exists");
    expect(readFileSync(join(cwd, "gate57.yaml"), "utf8")).toBe("mine");
    expect((await run({ output: "gate57.yaml", force: true }, cwd)).code).toBe(0);
    expect(readFileSync(join(cwd, "gate57.yaml"), "utf8")).not.toBe("mine");
  });

  it("gives 2 for a folder that is not there", async () => {
    expect((await run({ output: "none/gate57.yaml" })).code).toBe(2);
  });

  it.each([
    { stage: "desing" },
    { profile: "nationl" },
    { kind: "System" },
    { policies: "none" },
    { stage: "desing", profile: "nationl" },
  ])("gives 2 and writes nothing for %o", async (options) => {
    const { code, stdout, stderr } = await run(options);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).not.toBe("");
  });

  it("points editors to no schema where there is none", async () => {
    expect((await run({})).stdout).not.toContain("yaml-language-server");
  });

  it("points editors to the schema from where the file will stand", async () => {
    const cwd = site();
    mkdirSync(join(cwd, "schemas"));
    mkdirSync(join(cwd, "systems"));
    writeFileSync(join(cwd, "schemas/system-manifest.schema.json"), "{}");
    await run({ output: "systems/a.gate57.yaml" }, cwd);
    const [line] = readFileSync(join(cwd, "systems/a.gate57.yaml"), "utf8").split("\n");
    expect(line).toBe("# yaml-language-server: $schema=../schemas/system-manifest.schema.json");
  });
});
