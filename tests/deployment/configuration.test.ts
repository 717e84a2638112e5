import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseConfiguration } from "../../src/core/deployment/configuration.ts";
import { stageOfEnvironment } from "../../src/core/deployment/environment-stage.ts";
import { isRepositoryPath } from "../../src/core/deployment/repository-path.ts";

const EXAMPLE = "examples/deployment/so-y-te-tay-ninh.yaml";

const HEAD = "apiVersion: gate57/v1\nkind: DeploymentConfiguration\nmetadata: { id: a }\n";
const spec = (lines: string): string => `${HEAD}spec:\n${lines}`;
const GOOD = "  profile: tay-ninh\n  environments: { production: operation }\n";

const listOf = (count: number): string => Array.from({ length: count }, (_, at) => `a${at}`).join(", ");

/** Tells each mistake with the text it underlines. */
function mistakes(text: string): readonly string[] {
  const { configuration, diagnostics } = parseConfiguration({ name: "deployment.yaml", text });
  expect(configuration === undefined).toBe(diagnostics.length > 0);
  return diagnostics.map(({ code, range }) =>
    range ? `${code} ${text.slice(range.start, range.end)}` : `${code} nowhere`,
  );
}

describe("a mistake in a deployment configuration is told at its place", () => {
  test.each<[string, readonly string[], string]>([
    ["none", [], spec(GOOD)],
    ["nothing", ["source/empty "], ""],
    ["no mapping", ["deployment/not-a-mapping - a"], "- a\n"],
    ["a key twice", ["deployment/duplicate-key profile"], spec(`${GOOD}  profile: quang-tri\n`)],
    ["another kind", ["deployment/unknown-kind Deployment"], "kind: Deployment\n"],
    ["no kind", ["deployment/missing-key apiVersion"], "apiVersion: gate57/v1\n"],
    ["another version", ["deployment/unknown-version gate57/v2"], spec(GOOD).replace("v1", "v2")],
    ["a field nobody knows", ["deployment/unknown-field enviroments"], spec(`${GOOD}  enviroments: {}\n`)],
    ["no profile", ["deployment/missing-key spec"], spec("  environments: { a: trial }\n")],
    ["no environments", ["deployment/missing-key spec"], spec("  profile: tay-ninh\n")],
    [
      "an empty mapping",
      ["deployment/too-few environments"],
      spec("  profile: tay-ninh\n  environments: {}\n"),
    ],
    [
      "a stage that is none",
      ["deployment/unknown-value oporation"],
      spec("  profile: tay-ninh\n  environments: { production: oporation }\n"),
    ],
    [
      "names that differ by case",
      ["deployment/same-environment PRODUCTION", "deployment/same-environment Production"],
      spec(
        "  profile: tay-ninh\n  environments: { production: operation, PRODUCTION: trial, Production: trial }\n",
      ),
    ],
    [
      "Vietnamese names that differ by case",
      ["deployment/same-environment CHÍNH THỨC"],
      spec("  profile: tay-ninh\n  environments: { chính thức: operation, CHÍNH THỨC: trial }\n"),
    ],
    ["policies above", ["deployment/path-outside ../other"], spec(`${GOOD}  policies: ../other\n`)],
    ["an absolute path", ["deployment/path-outside /etc"], spec(`${GOOD}  trust: /etc\n`)],
    ["no folder at all", ["deployment/too-short ''"], spec(`${GOOD}  trust: ''\n`)],
    ["systems", [], spec(`${GOOD}  systems: [his-tay-ninh, b]\n`)],
    ["no systems at all", ["deployment/too-few systems"], spec(`${GOOD}  systems: []\n`)],
    ["one system twice", ["deployment/not-unique a"], spec(`${GOOD}  systems: [a, b, a]\n`)],
    ["no system's id", ["deployment/bad-pattern A"], spec(`${GOOD}  systems: [A]\n`)],
    ["200 systems", [], spec(`${GOOD}  systems: [${listOf(200)}]\n`)],
    ["201 systems", ["deployment/too-many systems"], spec(`${GOOD}  systems: [${listOf(201)}]\n`)],
    ["no truth value", ["deployment/wrong-type yes"], spec(`${GOOD}  requireSignedPolicies: yes\n`)],
    ["two documents", ["deployment/several-documents apiVersion"], `${spec(GOOD)}---\n${spec(GOOD)}`],
  ])("%s", (_, expected, text) => {
    expect(mistakes(text)).toEqual(expected);
  });
});

describe("the stage of an environment", () => {
  const { configuration } = parseConfiguration({ name: EXAMPLE, text: readFileSync(EXAMPLE, "utf8") });
  if (configuration === undefined) throw new Error("the example is broken");

  test("is what is written, without regard to case", () => {
    const stages = ["staging", "production", "Production", "PRODUCTION"].map(
      (name) => stageOfEnvironment(configuration, name).stage,
    );
    expect(stages).toEqual(["trial", "operation", "operation", "operation"]);
  });

  test.each([
    ["prodution", "production"],
    ["preview", undefined],
    ["", undefined],
    ["constructor", undefined],
    ["__proto__", undefined],
  ])("is unknown of %j", (name, suggestion) => {
    expect(stageOfEnvironment(configuration, name)).toEqual({
      unmapped: { name, suggestion, known: ["production", "staging"] },
    });
  });

  test("is that of an environment whose name every object has", () => {
    const text = spec("  profile: a\n  environments: { constructor: trial, __proto__: design }\n");
    const read = parseConfiguration({ name: "a.yaml", text });
    const stages = ["constructor", "__proto__"].map(
      (name) => read.configuration && stageOfEnvironment(read.configuration, name).stage,
    );
    expect(stages).toEqual(["trial", "design"]);
  });
});

test.each([
  ["policies", true],
  [".gate57/trust", true],
  ["bộ chính sách/một", true],
  ["a".repeat(255), true],
  ["a".repeat(256), false],
  ["", false],
  [".", false],
  ["..", false],
  ["a/../b", false],
  ["a/./b", false],
  ["/a", false],
  ["a/", false],
  ["a//b", false],
  ["a\\b", false],
  ["a\nb", false],
  ["a\u202eb", false],
])("%j is a path of a repository: %s", (text, expected) => {
  expect(isRepositoryPath(text)).toBe(expected);
});
