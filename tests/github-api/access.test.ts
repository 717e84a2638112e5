import { Octokit } from "@octokit/rest";
import { afterEach, describe, expect, test } from "vitest";
import type { PermissionName } from "./options.ts";
import { AT, clientOf, closeAll, create, NEW, refusal, run, silent, start } from "./small-github.ts";

afterEach(closeAll);

describe("access", () => {
  const comment = (octokit: Octokit): Promise<unknown> =>
    octokit.rest.issues.createComment({ ...AT, issue_number: 7, body: "b" });
  const status = (octokit: Octokit): Promise<unknown> =>
    octokit.rest.repos.createCommitStatus({ ...AT, sha: NEW, state: "success" });
  const deploy = (octokit: Octokit): Promise<unknown> =>
    octokit.rest.repos.createDeploymentStatus({ ...AT, deployment_id: 42, state: "success" });
  const writes: readonly (readonly [PermissionName, (octokit: Octokit) => Promise<unknown>])[] = [
    ["checks", (octokit) => create(octokit, run({}))],
    ["statuses", status],
    ["pull-requests", comment],
    ["issues", comment],
    ["deployments", deploy],
  ];

  test.each(writes)("%s has to be granted for writing", async (name, write) => {
    const { octokit } = await start({ permissions: { contents: "read", [name]: "write" } });
    await write(octokit);
    const reading = await start({ permissions: { contents: "read", [name]: "read" } });
    const { status, data, headers } = await refusal(write(reading.octokit));
    expect([status, data.message]).toEqual([403, "Resource not accessible by integration"]);
    expect(headers["x-accepted-github-permissions"]).toContain(`${name.replace("-", "_")}=write`);
  });

  test.each(["fork", "dependabot"] as const)("a token of %s reads and does not write", async (profile) => {
    const { octokit } = await start({ profile }, { private: true });
    await octokit.rest.repos.getCommit({ ...AT, ref: "main" });
    for (const [, write] of writes) expect((await refusal(write(octokit))).status).toBe(403);
  });

  test("a private repository is not there without the permission, nor for another's token", async () => {
    const getCommit = ({ octokit }: { readonly octokit: Octokit }): Promise<unknown> =>
      octokit.rest.repos.getCommit({ ...AT, ref: "main" });
    const checksOnly = { permissions: { checks: "write" } } as const;
    expect((await refusal(getCommit(await start(checksOnly, { private: true })))).status).toBe(404);
    expect((await refusal(getCommit(await start({}, { private: true, accessible: false })))).status).toBe(
      404,
    );
    await getCommit(await start(checksOnly));
    const foreign = await start({}, { accessible: false });
    await getCommit(foreign);
    expect((await refusal(status(foreign.octokit))).status).toBe(403);
    expect((await refusal(getCommit(await start({ repositories: [] })))).status).toBe(404);
  });

  test("an unknown token, none at all, and who a bot is", async () => {
    const { github, octokit } = await start();
    const stranger = clientOf({ url: github.url, token: "unknown" });
    expect((await refusal(stranger.rest.repos.get(AT))).data.message).toBe("Bad credentials");
    const nobody = new Octokit({ baseUrl: github.url, log: silent });
    expect((await nobody.rest.repos.get(AT)).headers["x-ratelimit-limit"]).toBe("60");
    expect((await refusal(status(nobody))).status).toBe(401);
    expect((await refusal(octokit.rest.users.getAuthenticated())).status).toBe(403);
    const person = await start({ actor: "a-person" });
    expect((await person.octokit.rest.users.getAuthenticated()).data.login).toBe("a-person");
    expect((await refusal(create(person.octokit, run({})))).status).toBe(403);
    expect([...github.problems, ...person.github.problems]).toEqual([]);
    expect(github.requests.map(({ headers }) => headers.authorization)).toEqual([
      "(another)",
      undefined,
      undefined,
      "(the token)",
    ]);
    expect(JSON.stringify(github.requests)).not.toContain(github.token);
  });
});
