import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { INPUT_LIMITS } from "../../src/action/input-reader.ts";
import { INPUTS, readInputs } from "../../src/action/inputs.ts";
import { TOKEN } from "./job.ts";

const HEX = "0123456789abcdef".repeat(4);

function given(inputs: Readonly<Record<string, string>>) {
  const env = Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
  return readInputs(Object.fromEntries(env));
}

function problems(inputs: Readonly<Record<string, string>>): readonly string[] {
  return given(inputs).diagnostics.map(({ code, source }) => `${code} ${source}`);
}

test("without any input everything has its default, and nothing is wrong", () => {
  expect(given({})).toEqual({
    diagnostics: [],
    inputs: {
      ...{ manifests: [], artifacts: [], output: [], format: "github", language: "vi", token: "" },
      ...{ annotations: true, summary: true, comment: "never", commentAuthor: "github-actions[bot]" },
      deploymentStatus: false,
    },
  });
});

test("an input that is empty is one that is not given", () => {
  const empty = Object.fromEntries(INPUTS.map((name) => [name, " \n "]));
  expect(given(empty)).toEqual(given({}));
});

describe("what an input says is read", () => {
  test.each<[string, string, string, unknown]>([
    ["manifests", "a.yaml\r\n\n  b/*.yaml  \n- c\n", "manifests", ["a.yaml", "b/*.yaml", "- c"]],
    ["stage", " in-service ", "stage", "in-service"],
    ["environment", "Chính thức", "environment", "Chính thức"],
    ["profile", "quang-tri", "profile", "quang-tri"],
    ["comment-key", "kiểm thử", "commentKey", "kiểm thử"],
    ["policies-ref", "a/b@main", "policiesRef", "a/b@main"],
    ["configuration", ".gate57/a.yaml", "configuration", ".gate57/a.yaml"],
    ["policies", "rules", "policies", "rules"],
    ["trust", ".gate57/trust", "trust", ".gate57/trust"],
    ...["true", "True", "TRUE"].map(
      (word) => ["require-signed-policies", word, "requireSignedPolicies", true] as const,
    ),
    ...["false", "False", "FALSE"].map((word) => ["annotations", word, "annotations", false] as const),
    ["summary", "false", "summary", false],
    ["deployment-status", "true", "deploymentStatus", true],
    ["attestations", "signed", "attestations", "signed"],
    ["plan", "plan.yaml", "plan", "plan.yaml"],
    ["as-of", "2026-07-01", "asOf", "2026-07-01"],
    ["format", "json", "format", "json"],
    ["output", "json=a.json\nsarif=b=c", "output", ["json=a.json", "sarif=b=c"]],
    ["lang", "en", "language", "en"],
    ["comment", "on-block", "comment", "on-block"],
    ["comment-author", "cong[bot]", "commentAuthor", "cong[bot]"],
    ["check-run", "gate57: hồ sơ", "checkRun", "gate57: hồ sơ"],
    ["commit-status", "gate57", "commitStatus", "gate57"],
    ["token", TOKEN, "token", TOKEN],
  ] as [string, string, string, unknown][])("%s: %j", (name, value, field, expected) => {
    const { inputs, diagnostics } = given({ [name]: value });
    expect(diagnostics).toEqual([]);
    expect(Object.entries(inputs)).toContainEqual([field, expected]);
  });

  test("artefacts with their digests", () => {
    const { inputs, diagnostics } = given({ artifacts: `app=sha256:${HEX}\n ứng dụng =sha256:${HEX}` });
    expect(diagnostics).toEqual([]);
    const names = ["app", "ứng dụng"];
    expect(inputs.artifacts).toEqual(names.map((name) => ({ name, sha256: HEX })));
  });
});

const long = "a".repeat(INPUT_LIMITS.characters + 1);

describe("what is wrong with an input is told of it", () => {
  test.each<[string, string, string]>([
    ["stage", "oporation", "usage/unknown-value"],
    ["stage", "operation\ntrial", "action/not-one-line"],
    ["stage", "operation\u2028trial", "action/not-one-line"],
    ["profile", "tay\u001bninh", "action/not-one-line"],
    ["comment-key", "a\nb", "action/not-one-line"],
    ["environment", "production\nstage=trial", "action/not-one-line"],
    ["environment", long, "action/too-long"],
    ["require-signed-policies", "yes", "action/not-boolean"],
    ["annotations", "tRUE", "action/not-boolean"],
    ["summary", "1", "action/not-boolean"],
    ["deployment-status", "on", "action/not-boolean"],
    ["as-of", "2026-02-30", "usage/bad-date"],
    ["as-of", "today", "usage/bad-date"],
    ["configuration", "../deployment.yaml", "deployment/path-outside"],
    ["configuration", "/etc/passwd", "deployment/path-outside"],
    ["policies", "a/../../b", "deployment/path-outside"],
    ["policies", ".", "deployment/path-outside"],
    ["trust", "trust\\..\\x", "deployment/path-outside"],
    ["artifacts", `app=sha256:${HEX.toUpperCase()}`, "action/bad-artifact"],
    ["artifacts", "app=dist/app.tgz", "action/bad-artifact"],
    ["artifacts", `sha256:${HEX}`, "action/bad-artifact"],
    ["artifacts", `app=sha256:${HEX}\napp=sha256:${HEX}`, "action/repeated-artifact"],
    ["manifests", `a\u0000b`, "action/not-one-line"],
    ["manifests", long, "action/too-long"],
    ["manifests", "a\n".repeat(INPUT_LIMITS.lines + 1), "action/too-many"],
    ["format", "gihub", "usage/unknown-value"],
    ["lang", "fr", "usage/unknown-value"],
    ["comment", "onblock", "usage/unknown-value"],
    ["token", "a b", "action/bad-token"],
    ["token", "a\nHost: b", "action/bad-token"],
    ["token", long, "action/bad-token"],
  ])("%s: %j", (name, value, code) => {
    expect(problems({ [name]: value })).toEqual([`${code} inputs.${name}`]);
  });

  test("as many as there may be is not too many", () => {
    const most = long.slice(1);
    const all = { manifests: "a\n".repeat(INPUT_LIMITS.lines), plan: most, profile: most, token: most };
    expect(problems(all)).toEqual([]);
    expect(problems({ manifests: most })).toEqual([]);
  });

  test("all of it at once", () => {
    const all = problems({ stage: "x", annotations: "x", "as-of": "x", token: "\u0001" });
    expect(all).toHaveLength(4);
  });

  test("a near miss is pointed out, in both languages", () => {
    const [diagnostic] = given({ stage: "oporation" }).diagnostics;
    expect(diagnostic?.help?.vi).toContain("`operation`");
    expect(diagnostic?.help?.en).toContain("`operation`");
  });

  test("a token is never shown", () => {
    expect(JSON.stringify(given({ token: `${TOKEN} ${TOKEN}` }))).not.toContain(TOKEN);
  });
});

describe("an input that is misspelt is not left out in silence", () => {
  test.each([
    ["enviroment", "environment"],
    ["require_signed_policies", "require-signed-policies"],
    ["policies_ref", "policies-ref"],
    ["manifest", "manifests"],
  ])("%s", (name, meant) => {
    const { diagnostics } = given({ [name]: "x" });
    expect(diagnostics.map(({ code, source }) => `${code} ${source}`)).toEqual([
      `action/unknown-input inputs.${name}`,
    ]);
    expect(diagnostics[0]?.help?.en).toContain(`\`${meant}\``);
  });

  test("what is no input of anybody's is left alone", () => {
    expect(problems({ "who-to-greet": "x" })).toEqual([]);
    expect(readInputs({ PATH: "x", INPUT_: "x" }).diagnostics).toEqual([]);
  });
});

test("no word of a message is in one language only", () => {
  const text =
    readFileSync("src/action/input-messages.ts", "utf8") + readFileSync("src/action/messages.ts", "utf8");
  expect(text.match(/\bvi:/g)?.length).toBe(text.match(/\ben:/g)?.length);
});
