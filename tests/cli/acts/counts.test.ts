import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { fixture } from "../run.ts";
import { act, codesOf, office, put } from "./world.ts";

/** Makes a working folder whose profile accepts what a governing body signs. */
function competentOffice(): string {
  const cwd = office();
  const competence = [
    "  competence:",
    `    approval: [{ id: owner, that: "approval.authority.kind == 'governing-body'", message: { vi: a, en: b } }]`,
    `    waiver: [{ id: owner, that: "waiver.authority.kind == 'governing-body'", message: { vi: a, en: b } }]`,
    "  bindings:",
  ].join("\n");
  put(cwd, "rules/profiles.yaml", fixture("policies/profiles.yaml").replace("  bindings:", competence));
  return cwd;
}

const SIGNED = ["--key", "so-thu.pem", "--trust", "trust", "--policies", "rules"];

async function verdictOf(cwd: string, file: string) {
  const argv = ["check", file, "--policies", "rules", "--trust", "trust", "--format", "json"];
  const { stdout } = await act(cwd, argv);
  return JSON.parse(stdout).verdicts[0];
}

describe("what was signed here", () => {
  test("a waiver that was drafted, filled in and signed excuses the finding it was drafted for", async () => {
    const cwd = competentOffice();
    await act(cwd, ["waive", "bi-chan.yaml", "--draft", "--policies", "rules", "--trust", "trust"]);
    const request = "attestations/he-thong-bi-chan/G10-facility-rated.draft.yaml";
    const filled = readFileSync(join(cwd, request), "utf8").replace(
      /^(reason|alternatives|compensatingMeasures):$/gm,
      "$1: có (ví dụ)",
    );
    put(cwd, request, filled.replace(/^validUntil:$/m, "validUntil: 2026-12-31"));
    const ran = await act(cwd, ["waive", "bi-chan.yaml", "--request", request, ...SIGNED]);
    expect([ran.code, ran.stderr]).toEqual([0, ""]);
    const { gates, attestations } = await verdictOf(cwd, "bi-chan.yaml");
    expect(attestations).toMatchObject([{ type: "waiver", state: "used" }]);
    const rated = gates.find(({ number }: { number: string }) => number === "G10");
    expect(rated).toMatchObject({ disposition: "waived", blocking: false });
  });

  test("an approval counts for its design, and the warning tells when it does not", async () => {
    const cwd = competentOffice();
    const approval = ["--covers", "design", "--stage", "design", "--decision", "1/QĐ", "--level", "3"];
    const ran = await act(cwd, ["approve", "he-thong.yaml", ...approval, ...SIGNED]);
    expect([ran.code, ran.stderr]).toEqual([0, ""]);
    expect((await verdictOf(cwd, "he-thong.yaml")).attestations).toMatchObject([
      { type: "approval", state: "used" },
    ]);
    const late = await act(cwd, ["approve", "he-thong.yaml", ...approval, ...SIGNED, "--date", "2026-11-30"]);
    expect([late.code, codesOf(late)]).toEqual([0, ["act/would-not-count"]]);
    const assess = ["--type", "risk", "--result", "pass", "--scope", "x", "--report", "quyet-dinh.pdf"];
    const other = await act(cwd, ["assess", "he-thong.yaml", ...assess, ...SIGNED]);
    expect([other.code, codesOf(other)]).toEqual([0, ["act/would-not-count"]]);
  });

  test("attestations that cannot be verified without --trust are told of: the evidence would be another", async () => {
    const cwd = competentOffice();
    const approval = ["--covers", "design", "--stage", "trial", "--decision", "1/QĐ", "--level", "3"];
    await act(cwd, ["approve", "bi-chan.yaml", ...approval, ...SIGNED]);
    const ran = await act(cwd, ["waive", "bi-chan.yaml", "--draft", "--policies", "rules"]);
    expect([ran.code, codesOf(ran)]).toEqual([0, ["trust/none-given"]]);
  });
});
