import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { compiled, schemaProblems } from "../reports/json-schema-problems.ts";
import { githubIngestionProblems, gitlabProblems, junitProblems } from "../reports/validators.ts";
import { ownSchema } from "../reports/vendored.ts";
import { type Desk, newDesk } from "./desk.ts";
import { COMMIT, filled, root } from "./recipe.ts";

interface GitlabJob {
  readonly before_script?: readonly string[];
  readonly script: readonly string[];
  readonly needs?: readonly string[];
  readonly rules: readonly unknown[];
  readonly artifacts?: { readonly when: string; readonly reports: Readonly<Record<string, string>> };
}
interface AzureStep {
  readonly bash?: string;
  readonly task?: string;
  readonly condition?: string;
  readonly inputs?: Readonly<Record<string, string>>;
}

const gitlab: Readonly<Record<"gate57" | "deploy", GitlabJob>> = parse(filled("gitlab-ci.yml"));
const azure: {
  readonly stages: readonly {
    readonly dependsOn?: string;
    readonly jobs: readonly { readonly steps?: readonly AzureStep[] }[];
  }[];
} = parse(filled("azure-pipelines.yml"));
const jenkins = filled("Jenkinsfile");

const azureSteps = azure.stages[0]?.jobs[0]?.steps ?? [];
/** Gives the scripts of a Jenkinsfile: only those in single quotes, in which Groovy puts nothing in. */
const jenkinsScripts = [...jenkins.matchAll(/\bsh (?:'''([\s\S]*?)'''|'([^'\n]*)')/g)].map(
  ([, long, short]) => long ?? short ?? "",
);

/** How each pipeline runs the scripts before what deploys. */
const PIPELINES = [
  {
    name: "GitLab",
    shell: ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c"],
    script: [...(gitlab.gate57.before_script ?? []), ...gitlab.gate57.script].join("\n"),
    reports: ["gl-code-quality-report.json", "gate57-junit.xml"],
  },
  {
    name: "Azure",
    // Each script of Azure is a process of its own, and the first that fails ends the job.
    shell: ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c"],
    script: azureSteps.flatMap(({ bash }) => bash ?? []).join("\n"),
    reports: ["gate57-junit.xml"],
  },
  {
    name: "Jenkins",
    shell: ["sh", "-xec"],
    script: jenkinsScripts.slice(0, -1).join("\n"),
    reports: ["gate57-junit.xml", "gate57.sarif"],
  },
] as const;

const ADMITTED = "examples/systems/thu-tuc-hanh-chinh-tay-ninh.gate57.yaml";
const BLOCKED = "examples/broken/benh-vien-benh-an-that-o-thu-nghiem.gate57.yaml";
const MISSPELT = "examples/broken/thu-tuc-hanh-chinh-go-nham-ten-truong.gate57.yaml";
const files = Object.fromEntries(
  [ADMITTED, BLOCKED, MISSPELT].map((path) => [path, readFileSync(join(root, path), "utf8")]),
);

/** Tells what of a report is not what the pipeline that reads it takes. */
function problemsOf(name: string, text: string): readonly string[] {
  if (name.endsWith(".xml")) return junitProblems(text);
  return name.endsWith(".sarif") ? githubIngestionProblems(text, files) : gitlabProblems(text);
}

let desk: Desk;
beforeAll(async () => {
  desk = await newDesk();
});
afterAll(() => desk.leave());

/** Recipes are run by the shells that pipelines have, which npm cannot carry. */
describe.skipIf(process.platform === "win32").each(PIPELINES)(
  "the recipe for $name (needs `bash`)",
  (pipeline) => {
    const run = (...manifests: readonly string[]) => desk.run(pipeline.shell, pipeline.script, manifests);

    test("installs gate57 at a commit", () => {
      run(ADMITTED);
      const [clone = "", checkout, install] = desk.asked().slice(-3);
      const [, folder] =
        /^git clone --quiet https:\/\/github\.com\/example\/gate57\.git (.+)$/.exec(clone) ?? [];
      expect(checkout).toBe(`git -C ${folder} checkout --quiet --detach ${COMMIT}`);
      expect(install).toBe(`npm ci --prefix ${folder}`);
    });

    test.each([
      [0, [ADMITTED]],
      [1, [ADMITTED, BLOCKED]],
      [2, [ADMITTED, MISSPELT]],
    ])("ends with %i, and leaves its reports", (code, manifests) => {
      const ended = run(...manifests);
      expect(ended.code, ended.output).toBe(code);
      for (const name of pipeline.reports) {
        const text = ended.file(name);
        expect(text, name).toBeDefined();
        expect(problemsOf(name, text ?? "")).toEqual([]);
      }
    });

    test("does not pass where there is nothing to judge", () => {
      expect([2, 3]).toContain(run("examples/trust").code);
    });
  },
);

describe("GitLab", () => {
  test("takes the recipe, and the reports are those that the script writes, also when it fails", () => {
    expect(schemaProblems(compiled(ownSchema("gitlab-ci")), gitlab)).toEqual([]);
    expect(gitlab.gate57.artifacts?.when).toBe("always");
    expect(Object.values(gitlab.gate57.artifacts?.reports ?? {}).sort()).toEqual(
      [...PIPELINES[0].reports].sort(),
    );
  });

  test("deploys only behind the gate, and runs the gate wherever it deploys", () => {
    expect(gitlab.deploy.needs).toEqual(["gate57"]);
    for (const rule of gitlab.deploy.rules) expect(gitlab.gate57.rules).toContainEqual(rule);
    expect(filled("gitlab-ci.yml")).not.toMatch(/^\s*(?:allow_failure|variables):/m);
  });
});

describe("Azure Pipelines", () => {
  test("takes the recipe, and publishes what the script writes, also when it fails", () => {
    expect(schemaProblems(compiled(ownSchema("azure-pipelines")), azure)).toEqual([]);
    const publish = azureSteps.find(({ task }) => task?.startsWith("PublishTestResults@"));
    expect(publish?.condition).toBe("succeededOrFailed()");
    expect([publish?.inputs?.testResultsFiles]).toEqual(PIPELINES[1].reports);
  });

  test("deploys only behind the gate, and puts no variable into a script", () => {
    expect(azure.stages.slice(1).map(({ dependsOn }) => dependsOn)).toEqual(["gate"]);
    expect(filled("azure-pipelines.yml")).toContain("condition: and(succeeded(), ");
    expect(filled("azure-pipelines.yml")).not.toMatch(/\$[([{]|continueOnError/);
  });

  test.skipIf(process.platform === "win32")(
    "ends the task as failed where something is blocked (needs `bash`)",
    () => {
      const { shell, script } = PIPELINES[1];
      expect(desk.run(shell, script, [BLOCKED]).output).toContain("##vso[task.complete result=Failed;]");
      expect(desk.run(shell, script, [ADMITTED]).output).not.toContain("result=Failed");
    },
  );
});

describe("Jenkins", () => {
  test("has a file whose brackets close, and scripts into which Groovy puts nothing", () => {
    const bare = jenkins.replaceAll(/'''[\s\S]*?'''|'[^'\n]*'|\/\/.*/g, "");
    expect(bare).not.toMatch(/["$']/);
    for (const [open, close] of ["{}", "()", "[]"]) {
      expect(bare.split(open ?? "").length).toBe(bare.split(close ?? "").length);
    }
    expect(jenkinsScripts).toHaveLength([...jenkins.matchAll(/\bsh\b/g)].length);
  });

  test("reads the reports that the script writes, also when it fails, and lets nothing pass by", () => {
    const always = /always \{([^}]*)\}/.exec(jenkins)?.[1] ?? "";
    for (const report of PIPELINES[2].reports) expect(always).toContain(`'${report}'`);
    expect(jenkins).not.toMatch(/returnStatus|catchError|failFast false|propagate: false/);
    expect(jenkins.indexOf("stage('gate57')")).toBeLessThan(jenkins.indexOf("stage('deploy')"));
  });
});
