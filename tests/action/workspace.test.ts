import {
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { readInputs } from "../../src/action/inputs.ts";
import { findJudged } from "../../src/action/workspace.ts";
import { ADMITTED, codesIn, filesBelow, type Job, MANIFEST, type Places, run, writeFiles } from "./job.ts";

const SECRET = "khong-ai-duoc-thay";

/** Puts a manifest, a plan and attestations where nothing may be read. */
function beyond({ outside }: Places): void {
  writeFiles(outside, {
    "gate57.yaml": `# ${SECRET}\n${MANIFEST}`,
    "attestations/one.dsse.json": SECRET,
  });
}

const linked =
  (name: string, target: string) =>
  (places: Places): void => {
    beyond(places);
    symlinkSync(join(places.outside, target), join(places.workspace, name));
  };

function job(inputs: Readonly<Record<string, string>>, arrange = beyond): Job {
  return { inputs: { ...ADMITTED, ...inputs }, arrange };
}

describe("what lies outside the workspace is not read, and is named as it was written", () => {
  test.each<[string, string, string, Job]>([
    ["a file above", "manifests", "../outside/gate57.yaml", job({ manifests: "../outside/gate57.yaml" })],
    ["a folder above", "manifests", "..", job({ manifests: ".." })],
    ["a way out and in and out", "manifests", "a/../../outside", job({ manifests: "a/../../outside" })],
    ["an absolute path", "manifests", "/etc/hostname", job({ manifests: "/etc/hostname" })],
    ["a path of nothing", "manifests", "../nothing.yaml", job({ manifests: "../nothing.yaml" })],
    ["a pattern above", "manifests", "../*/gate57.yaml", job({ manifests: "../*/gate57.yaml" })],
    ["a pattern of everything", "manifests", "/*", job({ manifests: "/*" })],
    [
      "a pattern that goes up",
      "manifests",
      "*/../../outside/*.yaml",
      job({ manifests: "*/../../outside/*.yaml" }),
    ],
    [
      "a brace that goes up",
      "manifests",
      "{a,..}/outside/*.yaml",
      job({ manifests: "{a,..}/outside/*.yaml" }),
    ],
    [
      "a linked file",
      "manifests",
      "link.yaml",
      job({ manifests: "link.yaml" }, linked("link.yaml", "gate57.yaml")),
    ],
    ["a linked folder", "manifests", "link", job({ manifests: "link" }, linked("link", ""))],
    [
      "a file by a linked folder",
      "manifests",
      "link/gate57.yaml",
      job({ manifests: "link/gate57.yaml" }, linked("link", "")),
    ],
    [
      "a pattern by a linked folder",
      "manifests",
      "link/*.yaml",
      job({ manifests: "link/*.yaml" }, linked("link", "")),
    ],
    [
      "a link that a pattern finds",
      "manifests",
      "link.yaml",
      job({ manifests: "*.yaml" }, linked("link.yaml", "gate57.yaml")),
    ],
    [
      "a link that a search finds",
      "manifests",
      "a.gate57.yaml",
      job({}, linked("a.gate57.yaml", "gate57.yaml")),
    ],
    [
      "a link to nothing",
      "manifests",
      "link.yaml",
      job({ manifests: "link.yaml" }, linked("link.yaml", "nothing")),
    ],
    ["a plan above", "plan", "../outside/gate57.yaml", job({ plan: "../outside/gate57.yaml" })],
    ["a linked plan", "plan", "link.yaml", job({ plan: "link.yaml" }, linked("link.yaml", "gate57.yaml"))],
    [
      "attestations above",
      "attestations",
      "../outside/attestations",
      job({ attestations: "../outside/attestations" }),
    ],
    [
      "linked attestations",
      "attestations",
      "signed",
      job({ attestations: "signed" }, linked("signed", "attestations")),
    ],
    [
      "linked attestations beside",
      "manifests",
      "attestations",
      job({}, linked("attestations", "attestations")),
    ],
  ])("%s", async (_, input, name, given) => {
    const { code, printed, outputs, accesses } = await run(given);
    expect(codesIn(printed)).toEqual(["action/outside-workspace"]);
    expect(printed).toContain(`\`${name}\` lies outside`);
    expect(printed).toContain(`inputs.${input}`);
    expect(printed).not.toContain(SECRET);
    expect({ code, decision: outputs.decision, accesses }).toEqual({
      code: 2,
      decision: "error",
      accesses: [],
    });
  });

  test("a linked folder that a search meets is not followed, and nothing is admitted for it", async () => {
    const { code, printed, outputs } = await run(job({}, linked("link", "")));
    expect([code, codesIn(printed)]).toEqual([3, ["file/link-not-followed"]]);
    expect([outputs.decision, outputs.manifests]).toEqual(["nothing", "1"]);
    expect(printed).not.toContain(SECRET);
  });

  test("a linked entry of the attestations", async () => {
    const arrange = (places: Places): void => {
      beyond(places);
      mkdirSync(join(places.workspace, "signed/below"), { recursive: true });
      const name = "attestations/one.dsse.json";
      symlinkSync(join(places.outside, name), join(places.workspace, "signed/below/one.dsse.json"));
    };
    const { code, printed } = await run(job({ attestations: "signed" }, arrange));
    expect(code).toBe(2);
    expect(printed).toContain("`signed/below/one.dsse.json` lies outside");
  });

  test.each(["manifests", "plan"])("standard input as %s", async (name) => {
    const { code, printed } = await run(job({ [name]: "-" }));
    expect([code, codesIn(printed)]).toEqual([2, ["action/no-stdin"]]);
  });
});

describe("what lies in the workspace is read, however it is named", () => {
  const files = { "a/gate57.yaml": MANIFEST, "b.yaml": MANIFEST.replace("ho-so-xa-tan-lang", "khac") };

  test.each<[string, string, string, ((places: Places) => void)?]>([
    ["all of it", "", "1"],
    ["a folder", "a", "1"],
    ["two files", "a/gate57.yaml\nb.yaml", "2"],
    ["a way up that stays within", "a/../b.yaml", "1"],
    ["a pattern", "**/*.yaml", "2"],
    [
      "a link that stays within",
      "c.yaml",
      "1",
      ({ workspace }) => symlinkSync(join(workspace, "b.yaml"), join(workspace, "c.yaml")),
    ],
    [
      "a name that looks like a pattern",
      "[a].yaml",
      "1",
      ({ workspace }) => linkSync(join(workspace, "b.yaml"), join(workspace, "[a].yaml")),
    ],
  ])("%s", async (_, manifests, count, arrange = () => undefined) => {
    const { code, outputs } = await run({ files, inputs: { ...ADMITTED, manifests }, arrange });
    expect([code, outputs.manifests]).toEqual([0, count]);
  });

  test("an absolute path, and a workspace that is reached by a link", async () => {
    const arrange = ({ workspace, outside }: Places) => symlinkSync(workspace, join(outside, "link"));
    const first = await run({
      ...{ inputs: ADMITTED, arrange },
      change: (io) => {
        const workspace = join(io.env.GITHUB_WORKSPACE ?? "", "../outside/link");
        return {
          ...io,
          env: { ...io.env, GITHUB_WORKSPACE: workspace, INPUT_MANIFESTS: `${workspace}/gate57.yaml` },
        };
      },
    });
    expect([first.code, first.outputs.manifests]).toEqual([0, "1"]);
  });

  test("no workspace", async () => {
    for (const folder of [undefined, "", "/nowhere/at/all"]) {
      const { code, printed } = await run({ inputs: ADMITTED, env: { GITHUB_WORKSPACE: folder } });
      expect([code, codesIn(printed)]).toEqual([2, ["action/no-workspace"]]);
    }
  });
});

const many = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`m${at}.gate57.yaml`, "a: [\n"]));

describe("a great many", () => {
  test.each([
    [1000, false],
    [1001, true],
  ])("%i manifests", async (count, isTooMany) => {
    const { code, printed, outputs } = await run({ inputs: ADMITTED, files: many(count) });
    expect([code, outputs.manifests]).toEqual([2, "0"]);
    expect(codesIn(printed).filter((one) => one.startsWith("action/"))).toEqual(
      isTooMany ? ["action/too-many-manifests"] : [],
    );
    if (isTooMany) expect(printed).toContain("there are 1001 manifests, more than the 1000");
  });

  test.each([
    [0, []],
    [1, ["action/manifests-too-large"]],
  ])("bytes, and %i more than there may be", async (more, codes) => {
    const half = 2_097_152;
    const files = { "a.gate57.yaml": "#".repeat(half), "b.gate57.yaml": "#".repeat(half + more) };
    const { code, printed } = await run({ inputs: ADMITTED, files });
    expect(code).not.toBe(0);
    expect(codesIn(printed).filter((one) => one.startsWith("action/"))).toEqual(codes);
  });

  test("manifests beside one folder of attestations have it looked through once", async () => {
    const workspace = { folder: realpathSync(mkdtempSync(join(tmpdir(), "gate57-many-"))) };
    onTestFinished(() => rmSync(workspace.folder, { recursive: true, force: true }));
    writeFiles(workspace.folder, many(200));
    writeFiles(workspace.folder, { "attestations/one.dsse.json": "", "a/gate57.yaml": "" });
    symlinkSync("/etc/hostname", join(workspace.folder, "attestations/link.dsse.json"));
    symlinkSync("../attestations", join(workspace.folder, "a/attestations"));
    const { inputs } = readInputs({});
    const { diagnostics } = await findJudged(inputs, workspace);
    expect(diagnostics.map(({ code }) => code)).toEqual(["action/outside-workspace"]);
  });
});

describe("what is named below a file, which nothing can be", () => {
  const inputs = { ...ADMITTED, manifests: "gate57.yaml" };
  test.each([
    ["a manifest", { manifests: "a/gate57.yaml" }],
    ["a pattern", { manifests: "a/*.yaml" }],
    ["the plan", { plan: "a/plan.yaml" }],
    ["the attestations", { attestations: "a/signed" }],
  ])("%s", async (_, given) => {
    const job = { inputs: { ...inputs, ...given }, files: { a: "", "gate57.yaml": MANIFEST } };
    const { code, printed } = await run(job);
    expect([code, codesIn(printed)]).toEqual([2, ["file/not-found"]]);
  });

  test("a report: it cannot be written, and the decision stands", async () => {
    const files = { a: "", "gate57.yaml": MANIFEST };
    const { code, printed } = await run({ inputs: { ...inputs, output: "json=a/out.json" }, files });
    expect([code, codesIn(printed)]).toEqual([0, []]);
    expect(printed).toMatch(/^::warning [^\n]*a part of the path is a file and no folder/m);
  });
});

describe("the files of reports", () => {
  test.each<[string, (places: Places) => void]>([
    [
      "a manifest that leads out",
      ({ workspace }) => symlinkSync("/etc/hostname", join(workspace, "b.gate57.yaml")),
    ],
    ["too many manifests", ({ workspace }) => writeFiles(workspace, many(1001))],
    ["another report that may not be written", ({ workspace }) => symlinkSync("x", join(workspace, "link"))],
  ])(
    "take the place of what the change laid there, whatever keeps it from being judged: %s",
    async (_, arrange) => {
      const forged = '{"verdicts":[{"decision":"admit"}]}';
      const files = { "gate57.yaml": MANIFEST, "out.json": forged };
      const finished = await run({
        inputs: { ...ADMITTED, output: "json=out.json\nsarif=link" },
        files,
        arrange,
      });
      expect(finished.code).toBe(2);
      const { errors } = JSON.parse(readFileSync(join(finished.workspace, "out.json"), "utf8"));
      expect(errors.length).toBeGreaterThan(0);
    },
  );

  test.each<[string, string, ((places: Places) => void)?]>([
    ["another one is named outside", "gate57.yaml\n../x.yaml"],
    [
      "another one leads out",
      "",
      ({ workspace }) => symlinkSync("/etc/hostname", join(workspace, "b.gate57.yaml")),
    ],
    ["there are too many", "", ({ workspace }) => writeFiles(workspace, many(1001))],
  ])("never take the place of a manifest, though %s", async (_, manifests, arrange) => {
    const inputs = { ...ADMITTED, manifests, output: "json=gate57.yaml" };
    const { code, printed, workspace } = await run({ inputs, ...(arrange ? { arrange } : {}) });
    expect([code, codesIn(printed).includes("usage/output-is-input")]).toEqual([2, true]);
    expect(readFileSync(join(workspace, "gate57.yaml"), "utf8")).toBe(MANIFEST);
  });

  const written = (output: string, arrange?: (places: Places) => void) =>
    run({ inputs: { ...ADMITTED, manifests: "gate57.yaml", output }, ...(arrange ? { arrange } : {}) });

  test("stand in the workspace or in the runner's folder for what is passing", async () => {
    const { code, workspace, temporary } = await run({
      inputs: { ...ADMITTED },
      change: (io) => {
        const output = `json=out.json\ntext=${io.env.RUNNER_TEMP}/out.txt`;
        return { ...io, env: { ...io.env, INPUT_OUTPUT: output } };
      },
    });
    expect(code).toBe(0);
    expect(JSON.parse(readFileSync(join(workspace, "out.json"), "utf8")).verdicts).toHaveLength(1);
    expect(readFileSync(join(temporary, "out.txt"), "utf8")).toContain("ho-so-xa-tan-lang");
  });

  test.each<[string, string, ((places: Places) => void)?]>([
    ["above", "json=../out.json"],
    ["elsewhere", "json=/etc/gate57.json"],
    [
      "by a linked folder",
      "json=link/out.json",
      ({ outside, workspace }) => symlinkSync(outside, join(workspace, "link")),
    ],
    [
      "through a link to what is not there yet",
      "json=link.json",
      ({ outside, workspace }) => symlinkSync(join(outside, "new.json"), join(workspace, "link.json")),
    ],
    [
      "through a link to what is there",
      "json=link.json",
      ({ outside, workspace }) => {
        writeFileSync(join(outside, "old.json"), "old");
        symlinkSync(join(outside, "old.json"), join(workspace, "link.json"));
      },
    ],
  ])("do not stand %s", async (_, output, arrange) => {
    const { code, printed, outside } = await written(output, arrange);
    expect([code, codesIn(printed)]).toEqual([2, ["action/outside-workspace"]]);
    expect(printed).toContain(`\`${output}\``);
    expect(readdirSync(outside).map((name) => readFileSync(join(outside, name), "utf8"))).toEqual(
      _.endsWith("to what is there") ? ["old"] : [],
    );
  });

  test.each<[string, string, string, ((places: Places) => void)?]>([
    [
      "through a link that stays within",
      "json=link.json",
      "action/output-is-link",
      ({ workspace }) => {
        writeFileSync(join(workspace, "real.json"), "old");
        symlinkSync("real.json", join(workspace, "link.json"));
      },
    ],
    [
      "in a folder that is reached by a link",
      "json=reports/out.json",
      "action/output-is-link",
      ({ workspace }) => {
        mkdirSync(join(workspace, "elsewhere"));
        symlinkSync("elsewhere", join(workspace, "reports"));
      },
    ],
    [
      "in a folder that is a link to itself",
      "json=reports/out.json",
      "action/outside-workspace",
      ({ workspace }) => symlinkSync("reports", join(workspace, "reports")),
    ],
    ["among Git's hooks", "text=.git/hooks/pre-push", "action/output-in-git"],
    ["as Git's own file", "text=.git", "action/output-in-git"],
    ["in Git's folder further down", "text=a/.git/config", "action/output-in-git"],
    ["in Git's folder by another case", "text=.Git/config", "action/output-in-git"],
    ["in Git's folder by its short name", "text=GIT~1/config", "action/output-in-git"],
    [
      "in Git's folder by a link",
      "text=link/config",
      "action/output-in-git",
      ({ workspace }) => {
        mkdirSync(join(workspace, ".git"));
        symlinkSync(".git", join(workspace, "link"));
      },
    ],
  ])("do not stand %s", async (_, output, expected, arrange) => {
    const { code, printed, workspace } = await written(output, arrange);
    expect([code, codesIn(printed)]).toEqual([2, [expected]]);
    expect(printed).toContain(`\`${output}\``);
    const files = Object.keys(filesBelow(workspace, "")).filter((name) => name !== "/gate57.yaml");
    expect(files.filter((name) => !name.endsWith("real.json"))).toEqual([]);
    if (expected === "action/outside-workspace") {
      expect(printed).toContain("name a place inside GITHUB_WORKSPACE or RUNNER_TEMP");
    }
  });

  test.each(["json=.github/x.json", "json=git/x.json"])("may stand at %s", async (output) => {
    const { code, workspace } = await written(output, (places) => {
      mkdirSync(join(places.workspace, ".github"));
      mkdirSync(join(places.workspace, "git"));
    });
    expect(code).toBe(0);
    expect(existsSync(join(workspace, output.slice("json=".length)))).toBe(true);
  });

  test("replace a link that was made after they were looked at, and leave nothing beside", async () => {
    const { code, workspace, outside } = await run({
      inputs: { ...ADMITTED, manifests: "gate57.yaml", output: "json=out.json" },
      change: (io) => ({
        ...io,
        decided: (code) => {
          const folder = io.env.GITHUB_WORKSPACE ?? "";
          writeFileSync(join(folder, "../outside/old.json"), "old");
          symlinkSync(join(folder, "../outside/old.json"), join(folder, "out.json"));
          io.decided(code);
        },
      }),
    });
    expect([code, readFileSync(join(outside, "old.json"), "utf8")]).toEqual([0, "old"]);
    expect(JSON.parse(readFileSync(join(workspace, "out.json"), "utf8")).verdicts).toHaveLength(1);
    expect(readdirSync(workspace).sort()).toEqual(["gate57.yaml", "out.json"]);
  });

  test("that cannot be moved to their place are told, and leave nothing beside", async () => {
    const { code, printed, workspace } = await written("json=out", ({ workspace }) =>
      mkdirSync(join(workspace, "out")),
    );
    expect(code).toBe(0);
    expect(printed).toContain("::warning");
    expect(readdirSync(workspace).sort()).toEqual(["gate57.yaml", "out"]);
  });

  test.each([
    ["nofmt=a", "usage/unknown-value"],
    ["json", "usage/bad-output"],
    ["json=-", "usage/bad-output"],
    ["json=a\ntext=a", "usage/repeated-output"],
    ["json=gate57.yaml", "usage/output-is-input"],
  ])("%j", async (output, code) => {
    const finished = await written(output);
    expect([finished.code, codesIn(finished.printed)]).toEqual([2, [code]]);
    expect(finished.printed).toContain("inputs.output");
    expect(finished.printed).not.toContain("--output");
  });

  test.each([
    ...["GITHUB_OUTPUT", "GITHUB_ENV", "GITHUB_PATH", "GITHUB_STATE", "GITHUB_STEP_SUMMARY"],
    ...["GITHUB_EVENT_PATH", "GITHUB_ARTIFACTS", "GITHUB_ARTIFACTS_LIST"],
  ])("are none of those the runner reads after the step: %s", async (name) => {
    const { code, printed, decided } = await run({
      inputs: ADMITTED,
      change: (io) => {
        const path = `${io.env.RUNNER_TEMP}/of-the-runner`;
        if (name === "GITHUB_EVENT_PATH") writeFileSync(path, "{}");
        return { ...io, env: { ...io.env, [name]: path, INPUT_OUTPUT: `json=${path}` } };
      },
    });
    expect([code, codesIn(printed), decided]).toEqual([2, ["usage/output-is-input"], [2]]);
  });
});

describe("a workspace that was not checked out", () => {
  const CHECKED_OUT = "trước bước này đã có bước `actions/checkout` chưa?";
  const EMPTY = ["action/empty-workspace"];
  test.each<
    [string, Readonly<Record<string, string>>, Readonly<Record<string, string>>, number, readonly string[]]
  >([
    ["of nothing", {}, {}, 3, EMPTY],
    ["of nothing but git's own folder", { ".git/HEAD": "" }, {}, 3, EMPTY],
    ["where a pattern is looked for", {}, { manifests: "*.yaml" }, 3, [...EMPTY, "file/no-match"]],
    ["where a file is looked for", {}, { manifests: "a.yaml" }, 2, [...EMPTY, "file/not-found"]],
    ["of some file", { "readme.md": "" }, {}, 3, ["file/no-manifest"]],
  ])("%s", async (_, files, inputs, code, codes) => {
    const finished = await run({ inputs: { ...ADMITTED, ...inputs, lang: "vi" }, files });
    const told = [...finished.printed.matchAll(/^(?:lỗi|cảnh báo|lưu ý)\[([a-z0-9/-]+)\]/gm)].map(
      ([, one]) => one,
    );
    expect([finished.code, told.sort()]).toEqual([code, [...codes].sort()]);
    expect(finished.printed.includes(CHECKED_OUT)).toBe(codes.includes("action/empty-workspace"));
  });

  test.each<[string, Readonly<Record<string, string>>, boolean]>([
    ["nothing was named", {}, false],
    ["a folder was named", { manifests: "docs" }, true],
  ])("and where %s, whoever named nothing is not told to name it no longer", async (_, inputs, isNamed) => {
    const asked = { ...ADMITTED, ...inputs, format: "github" };
    const { printed } = await run({ inputs: asked, files: { "docs/readme.md": "" } });
    expect(printed).toContain("::error title=Nothing to evaluate");
    expect(printed.includes("name it no longer")).toBe(isNamed);
  });
});
