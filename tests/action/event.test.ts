import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readEvent } from "../../src/action/event.ts";
import { HEAD, MERGE, mergeGroup, pullRequest } from "./job.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "gate57-event-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ENV = { GITHUB_REPOSITORY: "Tinh/He-Thong", GITHUB_SHA: MERGE, GITHUB_ACTOR: "ai-do" };
const REPOSITORY = { owner: "Tinh", repo: "He-Thong" };

function read(name: string, payload: string | Uint8Array, env: Readonly<Record<string, string>> = {}) {
  const path = join(folder, "event.json");
  writeFileSync(path, payload);
  return readEvent({ ...ENV, GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: path, ...env });
}

const event = (name: string, payload: unknown, env = {}) => read(name, JSON.stringify(payload), env).event;
const run = (name: string) => ({ name, repository: REPOSITORY, sha: MERGE, isDependabot: false });

describe("what set off the run", () => {
  test.each<[string, unknown, object]>([
    ["push", { after: HEAD }, {}],
    ["schedule", { schedule: "0 0 * * *" }, {}],
    ["workflow_dispatch", { inputs: null }, {}],
    ["release", { release: { id: 1 } }, {}],
    ["merge_group", mergeGroup(), {}],
    ["deployment", { deployment: { id: 12, sha: HEAD } }, { deployment: { id: 12, sha: HEAD } }],
    ["deployment", { deployment: { id: 12, sha: "main" } }, { deployment: { id: 12 } }],
  ])("%s: reports go to the commit of the run", (name, payload, expected) => {
    expect(event(name, payload)).toEqual({ ...run(name), ...expected });
  });

  test.each(["pull_request", "pull_request_target", "pull_request_review"])(
    "%s: they go to its head",
    (name) => {
      expect(event(name, pullRequest())).toEqual({
        ...{ ...run(name), sha: HEAD },
        pullRequest: { number: 7, headSha: HEAD, head: "same" },
      });
    },
  );

  test.each<[string, unknown]>([
    ["same", { sha: HEAD, repo: { full_name: "tinh/he-thong" } }],
    ["fork", { sha: HEAD, repo: { full_name: "nguoi-khac/he-thong" } }],
    ["gone", { sha: HEAD, repo: null }],
    ["unknown", { sha: HEAD }],
    ["unknown", { sha: HEAD, repo: { full_name: 5 } }],
    ["unknown", { sha: HEAD, repo: "tinh/he-thong" }],
  ])("a pull request from %s: %j", (head, written) => {
    expect(event("pull_request", pullRequest(written))?.pullRequest?.head).toBe(head);
  });

  test("a pull request that tells no commits, or none that are any", () => {
    const payload = { pull_request: { number: 7, head: { sha: "main" } } };
    const { pullRequest: pull, sha } = event("pull_request", payload) ?? {};
    expect({ ...pull, sha }).toEqual({ number: 7, head: "unknown", sha: MERGE });
  });

  test.each<[string, unknown]>([
    ["no pull request", {}],
    ["one that is null", { pull_request: null }],
    ["a number that is none", { pull_request: { number: "7" } }],
    ["a number that is no id", { pull_request: { number: 0.5 } }],
    ["a list", { pull_request: [{ number: 7 }] }],
    ["an inherited name", { constructor: { number: 7 } }],
  ])("%s", (_, payload) => {
    expect(event("pull_request", payload)?.pullRequest).toBeUndefined();
  });

  test.each([
    [{ GITHUB_ACTOR: "dependabot[bot]" }, {}, true],
    [{ GITHUB_ACTOR: "" }, { sender: { login: "dependabot[bot]" } }, true],
    [{ GITHUB_ACTOR: "ai-do" }, { sender: { login: "dependabot[bot]" } }, false],
    [{ GITHUB_ACTOR: "dependabot" }, {}, false],
  ])("Dependabot: %j %j", (env, payload, expected) => {
    expect(event("pull_request", payload, env)?.isDependabot).toBe(expected);
  });

  test.each([["tinh"], [""], ["a/b/c"], ["a/.."], ["../a"], ["a b/c"], ["a/b?x=1"]])(
    "%j is no repository",
    (name) => {
      expect(event("push", {}, { GITHUB_REPOSITORY: name })?.repository).toBeUndefined();
    },
  );

  test("without a file, what the variables tell", () => {
    expect(readEvent({ ...ENV, GITHUB_EVENT_NAME: "push" }).event).toEqual(run("push"));
    expect(readEvent({})).toEqual({ event: { name: "", isDependabot: false } });
  });
});

describe("an event that cannot be read", () => {
  test.each<[string, string | Uint8Array]>([
    ["no JSON", "{"],
    ["nothing", ""],
    ["a list", "[]"],
    ["null", "null"],
    ["no UTF-8", new Uint8Array([0x7b, 0xff, 0x7d])],
    ["nothing but brackets", "[".repeat(1_000_000)],
    ["more than GitHub sends", `{"a":"${"x".repeat(26_214_400)}"}`],
  ])("%s", (_, payload) => {
    expect(read("push", payload).diagnostic).toMatchObject({
      code: "action/bad-event",
      source: "GITHUB_EVENT_PATH",
    });
  });

  test("a file that is not there, told without its path", () => {
    const { diagnostic } = readEvent({ GITHUB_EVENT_PATH: join(folder, "nowhere.json") });
    expect(diagnostic?.message.en).toBe(
      "the file with the event of the run cannot be read: there is no such file",
    );
    expect(diagnostic?.help?.en).toContain("run the job again");
  });
});
