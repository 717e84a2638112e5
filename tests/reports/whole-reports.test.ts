import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { FORMATS } from "../../src/reporters/index.ts";
import { run } from "../cli/run.ts";

const BLOCKED = "lgsp-kho-du-lieu-o-vung-bien.gate57.yaml";
const cwd = mkdtempSync(join(tmpdir(), "gate57-whole-"));
afterAll(() => rmSync(cwd, { recursive: true, force: true }));
mkdirSync(join(cwd, "empty"));
writeFileSync(join(cwd, "blocked.yaml"), readFileSync(`examples/broken/${BLOCKED}`, "utf8"));
writeFileSync(
  join(cwd, "stream.yaml"),
  `${readFileSync(`examples/broken/${BLOCKED}`, "utf8")}---\nkind: SystemManifest\nscope: 1\n`,
);
writeFileSync(
  join(cwd, "wrong.yaml"),
  "kind: SystemManifest\nmetadata: {}\nscope: {}\nnetwork: {a: 1, b: 1}\n",
);

const checked = (...argv: readonly string[]) =>
  run(["check", ...argv, "--lang", "en", "--as-of", "2026-11-21"], { cwd });

test("files keep the whole report of a quiet run", async () => {
  const written = async (...more: readonly string[]) => {
    const outputs = FORMATS.flatMap((format) => ["--output", `${format}=report.${format}`]);
    const { stdout } = await checked("blocked.yaml", ...more, ...outputs);
    return { stdout, files: FORMATS.map((format) => readFileSync(join(cwd, `report.${format}`), "utf8")) };
  };
  const [whole, quiet] = [await written(), await written("--quiet")];
  expect(quiet.files).toEqual(whole.files);
  expect([quiet.stdout.split("\n").length, whole.stdout.split("\n").length > 20]).toEqual([2, true]);
});

test.each(["text", "markdown"])(
  "the parts of the sum add up in %s, whatever is wrong with a file",
  async (format) => {
    const { stdout } = await checked("blocked.yaml", "wrong.yaml", "none.yaml", "--format", format);
    const sum = "3 documents or files: 0 admitted, 1 not admitted, 2 could not be evaluated";
    expect(stdout.split(sum)).toHaveLength(2);
  },
);

test("a document that is wrong is counted, though another one of its file has a verdict", async () => {
  const { stdout, code } = await checked("stream.yaml", "--format", "text");
  expect(code).toBe(2);
  expect(stdout).toContain("2 documents or files: 0 admitted, 1 not admitted, 1 could not be evaluated");
});

describe("a run in which nothing was evaluated", () => {
  test.each([[], ["--quiet"]])("says as text that it is not admitted %#", async (...more) => {
    const { stdout, code } = await checked("empty", ...more);
    expect(code).toBe(3);
    expect(stdout).toMatch(/^– Nothing to evaluate: empty\n/);
    expect(stdout.replaceAll(/\s+/g, " ")).toContain("the run does not count as admitted");
  });
});

describe("errors as test cases", () => {
  const xml = async () => (await checked("wrong.yaml", "none.yaml", "--format", "junit")).stdout;

  test("have each a name of their own", async () => {
    const names = [...(await xml()).matchAll(/<testcase [^>]*name="([^"]*)">/g)].map(([, name]) => name);
    expect(names.length).toBeGreaterThan(4);
    expect(new Set(names).size).toBe(names.length);
  });

  test("tell the place alone as the place, and none where there is none", async () => {
    const { stdout } = await checked("wrong.yaml", "--format", "tap");
    const places = [...stdout.matchAll(/^ *at: (.*)$/gm)].map(([, place]) => place);
    expect(places.length).toBeGreaterThan(0);
    expect(places.filter((place) => !/^"wrong\.yaml:\d+:\d+"$/.test(place ?? ""))).toEqual([]);
    const asked = await checked("wrong.yaml", "--stage", "nowhere", "--format", "tap");
    expect(asked.stdout).toMatch(/^ *type: "usage\//m);
    expect(asked.stdout).not.toMatch(/^ *at:/m);
  });
});
