import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { primaryRateLimit, secondaryRateLimit, serverError } from "../../github-api/faults.ts";
import type { LocalGitHub } from "../../github-api/local-github.ts";
import {
  EVENTS,
  type Gate,
  type Gated,
  gate,
  HEAD,
  lastingServer,
  MAIN,
  MANIFEST,
  missing,
  OWN,
  pullRequest,
  serverOf,
  warningsOf,
} from "./gate.ts";

// Machines that run all tests at once are slow.
vi.setConfig({ testTimeout: 120_000 });

const OPERATION = { stage: "operation", profile: "tay-ninh" } as const;
const ALL = {
  ...OPERATION,
  ...{ "check-run": "gate57", "commit-status": "gate57/op", "deployment-status": "true", comment: "always" },
} as const;
const PERMISSIONS = ["checks: write", "statuses: write", "deployments: write", "pull-requests: write"];
/** Are enough gaps for more annotations than one request takes. */
const TWO = { "a.gate57.yaml": MANIFEST, "b.gate57.yaml": MANIFEST.replace("ho-so-xa-tan-lang", "khac") };

/** Is a pull request's event with a deployment in it, which no event of GitHub has: so one run writes all reports. */
function everything(from: Parameters<typeof pullRequest>[0] = "same"): Gate {
  const { event, ...occasion } = pullRequest(from);
  return { ...occasion, event: Object.assign({}, event, { deployment: { id: 42, sha: HEAD } }), inputs: ALL };
}

const made = (server: LocalGitHub, method: string, path: RegExp) =>
  server.requests.filter((one) => one.method === method && path.test(one.path));

function writtenOf(server: LocalGitHub) {
  const { checkRuns, statuses, deployments, comments } = server.repository(OWN);
  return {
    runs: [...checkRuns.values()],
    statuses,
    deployment: deployments.get(42)?.statuses ?? [],
    comments: [...comments.values()],
  };
}

describe.skipIf(missing !== undefined)(
  `the committed bundle tells GitHub (${missing ?? "by Node 24"})`,
  () => {
    test("of a block: check run in batches, status, deployment status, and one comment that is kept", async () => {
      const job = { ...everything(), files: TWO };
      const server = await serverOf(job);
      const first = await gate(job, server);
      expect([first.code, warningsOf(first)]).toEqual([1, []]);
      const told = writtenOf(server);
      expect(told.runs).toMatchObject([
        { name: "gate57", headSha: HEAD, status: "completed", conclusion: "failure" },
      ]);
      const count = told.runs[0]?.annotations.length ?? 0;
      expect(count).toBeGreaterThan(50);
      const batches = [...made(server, "POST", /check-runs$/), ...made(server, "PATCH", /check-runs\/\d+$/)];
      expect(batches).toHaveLength(Math.ceil(count / 50));
      expect(told.statuses).toMatchObject([{ sha: HEAD, state: "failure", context: "gate57/op" }]);
      expect(told.deployment).toMatchObject([{ state: "failure" }]);
      const [comment, ...others] = told.comments;
      expect([comment?.issue, comment?.author, others]).toEqual([7, "github-actions[bot]", []]);
      const [marker = ""] = comment?.body.split("\n") ?? [];
      expect(marker).toMatch(/^<!-- gate57:[0-9a-f]{16} \d+\.\d+ -->$/);

      // Somebody else's comment that begins like ours, and is older, is none of ours.
      const forged = { id: 1, issue: 7, author: "mallory", body: `${marker}\nADMITTED` };
      const { comments } = server.repository(OWN);
      const ours = [...comments.values()];
      comments.clear();
      for (const one of [forged, ...ours]) comments.set(one.id, one);
      expect(warningsOf(await gate(job, server))).toEqual([]);
      expect(writtenOf(server).comments).toEqual([forged, comment]);
      expect(writtenOf(server).runs).toHaveLength(1);
      expect(made(server, "PATCH", /comments/)).toEqual([]);

      const changed = await gate({ ...job, files: { "gate57.yaml": MANIFEST } }, server);
      expect([changed.code, warningsOf(changed)]).toEqual([1, []]);
      const after = writtenOf(server);
      expect([after.comments.length, after.comments[0]]).toEqual([2, forged]);
      expect(after.comments[1]?.body.startsWith(marker)).toBe(true);
      expect(after.comments[1]?.body).not.toBe(comment?.body);
    });

    test("of an admission, on the deployment that set it off and nowhere else", async () => {
      const inputs = { ...ALL, stage: "planning", comment: "on-block" };
      const run = await gate({ ...EVENTS.deployment, inputs });
      expect([run.code, warningsOf(run)]).toEqual([0, []]);
      const { runs, statuses, deployment, comments } = writtenOf(run.server);
      expect(runs).toMatchObject([{ headSha: MAIN, conclusion: "success" }]);
      expect(statuses).toMatchObject([{ sha: MAIN, state: "success" }]);
      expect([deployment.map(({ state }) => state), comments]).toEqual([["queued"], []]);
    });

    test("nothing that was not asked for", async () => {
      const run = await gate({ ...pullRequest(), inputs: OPERATION });
      expect([run.code, run.server.requests, warningsOf(run)]).toEqual([1, [], []]);
    });
  },
);

const readOnly = { profile: "fork" } as const;
const dependabot: Gate = {
  ...everything(),
  world: { profile: "dependabot" },
  env: { ...everything().env, GITHUB_ACTOR: "dependabot[bot]" },
};

/** Asks for one report only, of a GitHub with a fault. */
const one = (name: keyof typeof ALL, world: Gate["world"] = {}): Gate => ({
  ...{ ...everything(), inputs: { ...OPERATION, [name]: ALL[name] }, timeLimit: 90_000 },
  world,
});

describe.skipIf(missing !== undefined)(`a decision stands (${missing ?? "by Node 24"})`, () => {
  const hangs = one("commit-status", { faults: [{ method: "POST", answer: "hang" }] });
  let silent: LocalGitHub;
  let hung: Promise<Gated>;
  // A request that nobody answers is waited for thirty seconds, in which the other tests go on.
  beforeAll(async () => {
    silent = await lastingServer(hangs);
    hung = gate(hangs, silent);
    // Who awaits it hears of a failure; until then it is nobody's.
    hung.catch(() => undefined);
  });
  afterAll(() => silent.close());

  test.each<[string, Gate, readonly string[]]>([
    ["a fork", { ...everything("fork"), world: readOnly }, Array(4).fill("from a fork")],
    ["a fork that was deleted", { ...everything("gone"), world: readOnly }, Array(4).fill("from a fork")],
    ["an event without `head.repo`", { ...everything("unknown"), world: readOnly }, PERMISSIONS],
    ["a job without permissions", { ...everything(), world: readOnly }, PERMISSIONS],
    ["Dependabot", dependabot, Array(4).fill("Dependabot")],
    [
      "a rate limit for an hour",
      { ...everything(), world: { profile: "rate-limited" } },
      Array(4).fill("rate limit"),
    ],
    ["a token that nobody knows", { ...everything(), world: { token: "another" } }, Array(4).fill("`token`")],
    ["no token", { ...everything(), token: "" }, ["the input `token` is empty"]],
  ])("with %s", async (_, job, told) => {
    const run = await gate(job);
    holdsBlock(run);
    expect(matched(warningsOf(run), told)).toEqual(told);
  });

  test("with a server that fails twice, hangs, or wants to be asked later", async () => {
    const reads = one("check-run", { profile: "flaky-5xx" });
    const fails = [
      serverError({ method: "POST", path: /statuses/, times: 2 }),
      serverError({ method: "POST", path: /comments$/, times: 1 }),
    ];
    const writes = { ...everything(), world: { faults: fails } };
    const secondary = one("deployment-status", { faults: [secondaryRateLimit(1, { times: 1 }, 429)] });
    const primary = one("comment", { faults: [primaryRateLimit(1, { times: 1 })] });
    const runs = await Promise.all([gate(reads), gate(writes), hung, gate(secondary), gate(primary)]);
    for (const run of runs) holdsBlock(run);
    const told = [[], ["502"], ["did not answer in time"], [], []];
    expect(runs.map((run, at) => matched(warningsOf(run), told[at] ?? []))).toEqual(told);
    const written = runs.map(({ server }) => writtenOf(server));
    expect(written.map(({ runs: checks }) => checks.length)).toEqual([1, 1, 0, 0, 0]);
    expect(written.map(({ deployment }) => deployment.length)).toEqual([0, 1, 0, 1, 0]);
    expect(written.map(({ comments }) => comments.length)).toEqual([0, 0, 0, 0, 1]);
    // A comment is sent once, since a second try might write a second; of states the last one counts.
    expect(made(runs[1]?.server ?? fail(), "POST", /comments$/)).toHaveLength(1);
    expect(made(runs[1]?.server ?? fail(), "POST", /\/statuses/)).toHaveLength(4);
  });
});

function fail(): never {
  throw new Error("there is no such run");
}

/** Gives of each warning the text that it was to hold, or all of it where it does not. */
function matched(warnings: readonly string[], told: readonly string[]): readonly string[] {
  return warnings.map((warning, at) => (warning.includes(told[at] ?? "\0") ? (told[at] ?? "") : warning));
}

function holdsBlock(run: Gated): void {
  expect({ code: run.code, decision: run.outputs.decision }).toEqual({ code: 1, decision: "block" });
  expect(run.summary.shown).toContain("NOT ADMITTED into operation");
  for (const warning of warningsOf(run)) expect(warning).toContain("the decision stands");
}
