import { afterEach, describe, expect, test } from "vitest";
import {
  AT,
  annotation,
  annotations,
  closeAll,
  create,
  NEW,
  output,
  refusal,
  run,
  start,
  wrongFields,
} from "./small-github.ts";
import { commitId } from "./world.ts";

afterEach(closeAll);

describe("what does not fit the description is refused, with the path of what is wrong", () => {
  const wrong: readonly (readonly [string, object, string])[] = [
    [
      "an unknown level",
      output({ annotations: [{ ...annotation, annotation_level: "error" }] }),
      "/output/annotations/0/annotation_level",
    ],
    ["an unknown conclusion", { conclusion: "failed" }, "/conclusion"],
    ["51 annotations", output({ annotations: annotations(51) }), "/output/annotations"],
    ["a member nobody knows", { state: "failure" }, "/state"],
    ["an instant that is none", { started_at: "today" }, "/started_at"],
    ["a text too long", output({ text: "x".repeat(65_536) }), "/output/text"],
    ["a summary that is missing", { output: { title: "t" } }, "/output/summary"],
    ["completed without a conclusion", { status: "completed" }, "/conclusion"],
    [
      "columns in several lines",
      output({ annotations: [{ ...annotation, end_line: 2, start_column: 1 }] }),
      "/output/annotations/0/start_column",
    ],
    [
      "line 0",
      output({ annotations: [{ ...annotation, start_line: 0 }] }),
      "/output/annotations/0/start_line",
    ],
    [
      "a title too long",
      output({ annotations: [{ ...annotation, title: "x".repeat(256) }] }),
      "/output/annotations/0/title",
    ],
    [
      "a message too long",
      output({ annotations: [{ ...annotation, message: "đ".repeat(32_769) }] }),
      "/output/annotations/0/message",
    ],
  ];

  test.each(wrong)("a check run with %s", async (_, body, field) => {
    const { github, octokit } = await start();
    expect(await wrongFields(create(octokit, run(body)))).toContain(field);
    expect(github.repository("so-tt/policies").checkRuns.size).toBe(0);
  });

  test("a status with another word, or of an unknown commit", async () => {
    const { github, octokit } = await start();
    const send = (body: object): Promise<unknown> =>
      octokit.request("POST /repos/{owner}/{repo}/statuses/{sha}", Object({ ...AT, sha: NEW, ...body }));
    expect(await wrongFields(send({ state: "denied" }))).toEqual(["/state"]);
    expect(github.problems).toMatchObject([
      { side: "request", operation: "repos/create-commit-status", at: "/state" },
    ]);
    expect(await wrongFields(send({ state: "error", description: "x".repeat(141) }))).toEqual([
      "/description",
    ]);
    expect((await refusal(send({ state: "error", sha: commitId("none") }))).status).toBe(422);
  });

  test.each([
    [65_536, 201],
    [65_537, 422],
  ])("a comment of %i characters is answered with %i", async (length, status) => {
    const { octokit } = await start();
    const body = "ữ".repeat(length);
    const call = octokit.rest.issues.createComment({ ...AT, issue_number: 7, body });
    expect(status === 201 ? (await call).status : (await refusal(call)).status).toBe(status);
  });

  test("a blank comment, a description of a deployment that is too long", async () => {
    const { octokit } = await start();
    expect(
      await wrongFields(octokit.rest.issues.createComment({ ...AT, issue_number: 7, body: " " })),
    ).toEqual(["/body"]);
    const long = { ...AT, deployment_id: 42, state: "failure", description: "x".repeat(141) } as const;
    expect(await wrongFields(octokit.rest.repos.createDeploymentStatus(long))).toEqual(["/description"]);
  });

  test("paths that are none", async () => {
    const { github } = await start();
    const status = async (path: string): Promise<number> => (await fetch(`${github.origin}${path}`)).status;
    const paths = ["/repos/%zz/policies", "/repos/so-tt/policies/contents/%zz", "//so-tt", "/api/v3"];
    expect(await Promise.all(paths.map(status))).toEqual([400, 400, 404, 404]);
    expect(github.problems.map(({ side }) => side)).toEqual(["request", "request"]);
  });

  test("what this server does wrong is answered with 500 and told", async () => {
    const { github, octokit } = await start();
    github.repository("so-tt/policies").commits.set(NEW, Object({ sha: NEW }));
    const { status } = await refusal(octokit.rest.repos.getCommit({ ...AT, ref: NEW }));
    expect([status, github.problems]).toMatchObject([500, [{ side: "response" }]]);
  });

  test("no JSON, an unknown operation, a body without end", async () => {
    const { github } = await start();
    const headers = { authorization: `Bearer ${github.token}`, "content-type": "application/json" };
    const post = (path: string, body: string): Promise<Response> =>
      fetch(`${github.url}${path}`, { method: "POST", headers, body });
    expect((await post("/repos/so-tt/policies/check-runs", "{")).status).toBe(400);
    expect((await post("/repos/so-tt/policies/issues", "{}")).status).toBe(404);
    expect((await post("/repos/so-tt/policies/check-runs", "x".repeat(5 * 1024 * 1024))).status).toBe(413);
    expect(github.problems).toMatchObject([{ operation: "POST /repos/so-tt/policies/issues" }]);
  });
});
