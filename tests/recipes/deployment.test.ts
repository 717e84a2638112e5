import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { filled, root, stepsIn, workflow } from "./recipe.ts";

const configuration: { readonly spec: { readonly environments: Readonly<Record<string, string>> } } = parse(
  filled("deployment.yaml"),
);

test("the configuration is one by its schema", () => {
  const schema = JSON.parse(readFileSync(join(root, "schemas/deployment-configuration.schema.json"), "utf8"));
  const validate = new Ajv2020({ strict: false, allErrors: true }).compile(schema);
  expect(validate(configuration), JSON.stringify(validate.errors)).toBe(true);
});

test("it knows the environments that the workflow deploys to", () => {
  const asked = stepsIn(workflow("github-deployment.yml")).flatMap(([step]) => step.with?.environment ?? []);
  expect(asked).toEqual(["production"]);
  for (const name of asked) expect(Object.keys(configuration.spec.environments)).toContain(name);
});
