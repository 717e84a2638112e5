import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { fixture, run } from "../cli/run.ts";
import { readFolder } from "../policy/policy-folder.ts";

const set = Object.fromEntries(
  [...readFolder(join(import.meta.dirname, "set"))].map(([name, text]) => [`set/${name}`, text] as const),
);
const law = "set/clauses/luat.yaml";
const broken = { ...set, [law]: (set[law] ?? "").replace("      disposition: gate\n", "") };
const unread = { ...set, [law]: (set[law] ?? "").replace("spec:", "spce:") };

describe("policy trace", () => {
  it("prints the matrix: exit code 0", async () => {
    const { code, stdout, stderr } = await run(["policy", "trace", "set", "--lang", "en"], { files: set });
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("6/6 clauses (100 %)");
  });

  it("looks in `policies` when no folder is named, and says what it lacks when there is none", async () => {
    const files = Object.fromEntries(
      Object.entries(set).map(([name, text]) => [name.replace("set/", "policies/"), text]),
    );
    expect((await run(["policy", "trace"], { files })).code).toBe(0);
    const { code, stdout, stderr } = await run(["policy", "trace"]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("[run/no-registers]");
  });

  it("tells a break with its line, beside the rest of the matrix: exit code 1", async () => {
    const { code, stdout, stderr } = await run(["policy", "trace", "set", "--lang", "en"], { files: broken });
    expect(code).toBe(1);
    expect(stdout).toContain("5/6 clauses (83 %)");
    expect(stderr).toContain("error[policy/no-disposition]");
    expect(stderr).toContain("set/clauses/luat.yaml:12:11");
  });

  it("gives no answer about a set that does not load: exit code 2", async () => {
    const { code, stdout, stderr } = await run(["policy", "trace", "set"], { files: unread });
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("[policy/unknown-field]");
    expect((await run(["policy", "trace", "nowhere"])).code).toBe(2);
  });

  it("keeps standard output to one format, whatever happens", async () => {
    const argv = ["policy", "trace", "set", "--format", "json"];
    const whole = JSON.parse((await run(argv, { files: set })).stdout);
    expect(whole).toMatchObject({ version: "gate57/v1", counts: { clauses: 6 }, problems: [], errors: [] });
    const one = JSON.parse((await run(argv, { files: broken })).stdout);
    expect(one.problems).toMatchObject([
      { code: "policy/no-disposition", location: { start: { line: 12 } } },
    ]);
    const none = JSON.parse((await run(argv, { files: unread })).stdout);
    expect(none.errors.map(({ code }: { code: string }) => code)).toContain("policy/unknown-field");
  });

  it("lists what is open with the values of a date", async () => {
    const argv = ["policy", "trace", "set", "--open", "--format", "json", "--as-of", "2026-06-30"];
    const { code, stdout } = await run(argv, { files: set });
    const { asOf, open } = JSON.parse(stdout);
    expect([code, asOf]).toEqual([0, "2026-06-30"]);
    expect(open.map(({ kind, id }: { kind: string; id: string }) => `${kind} ${id}`)).toEqual([
      "parameter usualRating",
      "catalogue standards",
      "derived leastRating/high-level",
      "binding tay-ninh/qualified",
    ]);
    expect(open[0]).toMatchObject({
      values: [{ value: 2 }],
      place: { source: "set/parameters/hosting.yaml", line: 6 },
    });
  });

  it("tells of the clauses that are asked for alone", async () => {
    const argv = ["policy", "trace", "set", "--clause", "VB:II.1", "--format", "json"];
    const { documents, counts } = JSON.parse((await run(argv, { files: set })).stdout);
    const told = documents.flatMap((one: { clauses: { id: string }[] }) => one.clauses.map(({ id }) => id));
    expect(told).toEqual(["VB:II.1/1", "VB:II.1/2"]);
    expect(counts.clauses).toBe(6);
    const ofLaw = ["policy", "trace", "set", "--clause", "LM", "--open", "--format", "json"];
    const { open } = JSON.parse((await run(ofLaw, { files: set })).stdout);
    expect(open.map(({ id }: { id: string }) => id)).toEqual(["tay-ninh/qualified"]);
  });

  it("leaves out of what is open what has ended by the date", async () => {
    const ended = "effective: { from: 2026-05-05, until: 2026-12-31 }";
    const profile = "set/profiles/tay-ninh.yaml";
    const files = {
      ...set,
      [profile]: (set[profile] ?? "").replace("effective: { from: 2026-05-05 }", ended),
    };
    const argv = ["policy", "trace", "set", "--open", "--format", "json", "--as-of"];
    const openOn = async (date: string) => (await run([...argv, date], { files })).stdout;
    expect(await openOn("2026-12-30")).toContain('"tay-ninh/qualified"');
    expect(await openOn("2026-12-31")).not.toContain('"tay-ninh/qualified"');
  });

  it.each([
    ["--format", "tabel", "usage/unknown-value"],
    ["--as-of", "2026-02-30", "usage/bad-date"],
  ])("refuses %s %s", async (option, value, code) => {
    const ran = await run(["policy", "trace", "set", option, value], { files: set });
    expect([ran.code, ran.stdout]).toEqual([2, ""]);
    expect(ran.stderr).toContain(`[${code}]`);
  });

  it("finds what the set of the other tests lacks", async () => {
    const { code, stderr } = await run(["policy", "trace", "rules"], {
      files: { "rules/gates.cases.yaml": fixture("policies/gates.cases.yaml") },
    });
    expect(code).toBe(1);
    expect(stderr.match(/\[trace\/no-case\]/g)).toHaveLength(5);
  });
});
