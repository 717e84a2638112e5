import { expect, test } from "vitest";
import { fixture, run } from "./run.ts";

const files = {
  "good.yaml": fixture("manifests/good.yaml"),
  "blocked.yaml": fixture("manifests/blocked.yaml"),
  "plan.yaml": fixture("manifests/plan.yaml"),
  "bad.yaml": fixture("manifests/good.yaml").replace("rating: 3", "ratting: 3"),
};
const all = Object.keys(files).sort();

test.each([
  ["all.vi", [...all, "--lang", "vi"], false],
  ["all.en", [...all, "--lang", "en"], false],
  ["blocked.redacted.vi", ["blocked.yaml", "bad.yaml", "--redact"], false],
  ["design.colour.vi", ["blocked.yaml", "--stage", "design"], true],
])("check prints %s", async (name, argv, isTerminal) => {
  const { stdout, stderr } = await run(["check", ...argv, "--policies", "rules"], { files, isTerminal });
  await expect(`${stdout}--- stderr\n${stderr}`).toMatchFileSnapshot(`goldens/${name}.txt`);
});

test.each([
  ["gate57"],
  ["check"],
  ["init"],
  ["explain"],
  ["digest"],
  ["verify"],
  ["keygen"],
  ["appraise"],
  ["approve"],
  ["assess"],
  ["waive"],
  ["remediate"],
  ["exclude"],
  ["policy"],
  ["policy check"],
  ["policy test"],
  ["policy trace"],
  ["policy new"],
  ["policy docs"],
  ["policy fmt"],
  ["policy diff"],
])("%s --help prints its golden", async (command) => {
  const { stdout } = await run([...command.split(" ").filter((word) => word !== "gate57"), "--help"]);
  await expect(stdout).toMatchFileSnapshot(`goldens/help.${command.replace(" ", "-")}.txt`);
});
