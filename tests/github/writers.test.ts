import { afterEach, describe, expect, test } from "vitest";
import { type CheckAnnotation, type CheckRun, writeCheckRun } from "../../src/github/check-run.ts";
import { commentHead, type StickyComment, writeComment } from "../../src/github/comment.ts";
import { writeCommitStatus } from "../../src/github/commit-status.ts";
import { writeDeploymentStatus } from "../../src/github/deployment-status.ts";
import { failureOf, NewerComment } from "../../src/github/failure.ts";
import { secondaryRateLimit, serverError } from "../github-api/faults.ts";
import { type LocalGitHub, startGitHub } from "../github-api/local-github.ts";
import type { CommentOptions, GitHubOptions } from "../github-api/options.ts";
import { commitId } from "../github-api/world.ts";
import { clientOf } from "./github-client.ts";

const sha = commitId("head");
const place = { owner: "so-tttt", repo: "he-thong" };
/** Is half a character. */
const LONE = /\p{Cs}/u;
const BOT = "github-actions[bot]";

let github: LocalGitHub | undefined;
afterEach(async () => {
  const problems = github?.problems ?? [];
  await github?.close();
  github = undefined;
  expect(problems).toEqual([]);
});

async function local(options: GitHubOptions = {}, comments: readonly CommentOptions[] = []) {
  const base = { ref: "main", sha };
  const repository = {
    owner: place.owner,
    name: place.repo,
    commits: [{ sha, files: {} }],
    pulls: [{ number: 7, base, head: base }],
    deployments: [{ id: 5, sha, environment: "production" }],
    comments,
  };
  github = await startGitHub({ ...options, repositories: [repository] });
  const server = github;
  return { server, client: clientOf(server), there: server.repository("so-tttt/he-thong") };
}

const methods = (server: LocalGitHub) => server.requests.map(({ method }) => method);

describe("a check run", () => {
  const annotation = (index: number): CheckAnnotation => ({
    ...{ path: "a.gate57.yaml", startLine: index + 1, endLine: index + 1, level: "failure" },
    ...{ title: `title ${index}`, message: "message" },
  });
  const run = (count: number, more: Partial<CheckRun> = {}): CheckRun => ({
    ...{ name: "gate57", headSha: sha, externalId: "gate57:1", conclusion: "failure", title: "title" },
    ...{ summary: "summary", annotations: Array.from({ length: count }, (_, index) => annotation(index)) },
    ...more,
  });

  test.each([
    [0, ["GET", "POST"]],
    [49, ["GET", "POST"]],
    [50, ["GET", "POST"]],
    [51, ["GET", "POST", "PATCH"]],
    [100, ["GET", "POST", "PATCH"]],
    [101, ["GET", "POST", "PATCH", "PATCH"]],
  ])("of %i annotations is written by %j", async (count, expected) => {
    const { server, client, there } = await local();
    await writeCheckRun(client, place, run(count));
    const written = [...there.checkRuns.values()];
    expect(written).toMatchObject([
      { name: "gate57", headSha: sha, status: "completed", conclusion: "failure" },
    ]);
    expect(written[0]?.annotations.map(({ start_line }) => start_line)).toEqual(
      Array.from({ length: count }, (_, index) => index + 1),
    );
    expect(methods(server)).toEqual(expected);
  });

  test.each([
    ["success", "in_progress", null],
    ["failure", "completed", "failure"],
  ] as const)("that is a %s is %s until its last annotations are there", async (end, status, conclusion) => {
    const { client, there } = await local({ faults: [serverError({ method: "PATCH" })] });
    const written = writeCheckRun(client, place, run(51, { conclusion: end }));
    await expect(written).rejects.toMatchObject({ status: 502 });
    const [only] = there.checkRuns.values();
    expect(only).toMatchObject({ status, conclusion });
    expect(only?.annotations).toHaveLength(50);
  });

  test("that blocks ends an older success though its first request fails at first", async () => {
    const faults = [serverError({ method: "POST", times: 2 })];
    const { client, there, server } = await local({ faults });
    await writeCheckRun(client, place, run(60));
    const [only] = there.checkRuns.values();
    expect(only).toMatchObject({ status: "completed", conclusion: "failure" });
    expect(only?.annotations).toHaveLength(60);
    expect(methods(server)).toEqual(["GET", "POST", "POST", "POST", "PATCH"]);
  });

  test.each(["success", "failure"] as const)("that was left unfinished is gone on with (%s)", async (end) => {
    const whole = run(120, { conclusion: end });
    const { client, there } = await local({ faults: [serverError({ method: "PATCH", times: 4 })] });
    await expect(writeCheckRun(client, place, whole)).rejects.toMatchObject({ status: 502 });
    await writeCheckRun(client, place, whole);
    const [only, ...others] = there.checkRuns.values();
    expect(only).toMatchObject({ status: "completed", conclusion: end });
    expect(only?.annotations).toHaveLength(120);
    expect(others).toEqual([]);
  });

  test("that is written again stays one, with each annotation once", async () => {
    const { client, there } = await local();
    await writeCheckRun(client, place, run(60));
    await writeCheckRun(client, place, run(60, { detailsUrl: "https://example.test/again" }));
    const [only, ...others] = there.checkRuns.values();
    expect(only).toMatchObject({ detailsUrl: "https://example.test/again", status: "completed" });
    expect(only?.annotations).toHaveLength(60);
    expect(others).toEqual([]);
  });

  test("with other content is a new one, and the newest is what counts", async () => {
    const { client, there } = await local();
    const mended = run(0, { externalId: "gate57:2", conclusion: "success" });
    for (const one of [run(1), mended, run(1), run(1)]) await writeCheckRun(client, place, one);
    const written = [...there.checkRuns.values()];
    expect(written.map(({ conclusion }) => conclusion)).toEqual(["failure", "success", "failure"]);
  });

  test.each([
    ["title", 255],
    ["summary", 65_535],
  ] as const)("has a %s of %i bytes at most, cut between characters", async (field, limit) => {
    const { client, there } = await local();
    for (const [index, size] of [limit - 1, limit, limit + 1].entries()) {
      const text = `${"đ🏛".repeat(limit)}`.slice(0, 3 * Math.floor(size / 6));
      const whole = text + "x".repeat(size - Buffer.byteLength(text));
      expect(Buffer.byteLength(whole)).toBe(size);
      await writeCheckRun(client, place, run(0, { externalId: `gate57:${index}`, [field]: whole }));
      const sent = [...there.checkRuns.values()].at(-1)?.[field] ?? "";
      expect(sent === whole).toBe(size <= limit);
      expect(Buffer.byteLength(sent)).toBeLessThanOrEqual(limit);
      expect(sent).not.toMatch(LONE);
    }
  });

  test("has columns only on one line, and bounded texts", async () => {
    const { server, client } = await local();
    const columns = { startColumn: 3, endColumn: 9 };
    const annotations = [
      { ...annotation(0), ...columns },
      { ...annotation(1), ...columns, endLine: 4 },
      { ...annotation(2), title: "đ".repeat(300), message: "🏛".repeat(20_000) },
    ];
    await writeCheckRun(client, place, { ...run(0), annotations });
    const { body } = server.requests[1] ?? {};
    expect(body).toMatchObject({
      output: { annotations: [{ start_column: 3, end_column: 9 }, { end_line: 4 }, {}] },
    });
    const [, second, third] = sentAnnotations(body);
    expect(second).not.toHaveProperty("start_column");
    expect(Buffer.byteLength(String(third?.title))).toBeLessThanOrEqual(255);
    expect(Buffer.byteLength(String(third?.message))).toBeLessThanOrEqual(65_536);
  });

  test.each([
    ["title", 255],
    ["message", 65_536],
  ] as const)("has annotations with a %s of %i bytes at most", async (field, limit) => {
    const { client, there } = await local();
    const texts = [limit - 1, limit, limit + 1].map((size) => `${"x".repeat(size - 4)}🏛`);
    const annotations = texts.map((text, index) => ({ ...annotation(index), [field]: text }));
    await writeCheckRun(client, place, { ...run(0), annotations });
    const sent = [...there.checkRuns.values()].flatMap((one) =>
      one.annotations.map((said) => Object(said)[field]),
    );
    expect(sent).toEqual([texts[0], texts[1], `${"x".repeat(limit - 3)}…`]);
  });

  function sentAnnotations(body: unknown): readonly Record<string, unknown>[] {
    return (body as { output: { annotations: Record<string, unknown>[] } }).output.annotations;
  }
});

describe("a commit status", () => {
  const status = { sha, context: "gate57/production", state: "failure", description: "no" } as const;

  test("is set, and set again", async () => {
    const { client, there } = await local();
    await writeCommitStatus(client, place, { ...status, targetUrl: "https://example.test/run" });
    await writeCommitStatus(client, place, { ...status, state: "success" });
    expect(there.statuses).toMatchObject([
      { sha, context: "gate57/production", state: "failure", targetUrl: "https://example.test/run" },
      { sha, context: "gate57/production", state: "success" },
    ]);
  });

  test.each([139, 140, 141])("of %i characters is told within 140", async (length) => {
    const { client, there } = await local();
    const description = `${"ạ".repeat(length - 2)}🏛`;
    await writeCommitStatus(client, place, { ...status, description });
    const told = there.statuses[0]?.description ?? "";
    expect(told === description).toBe(length <= 140);
    expect(told.length).toBeLessThanOrEqual(140);
    expect(told).not.toMatch(LONE);
  });
});

describe("a deployment status", () => {
  test.each(["queued", "failure", "error"] as const)(
    "may be %s, and never ends other deployments",
    async (state) => {
      const { server, client, there } = await local();
      const description = "ạ".repeat(141);
      const logUrl = "https://example.test/run";
      await writeDeploymentStatus(client, place, { deployment: 5, state, description, logUrl });
      expect(there.deployments.get(5)?.statuses).toMatchObject([
        { state, description: `${"ạ".repeat(139)}…`, logUrl },
      ]);
      expect(server.requests[0]?.body).toMatchObject({ auto_inactive: false });
    },
  );
});

describe("a sticky comment", () => {
  const runOf = (id: number, attempt = 1) => ({
    id,
    attempt,
    link: `[run ${id}](https://example.test/${id})`,
  });
  const comment: StickyComment = {
    ...{ pullRequest: 7, key: "k", author: BOT, body: "new", isCreated: true, commit: sha, run: runOf(42) },
    yieldsToNewer: true,
  };
  const HEAD = commentHead(comment);
  const marked = (author: string, body = "old"): CommentOptions => ({
    ...{ issue: 7, author, body: `${HEAD}${body}` },
  });
  const chatter = (count: number): CommentOptions[] =>
    Array.from({ length: count }, (_, index) => ({ issue: 7, author: "a", body: `word ${index}` }));
  const bodies = (there: { comments: ReadonlyMap<number, { body: string }> }) =>
    [...there.comments.values()].map(({ body }) => body);

  test("begins with a marker, then the commit and the run", () => {
    expect(HEAD).toBe(
      `<!-- gate57:k 42.1 -->\n\`${sha.slice(0, 7)}\` · [run 42](https://example.test/42)\n\n`,
    );
    expect(commentHead({ key: "k", commit: sha })).toBe(`<!-- gate57:k -->\n\`${sha.slice(0, 7)}\`\n\n`);
  });

  test("is made once, then brought up to date, then left alone", async () => {
    const { server, client, there } = await local();
    await writeComment(client, place, comment);
    await writeComment(client, place, { ...comment, body: "newer", isCreated: false });
    await writeComment(client, place, { ...comment, body: "newer\r\n" });
    expect(bodies(there)).toEqual([`${HEAD}newer`]);
    expect(methods(server)).toEqual(["GET", "POST", "GET", "PATCH", "GET"]);
  });

  test.each<[string, Partial<StickyComment>, boolean]>([
    ["the same of a newer run", { run: runOf(43) }, false],
    ["the same of a run nobody knows", { run: undefined }, false],
    ["the same of another commit", { run: runOf(43), commit: commitId("other") }, true],
    ["something else of a newer run", { run: runOf(43), body: "newer" }, true],
    ["something else of a run with a longer id", { run: runOf(100), body: "newer" }, true],
    ["something else of a later attempt", { run: runOf(42, 2), body: "newer" }, true],
    ["something else of an older run", { run: runOf(41), body: "newer" }, false],
    ["something else of an older run with later attempts", { run: runOf(9, 9), body: "newer" }, false],
    ["something else of an earlier attempt", { run: runOf(42, 0), body: "newer" }, false],
    ["something else of a run nobody knows", { run: undefined, body: "newer" }, true],
    ["something else, in its last line", { body: "new\n`abc`" }, true],
  ])("is brought up to date by %s: %j %j", async (_, more, isWritten) => {
    const { client, there } = await local();
    await writeComment(client, place, comment);
    const other = { ...comment, ...more };
    const isOlder = !isWritten && other.body !== comment.body;
    const outcome = await writeComment(client, place, other).catch((error: unknown) => error);
    expect(outcome instanceof NewerComment).toBe(isOlder);
    expect(bodies(there)).toEqual([isWritten ? `${commentHead(other)}${other.body}` : `${HEAD}new`]);
  });

  test.each<[string, Partial<StickyComment>, string]>([
    ["leaves an admission out, and says so", {}, "newer-comment"],
    ["keeps no refusal back", { yieldsToNewer: false }, "written"],
    ["is no matter where all else is the same", { body: "old" }, "written"],
  ])("whose run somebody made up %s", async (_, more, expected) => {
    const body = `${HEAD}old`.replace("42.1", "999999999999999.1");
    const { client, there } = await local({}, [{ issue: 7, author: BOT, body }]);
    const outcome = await writeComment(client, place, { ...comment, ...more }).then(
      () => "written",
      (error: unknown) => failureOf(error, (text) => text).kind,
    );
    expect(outcome).toBe(expected);
    expect(bodies(there)).toEqual([more.yieldsToNewer === false ? `${HEAD}new` : body]);
  });

  test("is not made where it is not wanted", async () => {
    const { client, there } = await local();
    await writeComment(client, place, { ...comment, isCreated: false });
    expect(bodies(there)).toEqual([]);
  });

  test("is found on the third page", async () => {
    const { server, client, there } = await local({}, [...chatter(250), marked(BOT)]);
    await writeComment(client, place, comment);
    expect(bodies(there).at(-1)).toBe(`${HEAD}new`);
    expect(methods(server)).toEqual(["GET", "GET", "GET", "PATCH"]);
    expect(server.requests.map(({ query }) => query.page ?? "1")).toEqual(["1", "2", "3", "1"]);
  });

  test.each([
    ["somebody else", marked("mallory")],
    ["an account in another case", marked("GitHub-Actions[bot]")],
    ["an account without its end", marked("github-actions")],
    ["the author, quoting it", { issue: 7, author: BOT, body: `> ${HEAD}` }],
    [
      "the author, under another key",
      { issue: 7, author: BOT, body: commentHead({ ...comment, key: "kk" }) },
    ],
  ])("is not what %s wrote", async (_, forged) => {
    const { client, there } = await local({}, [forged]);
    await writeComment(client, place, comment);
    expect(bodies(there)).toEqual([forged.body, `${HEAD}new`]);
  });

  test("is the oldest of several", async () => {
    const { client, there } = await local({}, [marked("mallory"), marked(BOT, "1"), marked(BOT, "2")]);
    await writeComment(client, place, comment);
    expect(bodies(there).map((body) => body.replace(HEAD, ""))).toEqual(["old", "new", "2"]);
  });

  test.each([65_535, 65_536, 65_537])("of %i characters is written within 65,536", async (length) => {
    const { client, there } = await local();
    const room = length - HEAD.length;
    const body = `${"ạ".repeat(room - 2)}🏛`;
    await writeComment(client, place, { ...comment, body });
    const [written = ""] = bodies(there);
    expect(written.endsWith("🏛")).toBe(length <= 65_536);
    expect(written.length).toBeLessThanOrEqual(65_536);
    expect(written).not.toMatch(LONE);
  });
});

describe("every writer", () => {
  const run: CheckRun = {
    ...{ name: "gate57", headSha: sha, externalId: "1", conclusion: "success", title: "t", summary: "s" },
    annotations: [],
  };
  type Client = ReturnType<typeof clientOf>;
  const writers: readonly (readonly [string, (client: Client) => Promise<void>])[] = [
    ["check run", (client) => writeCheckRun(client, place, run)],
    [
      "commit status",
      (client) => writeCommitStatus(client, place, { sha, context: "c", state: "success", description: "d" }),
    ],
    [
      "deployment status",
      (client) => writeDeploymentStatus(client, place, { deployment: 5, state: "queued", description: "d" }),
    ],
    [
      "comment",
      (client) =>
        writeComment(client, place, {
          ...{ pullRequest: 7, key: "k", author: BOT, commit: sha, body: "b", isCreated: true },
          yieldsToNewer: true,
        }),
    ],
  ];
  const failed = (client: Client, write: (client: Client) => Promise<void>) =>
    write(client).then(
      () => undefined,
      (error: unknown) => failureOf(error, client.hide),
    );

  test.each(writers)("(%s) is refused to a token that may only read", async (_, write) => {
    for (const profile of ["fork", "dependabot"] as const) {
      const { client, server } = await local({ profile });
      const said = "Resource not accessible by integration";
      expect(await failed(client, write)).toEqual({ kind: "forbidden", status: 403, said });
      await server.close();
    }
  });

  const creates = (name: string) => name === "check run" || name === "comment";

  test.each(writers.filter(([name]) => creates(name)))("(%s) creates nothing twice", async (_, write) => {
    const { client, server } = await local({ faults: [serverError({ method: "POST" })] });
    expect(await failed(client, write)).toMatchObject({ kind: "server", status: 502 });
    expect(methods(server).filter((method) => method === "POST")).toHaveLength(1);
  });

  test.each(writers.filter(([name]) => !creates(name)))("(%s) says again what failed", async (_, write) => {
    const { client, server } = await local({ faults: [serverError({ method: "POST", times: 2 })] });
    expect(await failed(client, write)).toBeUndefined();
    expect(methods(server)).toEqual(["POST", "POST", "POST"]);
  });

  test.each(writers)("(%s) waits for a limit that ends soon", async (_, write) => {
    const { client, server } = await local({ faults: [secondaryRateLimit(1, { times: 1 })] });
    expect(await failed(client, write)).toBeUndefined();
    expect(server.requests.map(({ status }) => status).slice(0, 2)).toEqual([
      403,
      expect.toBeOneOf([200, 201]),
    ]);
  });

  // Only what is created is looked for before: of the others nothing is read.
  test.each(writers.filter(([name]) => creates(name)))(
    "(%s) reads again what failed twice",
    async (_, write) => {
      const { client, server } = await local({ faults: [serverError({ method: "GET", times: 2 })] });
      expect(await failed(client, write)).toBeUndefined();
      expect(methods(server)).toEqual(["GET", "GET", "GET", "POST"]);
    },
  );

  test.each(writers)("(%s) tells a connection that is reset", async (_, write) => {
    const { client } = await local({ profile: "resetting" });
    expect(await failed(client, write)).toMatchObject({ kind: "network" });
  });
});
