import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compiled, schemaProblems } from "../reports/json-schema-problems.ts";
import { githubIngestionProblems, gitlabProblems, junitProblems } from "../reports/validators.ts";
import { ownSchema } from "../reports/vendored.ts";
import { type Checkout, type Desk, type Ended, newDesk } from "./desk.ts";
import { azure, azureSteps, gitlab, jenkins, jenkinsScripts, PIPELINES } from "./pipelines.ts";
import { COMMIT, filled, POLICIES_COMMIT, root } from "./recipe.ts";

const ADMITTED = "examples/systems/thu-tuc-hanh-chinh-tay-ninh.gate57.yaml";
const BLOCKED = "examples/broken/benh-vien-benh-an-that-o-thu-nghiem.gate57.yaml";
const MISSPELT = "examples/broken/thu-tuc-hanh-chinh-go-nham-ten-truong.gate57.yaml";
const HOSPITAL = "examples/systems/benh-vien-tay-ninh.gate57.yaml";
const OPEN_HOLES = "examples/broken/benh-vien-con-lo-hong-cao.gate57.yaml";
/** Are variables that somebody sets who starts a run by hand: other keys, other code. */
const BY_HAND = { GATE57_TRUST: "/nowhere", NODE_OPTIONS: "--require=/nowhere.cjs" };
/** Is the day on which the hospital goes into operation, with what was signed for it. */
const OPENING = "2027-06-15";
const signedFor = (manifest: string): readonly Checkout[] => [
  manifest,
  ["examples/attestations", `${manifest.slice(0, manifest.lastIndexOf("/"))}/attestations`],
];
const files = Object.fromEntries(
  [ADMITTED, BLOCKED, MISSPELT, HOSPITAL, OPEN_HOLES].map((path) => [
    path,
    readFileSync(join(root, path), "utf8"),
  ]),
);

/** That the keys of the examples are for trying only is about no file of the checkout: it stands where manifests do. */
const OUTSIDE = { "gate57.yaml": "" };

/** Tells what of a report is not what the pipeline that reads it takes. */
function problemsOf(name: string, text: string): readonly string[] {
  if (name.endsWith(".xml")) return junitProblems(text);
  return name.endsWith(".sarif")
    ? githubIngestionProblems(text, { ...files, ...OUTSIDE })
    : gitlabProblems(text);
}

let desk: Desk;
beforeAll(async () => {
  desk = await newDesk();
});
afterAll(() => desk.leave());

/** Recipes are run by the shells that pipelines have, which npm cannot carry. */
describe.skipIf(process.platform === "win32").each(PIPELINES)(
  "the recipe for $name (needs `bash`)",
  ({ shell, gates: [design, operation] }) => {
    const judge = (...checkout: readonly Checkout[]) =>
      desk.run(shell, design.script, checkout, { env: BY_HAND });
    const admit = (...checkout: readonly Checkout[]) =>
      desk.run(shell, operation.script, checkout, { day: OPENING, env: BY_HAND });

    test("installs gate57 at a commit", () => {
      const [clone = "", checkout, install] = judge(ADMITTED).asked.slice(-3);
      const [, folder] =
        /^git clone --quiet https:\/\/github\.com\/example\/gate57\.git (.+)$/.exec(clone) ?? [];
      expect(checkout).toBe(`git -C ${folder} checkout --quiet --detach ${COMMIT}`);
      expect(install).toBe(`npm ci --prefix ${folder}`);
    });

    test("takes the keys from a commit of another repository", () => {
      const [clone = "", checkout] = admit(...signedFor(HOSPITAL)).asked.slice(-2);
      const [, folder] =
        /^git clone --quiet https:\/\/github\.com\/example\/policies\.git (.+)$/.exec(clone) ?? [];
      expect(checkout).toBe(`git -C ${folder} checkout --quiet --detach ${POLICIES_COMMIT}`);
    });

    test.each([
      [0, [ADMITTED]],
      [1, [ADMITTED, BLOCKED]],
      [2, [ADMITTED, MISSPELT]],
    ])("ends with %i for the stage of design, and leaves its reports", (code, manifests) => {
      const ended = judge(...manifests);
      expect(ended.code, ended.output).toBe(code);
      expectReports(design.reports, ended);
    });

    test.each([
      [0, signedFor(HOSPITAL)],
      [1, signedFor(OPEN_HOLES)],
      [1, [HOSPITAL]],
    ])("ends with %i for the stage of operation, masked, and leaves its reports", (code, checkout) => {
      const ended = admit(...checkout);
      expect(ended.code, ended.output).toBe(code);
      expect(ended.output).toContain("giá trị mật đã được che");
      expectReports(operation.reports, ended);
    });

    test("does not pass where there is nothing to judge", () => {
      expect([2, 3]).toContain(judge("examples/trust").code);
      expect([2, 3]).toContain(admit("examples/trust").code);
    });
  },
);

function expectReports(names: readonly string[], ended: Ended): void {
  for (const name of names) {
    const text = ended.file(name);
    expect(text, name).toBeDefined();
    expect(problemsOf(name, text ?? "")).toEqual([]);
  }
}

describe("GitLab", () => {
  test("takes the recipe, and the reports are those that the script writes, also when it fails", () => {
    expect(schemaProblems(compiled(ownSchema("gitlab-ci")), gitlab)).toEqual([]);
    for (const [index, { artifacts }] of [gitlab.gate57, gitlab["gate57-operation"]].entries()) {
      expect(artifacts?.when).toBe("always");
      expect(Object.values(artifacts?.reports ?? {}).sort()).toEqual(reportsOf("GitLab", index));
    }
  });

  test("deploys only behind the gates, and runs both wherever it deploys", () => {
    expect(gitlab.deploy.needs).toEqual(["gate57", "gate57-operation"]);
    for (const rule of gitlab.deploy.rules) {
      expect(gitlab.gate57.rules).toContainEqual(rule);
      expect(gitlab["gate57-operation"].rules).toContainEqual(rule);
    }
    expect(filled("gitlab-ci.yml")).not.toMatch(/^\s*(?:allow_failure|variables):/m);
  });
});

describe("Azure Pipelines", () => {
  test("takes the recipe, and publishes what the scripts write, also when they fail", () => {
    expect(schemaProblems(compiled(ownSchema("azure-pipelines")), azure)).toEqual([]);
    for (const [index, stage] of ["gate", "admit"].entries()) {
      const publish = azureSteps(stage).find(({ task }) => task?.startsWith("PublishTestResults@"));
      expect(publish?.condition).toBe("succeededOrFailed()");
      expect([publish?.inputs?.testResultsFiles]).toEqual(reportsOf("Azure", index));
    }
  });

  test("deploys only behind the gates, under their condition, and puts no variable into a script", () => {
    expect(azure.stages.slice(1).map(({ dependsOn }) => dependsOn)).toEqual(["gate", "admit"]);
    const [gate, admit, deploy] = azure.stages.map(({ condition }) => condition);
    expect([gate, admit]).toEqual([undefined, deploy]);
    expect(deploy).toMatch(/^and\(succeeded\(\), /);
    expect(filled("azure-pipelines.yml")).not.toMatch(/\$[([{]|continueOnError/);
  });

  test.skipIf(process.platform === "win32")(
    "ends the task as failed where something is blocked (needs `bash`)",
    () => {
      const { shell, gates } = pipelineOf("Azure");
      const run = (...manifests: readonly string[]) =>
        desk.run(shell, gates[0].script, manifests, { env: BY_HAND }).output;
      expect(run(ADMITTED, BLOCKED)).toContain("##vso[task.complete result=Failed;]");
      expect(run(ADMITTED)).not.toContain("result=Failed");
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

  test("reads the reports that the scripts write, also when they fail, and lets nothing pass by", () => {
    const always = [...jenkins.matchAll(/always \{([^}]*)\}/g)].map(([, inside = ""]) => inside);
    expect(always).toHaveLength(2);
    for (const [index, inside] of always.entries()) {
      for (const report of reportsOf("Jenkins", index)) expect(inside).toContain(`'${report}'`);
    }
    expect(jenkins).not.toMatch(/returnStatus|catchError|failFast false|propagate: false/);
    expect(jenkins).toContain("disableRestartFromStage()");
  });

  test("deploys only behind the gates, under the condition of the last", () => {
    const stages = [...jenkins.matchAll(/stage\('([^']+)'\) \{\s+(when \{[^}]*\})?/g)];
    expect(stages.map(([, name, when]) => [name, when])).toEqual([
      ["gate57", undefined],
      ["gate57 operation", "when { branch 'main' }"],
      ["deploy", "when { branch 'main' }"],
    ]);
  });
});

function pipelineOf(name: string): (typeof PIPELINES)[number] {
  const found = PIPELINES.find((pipeline) => pipeline.name === name);
  if (!found) throw new Error(`there is no pipeline ${name}`);
  return found;
}

function reportsOf(name: string, gate: number): readonly string[] {
  return [...(pipelineOf(name).gates[gate]?.reports ?? [])].sort();
}
