import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import type { RepositoryOptions } from "../../github-api/options.ts";
import { commitId } from "../../github-api/world.ts";
import type { Places } from "../../runner/run-bundle.ts";
import { writeFiles } from "../../runner/runner-world.ts";
import {
  honestHospital,
  mappedLower,
  QUESTION,
  selfApproved,
  type Trees,
  weakened,
} from "../../threats/hospital-trees.ts";
import {
  BASE,
  contentOf,
  EVENTS,
  errorsOf,
  type Gate,
  type Gated,
  gate,
  HEAD,
  LENIENT,
  MAIN,
  MANIFEST,
  MAPPED,
  MERGE,
  missing,
  OWN,
  pullRequest,
} from "./gate.ts";

// A folder of policies is read and checked anew each time.
vi.setConfig({ testTimeout: 120_000 });

const RULES = commitId("rules");
/** Is a repository of rules for several others; its head has moved on to rules that nobody wants. */
const rules: RepositoryOptions = {
  ...{ owner: "so-tt", name: "rules", private: true },
  commits: [
    { sha: RULES, files: MAPPED },
    { sha: commitId("moved"), files: {} },
  ],
};

function stagesOf(run: Gated): readonly string[] {
  const { verdicts }: { verdicts: readonly { stage: string }[] } = JSON.parse(contentOf(run, "report-file"));
  return verdicts.map(({ stage }) => stage);
}

/** Judges a change of the hospital, in whose repository the other commits hold what the change holds. */
function hospitalJob(base: Trees, change: Trees): Gate {
  const others = [BASE, HEAD, MERGE].map((sha) => ({ sha, files: change.rules }));
  return {
    ...{
      ...pullRequest(),
      inputs: QUESTION,
      files: { ...change.rules, ...change.judged },
    },
    repository: { commits: [{ sha: MAIN, files: base.rules }, ...others] },
  };
}

describe.skipIf(missing !== undefined)(`the committed bundle believes (${missing ?? "by Node 24"})`, () => {
  test("the default branch, whatever a pull request's tree says of mapping, policies and trust", async () => {
    const cheating = weakened(mappedLower(await selfApproved()));
    const cheat = await gate(hospitalJob(honestHospital(), cheating));
    expect([cheat.code, errorsOf(cheat), stagesOf(cheat)]).toEqual([1, [], ["construction"]]);
    // Were it believed, it would be let in: so it is the default branch that stops it.
    const believed = await gate(hospitalJob(cheating, cheating));
    expect([believed.code, stagesOf(believed)]).toEqual([0, ["planning"]]);
    expect(believed.outputs["policy-digest"]).not.toBe(cheat.outputs["policy-digest"]);
  });

  const pinned = (ref: string, more: Partial<Gate> = {}): Gate => ({
    ...pullRequest(),
    inputs: { environment: "production", "policies-ref": ref },
    world: { repositories: [rules], codeload: "other-origin" },
    ...more,
  });

  test.each<[string, Gate, number, readonly string[], readonly string[]]>([
    [
      "the commit of another repository that is pinned",
      pinned(`so-tt/rules@${RULES}`),
      1,
      [],
      ["so-tt/rules"],
    ],
    ["no branch of one", pinned("so-tt/rules@main"), 2, ["action/policies-ref-moves"], []],
    ["no repository that is not there", pinned(`so-tt/no@${RULES}`), 2, ["github/not-read"], ["so-tt/no"]],
    [
      "no commit that is not there",
      pinned(`so-tt/rules@${commitId("none")}`),
      ...([2, ["github/no-commit"], ["so-tt/rules"]] as const),
    ],
    ["no commit of the change itself", pinned(`${OWN}@${HEAD}`), 2, ["action/policies-from-change"], []],
    [
      "no repository that the token may not see",
      pinned(`so-tt/rules@${RULES}`, { world: { repositories: [{ ...rules, accessible: false }] } }),
      ...([2, ["github/not-read"], ["so-tt/rules"]] as const),
    ],
  ])("%s", async (_, job, code, errors, asked) => {
    const run = await gate(job);
    expect([run.code, errorsOf(run)]).toEqual([code, errors]);
    const named = run.server.requests.map(
      ({ path }) => /^\/(?:repos|codeload)\/([^/]+\/[^/]+)/.exec(path)?.[1],
    );
    expect([...new Set(named)]).toEqual(asked);
    if (code === 1) expect(run.summary.shown).toContain("into operation");
  });

  test("no stage of the manifest, and no mapping in the workspace", async () => {
    expect(MANIFEST).toContain("request:\n  stage: planning\n");
    const files = { "gate57.yaml": MANIFEST, ...LENIENT };
    const run = await gate({ ...EVENTS.push, files, inputs: { environment: "production" } });
    expect([run.code, stagesOf(run)]).toEqual([1, ["operation"]]);
  });
});

const SECRET = "so-du-tai-khoan-4711";
const OUTSIDE = { "secret/gate57.yaml": `${SECRET}: [`, "secret/x.yaml": `kind: ${SECRET}\n` };

/** Lays files outside of the workspace, and links to them within. */
function outside({ workspace }: Places): void {
  const folder = join(workspace, "..");
  writeFiles(folder, OUTSIDE);
  const links = {
    "link.yaml": "secret/gate57.yaml",
    folder: "secret",
    "in/gate57.yaml": "secret/gate57.yaml",
  };
  writeFiles(workspace, { "in/": "" });
  for (const [name, target] of Object.entries(links))
    symlinkSync(join(folder, target), join(workspace, name));
}

describe.skipIf(missing !== undefined)(`the committed bundle reads (${missing ?? "by Node 24"})`, () => {
  test.each<[string, Readonly<Record<string, string>>, number]>([
    [
      "no manifest by `..`, by a full path, by a link",
      { manifests: "../secret/x.yaml\n/etc/passwd\nlink.yaml" },
      3,
    ],
    ["none through a folder that is a link", { manifests: "folder/*.yaml" }, 1],
    ["none by a pattern that goes up", { manifests: "in/{..,x}/../secret/*.yaml" }, 1],
    ["no link that has the name of a manifest", {}, 1],
    [
      "no plan, no attestations and no place for reports out there",
      { plan: "link.yaml", attestations: "folder", output: "json=../out.json" },
      3,
    ],
  ])("%s", async (_, inputs, count) => {
    const stage = { stage: "planning", profile: "tay-ninh" };
    const run = await gate({ inputs: { ...stage, ...inputs }, prepare: outside });
    expect([run.code, errorsOf(run)]).toEqual([2, Array(count).fill("action/outside-workspace")]);
    const seen = [
      run.stdout,
      run.summary.shown,
      ...run.files.values(),
      JSON.stringify(run.outputs),
      run.sent,
    ];
    expect(seen.filter((text) => text?.includes(SECRET) || text?.includes("root:"))).toEqual([]);
  });
});
