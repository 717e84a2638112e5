import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { act, office } from "../cli/acts/world.ts";
import { fixture } from "../cli/run.ts";

const LAST = "2026-12-31";
const NEXT = "2027-01-01";
const REQUEST = "attestations/he-thong-bi-chan/G10-facility-rated.draft.yaml";
const CHECK = ["check", "bi-chan.yaml", "--policies", "rules", "--trust", "trust"];

/** Makes a working folder where one finding is waived until the last day. */
async function waived(): Promise<string> {
  const cwd = office();
  const competence = `  competence:
    independentOfOperator: authority.kind != 'operator'
    waiver: [{ id: owner, that: "waiver.authority.kind == 'governing-body'", message: { vi: a, en: b } }]
  bindings:`;
  const profiles = fixture("policies/profiles.yaml").replace("  bindings:", () => competence);
  writeFileSync(join(cwd, "rules/profiles.yaml"), profiles);
  await act(cwd, ["waive", "bi-chan.yaml", "--draft", "--policies", "rules", "--trust", "trust"]);
  const filled = readFileSync(join(cwd, REQUEST), "utf8")
    .replace(/^(reason|alternatives|compensatingMeasures):$/gm, "$1: có (ví dụ)")
    .replace(/^validUntil:$/m, `validUntil: ${LAST}`);
  writeFileSync(join(cwd, REQUEST), filled);
  const signing = ["--request", REQUEST, "--key", "so-thu.pem", "--trust", "trust", "--policies", "rules"];
  const { code } = await act(cwd, ["waive", "bi-chan.yaml", ...signing]);
  expect(code).toBe(0);
  return cwd;
}

function ratedIn(text: string): unknown {
  const { gates }: { gates: readonly { number: string }[] } = JSON.parse(text).verdicts[0];
  return gates.find(({ number }) => number === "G10");
}

test("an expired waiver counts behind no door: each way of asking gives one verdict", async () => {
  const cwd = await waived();
  for (const [asOf, disposition] of [
    [LAST, "waived"],
    [NEXT, "none"],
  ] as const) {
    const argv = [...CHECK, "--as-of", asOf];
    const json = await act(cwd, [...argv, "--format", "json"]);
    expect(ratedIn(json.stdout)).toMatchObject({ disposition });
    const text = await act(cwd, [...argv, "--output", "json=verdict.json", "--output", "text=verdict.txt"]);
    const quiet = await act(cwd, [...argv, "--quiet"]);
    expect([text.code, quiet.code]).toEqual([json.code, json.code]);
    expect(readFileSync(join(cwd, "verdict.json"), "utf8")).toBe(json.stdout);
    expect(readFileSync(join(cwd, "verdict.txt"), "utf8")).toBe(text.stdout);
    const found = await act(cwd, ["check", "bi-*.yaml", ...argv.slice(2), "--format", "json"]);
    expect(found.stdout).toBe(json.stdout);
  }
});
