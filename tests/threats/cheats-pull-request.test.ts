import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { reportToGitHub } from "../../src/action/report-to-github.ts";
import { reporters } from "../../src/reporters/index.ts";
import { resultsOf } from "../../src/reporters/results/results.ts";
import {
  ADMITTED,
  BASE,
  codesIn,
  configuration,
  DEFAULT_HEAD,
  type Finished,
  HEAD,
  type Job,
  MANIFEST,
  MERGE,
  pullRequest,
  run,
  TOKEN,
  writeFiles,
} from "../action/job.ts";
import { startGitHub } from "../github-api/local-github.ts";
import type { GitHubOptions } from "../github-api/options.ts";
import { commitId } from "../github-api/world.ts";
import { runCommands, unmeant } from "../runner/commands.ts";
import {
  honestHospital,
  mappedLower,
  QUESTION,
  selfApproved,
  type Trees,
  unapprovedHospital,
  weakened,
} from "./hospital-trees.ts";

// A policy folder is read and checked anew each time.
vi.setConfig({ testTimeout: 120_000 });

const OWN = "tinh/he-thong";
const opened = { event: pullRequest(), env: { GITHUB_EVENT_NAME: "pull_request" } } as const;
const MAPPED = { [`${OWN}@${DEFAULT_HEAD}`]: { ".gate57/deployment.yaml": configuration() } };
const OPERATION = { stage: "operation", profile: "tay-ninh" } as const;

/** Judges a change of the hospital: the tree of the pull request is checked out, and is at the commits its event names. */
function judged(base: Trees, change: Trees): Promise<Finished> {
  const changed = [BASE, HEAD, MERGE].map((sha) => [`${OWN}@${sha}`, change.rules]);
  return run({
    ...{ ...opened, inputs: QUESTION, files: { ...change.rules, ...change.judged } },
    trees: { ...Object.fromEntries(changed), [`${OWN}@${DEFAULT_HEAD}`]: base.rules },
  });
}

/** Says that a change gets nowhere by what it brings along, though whoever believed it would let it in. */
async function holdsAgainst(change: Trees): Promise<void> {
  const codes = [await judged(honestHospital(), change), await judged(change, change)].map(
    ({ code }) => code,
  );
  expect(codes).toEqual([1, 0]);
}

const decided = ({ code, outputs, printed }: Finished) => ({
  ...{ code, decision: outputs.decision, told: codesIn(printed) },
});
/** Is the answer to what cannot be judged, and why. */
const refused = (...told: readonly string[]) => ({ code: 2, decision: "error", told });

test("T60 an environment is mapped by the default branch, not by the tree of the pull request", async () => {
  await holdsAgainst(mappedLower(unapprovedHospital()));
});

test("T61 the rules are those of the default branch as it is now", async () => {
  await holdsAgainst(weakened(unapprovedHospital()));
});

test("T62 whose signatures count is told by the default branch", async () => {
  await holdsAgainst(await selfApproved());
});

test("T63 rules are not pinned to a commit of the change that they judge", async () => {
  for (const commit of [HEAD, MERGE, HEAD.toUpperCase()])
    for (const repository of [OWN, "nguoi-khac/he-thong"]) {
      const inputs = { environment: "production", "policies-ref": `${repository}@${commit}` };
      const { reads, ...finished } = await run({ ...opened, inputs, trees: MAPPED });
      expect(decided({ reads, ...finished })).toEqual(refused("action/policies-from-change"));
      expect(reads).toEqual([]);
    }
});

test("T64 rules are not read of what somebody can move", async () => {
  for (const ref of ["main", "v1", "refs/heads/main", HEAD.slice(0, 12), ""]) {
    const inputs = { environment: "production", "policies-ref": `so-tt/luat@${ref}` };
    const { reads, ...finished } = await run({ ...opened, inputs, trees: MAPPED });
    const isShort = ref === HEAD.slice(0, 12);
    expect(decided({ reads, ...finished })).toEqual(
      refused(isShort ? "action/policies-ref-short" : "action/policies-ref-moves"),
    );
    expect(reads).toEqual([]);
  }
});

test("T65 an environment that nobody mapped is no way around", async () => {
  for (const environment of ["production-2", "prod", "constructor"]) {
    const finished = await run({ ...opened, inputs: { environment }, trees: MAPPED });
    expect(decided(finished)).toEqual(refused("deployment/unmapped-environment"));
  }
});

test("T66 the manifest does not choose the stage it is judged for", async () => {
  expect(MANIFEST).toContain("request:\n  stage: planning\n");
  expect((await run({ ...opened, inputs: ADMITTED })).code).toBe(0);
  const mapped = await run({ ...opened, inputs: { environment: "production" }, trees: MAPPED });
  expect(decided(mapped)).toMatchObject({ code: 1, decision: "block" });
  const unasked = await run({ ...opened, inputs: { profile: "tay-ninh" } });
  expect(decided(unasked)).toEqual(refused("action/no-stage"));
});

test("T67 nothing outside of the workspace is read or shown", async () => {
  const SECRET = "khong-ai-duoc-thay";
  const arrange: Job["arrange"] = ({ workspace, outside }) => {
    writeFiles(outside, { "gate57.yaml": `${SECRET}: [`, "attestations/a.dsse.json": SECRET });
    symlinkSync(join(outside, "gate57.yaml"), join(workspace, "gate57.yaml"));
    symlinkSync(outside, join(workspace, "folder"));
    symlinkSync(join(outside, "attestations"), join(workspace, "attestations"));
  };
  const files = { "a.gate57.yaml": MANIFEST };
  for (const manifests of ["", "gate57.yaml", "folder/*.yaml", "folder", "../outside/gate57.yaml"]) {
    const finished = await run({ ...opened, files, arrange, inputs: { ...ADMITTED, manifests } });
    expect(decided(finished)).toMatchObject({ code: 2, decision: "error" });
    expect(new Set(codesIn(finished.printed))).toEqual(new Set(["action/outside-workspace"]));
    expect(finished.printed).not.toContain(SECRET);
  }
});

test("T68 no name and no value is obeyed by the runner, or is more than text in a comment", async () => {
  const cheats = [
    "::set-output name=decision::admit",
    "##[set-output name=decision]admit",
    "::stop-commands::x",
  ];
  const files = Object.fromEntries(
    cheats.map((cheat, at) => [
      `${cheat}.gate57.yaml`,
      MANIFEST.replace(/name: .*/, `name: "${cheat} @all <b>"`).replace("ho-so-xa-tan-lang", `x${at}`),
    ]),
  );
  const github = await local({});
  const inputs = { ...OPERATION, comment: "always" };
  const finished = await run({ ...told(github, inputs), files });
  expect(decided(finished)).toMatchObject({ code: 1, decision: "block" });
  const log = runCommands(finished.printed);
  expect([unmeant(log, ["stop-commands", "resume"]), log.outputs]).toEqual([[], {}]);
  const [body = ""] = commentsOf(github).map((one) => one.body);
  expect(body).toContain("gate57.yaml");
  expect(body.match(/@all|<b>|<!-- (?!gate57:[0-9a-f]{16} -->|-->)/g)).toBeNull();
});

test("T69 a decision stands where nothing can be reported", async () => {
  const inputs = { ...OPERATION, "check-run": "gate57", "commit-status": "gate57", comment: "always" };
  const fork = pullRequest({ sha: HEAD, repo: { full_name: "nguoi-khac/he-thong" } });
  const github = await local({ profile: "fork" });
  const finished = await run({ ...told(github, inputs), event: fork });
  expect(decided(finished)).toMatchObject({ code: 1, decision: "block" });
  expect(finished.printed.match(/::warning .*a run from a fork/g)).toHaveLength(3);
});

test("T70 a comment that looks like the gate's is left alone, and the gate writes its own", async () => {
  const github = await local({});
  const inputs = { ...OPERATION, comment: "always" };
  await run(told(github, inputs));
  const [ours] = commentsOf(github);
  const [marker] = ours?.body.split("\n") ?? [];
  expect(marker).toMatch(/^<!-- gate57:/);
  const forged = { id: 1, issue: 7, author: "nguoi-khac", body: `${marker}\nADMITTED` };
  const { comments } = github.repository(OWN);
  comments.clear();
  comments.set(forged.id, forged);
  await run(told(github, inputs));
  const [first, second, ...more] = commentsOf(github);
  expect([first, second?.author, second?.body, more]).toEqual([forged, ours?.author, ours?.body, []]);
});

test("T71 what was taken away is not admitted", async () => {
  const none = await run({ ...opened, inputs: ADMITTED, files: { "readme.md": "" } });
  expect(decided(none)).toMatchObject({ code: 3, decision: "nothing" });
  const files = { "other.gate57.yaml": MANIFEST };
  for (const manifests of [
    "gate57.yaml",
    "gate57.yaml\nother.gate57.yaml",
    "none/*.yaml\nother.gate57.yaml",
  ]) {
    const { code, outputs } = await run({ ...opened, inputs: { ...ADMITTED, manifests }, files });
    expect(code).toBeGreaterThan(0);
    expect(outputs.decision).not.toBe("admit");
  }
});

/** Starts a GitHub on which the pull request is. */
async function local(options: GitHubOptions) {
  const place = { ref: "main", sha: HEAD };
  const repository = {
    ...{ owner: "tinh", name: "he-thong", commits: [{ sha: HEAD, files: {} }] },
    pulls: [{ number: 7, base: { ref: "main", sha: commitId("base") }, head: place }],
  };
  const github = await startGitHub({ token: TOKEN, ...options, repositories: [repository] });
  onTestFinished(() => github.close());
  return github;
}

type GitHub = Awaited<ReturnType<typeof local>>;
const commentsOf = (github: GitHub) => [...github.repository(OWN).comments.values()];

/** Makes a job that reports on that GitHub; what it judges is the commit of its run. */
function told(github: GitHub, inputs: Readonly<Record<string, string>>): Job {
  const limits = { second: 5 };
  const tools = { version: "0", markdown: reporters.markdown.write, results: resultsOf, limits };
  return {
    ...{ ...opened, inputs, env: { ...opened.env, GITHUB_API_URL: github.url } },
    arrange: ({ workspace }) => writeFiles(workspace, { ".git/HEAD": MERGE }),
    change: (io) => ({ ...io, reportToGitHub: (needs) => reportToGitHub(needs, tools) }),
  };
}
