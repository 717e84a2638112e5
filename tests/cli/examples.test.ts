import { describe, expect, test } from "vitest";
import { runExamples } from "../../src/cli/run-examples.ts";
import type { Io } from "../../src/run/io.ts";
import { fixture, folder } from "./run.ts";

const files = {
  "examples/good.gate57.yaml": `${fixture("manifests/good.yaml")}budget: { plan: ke-hoach-vi-du }\n`,
  "examples/broken/blocked.gate57.yaml": fixture("manifests/blocked.yaml"),
  "examples/broken/bad.gate57.yaml": fixture("manifests/good.yaml").replace("rating: 3", "ratting: 3"),
  "examples/plans/plan.yaml": fixture("manifests/plan.yaml"),
};
const records = `examples:
  - { file: good.gate57.yaml, stage: design, profile: tay-ninh, asOf: 2026-11-21, plan: plans/plan.yaml, decision: admit, note: { vi: hệ thống đạt, en: a good system } }
  - { file: broken/blocked.gate57.yaml, stage: design, profile: tay-ninh, asOf: 2026-11-21, decision: block, blocking: [G01, G02, G10] }
  - { file: broken/bad.gate57.yaml, stage: design, profile: tay-ninh, asOf: 2026-11-21, decision: invalid, errors: [manifest/unknown-field] }
`;

async function runWith(verdicts: string, more: Readonly<Record<string, string>> = {}) {
  const printed: string[] = [];
  const output = { write: (text: string) => printed.push(text), isTerminal: false };
  const cwd = folder({ ...files, "examples/verdicts.yaml": verdicts, ...more });
  const stdin = (async function* () {})();
  const today = () => "2026-11-21";
  const askSecret = async () => undefined;
  const io: Io = { cwd, env: {}, stdin, stdout: output, stderr: output, askSecret, today };
  const code = await runExamples(["--lang", "en", "--policies", "rules"], io);
  return { code, text: printed.join("") };
}

describe("the examples behind `npm start`", () => {
  test("exit 0 when each gives what is recorded of it, and print it readably", async () => {
    const { code, text } = await runWith(records);
    expect(code).toBe(0);
    await expect(text).toMatchFileSnapshot("goldens/examples.en.txt");
  });

  test.each([
    ["another decision", records.replace("decision: admit", "decision: block")],
    ["another gate", records.replace("G01, G02, G10", "G01, G02")],
    ["another error", records.replace("manifest/unknown-field", "manifest/wrong-type")],
  ])("exit 1 on %s", async (_, verdicts) => {
    const { code, text } = await runWith(verdicts);
    expect(code).toBe(1);
    expect(text).toContain("NOT as recorded");
  });

  test("exit 1 on a manifest without a record", async () => {
    const { code, text } = await runWith(records, {
      "examples/new.gate57.yaml": files["examples/good.gate57.yaml"],
    });
    expect(code).toBe(1);
    expect(text).toContain("examples/new.gate57.yaml is not in verdicts.yaml");
  });

  test.each([
    ["an unknown key", records.replace("stage: design", "stag: design, stage: design")],
    ["a missing key", records.replace("decision: admit, ", "")],
    ["no list", "examples: none\n"],
    ["no entry", "examples: []\n"],
    ["no YAML", "examples: ["],
  ])("exit 2 on records with %s", async (_, verdicts) => {
    const { code, text } = await runWith(verdicts);
    expect(code).toBe(2);
    expect(text).toContain("[run/internal-error]");
  });
});
