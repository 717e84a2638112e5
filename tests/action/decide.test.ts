import { readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { ActionIo } from "../../src/action/action-io.ts";
import { STAGES } from "../../src/core/policy/policy-set.ts";
import {
  ADMITTED,
  BASE,
  codesIn,
  configuration,
  DEFAULT_HEAD,
  filesBelow,
  HEAD,
  type Job,
  MANIFEST,
  MERGE,
  mergeGroup,
  pullRequest,
  run,
  TODAY,
  TOKEN,
} from "./job.ts";

const OWN = "tinh/he-thong";
const PINNED = `so/chinh-sach@${"e".repeat(40)}`;
const CONFIGURATION = ".gate57/deployment.yaml";
const POLICIES = filesBelow("policies", "policies");
const TRUST = filesBelow("examples/trust", "trust");

const configured = (spec = {}, more = {}) => ({ [CONFIGURATION]: configuration(spec), ...more });
const head = (files: Readonly<Record<string, string>>) => ({ [`${OWN}@${DEFAULT_HEAD}`]: files });

describe("the exit code, and the word for it", () => {
  test.each<[number, string, Job]>([
    [0, "admit", { inputs: ADMITTED }],
    [1, "block", { inputs: { ...ADMITTED, stage: "operation" } }],
    [2, "error", { inputs: ADMITTED, files: { "gate57.yaml": "kind: SystemManifest\n" } }],
    [
      2,
      "error",
      { inputs: ADMITTED, files: { "gate57.yaml": MANIFEST, "b.gate57.yaml": "kind: Nothing\n" } },
    ],
    [2, "error", { inputs: { ...ADMITTED, manifests: "nothing.yaml" } }],
    [2, "error", { inputs: { ...ADMITTED, profile: "tay-minh" } }],
    [3, "nothing", { inputs: ADMITTED, files: { "readme.md": "" } }],
    [3, "nothing", { inputs: { ...ADMITTED, manifests: "*.gate57.yaml" } }],
  ])("%i %s", async (code, decision, job) => {
    const finished = await run(job);
    expect([finished.code, finished.outputs.decision, finished.decided]).toEqual([code, decision, [code]]);
  });

  const noClock = (io: ActionIo): ActionIo => ({
    ...io,
    today: () => {
      throw new Error(`no clock, but ${TOKEN}`);
    },
  });

  test("is an error when anything fails before it stands", async () => {
    const { code, outputs, printed } = await run({
      inputs: ADMITTED,
      change: noClock,
    });
    expect([code, outputs.decision, codesIn(printed)]).toEqual([2, "error", ["run/internal-error"]]);
    expect(printed).not.toContain(TOKEN);
  });

  test.each<[string, Job]>([
    ["a mistake of ours", { change: noClock }],
    ["a profile nobody has", { inputs: { profile: "tay-minh" } }],
    ["a configuration that is not there", { inputs: { configuration: "a.yaml" }, trees: head({}) }],
    ["a question that cannot be asked", { inputs: { stage: "" } }],
  ])("takes the place of an older report, and is told of its event: %s", async (_, job) => {
    const { workspace, reported } = await run({
      ...job,
      inputs: { ...ADMITTED, output: "json=out.json", ...job.inputs },
      files: { "gate57.yaml": MANIFEST, "out.json": '{"verdicts":[{"decision":"admit"}]}' },
    });
    const { errors } = JSON.parse(readFileSync(join(workspace, "out.json"), "utf8"));
    expect(errors).toHaveLength(1);
    expect([reported[0]?.exitCode, reported[0]?.event.name]).toEqual([2, "push"]);
  });

  test("is told of a file by its own name, though it begins like an option", async () => {
    const files = { "--plan.gate57.yaml": "kind: Nothing\n" };
    const { printed } = await run({ inputs: { ...ADMITTED, manifests: "*.gate57.yaml" }, files });
    expect(printed).toContain("--plan.gate57.yaml:1:7");
  });

  test("and an event that cannot be read is one", async () => {
    const { code, printed, reported } = await run({ inputs: ADMITTED, event: [] });
    expect([code, codesIn(printed)]).toEqual([2, ["action/bad-event"]]);
    // What the variables tell is known all the same, so that an older green mark can be taken back.
    expect(reported[0]?.event).toMatchObject({ name: "push", sha: MERGE });
  });
});

describe("stage and profile never come from the manifest", () => {
  test.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    ["no stage", { profile: "tay-ninh" }, ["action/no-stage"]],
    ["nothing at all", {}, ["action/no-stage"]],
    ["an empty stage", { stage: " ", profile: "tay-ninh" }, ["action/no-stage"]],
    [
      "both",
      { stage: "trial", environment: "staging", profile: "tay-ninh" },
      ["action/stage-and-environment"],
    ],
  ])("%s is an error", async (_, inputs, codes) => {
    const { code, printed, accesses } = await run({ inputs, trees: head(configured()) });
    expect([code, codesIn(printed), accesses]).toEqual([2, codes, []]);
    if (codes.includes("action/no-stage"))
      for (const stage of STAGES) expect(printed).toContain(`\`${stage}\``);
  });

  test("a manifest that asks for an easier stage is judged at the one that is given", async () => {
    expect(MANIFEST).toContain("stage: planning");
    const { code, reported } = await run({ inputs: { ...ADMITTED, stage: "operation" } });
    const [verdict] = reported[0]?.judgement.masked().verdicts ?? [];
    expect([code, verdict?.stage, verdict?.stageSource]).toEqual([1, "operation", "option"]);
  });

  test("a profile that contradicts the province of the manifest blocks", async () => {
    const { code, reported } = await run({ inputs: { ...ADMITTED, profile: "quang-tri" } });
    const [verdict] = reported[0]?.judgement.masked().verdicts ?? [];
    expect([code, verdict?.profile, verdict?.profileSource]).toEqual([1, "quang-tri", "option"]);
  });

  test("without a profile the configuration is read, and where it is not there that is an error", async () => {
    const { code, printed, reads } = await run({ inputs: { stage: "planning" }, trees: head({}) });
    expect([code, codesIn(printed)]).toEqual([2, ["action/not-in-tree"]]);
    expect(printed).toContain(`repository:${CONFIGURATION}`);
    expect(printed).toContain(`\`${OWN}\` at commit \`${DEFAULT_HEAD.slice(0, 12)}\``);
    expect(printed).toContain("add it on the default branch");
    expect(printed).not.toContain("policies-ref");
    expect(reads).toEqual([`${OWN}@${DEFAULT_HEAD} ${CONFIGURATION} (head)`]);
  });
});

describe("the environment", () => {
  test.each([
    ["staging", 0, "planning"],
    ["STAGING", 0, "planning"],
    ["production", 1, "operation"],
  ])("%s", async (environment, code, stage) => {
    const finished = await run({ inputs: { environment }, trees: head(configured()) });
    const [verdict] = finished.reported[0]?.judgement.masked().verdicts ?? [];
    expect([finished.code, verdict?.stage, verdict?.profile]).toEqual([code, stage, "tay-ninh"]);
  });

  test("that is not mapped is an error with a hint", async () => {
    const { code, printed, outputs } = await run({
      inputs: { environment: "prodution" },
      trees: head(configured()),
    });
    expect([code, outputs.decision, codesIn(printed)]).toEqual([
      2,
      "error",
      ["deployment/unmapped-environment"],
    ]);
    expect(printed).toContain("did you mean `production`? (there are: `production`, `staging`)");
    expect(printed).toContain("inputs.environment");
  });

  test("of a configuration that is broken is an error at its place in the tree", async () => {
    const trees = head({ [CONFIGURATION]: configuration().replace("staging", "Production") });
    const { code, printed } = await run({ inputs: { environment: "production" }, trees });
    expect([code, codesIn(printed)]).toEqual([2, ["deployment/same-environment"]]);
    expect(printed).toContain(`repository:${CONFIGURATION}:1:`);
  });

  test("of a pinned repository without a configuration is an error about that repository", async () => {
    const inputs = { environment: "production", "policies-ref": PINNED };
    const { code, printed } = await run({ inputs, trees: { [PINNED]: {} } });
    expect([code, codesIn(printed)]).toEqual([2, ["action/not-in-tree"]]);
    expect(printed).toContain(`policies-ref:${CONFIGURATION}`);
    expect(printed).toContain("pin a commit that has it");
  });

  test.each<[string, Readonly<Record<string, string>>, object, readonly string[]]>([
    ["another profile", { profile: "quang-tri" }, {}, ["action/contradicts-configuration"]],
    ["the same profile", { profile: "tay-ninh" }, {}, []],
    ["other policies", { policies: "policies" }, { policies: "rules" }, ["action/contradicts-configuration"]],
    [
      "another trust folder",
      { trust: "policies" },
      { trust: "trust", policies: "policies" },
      ["action/contradicts-configuration"],
    ],
    [
      "all of it otherwise",
      { profile: "quang-tri", policies: "a", trust: "b" },
      { policies: "policies", trust: "trust" },
      Array.from({ length: 3 }, () => "action/contradicts-configuration"),
    ],
    ["the same trust folder", { trust: "trust" }, { trust: "trust" }, []],
    [
      "signatures that are not required after all",
      { "require-signed-policies": "false" },
      { requireSignedPolicies: true, policies: "policies", trust: "trust" },
      ["action/contradicts-configuration"],
    ],
    [
      "signatures of the built-in set",
      {},
      { requireSignedPolicies: true },
      ["action/signed-needs", "action/signed-needs"],
    ],
    [
      "signatures without a trust list",
      { "require-signed-policies": "true", policies: "policies" },
      {},
      ["action/signed-needs"],
    ],
    [
      "signatures that are not there",
      { "require-signed-policies": "true", policies: "policies", trust: "trust" },
      {},
      ["policies/unsigned"],
    ],
  ])("with %s", async (_, inputs, spec, codes) => {
    const trees = head(configured(spec, { ...TRUST, "policies/a.yaml": "" }));
    const { code, printed } = await run({ inputs: { environment: "staging", ...inputs }, trees });
    expect(codesIn(printed).filter((one) => one !== "trust/demonstration")).toEqual(codes);
    expect(code).toBe(codes.length === 0 ? 0 : 2);
  });
});

describe("what is believed is never the tree that is judged", () => {
  const files = {
    "gate57.yaml": MANIFEST,
    [CONFIGURATION]: configuration({ environments: { production: "planning" } }),
  };

  test.each<[string, Job]>([
    ["a pull request", { event: pullRequest(), env: { GITHUB_EVENT_NAME: "pull_request" } }],
    ["its target event", { event: pullRequest(), env: { GITHUB_EVENT_NAME: "pull_request_target" } }],
    [
      "a pull request into another branch",
      { event: pullRequest(undefined, "cua-toi"), env: { GITHUB_EVENT_NAME: "pull_request" } },
    ],
    [
      "a fork that was deleted",
      { event: pullRequest({ sha: HEAD, repo: null }), env: { GITHUB_EVENT_NAME: "pull_request" } },
    ],
    ["a merge group", { event: mergeGroup(), env: { GITHUB_EVENT_NAME: "merge_group" } }],
    [
      "a merge group into another branch",
      { event: mergeGroup("refs/heads/cua-toi"), env: { GITHUB_EVENT_NAME: "merge_group" } },
    ],
    ["a push", {}],
  ])("of %s: the configuration is that of the default branch as it is now", async (_, job) => {
    // The commit that the event names as its base may be of another day, or its author's own.
    const trees = { ...head(configured()), [`${OWN}@${BASE}`]: files, [`${OWN}@${HEAD}`]: files };
    const { code, reads } = await run({ ...job, files, trees, inputs: { environment: "production" } });
    expect(code).toBe(1);
    expect(reads).toEqual([`${OWN}@${DEFAULT_HEAD} ${CONFIGURATION} (head)`]);
  });

  test("a trust list in the workspace is not read, named by a variable or linked to", async () => {
    const arrange = ({ workspace }: { readonly workspace: string }) =>
      symlinkSync(join(process.cwd(), "examples/trust"), join(workspace, "trust"));
    const files = { "gate57.yaml": MANIFEST, ".gate57/trust/trust.yaml": TRUST["trust/trust.yaml"] ?? "" };
    const named = await run({ inputs: { ...ADMITTED, manifests: "gate57.yaml" }, arrange, files });
    const [verdict] = named.reported[0]?.judgement.masked().verdicts ?? [];
    expect([named.code, verdict?.trustDigest]).toEqual([0, null]);
    const asked = await run({ inputs: { ...ADMITTED, trust: ".gate57/trust" }, files, trees: head({}) });
    expect([asked.code, codesIn(asked.printed)]).toEqual([2, ["action/not-in-tree"]]);
  });

  test("a trust list of the tree is, and so are policies, under the names they have there", async () => {
    const trees = { [PINNED]: { ...POLICIES, ...TRUST } };
    const { code, reported, reads, outputs } = await run({
      inputs: { ...ADMITTED, "policies-ref": PINNED, policies: "policies", trust: "trust" },
      trees,
    });
    const { masked, sources } = reported[0]?.judgement ?? {};
    const report = masked?.();
    expect([code, reads]).toEqual([0, [`${PINNED} policies trust`]]);
    expect(report?.verdicts[0]?.trustDigest).toMatch(/^sha256:/);
    expect(report?.diagnostics.map(({ code, source }) => `${code} ${source}`)).toEqual([
      "trust/demonstration policies-ref:trust",
    ]);
    const builtIn = await run({ inputs: ADMITTED });
    expect(outputs["policy-digest"]).toBe(builtIn.outputs["policy-digest"]);
    expect([...(sources?.keys() ?? [])].every((name) => !name.includes("gate57-policies-"))).toBe(true);
  });

  test.each<[string, Readonly<Record<string, string>>, string]>([
    ["policy", { policies: "rules" }, "repository:rules/a.yaml:1:7"],
    ["trust list", { trust: "keys" }, "repository:keys/trust.yaml:1:7"],
  ])("a mistake in a %s is told at its place in the tree", async (_, inputs, place) => {
    const trees = head({ "rules/a.yaml": "kind: Gat\n", "keys/trust.yaml": "kind: Trus\n" });
    const { code, printed } = await run({ inputs: { ...ADMITTED, ...inputs }, trees });
    expect(code).toBe(2);
    expect(printed).toContain(place);
    expect(printed).not.toContain("gate57-policies-");
  });
});

describe("the day of the verdict", () => {
  test.each([
    ["2026-11-30", ["action/other-date"], "has run out since"],
    [TODAY, [], ""],
    ["2026-12-02", ["action/other-date"], "is not valid yet"],
  ])("%s is told where it is another one, and changes nothing", async (asOf, codes, why) => {
    const { code, printed, outputs } = await run({ inputs: { ...ADMITTED, "as-of": asOf } });
    expect([code, outputs.decision, codesIn(printed)]).toEqual([0, "admit", codes]);
    expect(printed).toContain(why);
  });
});

describe("the repository of policies", () => {
  const asking = (inputs: Readonly<Record<string, string>>, job: Job = {}) =>
    run({ ...job, inputs: { ...ADMITTED, policies: "policies", ...inputs } });

  test("that is not there is an error", async () => {
    const { code, printed } = await asking({ "policies-ref": PINNED });
    expect([code, codesIn(printed)]).toEqual([2, ["github/not-read"]]);
  });

  test.each([
    ["so/chinh-sach@main", "action/policies-ref-moves"],
    ["so/chinh-sach", "action/policies-ref-moves"],
    ["main", "action/bad-policies-ref"],
  ])("%s is refused without asking anybody", async (ref, code) => {
    const finished = await asking({ "policies-ref": ref });
    expect([finished.code, codesIn(finished.printed), finished.accesses]).toEqual([2, [code], []]);
  });

  test("must not be the change that is judged", async () => {
    const job = { event: pullRequest(), env: { GITHUB_EVENT_NAME: "pull_request" } };
    const { code, printed } = await asking({ "policies-ref": `${OWN}@${HEAD}` }, job);
    expect([code, codesIn(printed)]).toEqual([2, ["action/policies-from-change"]]);
  });

  test("is named for something", async () => {
    const { code, printed } = await run({ inputs: { ...ADMITTED, "policies-ref": PINNED } });
    expect([code, codesIn(printed)]).toEqual([2, ["action/policies-ref-unused"]]);
  });

  test("takes a token", async () => {
    const { code, printed, accesses } = await asking({ token: "" });
    expect([code, codesIn(printed), accesses]).toEqual([2, ["action/no-token"], []]);
  });

  test("is not needed where nothing of it is: then neither token nor repository nor event are", async () => {
    const { code, accesses } = await run({
      inputs: { ...ADMITTED, token: "" },
      env: { GITHUB_REPOSITORY: undefined, GITHUB_EVENT_PATH: undefined, GITHUB_EVENT_NAME: undefined },
    });
    expect([code, accesses]).toEqual([0, []]);
  });

  test("is asked where the runner says", async () => {
    const { accesses } = await asking({}, { env: { GITHUB_API_URL: "https://tinh.example/api/v3" } });
    const given = accesses.map(({ apiUrl, token }) => [apiUrl, token]);
    expect(given).toEqual([["https://tinh.example/api/v3", TOKEN]]);
  });

  test("is read at one commit, however often", async () => {
    const trees = head(
      configured({ policies: "policies", trust: "trust" }, { "policies/a.yaml": "", ...TRUST }),
    );
    const { reads } = await run({ inputs: { environment: "staging" }, trees });
    expect(reads).toEqual([
      `${OWN}@${DEFAULT_HEAD} ${CONFIGURATION} (head)`,
      `${OWN}@${DEFAULT_HEAD} policies trust`,
    ]);
  });
});
