import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { stepsIn, workflow } from "./recipe.ts";

const SCRIPT = stepsIn(workflow("github-fork-comment.yml"))[0]?.[0].run ?? "";
const needsShell = test.skipIf(process.platform === "win32");

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gate57-fork-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the script as the runner does, with a `gh` that writes down its arguments and lists pull requests. */
function run(numbers: string): readonly string[] {
  const gh = join(folder, "gh");
  const calls = join(folder, "calls");
  writeFileSync(
    gh,
    `#!/bin/sh\nfor part; do printf '<%s>' "$part" >> "$CALLS"; done; echo >> "$CALLS"\n[ "$2" = --paginate ] && printf '${numbers}'\nexit 0\n`,
  );
  chmodSync(gh, 0o755);
  const env = {
    PATH: `${folder}${delimiter}${process.env.PATH ?? ""}`,
    CALLS: calls,
    GH_REPO: "so/his",
    HEAD_SHA: "abc",
    RUN_URL: "https://example.org/run/1",
  };
  const { status, stderr } = spawnSync("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", SCRIPT], {
    env,
    encoding: "utf8",
  });
  expect([status, stderr]).toEqual([0, ""]);
  return readFileSync(calls, "utf8").trim().split("\n");
}

const LIST =
  "<api><--paginate><repos/so/his/pulls?state=open&per_page=100><--jq><.[] | select(.head.sha == env.HEAD_SHA) | .number>";
const comment = (number: number): string =>
  `<api><--method><POST><repos/so/his/issues/${number}/comments><--field>` +
  "<body=gate57 did not admit this change, or could not judge it: https://example.org/run/1>";

needsShell("comments on the pull requests of the commit that was judged (needs `bash`)", () => {
  expect(run("7\\n12\\n")).toEqual([LIST, comment(7), comment(12)]);
});

needsShell("comments on nothing where the commit is of no open pull request (needs `bash`)", () => {
  expect(run("")).toEqual([LIST]);
});
