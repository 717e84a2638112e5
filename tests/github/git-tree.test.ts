import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import type { GitHub } from "../../src/github/client.ts";
import { isBlob } from "../../src/github/object-id.ts";
import { readTree, TREE_LIMITS } from "../../src/github/read-tree.ts";
import type { ArchiveOptions } from "../github-api/archive.ts";
import { type LocalGitHub, startGitHub } from "../github-api/local-github.ts";
import type { GitHubOptions } from "../github-api/options.ts";
import { commitId } from "../github-api/world.ts";
import { clientOf } from "./github-client.ts";

const base = mkdtempSync(join(tmpdir(), "gate57-git-tree-"));
afterAll(() => rmSync(base, { recursive: true }));

const sha = commitId("policies");
const place = { owner: "so-tttt", repo: "chinh-sach", commit: sha };
const files = {
  "README.md": "read me",
  "policies/gates/a.yaml": "a: 1\n",
  "policies/gates/b.yaml": "b: 2\n",
  "policies/trust/revoked.yaml": "revoked: [key-1]\n",
};
const many = Object.fromEntries(Array.from({ length: 21 }, (_, at) => [`many/${at}.yaml`, `at: ${at}\n`]));

let github: LocalGitHub | undefined;
afterEach(async () => {
  const problems = github?.problems ?? [];
  await github?.close();
  github = undefined;
  expect(problems).toEqual([]);
});

async function local(archive: ArchiveOptions = {}, options: GitHubOptions = {}): Promise<LocalGitHub> {
  const commits = [{ sha, files: { ...files, ...many }, archive }];
  github = await startGitHub({
    ...options,
    repositories: [{ owner: "so-tttt", name: "chinh-sach", commits }],
  });
  return github;
}

let count = 0;
function fresh(): string {
  count += 1;
  return join(base, `tree-${count}`);
}

const byArchive = { ...TREE_LIMITS, blobs: 0 };

async function toldOf(client: GitHub, wanted: readonly string[], limits = TREE_LIMITS) {
  const folder = fresh();
  const tree = await readTree(client, place, wanted, folder, limits);
  expect(existsSync(folder)).toBe(tree.commit !== undefined);
  return tree.diagnostics.map(({ code, message }) => `${code}: ${message.en}`);
}

type Member = string | number | boolean | undefined;

/** Changes what GitHub answers about trees, files or commits. */
function answering(client: GitHub, route: string, change: (data: Record<string, unknown>) => object): GitHub {
  client.octokit.hook.wrap("request", async (request, options) => {
    const answer = await request(options);
    return options.url.includes(route)
      ? { ...answer, data: { ...answer.data, ...change(answer.data) } }
      : answer;
  });
  return client;
}

/** Changes one entry wherever it is listed. */
function listing(client: GitHub, name: string, more: Readonly<Record<string, Member>>): GitHub {
  return answering(client, "/git/trees/", ({ tree }) => ({
    tree: Array.from(Object(tree), (entry) =>
      Object(entry).path === name ? { ...Object(entry), ...more } : entry,
    ),
  }));
}

describe("an archive that `.gitattributes` changed", () => {
  test.each([
    ["leaves a file out (export-ignore)", { "policies/trust/revoked.yaml": null }],
    ["rewrites a file (export-subst)", { "policies/trust/revoked.yaml": `revoked: [${sha}]\n` }],
    ["has other line ends (eol)", { "policies/trust/revoked.yaml": "revoked: [key-1]\r\n" }],
  ])("and %s is refused by the name of the file", async (_, attributes) => {
    const told = await toldOf(clientOf(await local({ attributes })), ["policies"], byArchive);
    expect(told).toEqual([
      expect.stringMatching(/^github\/archive-differs: .*`policies\/trust\/revoked\.yaml`/),
    ]);
  });

  test("holds no file that the commit does not have", async () => {
    const entries = [{ name: (top: string) => `${top}/policies/more.yaml`, content: "" }];
    const told = await toldOf(clientOf(await local({ entries })), ["policies"], byArchive);
    expect(told).toEqual([expect.stringMatching(/^github\/archive-differs: .*`policies\/more\.yaml`/)]);
  });

  test("is not asked for where few files are wanted, so that it changes nothing", async () => {
    const server = await local({ attributes: { "policies/trust/revoked.yaml": null } });
    const tree = await readTree(clientOf(server), place, ["policies"], fresh());
    expect(tree.files).toContain("policies/trust/revoked.yaml");
  });

  test("matters only where something is wanted", async () => {
    const server = await local({ attributes: { "README.md": null } });
    expect(await toldOf(clientOf(server), ["policies"], byArchive)).toEqual([]);
  });
});

describe("a tree of git", () => {
  test.each([
    ["many", 21, 1],
    ["policies", 3, 0],
  ])("with the files of `%s` is read by the archive where they are many", async (wanted, held, tarballs) => {
    const server = await local();
    const tree = await readTree(clientOf(server), place, [wanted], fresh());
    expect([tree.diagnostics, tree.files.length]).toEqual([[], held]);
    expect(server.requests.filter(({ path }) => path.includes("/tarball/"))).toHaveLength(tarballs);
  });

  test("is asked for a path once, however it is wanted", async () => {
    const server = await local();
    const wanted = [
      "policies/gates",
      "policies",
      "policies",
      "policies/gates/a.yaml",
      "policies/none",
      "none/a",
    ];
    const tree = await readTree(clientOf(server), place, wanted, fresh());
    expect(tree).toMatchObject({ diagnostics: [], missing: ["policies/none", "none/a"] });
    expect(tree.files).toHaveLength(3);
    expect(server.requests.filter(({ path }) => path.includes("/git/trees/"))).toHaveLength(2);
  });

  test.each([
    ["120000", "is a symbolic link"],
    ["160000", "is a submodule"],
    ["100664", "is no regular file"],
  ])("with an entry of mode %s is refused by its name", async (mode, words) => {
    const below = listing(clientOf(await local()), "gates/a.yaml", { mode });
    const told = `github/archive-entry: \`policies/gates/a.yaml\` ${words}, so nothing of this repository is read`;
    expect(await toldOf(below, ["policies"])).toEqual([told]);
    const itself = listing(clientOf(await local()), "a.yaml", { mode });
    expect(await toldOf(itself, ["policies/gates/a.yaml"])).toEqual([told]);
  });

  test.each([
    ["120000", "is a symbolic link"],
    ["160000", "is a submodule"],
  ])("with a wanted folder, or one above, of mode %s is refused", async (mode, words) => {
    const client = listing(clientOf(await local()), "policies", { mode });
    for (const wanted of ["policies", "policies/gates"]) {
      expect(await toldOf(client, [wanted])).toEqual([expect.stringContaining(`\`policies\` ${words}`)]);
    }
  });

  test("takes a program for the file it is", async () => {
    const client = listing(clientOf(await local()), "gates/a.yaml", { mode: "100755" });
    expect(await toldOf(client, ["policies"])).toEqual([]);
  });

  test.each(["../a", "a/../../b", "a//b", "/a", "GATES/B.yaml", "gates/b.yaml", "a\\b", "a:b"])(
    "with a file named `%s` is refused",
    async (path) => {
      const client = listing(clientOf(await local()), "gates/a.yaml", { path });
      expect(await toldOf(client, ["policies"])).toEqual([expect.stringContaining("github/archive-entry")]);
    },
  );

  test("that is listed only in part is none", async () => {
    const client = answering(clientOf(await local()), "/git/trees/", () => ({ truncated: true }));
    expect(await toldOf(client, ["policies"])).toEqual([expect.stringContaining("github/tree-truncated")]);
  });

  test.each([
    ["files", { files: 2 }, "github/too-many-files: the folders that are wanted hold more than 2 files"],
    [
      "bytes in a file",
      { file: 4 },
      "github/archive-too-large: `policies/gates/a.yaml` is beyond the limit of 4 bytes",
    ],
    [
      "bytes",
      { bytes: 9 },
      "github/archive-too-large: `policies/gates/b.yaml` is beyond the limit of 9 bytes",
    ],
  ])("with too many %s is refused before any of them is fetched", async (_, limits, told) => {
    const server = await local();
    expect(await toldOf(clientOf(server), ["policies"], { ...TREE_LIMITS, ...limits })).toEqual([told]);
    expect(server.requests.some(({ path }) => /blobs|tarball/.test(path))).toBe(false);
  });

  test.each(["file by file", "as an archive"])("with as much as there may be is taken, %s", async (way) => {
    const wanted = Object.entries(files).filter(([name]) => name.startsWith("policies/"));
    const sizes = wanted.map(([, text]) => Buffer.byteLength(text));
    const bytes = sizes.reduce((sum, size) => sum + size);
    const limits = { ...(way === "as an archive" ? byArchive : TREE_LIMITS), files: sizes.length, bytes };
    const all = { ...limits, file: Math.max(...sizes) };
    expect(await toldOf(clientOf(await local()), ["policies"], all)).toEqual([]);
  });

  test.each<[string, string, object]>([
    ["no list", "/git/trees/", { tree: {} }],
    ["no word whether it is whole", "/git/trees/", { truncated: undefined }],
    ["entries that are none", "/git/trees/", { tree: [null] }],
    ["an object without a name", "/git/trees/", { tree: [{ path: "policies", mode: "040000", sha: "" }] }],
    ["another file", "/git/blobs/", { content: "AAAA" }],
    ["a file in another form", "/git/blobs/", { encoding: "utf-8" }],
    ["a commit without a tree", "/commits/", { commit: {} }],
  ])("is not taken where GitHub answers with %s", async (_, route, data) => {
    const client = answering(clientOf(await local()), route, () => data);
    expect(await toldOf(client, ["policies"])).toEqual([expect.stringContaining("github/not-read")]);
  });
});

test.each(["hang", "stall"] as const)(
  "an archive that does not come (%s) is told with what helps",
  async (answer) => {
    const server = await local({}, { faults: [{ path: /tarball|codeload/, answer }] });
    const client = clientOf(server, { limits: { archive: 300 } });
    const [told] = (await readTree(client, place, ["many"], fresh())).diagnostics;
    expect(told?.code).toBe("github/archive-slow");
    expect(told?.help?.en).toContain("`policies-ref`");
  },
);

test.each([
  ["sha1", "", "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391"],
  ["sha256", "", "473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813"],
  ["sha1", "a: 1\n", createHash("sha1").update("blob 5\0a: 1\n").digest("hex")],
])("a file's name in git by %s is known", (_, text, id) => {
  expect(isBlob(Buffer.from(text), id)).toBe(true);
  expect(isBlob(Buffer.from(`${text} `), id)).toBe(false);
});
