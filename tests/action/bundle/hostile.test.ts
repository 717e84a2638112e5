import { describe, expect, test, vi } from "vitest";
import { refused } from "../../github-api/answer.ts";
import { commitId } from "../../github-api/world.ts";
import { HOSTILE, HOSTILE_ARGUMENTS, HOSTILE_FILE_NAMES } from "../../runner/hostile.ts";
import { carried, mistakenManifest, mixedManifests } from "../../runner/hostile-manifests.ts";
import {
  type MarkedManifest,
  markedManifest,
  markedMistakes,
  markersIn,
} from "../../runner/marked-manifest.ts";
import { configuration } from "../job.ts";
import {
  EVENTS,
  errorsOf,
  type Gate,
  type Gated,
  gate,
  HEAD,
  MAIN,
  MANIFEST,
  missing,
  pullRequest,
} from "./gate.ts";
import { markdownProblems } from "./markdown-problems.ts";

// Manifests in which everything is filled in take long to judge.
vi.setConfig({ testTimeout: 120_000 });

const TALKATIVE = {
  ...{ "check-run": "gate57", "commit-status": "gate57", comment: "always", stage: "operation" },
  profile: "tay-ninh",
};
const ALL_FORMATS = ["text", "json", "sarif", "junit", "tap", "gitlab", "azure", "github", "markdown", "csv"]
  .map((format) => `${format}=out.${format}`)
  .join("\n");

const texts = HOSTILE.map(({ text }) => text);
/** Gives every so many of some texts, so that a few runs have all kinds of them. */
const some = (all: readonly { readonly text: string }[], every: number) =>
  all.filter((_, at) => at % every === 0).map(({ text }) => text);

/** Numbers things as the names of files. */
function filesOf(manifests: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(manifests.map((text, at) => [`m${at}.gate57.yaml`, text]));
}

const named = Object.fromEntries(
  some(HOSTILE_FILE_NAMES, 4).flatMap((name, at) => {
    const isSafe = !["", ".", ".."].includes(name.trim()) && !name.includes("\0");
    return isSafe ? [[`${at}/${name}.gate57.yaml`, at % 2 === 0 ? "kind: [" : ""]] : [];
  }),
);

/** The title, the branch and the author of a pull request are anybody's, and so is what an API says. */
const titled = pullRequest("fork", {
  title: texts.join("\n"),
  body: texts.join("\n"),
  user: { login: "::error::x" },
});
const said = some(HOSTILE, 9).join(" ");
const talkedBack: Gate["world"] = { faults: [{ method: "POST", answer: refused(403, said) }] };

const cases: readonly (readonly [string, Gate, number])[] = [
  ["manifests whose texts are", { ...titled, files: filesOf(mixedManifests(3)) }, 1],
  ["manifests in blocks whose texts are", { ...titled, files: filesOf(mixedManifests(1, "block")) }, 1],
  [
    "manifests whose mistakes are",
    { files: filesOf(some(carried(), 5).map((text) => mistakenManifest(text))) },
    2,
  ],
  ["names of files that are", { files: named }, 2],
  ["what GitHub says, which is", { ...titled, world: talkedBack, files: { "gate57.yaml": MANIFEST } }, 1],
];

describe.skipIf(missing !== undefined)(`the committed bundle quotes (${missing ?? "by Node 24"})`, () => {
  test.each(cases)("%s hostile", async (_, job, code) => {
    const inputs = { ...TALKATIVE, output: ALL_FORMATS };
    const run = await gate({ ...pullRequest(), ...job, inputs });
    expect([run.code, run.outputs.decision]).toEqual([code, code === 1 ? "block" : "error"]);
    holdsInert(run);
  });

  test.each(["text", "json"])("nothing as a command in the format %s", async (format) => {
    const files = filesOf([
      ...mixedManifests(1),
      ...some(carried(), 40).map((text) => mistakenManifest(text)),
    ]);
    const inputs = {
      ...TALKATIVE,
      format,
      annotations: "false",
      comment: "never",
      "check-run": "",
      "commit-status": "",
    };
    const run = await gate({ ...EVENTS.push, files, inputs });
    expect(run.code).toBe(2);
    expect(run.log.commands.map(({ name }) => name)).toEqual(["stop-commands", "resume"]);
  });

  const arguments_ = some(HOSTILE_ARGUMENTS, 8);
  test.each<[string, Readonly<Record<string, string>>]>([
    [
      "one line",
      {
        environment: arguments_
          .join(" ")
          .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]/gu, " ")
          .slice(0, 4000),
      },
    ],
    [
      "several lines",
      { environment: "a\n::error::x", profile: "x\r##[error]", "comment-author": "\u2028::error::x" },
    ],
    [
      "each input",
      Object.fromEntries(
        [
          "stage",
          "profile",
          "policies-ref",
          "configuration",
          "policies",
          "trust",
          "require-signed-policies",
          "attestations",
          "plan",
          "as-of",
          "format",
          "lang",
          "annotations",
          "summary",
          "comment",
          "deployment-status",
        ].map((name, at) => [name, arguments_[at] ?? "::error::"]),
      ),
    ],
    [
      "lists",
      {
        stage: "operation",
        profile: "tay-ninh",
        manifests: arguments_.join("\n").slice(0, 4000),
        artifacts: arguments_.join("\n"),
        output: arguments_.join("\n"),
      },
    ],
  ])("inputs that are hostile: %s", async (_, inputs) => {
    const run = await gate({ ...pullRequest(), inputs: { ...TALKATIVE, stage: "", ...inputs } });
    expect([run.code, run.outputs.decision]).toEqual([2, "error"]);
    holdsInert(run);
  });

  test("names of environments, of files and of rules in the tree of policies that are hostile", async () => {
    const environments = Object.fromEntries(
      some(HOSTILE_ARGUMENTS, 6).map((text) => [text.slice(0, 200), "trial"]),
    );
    const names = some(HOSTILE_FILE_NAMES, 6).filter((name) => name.trim() !== "" && !/^\.*$/.test(name));
    const broken = Object.fromEntries(names.map((name) => [`policies/${name}.yaml`, `${name}: [`]));
    const spec = { environments: { ...environments, production: "operation" }, policies: "policies" };
    for (const files of [
      { ".gate57/deployment.yaml": configuration(spec) },
      { ".gate57/deployment.yaml": configuration({ policies: "policies" }), ...broken },
    ]) {
      const commits = [MAIN, commitId("other")].map((sha) => ({ sha, files }));
      const inputs = { ...TALKATIVE, stage: "", environment: "production", output: ALL_FORMATS };
      const run = await gate({ ...pullRequest(), inputs, repository: { commits } });
      expect([run.code, errorsOf(run).length > 0]).toEqual([2, true]);
      holdsInert(run);
    }
  });
});

/** Nothing that was quoted is obeyed: beyond what holds of every run, no annotation and no Markdown is forged. */
function holdsInert({ log, summary, server, code }: Gated): void {
  const forged = log.annotations.filter(({ message, title }) => message.startsWith("forged") || !title);
  expect(forged).toEqual([]);
  expect(log.annotations.filter(({ level }) => level === "error").length).toBeGreaterThan(
    code === 0 ? -1 : 0,
  );
  const { comments, checkRuns } = server.repository("org/repository");
  const bodies = [...comments.values()].map(({ body }) =>
    body.replace(/^<!-- gate57:[0-9a-f]{16} \d+\.\d+ -->\n/, ""),
  );
  const summaries = [...checkRuns.values()].flatMap((one) => one.summary ?? []);
  expect([summary.shown ?? "", ...bodies, ...summaries].flatMap(markdownProblems)).toEqual([]);
}

const marked: readonly (readonly [string, MarkedManifest, number])[] = [
  ["in a manifest", markedManifest(), 1],
  ["in mistakes", markedMistakes(), 2],
];

describe.skipIf(missing !== undefined)(`the committed bundle keeps (${missing ?? "by Node 24"})`, () => {
  test.each(marked)("what is confidential %s to itself", async (_, manifest, code) => {
    const { event, ...occasion } = pullRequest();
    const inputs = { ...TALKATIVE, output: ALL_FORMATS, "deployment-status": "true" };
    const files = { "gate57.yaml": manifest.text };
    const withDeployment = Object.assign({}, event, { deployment: { id: 42, sha: HEAD } });
    const run = await gate({ ...occasion, event: withDeployment, inputs, files });
    expect(run.code).toBe(code);
    const { "gate57.yaml": __, ...written } = Object.fromEntries(run.files);
    expect(Object.keys(written).length).toBeGreaterThan(11);
    const seen = { ...written, stdout: run.stdout, summary: run.summary.shown ?? "", sent: run.sent };
    const places = Object.entries({ ...seen, outputs: JSON.stringify(run.outputs) });
    const shown = places.map(([name, text]) => [name, markersIn(text, manifest).map(({ value }) => value)]);
    expect(shown.filter(([, values]) => values?.length)).toEqual([]);
    expect(run.server.requests.filter(({ method }) => method === "POST")).toHaveLength(4);
  });
});
