import { afterEach, describe, expect, test } from "vitest";
import { blobId, treeId } from "./git-objects.ts";
import { AT, closeAll, NEW, OLD, refusal, start } from "./small-github.ts";
import { commitId } from "./world.ts";

afterEach(closeAll);

describe("commits", () => {
  test("are found by their names, branches and the short forms of both", async () => {
    const { github, octokit } = await start();
    const found = async (ref: string): Promise<string> =>
      (await octokit.rest.repos.getCommit({ ...AT, ref })).data.sha;
    const refs = ["main", "heads/main", "refs/heads/main", NEW, NEW.slice(0, 7)];
    expect(await Promise.all(refs.map(found))).toEqual(refs.map(() => NEW));
    expect(await found("an/other")).toBe(OLD);
    const unknown = await refusal(octokit.rest.repos.getCommit({ ...AT, ref: "none" }));
    expect([unknown.status, unknown.data.message]).toEqual([422, "No commit found for SHA: none"]);
    const headers = { accept: "application/vnd.github.sha" };
    const url = "GET /repos/{owner}/{repo}/commits/{ref}";
    expect((await octokit.request(url, { ...AT, ref: "main", headers })).data).toBe(NEW);
    expect(github.problems).toEqual([]);
  });

  test("have files and folders with the names git gives them", async () => {
    const { github, octokit } = await start();
    const { git, repos } = octokit.rest;
    expect(blobId(Buffer.from("hello\n"))).toBe("ce013625030ba8dba906f756967f9e9ca394464a");
    expect(treeId(new Map())).toBe("4b825dc642cb6eb9a060e54bf8d69288fbee4904");
    const tree = await git.getTree({ ...AT, tree_sha: "main", recursive: "1" });
    const paths = ["README.md", "policies", "policies/G01.yaml", "policies/a", "policies/a/b.yaml"];
    expect(tree.data.tree.map(({ path }) => path)).toEqual(paths);
    const inner = tree.data.tree.find(({ path }) => path === "policies/a")?.sha ?? "";
    expect((await git.getTree({ ...AT, tree_sha: inner })).data.tree).toMatchObject([{ path: "b.yaml" }]);
    const { data } = await repos.getContent({ ...AT, path: "policies/a/b.yaml" });
    const file = Object(data);
    expect(Buffer.from(file.content, "base64").toString()).toBe("b: 1\n");
    const blob = await git.getBlob({ ...AT, file_sha: file.sha });
    expect(Buffer.from(blob.data.content, "base64").toString()).toBe("b: 1\n");
    expect((await repos.getContent({ ...AT, path: "", ref: OLD })).data).toMatchObject([
      { path: "README.md" },
    ]);
    expect((await refusal(repos.getContent({ ...AT, path: "policies", ref: OLD }))).status).toBe(404);
    const plain = await fetch(`${github.origin}/repos/so-tt/policies/contents/policies/G01.yaml`);
    expect(await plain.json()).toMatchObject({ path: "policies/G01.yaml", type: "file" });
    expect(github.problems).toEqual([]);
  });

  test("are pushed", async () => {
    const { github, octokit } = await start();
    const sha = commitId("next");
    github.push("so-tt/policies", "main", { sha, files: {} });
    expect((await octokit.rest.repos.getBranch({ ...AT, branch: "main" })).data.commit.sha).toBe(sha);
  });
});
