import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { run } from "../cli/run.ts";
import { binding, type Files, parameter, profile, smallSet } from "./small-set.ts";

const value = (least: number) => ({
  "least.yaml": parameter("least", { type: "integer", unit: "level" }, [
    { from: "2026-01-01", value: least },
  ]),
});
const other = profile("quang-tri", [
  binding("test/level", { enforcement: "advisory" }, "quang-tri"),
  binding("test/owner", {}, "quang-tri"),
]);

function below(folder: string, files: Files): Files {
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]));
}

const until = (day: string) => ({ effective: { from: "2026-01-01", until: day } });
const two = { ...below("old", smallSet), ...below("new", { ...smallSet, ...value(3) }) };
const manifest = (level: number) =>
  JSON.stringify({
    ...{ apiVersion: "gate57/v1", kind: "SystemManifest", metadata: { id: `he-thong-${level}` } },
    ...{ request: { stage: "design" }, scope: { province: "tay-ninh" } },
    classification: { proposedLevel: level },
  });

describe("policy diff", () => {
  it("says nothing differs of the same folder: exit code 0", async () => {
    const { code, stdout, stderr } = await run(["policy", "diff", "old", "old"], { files: two });
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("hai bên như nhau");
    expect((await run(["policy", "diff", "built-in", "built-in"])).code).toBe(0);
  });

  it("tells what differs, with a manifest: exit code 1", async () => {
    const { code, stdout } = await run(["policy", "diff", "old", "new", "--lang", "en"], { files: two });
    expect(code).toBe(1);
    expect(stdout).toContain("test/level: stricter [proved]");
    expect(stdout).toContain("pass → fail (level-reached), blocks");
    expect(stdout).toContain("proposedLevel: 2");
    expect(stdout).toContain("parameter least (read by test/level)");
    const vietnamese = await run(["policy", "diff", "old", "new"], { files: two });
    expect(vietnamese.stdout).toContain("chặt hơn [đã chứng minh]");
  });

  it("calls nothing the same because no difference was found, and tells what only one side excuses", async () => {
    const bound = (more: object) => profile("tay-ninh", [binding("test/level", more), binding("test/owner")]);
    const justified = { ...smallSet, "profile.yaml": bound({ enforcement: "justified" }) };
    const closed = { ...smallSet, "profile.yaml": bound({ waivable: false }) };
    const files = {
      ...below("old", smallSet),
      ...below("justified", justified),
      ...below("closed", closed),
    };
    const argv = ["policy", "diff", "old", "justified", "--lang"];
    const { stdout } = await run([...argv, "en"], { files });
    expect(stdout).toContain("test/level: no difference found [searched, not proved]");
    expect(stdout).toContain("2 bindings: 1 no difference found, 1 same");
    expect((await run([...argv, "vi"], { files })).stdout).toContain("không thấy khác [đã tìm,");
    const json = await run(["policy", "diff", "old", "justified", "--format", "json"], { files });
    expect(JSON.parse(json.stdout)).toMatchObject({ isSame: false, gates: [{ answer: "same" }, {}] });
    const excused = await run(["policy", "diff", "closed", "old", "--lang", "en"], { files });
    expect(excused.stdout).toContain("test/level: looser [proved]");
    expect(excused.stdout).toContain(
      "by the rules: a waiver counts only in the new set (looser): level-reached",
    );
    expect(excused.stdout).toContain("fail (level-reached), waived");
  });

  it("writes witnesses that the check confirms, and overwrites nothing unasked", async () => {
    const argv = ["policy", "diff", "old", "new", "--witness", "shown"];
    const { code, cwd } = await run(argv, { files: two });
    const names = readdirSync(join(cwd, "shown"));
    expect([code, names]).toEqual([1, ["test-level.stricter.1.gate57.yaml"]]);
    const file = join("shown", names[0] ?? "");
    const [, command = ""] = /gate57 (check .*)/.exec(readFileSync(join(cwd, file), "utf8")) ?? [];
    expect(command).toBe(
      "check test-level.stricter.1.gate57.yaml --stage design --profile tay-ninh --as-of 2026-11-21",
    );
    for (const [set, outcome] of [
      ["old", "pass"],
      ["new", "fail"],
    ] as const) {
      const asked = command.replace(names[0] ?? "", file).split(" ");
      const { stdout } = await run([...asked, "--policies", set, "--format", "json"], { cwd });
      const [verdict] = JSON.parse(stdout).verdicts;
      expect(verdict.gates).toContainEqual(expect.objectContaining({ binding: "tay-ninh/level", outcome }));
    }
    writeFileSync(join(cwd, file), "mine");
    const again = await run(argv, { cwd });
    expect([again.code, readFileSync(join(cwd, file), "utf8")]).toEqual([2, "mine"]);
    expect(again.stderr).toContain("[file/exists]");
    expect((await run([...argv, "--force"], { cwd })).code).toBe(1);
    expect(readFileSync(join(cwd, file), "utf8")).not.toBe("mine");
  });

  it("compares two profiles of one set", async () => {
    const files = { ...below("old", { ...smallSet, "other.yaml": other }) };
    const argv = ["policy", "diff", "old", "--profile", "tay-ninh", "--against", "quang-tri"];
    const { code, stdout } = await run([...argv, "--format", "json"], { files });
    const { gates } = JSON.parse(stdout);
    expect(code).toBe(1);
    const [level] = gates;
    expect(level).toMatchObject({ gate: "test/level", answer: "looser", certainty: "proved" });
    const [{ manifests }] = level.bindings[0].witnesses;
    expect(manifests.map((one: { manifest: { scope: object } }) => one.manifest.scope)).toEqual([
      { province: "tay-ninh" },
      { province: "quang-tri" },
    ]);
    const text = await run([...argv, "--lang", "en"], { files });
    expect(text.stdout).toContain("test/level: stricter in tay-ninh [proved]");
  });

  it("tells first what differs now, and apart what differs on other days only", async () => {
    const later = {
      ...smallSet,
      "profile.yaml": profile("tay-ninh", [
        binding("test/level", until("2026-06-01")),
        binding("test/owner"),
      ]),
    };
    const sooner = {
      ...later,
      "profile.yaml": profile("tay-ninh", [
        binding("test/level", until("2026-05-01")),
        binding("test/owner"),
      ]),
    };
    const files = { ...below("old", later), ...below("new", sooner) };
    const argv = ["policy", "diff", "old", "new", "--lang", "en"];
    const { stdout } = await run(argv, { files });
    expect(stdout.split("\n\n")[1]?.split("\n")).toEqual([
      "2 gates: 1 same, 1 looser",
      "2 bindings: 1 same, 1 looser",
      expect.stringMatching(/^differ on \d{4}-\d\d-\d\d: 0; only before that day: 1 \(G01\)$/),
    ]);
    expect((await run([...argv, "--as-of", "2026-05-20"], { files })).code).toBe(1);
    const one = await run([...argv, "--as-of", "2026-04-30"], { files });
    expect([one.code, one.stdout]).toEqual([0, expect.stringContaining("only what holds on 2026-04-30")]);
  });

  it("names what is new or gone by what is in force", async () => {
    const more = parameter("more", { type: "integer", unit: "level" }, [
      { from: "2026-01-01", until: "2026-06-01", value: 4 },
      { from: "2026-06-01", value: 5 },
    ]);
    const files = { ...below("old", smallSet), ...below("new", { ...smallSet, "more.yaml": more }) };
    const argv = ["policy", "diff", "--lang", "en", "--as-of"];
    const fresh = await run([...argv, "2026-11-21", "old", "new"], { files });
    expect(fresh.stdout).toContain("parameter more: new: 5\n");
    const gone = await run(["policy", "diff", "--lang", "en", "new", "old"], { files });
    expect(gone.stdout).toMatch(/parameter more: gone: 5\n/);
    expect(fresh.stdout + gone.stdout).not.toMatch(/[+-] :/);
  });

  it("replays real manifests", async () => {
    const files = {
      ...two,
      "real/a.gate57.yaml": manifest(2),
      "real/b.gate57.yaml": manifest(3),
      "real/c.gate57.yaml": "a: [",
    };
    const argv = ["policy", "diff", "old", "new", "--corpus", "real", "--format", "json"];
    const { code, stdout, stderr } = await run(argv, { files });
    expect(code).toBe(1);
    expect(JSON.parse(stdout).corpus).toMatchObject({
      ...{ documents: 2, changed: 1, unread: 1 },
      groups: [{ requirement: "level-reached", causes: ["parameters/least"], files: ["real/a.gate57.yaml"] }],
    });
    expect(stderr).toContain("real/c.gate57.yaml");
    const shown = await run(["policy", "diff", "old", "new", "--corpus", "real", "--lang", "en"], { files });
    expect(shown.stdout).toContain("Real manifests: 2 manifests replayed, 1 changed, 1 not judged");
  });

  it("writes Markdown", async () => {
    const { stdout } = await run(["policy", "diff", "old", "new", "--format", "markdown", "--lang", "en"], {
      files: { ...two, "real/a.gate57.yaml": manifest(2) },
    });
    expect(stdout).toContain("| Gate | Binding | Answer | Change |");
    expect(stdout).toMatch(/```yaml\napiVersion: gate57\/v1\n/);
  });

  it("gives no answer about a set that does not load: exit code 2", async () => {
    const files = { ...two, "new/profile.yaml": (two["new/profile.yaml"] ?? "").replace("spec", "spce") };
    const { code, stdout, stderr } = await run(["policy", "diff", "old", "new"], { files });
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("[policy/unknown-field]");
    const json = await run(["policy", "diff", "old", "new", "--format", "json"], { files });
    expect(JSON.parse(json.stdout).errors).not.toEqual([]);
  });

  it.each([
    [["old"], "usage/missing-argument"],
    [[], "usage/missing-argument"],
    [["old", "nowhere"], "file/not-found"],
    [["old", "new", "--format", "jsn"], "usage/unknown-value"],
    [["old", "new", "--profile", "tai-ninh"], "usage/unknown-value"],
    [["old", "new", "--gate", "G99"], "usage/unknown-value"],
    [["old", "--against", "tay-ninh"], "usage/missing-option"],
    [["old", "new", "--corpus", "nowhere"], "file/not-found"],
    [["old", "new", "--witness", ""], "usage/missing-value"],
    [["old", "new", "--as-of", "2026-02-30"], "usage/bad-date"],
  ])("refuses %j: exit code 2", async (argv, code) => {
    const ran = await run(["policy", "diff", ...argv], { files: two });
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain(`[${code}]`);
  });
});
