import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { main } from "../../src/cli/main.ts";

const folder = import.meta.dirname;
const POLICIES = join(folder, "policies.yaml");
const MANIFEST = `apiVersion: gate57/v1
kind: SystemManifest
metadata: { id: he-thong-vi-du }
request: { stage: design }
scope: { politicalSystem: true, sector: civil, province: tay-ninh }
budget: { total: 1000, lines: [{ id: wall, amount: 200, purpose: security }] }
`;

async function run(argv: readonly string[], stdin = "") {
  const stdout: string[] = [];
  const stderr: string[] = [];
  const into = (lines: string[]) => ({ write: (text: string) => void lines.push(text), isTerminal: false });
  const code = await main(argv, {
    cwd: site,
    env: {},
    stdin: (async function* () {
      yield new TextEncoder().encode(stdin);
    })(),
    stdout: into(stdout),
    stderr: into(stderr),
    askSecret: async () => undefined,
    today: () => "2026-11-21",
  });
  return { code, stdout: stdout.join(""), stderr: stderr.join("") };
}

let site = "";
beforeAll(() => {
  site = mkdtempSync(join(tmpdir(), "gate57-explain-"));
  mkdirSync(join(site, "policies"));
  writeFileSync(join(site, "policies/set.yaml"), readFileSync(POLICIES));
  writeFileSync(join(site, "gate57.yaml"), MANIFEST);
});

describe("gate57 explain", () => {
  const policies = () => ["--policies", "policies"];

  it.each([["G22"], ["budget/enough"]])("answers for %s", async (gate) => {
    const { code, stdout, stderr } = await run(["explain", gate, ...policies()]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("budget/enough");
  });

  it("gives 2 and a suggestion for a gate that is not there", async () => {
    const { code, stdout, stderr } = await run(["explain", "budget/enoug", ...policies()]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("`budget/enough`");
  });

  it.each(["G11", "11"])("lists the numbers there are for %s, without a guess", async (gate) => {
    const { code, stderr } = await run(["explain", gate, ...policies()]);
    expect(code).toBe(2);
    expect(stderr).toContain(`\`${gate}\``);
    expect(stderr).toMatch(/`G06`.*`G10`.*`G22`/);
  });

  it("answers on a manifest first, and explains the gate only where everything is asked for", async () => {
    const asked = ["explain", "G22", "gate57.yaml", ...policies()];
    const [brief, full] = [(await run(asked)).stdout, (await run([...asked, "--all"])).stdout];
    expect(brief).not.toContain("policies/set.yaml");
    expect(full.indexOf("he-thong-vi-du")).toBeLessThan(full.indexOf("policies/set.yaml"));
    expect(full.split("\n").length).toBeGreaterThan(brief.split("\n").length);
  });

  it.each([
    ["G22", 0],
    ["G10", 1],
  ])("gives for %s on a manifest the exit code %i", async (gate, code) => {
    const result = await run(["explain", gate, "gate57.yaml", ...policies()]);
    expect({ code: result.code, stderr: result.stderr }).toEqual({ code, stderr: "" });
    expect(result.stdout).toContain("he-thong-vi-du");
  });

  it("gives 2 for a manifest that cannot be judged, and tells where", async () => {
    const { code, stderr } = await run(
      ["explain", "G22", "-", ...policies()],
      MANIFEST.replace("sector", "sectr"),
    );
    expect(code).toBe(2);
    expect(stderr).toContain("manifest/unknown-field");
  });

  it.each([
    ["--stage", "desing"],
    ["--profile", "tay-nin"],
    ["--as-of", "2026-02-30"],
    ["--format", "jsn"],
  ])("gives 2 for %s %s", async (option, value) => {
    expect((await run(["explain", "G22", "gate57.yaml", option, value, ...policies()])).code).toBe(2);
  });

  it("writes the same as data", async () => {
    const { stdout } = await run(["explain", "G22", "gate57.yaml", "--format", "json", ...policies()]);
    expect(JSON.parse(stdout)).toMatchObject({
      version: "gate57/v1",
      gate: { id: "budget/enough" },
      reasonings: [{ systemId: "he-thong-vi-du", bindings: [{ outcome: "pass" }] }],
      errors: [],
    });
  });

  it("speaks both languages and keeps to the width of a page", async () => {
    for (const language of ["vi", "en"]) {
      const { stdout } = await run(["explain", "G10", "gate57.yaml", "--lang", language, ...policies()]);
      expect(stdout.split("\n").filter((line) => line.length > 110)).toEqual([]);
      expect(stdout).not.toMatch(/undefined|\[object/);
      if (language === "en") expect(stdout).not.toMatch(/[ắằẳẵặấầẩẫậếềểễệốồổỗộớờởỡợứừửữựđ]/);
    }
  });
});
