import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { written as recipeText, stepsIn, workflow } from "./recipe.ts";

const [[step, job] = []] = stepsIn(workflow("github-fork-comment.yml"));
const hasJq = spawnSync("jq", ["--version"]).error === undefined;
// `gh` brings its own `jq`; the `gh` of this test takes the one of the machine.
const needsShell = test.skipIf(process.platform === "win32" || !hasJq);

/** Is what GitHub would give: the pull requests, and the comments below one of them. */
interface World {
  readonly pulls: readonly (readonly [number, string])[];
  readonly comments?: readonly (readonly [number, string, string])[];
}

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gate57-fork-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const GH = `#!/bin/sh
for part; do printf '<%s>' "$part" >> "$CALLS"; done; echo >> "$CALLS"
case "$3" in
  */pulls*) jq -r "$5" "$WORLD/pulls.json" ;;
  */comments?per_page=100) jq -r "$5" "$WORLD/comments.json" ;;
esac
`;

/** Runs the script as the runner does, with a `gh` that writes down its arguments, and gives what it wrote. */
function run({ pulls, comments = [] }: World): readonly string[] {
  writeFileSync(join(folder, "gh"), GH);
  chmodSync(join(folder, "gh"), 0o755);
  const listed = pulls.map(([number, sha]) => ({ number, head: { sha } }));
  const written = comments.map(([id, login, body]) => ({ id, user: { login }, body }));
  writeFileSync(join(folder, "pulls.json"), JSON.stringify(listed));
  writeFileSync(join(folder, "comments.json"), JSON.stringify(written));
  const env = {
    ...step?.env,
    ...{
      PATH: `${folder}${delimiter}${process.env.PATH ?? ""}`,
      CALLS: join(folder, "calls"),
      WORLD: folder,
    },
    ...{ GH_REPO: "so/his", HEAD_SHA: "abc", RUN_URL: RUN },
  };
  const argv = ["--noprofile", "--norc", "-eo", "pipefail", "-c", step?.run ?? "exit 99"];
  const { status, stderr } = spawnSync("bash", argv, { env, encoding: "utf8" });
  expect([status, stderr]).toEqual([0, ""]);
  const calls = readFileSync(join(folder, "calls"), "utf8")
    .trim()
    .split(/\n(?=<)/);
  return calls.filter((call) => !call.startsWith("<api><--paginate>"));
}

const MARKER = "<!-- gate57 workflow_run -->";
const RUN = "https://example.org/run/1";
const BODY = `<body=${MARKER}
gate57: thay đổi này chưa phù hợp, hoặc không đánh giá được: ${RUN}

gate57 did not admit this change, or could not judge it: ${RUN}>`;
const writes = (method: string, place: string): string =>
  `<api><--silent><--method><${method}><repos/so/his/issues/${place}><--raw-field>${BODY}`;

test("runs by the shell whose pipes fail, for a run that failed, took too long or could not start", () => {
  expect(recipeText("github-fork-comment.yml")).toMatch(/- name: Comment\n +shell: bash\n/);
  const [, list = "[]"] = /fromJSON\('([^']*)'\)/.exec(job?.if ?? "") ?? [];
  expect(JSON.parse(list)).toEqual(["failure", "timed_out", "startup_failure"]);
});

needsShell("comments on the pull requests of the commit that was judged (needs `bash` and `jq`)", () => {
  const pulls = [
    [7, "abc"],
    [8, "another"],
    [12, "abc"],
  ] as const;
  expect(run({ pulls })).toEqual([writes("POST", "7/comments"), writes("POST", "12/comments")]);
});

needsShell("comments on nothing where the commit is of no open pull request (needs `bash` and `jq`)", () => {
  expect(run({ pulls: [[8, "another"]] })).toEqual([]);
});

needsShell("writes its own comment again, and nobody else's (needs `bash` and `jq`)", () => {
  const foreign = [
    [20, "stranger", `${MARKER} mine`],
    [21, "github-actions[bot]", `about ${MARKER}`],
  ] as const;
  const own = [
    [22, "github-actions[bot]", `${MARKER}\nold`],
    [23, "github-actions[bot]", `${MARKER}\nolder`],
  ] as const;
  const pulls = [[7, "abc"]] as const;
  expect(run({ pulls, comments: [...foreign, ...own] })).toEqual([writes("PATCH", "comments/22")]);
  rmSync(join(folder, "calls"));
  expect(run({ pulls, comments: foreign })).toEqual([writes("POST", "7/comments")]);
});
