import { describe, expect, test } from "vitest";
import { FORMATS } from "../../src/reporters/index.ts";
import { runAzureCommands } from "../runner/azure-commands.ts";
import { runCommands } from "../runner/commands.ts";
import { HOSTILE, HOSTILE_ARGUMENTS } from "../runner/hostile.ts";
import { hostileManifest, mistakenManifest } from "../runner/hostile-manifests.ts";
import { markedManifest, markersIn } from "../runner/marked-manifest.ts";
import { fixture, folderOfFile, type Ran, run } from "./run.ts";

const files = {
  "good.yaml": fixture("manifests/good.yaml"),
  "blocked.yaml": fixture("manifests/blocked.yaml"),
  "plan.yaml": fixture("manifests/plan.yaml"),
  "bad.yaml": fixture("manifests/good.yaml").replace("rating: 3", "ratting: 3"),
};
/** Is the folder of all runs that cannot write a file. */
const cwd = folderOfFile(files);
const GITHUB = { GITHUB_ACTIONS: "true" };
const AZURE = { TF_BUILD: "True" };

/** Lists the commands that are in what a run printed, and none of them meant. */
function unmeant({ stdout, stderr }: Ran, meant: "github" | "azure" | "none"): readonly unknown[] {
  const [github, azure] = [runCommands(stdout, stderr), runAzureCommands(stdout, stderr)];
  const ours = /^(?:error|warning|notice|stop-commands|resume)$/;
  const isOurs = /^##vso\[task\.(?:logissue|complete) /;
  return [
    ...github.commands.filter(({ name }) => meant !== "github" || !ours.test(name)),
    ...github.lookAlikes.filter(({ text }) => meant !== "azure" || !isOurs.test(text)),
    ...azure.commands.filter(({ text }) => meant !== "azure" || !isOurs.test(text)),
    ...azure.formatting,
    ...azure.lookAlikes,
    ...runCommands("", stderr).commands,
    ...runAzureCommands("", stderr).commands,
  ];
}

describe("without a format, check writes for the CI it runs in", () => {
  test.each([
    [{}, "text"],
    [GITHUB, "github"],
    [{ GITHUB_ACTIONS: "false" }, "text"],
    [AZURE, "azure"],
    [{ TF_BUILD: "true" }, "azure"],
    [{ TF_BUILD: "1" }, "text"],
    [{ CI: "true" }, "text"],
    [{ ...GITHUB, ...AZURE }, "github"],
  ] as const)("with %j it is %s", async (env, format) => {
    const argv = ["check", "blocked.yaml", "--policies", "rules"];
    const chosen = await run(argv, { cwd, env });
    const named = await run([...argv, "--format", format], { cwd });
    expect([chosen.code, chosen.stdout, chosen.stderr]).toEqual([named.code, named.stdout, named.stderr]);
  });

  test("a format that is asked for wins", async () => {
    const argv = ["check", "blocked.yaml", "--policies", "rules", "--format", "json"];
    const { stdout } = await run(argv, { cwd, env: GITHUB });
    expect(JSON.parse(stdout).version).toBe("gate57/v1");
  });

  test.each([
    ["a manifest that cannot be evaluated", ["bad.yaml"], 2],
    ["a file that is not there", ["none.yaml"], 2],
    ["a question nobody asks", ["good.yaml", "--stage", "none"], 2],
    ["an option that does not exist", ["good.yaml", "--nothing"], 2],
    ["a format that does not exist", ["good.yaml", "--format", "xml"], 2],
    ["a file that cannot be written", ["good.yaml", "--output", "json=none/x.json"], 2],
    ["nothing to evaluate", ["rules"], 3],
  ])("%s is told in the report, and nothing raw beside it", async (_, argv, code) => {
    const all = ["check", ...argv, "--policies", "rules"];
    const [github, azure] = [await run(all, { cwd, env: GITHUB }), await run(all, { cwd, env: AZURE })];
    expect([github.code, github.stderr, azure.code, azure.stderr]).toEqual([code, "", code, ""]);
    expect(runCommands(github.stdout).annotations[0]?.level).toBe("error");
    expect(runAzureCommands(azure.stdout).result).toBe("Failed");
    expect([...unmeant(github, "github"), ...unmeant(azure, "azure")]).toEqual([]);
  });

  test("other commands write as they do anywhere", async () => {
    for (const argv of [
      ["policy", "check", "rules"],
      ["explain", "G10"],
      ["digest", "good.yaml"],
      ["--help"],
    ]) {
      const [inCi, outside] = [
        await run(argv, { cwd, env: { ...GITHUB, ...AZURE } }),
        await run(argv, { cwd }),
      ];
      expect([inCi.code, inCi.stdout, inCi.stderr]).toEqual([outside.code, outside.stdout, outside.stderr]);
    }
  });
});

describe("goldens", () => {
  const reports = { blocked: ["blocked.yaml", "bad.yaml"], admitted: ["good.yaml", "plan.yaml"] };
  const cases = Object.entries(reports).flatMap(([name, names]) =>
    (["github", "azure", "markdown"] as const).flatMap((format) =>
      (["vi", "en"] as const).map((lang) => ({ name, names, format, lang })),
    ),
  );
  test.each(cases)("$name as $format in $lang", async ({ name, names, format, lang }) => {
    const argv = ["check", ...names, "--policies", "rules", "--format", format, "--lang", lang];
    const { stdout } = await run(argv, { cwd });
    await expect(stdout).toMatchFileSnapshot(`goldens/ci.${name}.${format}.${lang}.txt`);
  });
});

describe("nothing that is printed is a command that nobody meant", () => {
  const corpus = HOSTILE.filter(({ text }) => text.length < 500);

  test.each(FORMATS)("as %s, of manifests with hostile texts and mistakes", async (format) => {
    for (const { text } of corpus.filter((_, index) => index % 8 === FORMATS.indexOf(format) % 8)) {
      const hostile = { "a.yaml": hostileManifest(text), "b.yaml": mistakenManifest(text) };
      const ran = await run(["check", "a.yaml", "b.yaml", "--format", format], { files: hostile });
      const isMeant = format === "github" || format === "azure";
      expect(unmeant(ran, isMeant ? format : "none")).toEqual([]);
    }
  });

  const calls: readonly ((text: string) => readonly string[])[] = [
    (text) => ["check", text],
    (text) => ["check", "good.yaml", "--stage", text],
    (text) => ["check", "good.yaml", "--format", text],
    (text) => ["check", "good.yaml", "--policies", "rules", "--output", `json=${text}/x`],
    (text) => ["explain", text],
    (text) => ["digest", text],
    (text) => ["policy", "check", text, "--format", "github"],
    (text) => [text],
  ];
  const worlds = [[GITHUB, "github"] as const, [AZURE, "azure"] as const, [{}, "none"] as const];
  // Each call has a share of the corpus in each world; all of it in all of them would take minutes.
  const shares = calls.flatMap((call, at) =>
    worlds.map(([env, meant], world) => {
      const texts = HOSTILE_ARGUMENTS.filter((_, index) => index % 9 === (at + 3 * world) % 9);
      return { call, env, texts, meant: call("x")[0] === "policy" ? ("github" as const) : meant };
    }),
  );
  test.each(shares.map((share) => [share.call("TEXT").join(" "), share.env, share] as const))(
    "of hostile arguments of %s with %j",
    async (_, env, { call, texts, meant }) => {
      const world = call("x").includes("--output") ? { files, env } : { cwd, env };
      for (const { text } of texts) expect(unmeant(await run(call(text), world), meant)).toEqual([]);
    },
  );
});

test.each(["github", "azure", "markdown"])("%s holds nothing confidential", async (format) => {
  const marked = markedManifest();
  const world = { files: { "m.yaml": marked.text } };
  const argv = ["check", "m.yaml", "--stage", "operation", "--profile", "tay-ninh", "--format"];
  const shown = await run([...argv, "text"], world);
  expect(markersIn(shown.stdout, marked).length).toBeGreaterThan(0);
  const { stdout } = await run([...argv, format], world);
  expect(stdout).toContain("G10");
  expect(markersIn(stdout, marked)).toEqual([]);
});
