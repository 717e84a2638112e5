import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { parseAllDocuments } from "yaml";
import { formatPolicy } from "../../src/core/fmt/format-policy.ts";
import { folder, run } from "../cli/run.ts";

const GATE = "rules/gates/logging/kept.yaml";
const CASES = "rules/gates/logging/kept.cases.yaml";
const read = (cwd: string, name: string) => readFileSync(join(cwd, name), "utf8");
const begin = (...args: string[]) => ["policy", "new", "logging/kept", "rules", "--lang", "en", ...args];

/** What the user is promised: the set still loads, all cases of the new gate hold, and the files are in the style. */
async function holds(cwd: string, set: string, written: readonly string[]): Promise<void> {
  const checked = await run(["policy", "check", set, "--format", "json"], { cwd });
  const findings: readonly { readonly source: string }[] = JSON.parse(checked.stdout).findings;
  // What there was to find in the set before is none of the new gate's.
  expect([checked.stderr, findings.filter(({ source }) => source.includes("kept"))]).toEqual(["", []]);
  const { code, stderr } = await run(["policy", "test", set, "--gate", "logging/kept"], { cwd });
  expect([code, stderr]).toEqual([0, ""]);
  for (const name of written) {
    const text = read(cwd, name);
    expect([name, formatPolicy({ name, text }).text]).toEqual([name, text]);
  }
}

describe("policy new", () => {
  test("begins a gate that a profile binds, and its set still loads and holds", async () => {
    const { code, stdout, stderr, cwd } = await run(begin("--clause", "VD:2", "--number", "G40"));
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout.split("\n").slice(0, 5)).toEqual([
      "✔ G40 logging/kept",
      `  + ${GATE}`,
      `  + ${CASES}`,
      "  ~ rules/profiles.yaml",
      "    the binding `quang-tri/kept`: advice, from planning on, in the profile `quang-tri`",
    ]);
    await holds(cwd, "rules", [GATE, CASES]);
  });

  test("changes no byte of the profile but its own lines", async () => {
    const before = read(folder(), "rules/profiles.yaml");
    const { cwd } = await run(begin("--clause", "VD:2", "--profile", "tay-ninh"));
    const after = read(cwd, "rules/profiles.yaml");
    const added = after.split("\n").filter((line) => line.includes("kept"));
    expect(added).toEqual(["    - id: tay-ninh/kept", "      gate: logging/kept"]);
    const start = after.indexOf("    # Khuyến nghị");
    const end = after.indexOf("only advises.\n") + "only advises.\n".length;
    expect(after.slice(0, start) + after.slice(end)).toBe(before);
    expect(parseAllDocuments(after)).toHaveLength(parseAllDocuments(before).length);
  });

  test("takes the next number, and titles of its own", async () => {
    const titles = ["--title-vi", "Nhật ký: một năm", "--title-en", 'Logs "kept", a year'];
    const { stdout, cwd } = await run(begin("--clause", "VD:2", ...titles));
    const number = /✔ (G\d\d) /.exec(stdout)?.[1];
    const gate = parseAllDocuments(read(cwd, GATE))[0]?.toJS();
    expect(gate.metadata).toEqual({
      id: "logging/kept",
      number,
      title: { vi: "Nhật ký: một năm", en: 'Logs "kept", a year' },
      clauses: ["VD:2"],
    });
    await holds(cwd, "rules", [GATE, CASES]);
  });

  test("without a clause lets a draft stand in, by which the gate cannot become mandatory", async () => {
    const { code, cwd } = await run(begin("--number", "G40"));
    expect(code).toBe(0);
    await holds(cwd, "rules", [GATE, CASES, "rules/clauses/DRAFT-G40.yaml"]);
    const profiles = read(cwd, "rules/profiles.yaml");
    const at = profiles.indexOf("advisory", profiles.indexOf("quang-tri/kept"));
    writeFileSync(
      join(cwd, "rules/profiles.yaml"),
      `${profiles.slice(0, at)}mandatory${profiles.slice(at + "advisory".length)}`,
    );
    const checked = await run(["policy", "check", "rules"], { cwd });
    expect([checked.code, checked.stderr]).toEqual([
      2,
      expect.stringContaining("policy/unconfirmed-decides"),
    ]);
  });

  test("begins a policy folder that is not there, with a profile", async () => {
    const { code, cwd } = await run(["policy", "new", "logging/kept", "mine"]);
    expect(code).toBe(0);
    await holds(cwd, "mine", [
      "mine/gates/logging/kept.yaml",
      "mine/gates/logging/kept.cases.yaml",
      "mine/profiles/local.yaml",
      "mine/clauses/DRAFT-G01.yaml",
    ]);
    const second = await run(["policy", "new", "logging/other", "mine"], { cwd });
    expect([second.code, read(cwd, "mine/profiles/local.yaml")]).toEqual([
      0,
      expect.stringContaining("local/other"),
    ]);
  });

  test("a profile that is wished for begins the folder", async () => {
    const { cwd } = await run(["policy", "new", "logging/kept", "mine", "--profile", "so-y-te"]);
    await holds(cwd, "mine", ["mine/profiles/so-y-te.yaml"]);
  });

  test("tells editors where the schemas are, if the project has the package", async () => {
    const cwd = folder();
    const schemas = join(cwd, "node_modules/gate57/schemas");
    mkdirSync(schemas, { recursive: true });
    for (const name of ["gate", "gate-cases", "system-manifest"])
      writeFileSync(join(schemas, `${name}.schema.json`), "{}");
    await run(begin("--clause", "VD:2"), { cwd });
    for (const name of [GATE, CASES]) {
      const address = /^# yaml-language-server: \$schema=(.*)$/m.exec(read(cwd, name))?.[1] ?? "";
      expect([name, existsSync(join(cwd, dirname(name), address))]).toEqual([name, true]);
    }
  });

  test("overwrites nothing", async () => {
    const mine = read(folder(), "rules/clauses.yaml").replaceAll("VD", "VE");
    const { code, stderr, cwd } = await run(begin("--clause", "VD:2"), { files: { [CASES]: mine } });
    expect([code, stderr]).toEqual([2, expect.stringContaining("[new/taken]")]);
    expect([read(cwd, CASES), existsSync(join(cwd, GATE))]).toEqual([mine, false]);
    expect(read(cwd, "rules/profiles.yaml")).not.toContain("logging/kept");
  });

  test.each([
    ["a gate that is there", ["hosting/rated-facility"], ["new/taken"]],
    ["an id without an area", ["kept"], ["new/bad-id"]],
    ["an id that climbs out of the folder", ["../../kept"], ["new/bad-id"]],
    ["a number that is none", ["a/b", "--number", "31"], ["new/bad-number"]],
    ["a number that is taken", ["a/b", "--number", "G10"], ["new/taken"]],
    ["a clause that no register has", ["a/b", "--clause", "VD:12"], ["new/unknown-clause", "VD:1"]],
    ["a title without words", ["a/b", "--title-vi", "..."], ["new/bad-title"]],
    ["a title over lines", ["a/b", "--title-en", "a\nb: c"], ["new/bad-title"]],
    ["a profile that is not there", ["a/b", "--profile", "tay-nin"], ["usage/unknown-value", "tay-ninh"]],
  ])("refuses %s", async (_, [id = "", ...args], told) => {
    const { code, stdout, stderr, cwd } = await run(["policy", "new", id, "rules", ...args]);
    expect([code, stdout]).toEqual([2, ""]);
    for (const word of told) expect(stderr).toContain(word);
    expect(existsSync(join(cwd, "rules/gates"))).toBe(false);
  });

  test("refuses a set that does not load, and a profile whose bindings are written in brackets", async () => {
    const broken = await run(begin(), { files: { "rules/x.yaml": "kind: Gates\n" } });
    expect([broken.code, broken.stderr]).toEqual([2, expect.stringContaining("policy/unknown-kind")]);
    const flow = [
      "apiVersion: gate57/v1",
      "kind: Profile",
      "metadata: { id: flow, title: { vi: Ví dụ, en: Example } }",
      "spec: { bindings: [] }",
      "",
    ].join("\n");
    const told = await run(begin("--profile", "flow"), { files: { "rules/flow.yaml": flow } });
    expect([told.code, told.stderr]).toEqual([2, expect.stringContaining("new/flow-bindings")]);
  });
});
