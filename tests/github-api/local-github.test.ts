import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { answeredOperations } from "./service.ts";
import {
  AT,
  annotations,
  clientOf,
  closeAll,
  create,
  NEW,
  OLD,
  output,
  refusal,
  run,
  start,
} from "./small-github.ts";

afterEach(closeAll);

test("each operation of the extract is answered", () => {
  const path = join(import.meta.dirname, "../vendor/github-openapi/openapi.json");
  const extract: { readonly paths: Readonly<Record<string, object>> } = JSON.parse(
    readFileSync(path, "utf8"),
  );
  const operations = Object.values(extract.paths).flatMap((methods) => Object.values(methods));
  const named = operations.map(({ operationId }) => operationId);
  expect(named.toSorted()).toEqual(answeredOperations.toSorted());
});

describe("what is valid", () => {
  test("succeeds, is remembered, and every answer fits the description", async () => {
    const { github, octokit } = await start({ actor: "github-actions[bot]" });
    const { issues, repos, checks } = octokit.rest;
    expect((await repos.get(AT)).data).toMatchObject({ full_name: "so-tt/policies", private: false });
    expect((await repos.getBranch({ ...AT, branch: "an/other" })).data.commit.sha).toBe(OLD);
    const statusBody = { state: "failure", context: "gate57", description: "x".repeat(140) } as const;
    await repos.createCommitStatus({ ...AT, sha: NEW, ...statusBody });
    expect((await repos.listCommitStatusesForRef({ ...AT, ref: NEW })).data).toMatchObject([statusBody]);
    const { data: comment } = await issues.createComment({ ...AT, issue_number: 7, body: "first" });
    await issues.updateComment({ ...AT, comment_id: comment.id, body: "second" });
    expect((await issues.listComments({ ...AT, issue_number: 7 })).data).toMatchObject([
      { body: "second", user: { login: "github-actions[bot]", type: "Bot" } },
    ]);
    expect((await issues.deleteComment({ ...AT, comment_id: comment.id })).status).toBe(204);
    const made = await create(octokit, run({ status: "in_progress" }));
    await checks.update({ ...AT, check_run_id: made, conclusion: "failure" });
    expect((await checks.listForRef({ ...AT, ref: "main" })).data.check_runs).toMatchObject([
      { id: made, status: "completed", conclusion: "failure" },
    ]);
    expect(github.problems).toEqual([]);
    expect([...github.repository("so-tt/policies").checkRuns.values()]).toMatchObject([{ headSha: NEW }]);
  });

  test("is answered for deployments, the rate limit, organisations and gates", async () => {
    const { github, octokit } = await start();
    const { actions, rateLimit, repos } = octokit.rest;
    const status = { state: "success", description: "d".repeat(140), environment: "production" } as const;
    await repos.createDeploymentStatus({ ...AT, deployment_id: 42, ...status });
    expect(github.repository("so-tt/policies").deployments.get(42)?.statuses).toMatchObject([status]);
    expect((await repos.getDeployment({ ...AT, deployment_id: 42 })).data.sha).toBe(NEW);
    expect((await repos.listDeployments({ ...AT, environment: "staging" })).data).toEqual([]);
    expect((await repos.listDeployments({ ...AT, environment: "production" })).data).toHaveLength(1);
    expect((await rateLimit.get()).data.resources.core).toMatchObject({ limit: 1000, used: 4 });
    expect((await repos.listForOrg({ org: "so-tt" })).data).toMatchObject([{ name: "policies" }]);
    const gate = { ...AT, run_id: 5, environment_name: "production" };
    await actions.reviewCustomGatesForRun({ ...gate, state: "rejected", comment: "no" });
    expect(github.repository("so-tt/policies").gateReviews).toMatchObject([{ run: 5, state: "rejected" }]);
    expect(github.problems).toEqual([]);
  });

  test("is answered for pull requests, also of forks and of deleted ones", async () => {
    const { github, octokit } = await start();
    const fork = async (pull_number: number): Promise<unknown> =>
      (await octokit.rest.pulls.get({ ...AT, pull_number })).data.head.repo?.full_name;
    expect([await fork(7), await fork(8), await fork(9)]).toEqual(["so-tt/policies", undefined, "b/fork"]);
    expect(github.problems).toEqual([]);
  });

  test("is answered for an App that shows its own token", async () => {
    const app = {
      id: 1,
      slug: "gate57",
      isAppToken: (text: string) => text === "signed",
      installations: [3],
    };
    const { github, octokit } = await start({ app });
    const { apps } = clientOf({ url: github.url, token: "signed" }).rest;
    expect((await apps.getAuthenticated()).data?.slug).toBe("gate57");
    const { data } = await apps.createInstallationAccessToken({ installation_id: 3 });
    expect(data.token === github.token).toBe(true);
    expect((await refusal(octokit.rest.apps.getAuthenticated())).status).toBe(401);
    const other = apps.createInstallationAccessToken({ installation_id: 4 });
    expect((await refusal(other)).status).toBe(404);
    expect(github.problems).toEqual([]);
  });

  test("adds annotations, at most 50 a request", async () => {
    const { github, octokit } = await start();
    const id = await create(octokit, run(output({ annotations: annotations(50) })));
    const more = Object({ ...AT, check_run_id: id, ...output({ annotations: annotations(3) }) });
    const updated = await octokit.rest.checks.update(more);
    expect(updated.data.output.annotations_count).toBe(53);
    expect(github.repository("so-tt/policies").checkRuns.get(id)?.annotations).toHaveLength(53);
    expect(github.problems).toEqual([]);
  });
});

test("an answer that does not fit the description does not get out", async () => {
  const { github, octokit } = await start({}, { deployments: [{ id: 0.5, sha: NEW, environment: "e" }] });
  expect((await refusal(octokit.rest.repos.listDeployments(AT))).status).toBe(500);
  expect(github.problems).toMatchObject([
    { side: "response", operation: "repos/list-deployments", at: "/0/id" },
  ]);
});
