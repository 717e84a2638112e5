import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { filesBelow, run } from "../action/job.ts";
import { filled, isGate, POLICIES_COMMIT, root, stepsIn, workflow } from "./recipe.ts";

const configuration: { readonly spec: { readonly environments: Readonly<Record<string, string>> } } = parse(
  filled("deployment.yaml"),
);

test.each(["deployment.yaml", "policies-deployment.yaml"])("%s is one by its schema", (name) => {
  const schema = JSON.parse(readFileSync(join(root, "schemas/deployment-configuration.schema.json"), "utf8"));
  const validate = new Ajv2020({ strict: false, allErrors: true }).compile(schema);
  expect(validate(parse(filled(name))), JSON.stringify(validate.errors)).toBe(true);
});

test("it knows the environments that the workflow deploys to", () => {
  const asked = stepsIn(workflow("github-deployment.yml")).flatMap(([step]) => step.with?.environment ?? []);
  expect(asked).toEqual(["production"]);
  for (const name of asked) expect(Object.keys(configuration.spec.environments)).toContain(name);
});

const HOSPITAL = "examples/systems/benh-vien-tay-ninh.gate57.yaml";
const [required] = stepsIn(workflow("github-required-workflow.yml")).flatMap(([step]) =>
  isGate(step) ? [step.with ?? {}] : [],
);

test.each([
  [0, HOSPITAL],
  [1, "examples/broken/benh-vien-benh-an-that-o-thu-nghiem.gate57.yaml"],
])("the required workflow judges by the configuration of the policies: exit %i", async (code, manifest) => {
  const policies = {
    ".gate57/deployment.yaml": filled("policies-deployment.yaml"),
    ...filesBelow("examples/trust", "trust"),
  };
  const finished = await run({
    inputs: { ...required, "as-of": "2026-11-21" },
    files: { "gate57.yaml": readFileSync(join(root, manifest), "utf8") },
    trees: { [`example/policies@${POLICIES_COMMIT}`]: policies },
  });
  expect(finished.code, finished.printed).toBe(code);
  expect(finished.reads.join("\n")).toContain("trust");
});

const [deploying] = stepsIn(workflow("github-deployment.yml")).flatMap(([step]) =>
  isGate(step) ? [step.with ?? {}] : [],
);
const OPERATED = {
  "gate57.yaml": readFileSync(join(root, HOSPITAL), "utf8"),
  "ke-hoach.yaml": readFileSync(join(root, "examples/plans/y-te-tay-ninh-2027.gate57.yaml"), "utf8"),
};
const SIGNED = filesBelow("examples/attestations", "attestations");

test.each([
  [0, "with what was signed beside it", { ...OPERATED, ...SIGNED }],
  [1, "unsigned", OPERATED],
])("a deployment judged by a file of the policies: exit %i, %s", async (code, _, files) => {
  const policies = {
    ".gate57/his-tay-ninh.yaml": filled("deployment.yaml").replace("trust: .gate57/trust", "trust: trust"),
    ...filesBelow("examples/trust", "trust"),
  };
  const place = `example/policies@${POLICIES_COMMIT}`;
  const finished = await run({
    inputs: {
      ...deploying,
      "policies-ref": place,
      configuration: ".gate57/his-tay-ninh.yaml",
      plan: "ke-hoach.yaml",
      "as-of": "2027-06-20",
    },
    files,
    trees: { [place]: policies },
  });
  expect(finished.code, finished.printed).toBe(code);
});
