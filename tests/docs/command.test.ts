import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { run } from "../cli/run.ts";

const MARK = "<!-- gate57 policy docs: ../rules -->\n";

const docs = (cwd: string) => readdirSync(join(cwd, "docs")).sort();

describe("policy docs", () => {
  test("prints one page in one language", async () => {
    const { code, stdout, stderr } = await run(["policy", "docs", "rules", "--lang", "en"]);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/^# Reference of the gates\n/);
    expect(stdout).toContain("## A good and a bad example");
    expect(stdout).not.toContain("](");
  });

  test("writes the pages of both languages, and says which were not current", async () => {
    const { code, stdout, cwd } = await run(["policy", "docs", "rules", "--output", "docs"]);
    const names = docs(cwd);
    expect(code).toBe(0);
    expect(names).toEqual(expect.arrayContaining(["README.md", "README.vi.md"]));
    expect(stdout).toBe(
      `${names.map((name) => `+ docs/${name}\n`).join("")}✔ ${names.length} trang, ${names.length} trang vừa ghi hoặc xóa\n`,
    );
    expect(readFileSync(join(cwd, "docs/README.vi.md"), "utf8")).toMatch(/\]\(G\d\d\.vi\.md\)/);
    const again = await run(["policy", "docs", "rules", "--output", "docs", "--check"], { cwd });
    expect([again.code, again.stdout]).toEqual([0, `✔ ${names.length} trang, 0 trang không còn đúng\n`]);
  });

  test("--check finds pages that are old or whose gate is gone, and leaves the pages of others alone", async () => {
    const { cwd } = await run(["policy", "docs", "rules", "--output", "docs", "--lang", "vi"]);
    writeFileSync(join(cwd, "docs/README.vi.md"), `${MARK}changed`);
    writeFileSync(join(cwd, "docs/G99.vi.md"), `${MARK}# old\n`);
    writeFileSync(join(cwd, "docs/own.md"), "# mine\n");
    const names = docs(cwd);
    const args = ["policy", "docs", "rules", "--output", "docs", "--lang", "vi"];
    const { code, stdout } = await run([...args, "--check"], { cwd });
    expect([code, stdout.split("\n").slice(0, 2)]).toEqual([1, ["+ docs/README.vi.md", "- docs/G99.vi.md"]]);
    expect(docs(cwd)).toEqual(names);
    await run(args, { cwd });
    expect(docs(cwd)).toEqual(names.filter((name) => name !== "G99.vi.md"));
  });

  test.each([
    ["of another set", `${MARK.replace("rules", "others")}# theirs\n`, true],
    ["written by hand", "# mine\n", false],
  ])("replaces no page %s, unless it is told to", async (_, theirs, isMarked) => {
    const { cwd } = await run(["policy", "docs", "rules", "--output", "docs"]);
    writeFileSync(join(cwd, "docs/README.md"), theirs);
    writeFileSync(join(cwd, "docs/G98.md"), theirs);
    const args = ["policy", "docs", "rules", "--output", "docs"];
    const { code, stdout, stderr } = await run(args, { cwd });
    expect([code, stdout, stderr]).toEqual([2, "", expect.stringContaining("[run/foreign-pages]")]);
    expect(readFileSync(join(cwd, "docs/README.md"), "utf8")).toBe(theirs);
    expect((await run([...args, "--check"], { cwd })).code).toBe(isMarked ? 2 : 1);
    const forced = await run([...args, "--force"], { cwd });
    expect([forced.code, docs(cwd).includes("G98.md")]).toEqual([0, !isMarked]);
    expect((await run([...args, "--check"], { cwd })).code).toBe(0);
  });

  test("in one language leaves the pages of the other alone", async () => {
    const { cwd } = await run(["policy", "docs", "rules", "--output", "docs"]);
    const names = docs(cwd);
    await run(["policy", "docs", "rules", "--output", "docs", "--lang", "en"], { cwd });
    expect(docs(cwd)).toEqual(names);
  });

  test.each([
    ["--check without a folder", ["rules", "--check"], "usage/missing-option"],
    ["the built-in set, which has no cases", [], "run/no-registers"],
    ["a set that does not load", ["bad"], "policy/unknown-kind"],
    ["a file in the place of the folder", ["rules", "--output", "x.txt"], "file/unwritable"],
  ])("gives no answer for %s", async (_, args, code) => {
    const files = { "bad/a.yaml": "kind: Gates\n", "x.txt": "" };
    const ran = await run(["policy", "docs", ...args], { files });
    expect([ran.code, ran.stderr]).toEqual([2, expect.stringContaining(`[${code}]`)]);
  });
});
