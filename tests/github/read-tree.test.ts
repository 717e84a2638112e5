import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { githubTrees } from "../../src/action/github-trees.ts";
import { ARCHIVE_LIMITS, readArchive } from "../../src/github/read-archive.ts";
import { readTree, TREE_LIMITS } from "../../src/github/read-tree.ts";
import { type ArchiveOptions, type Hostility, hostileArchive, tarballOf } from "../github-api/archive.ts";
import { type LocalGitHub, startGitHub } from "../github-api/local-github.ts";
import type { GitHubOptions, RepositoryOptions } from "../github-api/options.ts";
import { commitId, commitOf } from "../github-api/world.ts";
import { clientOf } from "./github-client.ts";

const base = mkdtempSync(join(tmpdir(), "gate57-tree-"));
afterAll(() => rmSync(base, { recursive: true }));

const sha = commitId("policies");
const files = {
  "README.md": "read me",
  "policies/gates/a.yaml": "a: 1\n",
  "policies/gates/b.yaml": "b: ĐẠT 🏛\n",
  "policies-old/a.yaml": "no",
  ".gate57/deployment.yaml": "kind: DeploymentConfiguration\n",
  ".gate57/trust/trust.yaml": "trust\n",
};

let github: LocalGitHub | undefined;
afterEach(async () => {
  const problems = github?.problems ?? [];
  await github?.close();
  github = undefined;
  expect(problems).toEqual([]);
});

async function local(
  archive: ArchiveOptions = {},
  more: Partial<RepositoryOptions> = {},
  options: GitHubOptions = {},
): Promise<LocalGitHub> {
  const commits = [{ sha, files, archive }];
  const repositories = [{ owner: "so-tttt", name: "chinh-sach", commits, ...more }];
  github = await startGitHub({ codeload: "other-origin", ...options, repositories });
  return github;
}

/** Has every file come out of the archive, however few they are. */
const byArchive = { ...TREE_LIMITS, blobs: 0 };

let count = 0;
const place = { owner: "so-tttt", repo: "chinh-sach", commit: sha };
function fresh(): string {
  count += 1;
  return join(base, `tree-${count}`);
}

function written(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  const found = names.filter((name) => statSync(join(folder, name)).isFile());
  return Object.fromEntries(found.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}

describe("a tree", () => {
  const api = "api with the token";
  test.each([
    ["file by file", TREE_LIMITS, { blobs: 4, tarball: 0, codeload: [] }],
    [
      "from the host of archives, to which no token goes",
      byArchive,
      { blobs: 0, tarball: 1, codeload: ["codeload"] },
    ],
  ])("is read as it is wanted, %s", async (_, limits, expected) => {
    const server = await local();
    const folder = fresh();
    const wanted = ["policies", ".gate57/deployment.yaml", ".gate57/trust"];
    const tree = await readTree(clientOf(server), place, wanted, folder, limits);
    const { "README.md": __, "policies-old/a.yaml": ___, ...held } = files;
    expect(tree).toEqual({ commit: sha, files: Object.keys(held).sort(), missing: [], diagnostics: [] });
    expect(written(folder)).toEqual(held);
    expect(statSync(join(folder, "policies/gates/a.yaml")).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    const asked = (part: string) => server.requests.filter(({ path }) => path.includes(part)).length;
    expect([asked("/git/trees/"), asked("/git/blobs/"), asked("/tarball/")]).toEqual([
      4,
      expected.blobs,
      expected.tarball,
    ]);
    const told = server.requests.map(({ origin, headers }) =>
      headers.authorization === undefined ? origin : `${origin} with the token`,
    );
    expect(told.filter((one) => one !== api)).toEqual(expected.codeload);
  });

  test("without a commit is that of the default branch, whose name is encoded", async () => {
    const branches = { "chính/một": sha, "heads/chính/một": commitId("other") };
    const more = { defaultBranch: "chính/một", branches, tags: { "chính/một": commitId("other") } };
    const server = await local({}, more);
    const { commit: _, ...head } = place;
    const tree = await readTree(clientOf(server), head, ["README.md"], fresh());
    expect([tree.commit, tree.files]).toEqual([sha, ["README.md"]]);
    const asked = server.requests.map(({ path }) => path.replace("/repos/so-tttt/chinh-sach", ""));
    expect(asked.slice(0, 2)).toEqual(["", "/branches/ch%C3%ADnh%2Fm%E1%BB%99t"]);
    expect(asked.filter((path) => path.startsWith("/commits/"))).toEqual([]);
  });

  test("of a default branch to which nothing was pushed is not there", async () => {
    const server = await local({}, { commits: [], defaultBranch: "main" });
    const { commit: _, ...head } = place;
    const tree = await readTree(clientOf(server), head, ["README.md"], fresh());
    expect(tree.diagnostics.map(({ code }) => code)).toEqual(["github/no-commit"]);
  });

  test("tells by name what is wanted and not there", async () => {
    const wanted = ["policies", "policy", "policies/gates/c.yaml", "README.md/x"];
    const tree = await readTree(clientOf(await local()), place, wanted, fresh());
    expect(tree.missing).toEqual(["policy", "policies/gates/c.yaml", "README.md/x"]);
  });

  test("goes into a folder that is there and empty, and into no other", async () => {
    const client = clientOf(await local());
    const [empty, full] = [fresh(), fresh()];
    mkdirSync(empty);
    mkdirSync(full);
    writeFileSync(join(full, "mine"), "mine");
    expect((await readTree(client, place, ["policies"], empty)).diagnostics).toEqual([]);
    const tree = await readTree(client, place, ["policies"], full);
    expect(tree.diagnostics.map(({ code, message }) => [code, message.en])).toEqual([
      ["github/not-written", "the files that were read cannot be written: `ENOTEMPTY`"],
    ]);
    expect(written(full)).toEqual({ mine: "mine" });
  });

  test("that cannot be written whole leaves nothing behind", async () => {
    const long = { ...files, [`policies/z/${"n".repeat(300)}`]: "" };
    const server = await local({}, { commits: [{ sha, files: long }] });
    const folder = fresh();
    const tree = await readTree(clientOf(server), place, ["policies"], folder);
    expect(tree.diagnostics.map(({ message }) => message.en)).toEqual([
      "the files that were read cannot be written: the name is too long",
    ]);
    expect(existsSync(folder)).toBe(false);
  });

  test.each(["../x", "/etc", "a/../b", "a\\b", "a//b", "policies/./x", "./policies", ""])(
    "is not asked for `%s`",
    async (name) => {
      const server = await local();
      const tree = await readTree(clientOf(server), place, [name], fresh());
      expect(tree.diagnostics.map(({ code }) => code)).toEqual(["github/bad-path"]);
      expect(server.requests).toEqual([]);
    },
  );
});

describe("a commit", () => {
  test("that is not there is told", async () => {
    const other = { ...place, commit: commitId("other") };
    const folder = fresh();
    const tree = await readTree(clientOf(await local()), other, ["policies"], folder);
    expect(tree.diagnostics.map(({ code }) => code)).toEqual(["github/no-commit"]);
    expect(existsSync(folder)).toBe(false);
  });

  test("that GitHub answers with and nobody asked for is refused", async () => {
    const client = clientOf(await local());
    client.octokit.hook.wrap("request", async (request, options) => {
      const answer = await request(options);
      return { ...answer, data: { ...answer.data, sha: commitId("another") } };
    });
    const tree = await readTree(client, place, ["policies"], fresh());
    expect(tree.diagnostics.map(({ code }) => code)).toEqual(["github/other-commit"]);
  });

  test.each([
    ["its own", false, "add `contents: read`", "give `token`"],
    ["another", true, "give `token` one that may read that repository", "contents: read"],
  ])(
    "of %s private repository that the token may not see is told with what helps",
    async (_, isForeign, helps, not) => {
      const server = await local({}, { private: true, accessible: false });
      const of = { ...place, isForeign };
      const [told] = (await readTree(clientOf(server), of, ["policies"], fresh())).diagnostics;
      expect(told?.code).toBe("github/not-read");
      expect(told?.message.en).toContain("404");
      expect(told?.message.en).toContain(helps);
      expect(`${told?.message.en}${told?.help?.en}`).not.toContain(not);
      expect(told?.help?.en).toContain("the name of the repository and the commit");
    },
  );

  test("is not read with a token that is none", async () => {
    const server = await local();
    const client = clientOf({ url: server.url, token: "ghs_forged0123456789" });
    const [told] = (await readTree(client, place, ["policies"], fresh())).diagnostics;
    expect(told?.message.en).toBe(
      "this repository cannot be read: GitHub answered 401 (`Bad credentials`); look at the input `token`",
    );
  });

  test.each(["reset", "half", "hang"] as const)(
    "is not read where the connection ends in %s",
    async (answer) => {
      const server = await local({}, {}, { faults: [{ answer }] });
      const client = clientOf(server, { limits: { request: 150 } });
      const [told] = (await readTree(client, place, ["policies"], fresh())).diagnostics;
      expect(told?.code).toBe("github/not-read");
      expect(told?.message.en).toMatch(
        answer === "hang"
          ? /did not answer in time/
          : /cannot be reached \(`(?:ECONNRESET|UND_ERR_SOCKET)`\)/,
      );
    },
  );
});

describe("the time there is for reading", () => {
  const trees = ({ url: apiUrl, token }: LocalGitHub, milliseconds: number) =>
    githubTrees({ token, apiUrl, env: {}, version: "1.2.3", limits: { second: 10 } }, milliseconds);

  test("is one for everything that is read", async () => {
    const server = await local();
    const opened = trees(server, 5000);
    expect((await opened.read(place, ["README.md"], fresh())).files).toEqual(["README.md"]);
    expect((await opened.read(place, ["policies"], fresh())).files).toHaveLength(2);
  });

  test.each([
    ["a commit", "/commits/"],
    ["a tree", "/git/trees/"],
    ["a file", "/git/blobs/"],
  ])("is over however long GitHub takes for %s, which is told", async (_, part) => {
    const faults = [{ path: new RegExp(part), answer: "hang" as const }];
    const server = await local({}, {}, { faults });
    const opened = trees(server, 1000);
    const folder = fresh();
    for (const time of ["ends", "is over"]) {
      const before = server.requests.length;
      const { files, diagnostics } = await opened.read(place, ["README.md"], folder);
      expect(files).toEqual([]);
      expect(diagnostics.map(({ code, severity, message }) => [code, severity, message.en])).toEqual([
        [
          "github/not-read",
          "error",
          "this repository cannot be read: the time for reading from GitHub is over",
        ],
      ]);
      if (time === "is over") expect(server.requests).toHaveLength(before);
    }
    expect(existsSync(folder)).toBe(false);
  });
});

describe("a hostile archive", () => {
  const refused: Readonly<Record<Hostility, readonly [code: string, words: string]>> = {
    symlink: ["github/archive-entry", "`policies/link.yaml` is a symbolic link"],
    "hard-link": ["github/archive-entry", "`policies/link.yaml` is a link"],
    device: ["github/archive-entry", "`policies/device.yaml` is no regular file"],
    "parent-name": ["github/archive-entry", "../../../escaped.yaml` has a name that is not safe"],
    "absolute-name": ["github/archive-entry", "`/gate57-escaped.yaml` has a name that is not safe"],
    "backslash-name": ["github/archive-entry", "has a name that is not safe"],
    "declared-gibibyte": ["github/archive-too-large", "`policies/large.yaml` is beyond the limit of 8388608"],
    zeros: ["github/archive-too-large", "`policies/zeros.yaml` is beyond the limit of 8388608 bytes"],
    "ten-thousand-files": ["github/too-many-files", "more than 5000 files"],
    "duplicate-names": ["github/archive-entry", "`policies/twice.yaml` has the name of another file"],
    truncated: ["github/archive-corrupt", "corrupt or not whole"],
    "not-gzip": ["github/archive-corrupt", "corrupt or not whole"],
    "not-tar": ["github/archive-corrupt", "corrupt or not whole"],
  };
  const kinds = Object.entries(refused);

  test.each(kinds)("(%s) is refused whole and by name", async (kind, [code, words]) => {
    const known = isHostility(kind) ? hostileArchive(kind, "policies") : {};
    const folder = fresh();
    const tree = await readTree(clientOf(await local(known)), place, ["policies"], folder, byArchive);
    expect(tree).toMatchObject({ files: [], missing: [] });
    expect(tree.commit).toBeUndefined();
    expect(tree.diagnostics.map((one) => one.code)).toEqual([code]);
    expect(tree.diagnostics[0]?.message.en).toContain(words);
    expect(existsSync(folder)).toBe(false);
    expect(readdirSync(base).some((name) => name.includes("escaped"))).toBe(false);
  });

  function isHostility(kind: string): kind is Hostility {
    return Object.hasOwn(refused, kind);
  }

  test("harms nothing with a link where nobody looks", async () => {
    const server = await local(hostileArchive("symlink", "docs"));
    const tree = await readTree(clientOf(server), place, ["policies"], fresh(), byArchive);
    expect(tree.diagnostics).toEqual([]);
    expect(tree.files).toHaveLength(2);
  });
});

describe("an archive", () => {
  const small = { ...ARCHIVE_LIMITS, files: 3, bytes: 30, file: 20 };

  async function tarball(names: Readonly<Record<string, string>>, archive: ArchiveOptions = {}) {
    const repository = { owner: "o", name: "r" };
    // Only the names are read of the repository; the rest of it is the server's.
    const whole = (await startGitHub({
      repositories: [{ ...repository, commits: [] }],
    })) satisfies LocalGitHub;
    try {
      return await tarballOf(whole.repository("o/r"), commitOf({ sha, files: names, archive }));
    } finally {
      await whole.close();
    }
  }

  async function outcome(bytes: Buffer, wanted: readonly string[], limits = small): Promise<unknown> {
    async function* body() {
      for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000);
    }
    return readArchive(body(), wanted, limits).then(
      (found) => [...found.keys()],
      (error) => error.told?.code ?? error,
    );
  }

  const entry = (name: string, more: object = {}) => ({ name: (top: string) => `${top}/${name}`, ...more });
  const of = (length: number) => "x".repeat(length);

  test.each([
    ["as large as one may be", { "p/a": of(20) }, ["p/a"]],
    ["one byte larger", { "p/a": of(21) }, "github/archive-too-large"],
    ["as large as all may be", { "p/a": of(15), "p/b": of(15) }, ["p/a", "p/b"]],
    ["one byte larger in all", { "p/a": of(15), "p/b": of(16) }, "github/archive-too-large"],
    ["as many as may be", { "p/a": "", "p/b": "", "p/c": "" }, ["p/a", "p/b", "p/c"]],
    ["one more", { "p/a": "", "p/b": "", "p/c": "", "p/d": "" }, "github/too-many-files"],
    ["too large but not wanted", { "p/a": "", "q/b": of(500) }, ["p/a"]],
  ])("with files %s", async (_, names, expected) => {
    expect(await outcome(await tarball(names), ["p"])).toEqual(expected);
  });

  test.each([
    ["a name in another case", [entry("p/A"), entry("p/a")]],
    ["a folder in another case", [entry("p/X/a"), entry("p/x/b")]],
    ["a name in another normal form", [entry("p/\u00e9"), entry("p/e\u0301")]],
    ["a file that is a folder as well", [entry("p/a"), entry("p/a/b")]],
    ["a folder that is a file as well", [entry("p/a/b"), entry("p/a")]],
    ["a wanted folder that is a link", [entry("p", { type: "symlink", linkname: "/etc" })]],
    ["a colon", [entry("p/a:b")]],
    ["a bidi control", [entry("p/a\u202eb")]],
    ["a line end", [entry("p/a\nb")]],
    ["an end that Windows drops", [entry("p/a.")]],
    ["a pipe", [entry("p/a", { type: "fifo" })]],
    ["a file of another kind", [entry("p/a", { type: "contiguous-file" })]],
    ["a second top folder", [{ name: () => "other/p/a" }]],
    ["a file beside the top folder", [{ name: () => "a" }]],
    ["a long name", [entry(`p/${of(4100)}`)]],
    ["a deep name", [entry(`p/${"d/".repeat(70)}a`)]],
  ])("with %s is refused", async (_, entries) => {
    expect(await outcome(await tarball({}, { entries }), ["p"])).toBe("github/archive-entry");
  });

  test("with a link above what is wanted is refused", async () => {
    const entries = [entry("a", { type: "symlink", linkname: "b" })];
    expect(await outcome(await tarball({}, { entries }), ["a/p"])).toBe("github/archive-entry");
  });

  test("may call its top folder what it likes", async () => {
    expect(await outcome(await tarball({ "p/a": "" }, { top: "anything at all" }), ["p"])).toEqual(["p/a"]);
  });

  test("that ends between two entries is not whole", async () => {
    const tar = gunzipSync(await tarball({ "p/a": "", "p/b": "" }));
    const end = tar.length - 1024;
    expect(await outcome(gzipSync(tar), ["p"])).toEqual(["p/a", "p/b"]);
    expect(await outcome(gzipSync(tar.subarray(0, end)), ["p"])).toBe("github/archive-corrupt");
    expect(await outcome(gzipSync(tar.subarray(0, end - 512)), ["p"])).toBe("github/archive-corrupt");
    expect(await outcome(Buffer.alloc(0), ["p"])).toBe("github/archive-corrupt");
  });

  test("is bounded as it is sent and as it is unpacked", async () => {
    const bytes = await tarball({ "p/a": "", "q/b": of(100_000) });
    expect(await outcome(bytes, ["p"], { ...small, compressed: bytes.length })).toEqual(["p/a"]);
    const code = "github/archive-too-large";
    expect(await outcome(bytes, ["p"], { ...small, compressed: bytes.length - 1 })).toBe(code);
    expect(await outcome(bytes, ["p"], { ...small, unpacked: 100_000 })).toBe(code);
  });
});
