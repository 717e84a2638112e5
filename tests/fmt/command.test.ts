import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { run } from "../cli/run.ts";

const untidy = "kind:   Gate\napiVersion: gate57/v1 # v1\n";
const tidy = "apiVersion: gate57/v1 # v1\nkind: Gate\n";
const files = { "p/a.yaml": untidy, "p/sub/b.yaml": tidy };
const read = (cwd: string, name: string) => readFileSync(join(cwd, name), "utf8");

describe("policy fmt", () => {
  test("writes anew only what is not in the style", async () => {
    const { code, stdout, stderr, cwd } = await run(["policy", "fmt", "p", "--lang", "en"], { files });
    expect([code, stdout, stderr]).toEqual([0, "p/a.yaml\n✔ 1 of 2 files written anew\n", ""]);
    expect([read(cwd, "p/a.yaml"), read(cwd, "p/sub/b.yaml")]).toEqual([tidy, tidy]);
    const again = await run(["policy", "fmt", "p", "--check"], { cwd });
    expect([again.code, again.stdout]).toEqual([0, "✔ 0/2 tệp chưa đúng kiểu\n"]);
  });

  test("--check lists what is not, writes nothing and answers no", async () => {
    const { code, stdout, cwd } = await run(["policy", "fmt", "p", "--check"], { files });
    expect([code, stdout]).toEqual([1, "p/a.yaml\n✘ 1/2 tệp chưa đúng kiểu\n"]);
    expect(read(cwd, "p/a.yaml")).toBe(untidy);
    const json = await run(["policy", "fmt", "p", "--check", "--format", "json"], { files });
    expect([json.code, JSON.parse(json.stdout)]).toEqual([
      1,
      { version: "gate57/v1", checked: 2, unformatted: ["p/a.yaml"], errors: [] },
    ]);
  });

  test("leaves what it cannot read as it is, and formats the others", async () => {
    const broken = { ...files, "p/c.yaml": "a: [1\n" };
    const { code, stdout, stderr, cwd } = await run(["policy", "fmt", "p"], { files: broken });
    expect([code, stdout]).toEqual([2, "p/a.yaml\n✔ đã định dạng 1/3 tệp\n"]);
    expect(stderr).toContain("p/c.yaml");
    expect([read(cwd, "p/a.yaml"), read(cwd, "p/c.yaml")]).toEqual([tidy, "a: [1\n"]);
  });

  test.each([
    ["a folder that is not there", ["nowhere"], "file/not-found"],
    ["a folder without policies", ["empty"], "file/no-policies"],
    ["no folder where none is", [], "file/not-found"],
    ["a format that is none", ["p", "--format", "sarif"], "usage/unknown-value"],
  ])("gives no answer for %s", async (_, args, code) => {
    const ran = await run(["policy", "fmt", ...args], { files: { ...files, "empty/x.txt": "" } });
    expect([ran.code, ran.stderr]).toEqual([2, expect.stringContaining(`[${code}]`)]);
  });
});
