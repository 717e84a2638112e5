import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { INPUTS } from "../../src/action/inputs.ts";
import { parseConfiguration } from "../../src/core/deployment/configuration.ts";
import { ADMITTED, run } from "./job.ts";

const definition: { readonly inputs: object; readonly outputs: object } = parse(
  readFileSync("action/action.yml", "utf8"),
);

test("the inputs that are read are those that action.yml declares", () => {
  expect([...INPUTS].sort()).toEqual(Object.keys(definition.inputs).sort());
});

test("the outputs that are set are those that action.yml declares", async () => {
  const { outputs } = await run({ inputs: ADMITTED });
  expect(Object.keys(outputs).sort()).toEqual(Object.keys(definition.outputs).sort());
});

test.each([
  "docs/ci/recipes/deployment.yaml",
  "docs/ci/recipes/policies-deployment.yaml",
  "examples/deployment/so-y-te-tay-ninh.yaml",
])("%s is a configuration that the Action takes", (path) => {
  expect(parseConfiguration({ name: path, text: readFileSync(path, "utf8") }).diagnostics).toEqual([]);
});
