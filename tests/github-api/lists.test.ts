import { afterEach, describe, expect, test } from "vitest";
import { AT, closeAll, OLD, refusal, start } from "./small-github.ts";

afterEach(closeAll);

describe("lists, marks and limits", () => {
  test("lists come in pages that are linked", async () => {
    const comments = Array.from({ length: 65 }, (_, at) => ({ issue: 7, author: "a", body: `${at}` }));
    const { github, octokit } = await start({}, { comments });
    const { issues } = octokit.rest;
    const first = await issues.listComments({ ...AT, issue_number: 7 });
    expect(first.data).toHaveLength(30);
    expect(first.headers.link).toContain(`page=2>; rel="next"`);
    expect(first.headers.link).toContain(`page=3>; rel="last"`);
    const all = await octokit.paginate(issues.listComments, { ...AT, issue_number: 7, per_page: 25 });
    expect(all.map(({ body }) => Number(body))).toEqual(comments.map((_, at) => at));
    expect(github.requests.map(({ query }) => query.page)).toEqual([undefined, undefined, "2", "3"]);
    const large = await issues.listComments({ ...AT, issue_number: 7, per_page: 100 });
    expect([large.data.length, large.headers.link]).toEqual([65, undefined]);
    expect(github.problems).toEqual([]);
  });

  test("what is known already is not sent again and costs nothing", async () => {
    const { octokit } = await start();
    const { headers } = await octokit.rest.repos.get(AT);
    const again = { ...AT, headers: { "if-none-match": headers.etag ?? "" } };
    const known = await refusal(octokit.rest.repos.get(again));
    expect([known.status, known.headers["x-ratelimit-used"]]).toEqual([304, "1"]);
    const other = { ...AT, ref: OLD, headers: { "if-none-match": headers.etag ?? "" } };
    expect((await octokit.rest.repos.getCommit(other)).status).toBe(200);
  });

  test("requests are counted until there are none left", async () => {
    const { octokit } = await start({ rateLimit: 2 });
    const left = async (): Promise<string | undefined> =>
      (await octokit.rest.repos.get(AT)).headers["x-ratelimit-remaining"];
    expect([await left(), await left()]).toEqual(["1", "0"]);
    const { status, headers } = await refusal(octokit.rest.repos.get(AT));
    expect([status, headers["x-ratelimit-remaining"]]).toEqual([403, "0"]);
  });
});
