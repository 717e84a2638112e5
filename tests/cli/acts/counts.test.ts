import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { fixture } from "../run.ts";
import { act, codesOf, complaints, office, put } from "./world.ts";

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

const APPROVAL = ["--covers", "design", "--stage", "design", "--decision", "1/QĐ", "--level", "3"];
const SIGNED = ["--key", "so-thu.pem", "--trust", "trust", "--policies", "rules"];

/** Drafts a request for what blocks and fills it in. */
async function filledRequest(cwd: string): Promise<string> {
  await act(cwd, ["waive", "bi-chan.yaml", "--draft", "--policies", "rules", "--trust", "trust"]);
  const request = "attestations/he-thong-bi-chan/G10-facility-rated.draft.yaml";
  const filled = readFileSync(join(cwd, request), "utf8")
    .replace(/^(reason|alternatives|compensatingMeasures):$/gm, "$1: có (ví dụ)")
    .replace(/^validUntil:$/m, "validUntil: 2026-12-31");
  put(cwd, request, filled);
  return request;
}

async function verdictOf(cwd: string, file: string) {
  const argv = ["check", file, "--policies", "rules", "--trust", "trust", "--format", "json"];
  const { stdout } = await act(cwd, argv);
  return JSON.parse(stdout).verdicts[0];
}

describe("what was signed here", () => {
  test("a waiver that was drafted, filled in and signed excuses the finding it was drafted for", async () => {
    const cwd = competentOffice();
    const request = await filledRequest(cwd);
    const ran = await act(cwd, ["waive", "bi-chan.yaml", "--request", request, ...SIGNED]);
    expect([ran.code, ran.stderr]).toEqual([0, ""]);
    const { gates, attestations } = await verdictOf(cwd, "bi-chan.yaml");
    expect(attestations).toMatchObject([{ type: "waiver", state: "used" }]);
    const rated = gates.find(({ number }: { number: string }) => number === "G10");
    expect(rated).toMatchObject({ disposition: "waived", blocking: false });
  });

  test("what is waived already is told as that, and not as a change of the manifest", async () => {
    const cwd = competentOffice();
    const request = await filledRequest(cwd);
    const argv = ["waive", "bi-chan.yaml", "--request", request, ...SIGNED];
    await act(cwd, argv);
    const again = await act(cwd, [...argv, "--force"]);
    expect([again.code, codesOf(again)]).toEqual([0, ["waiver/already-waived"]]);
    expect(again.stderr).toContain("until 2026-12-31");
    const direct = await act(cwd, ["waive", "bi-chan.yaml", "--gate", "G10#facility-rated", ...SIGNED]);
    expect([direct.code, complaints(direct)[0]]).toEqual([2, "--gate waiver/already-waived"]);
  });

  test("--force does not replace what counts by what would not", async () => {
    const cwd = competentOffice();
    await act(cwd, ["keygen", "--output", "la.pem"]);
    const approval = [
      "approve",
      "he-thong.yaml",
      ...APPROVAL,
      ...SIGNED,
      "--authority",
      "so-thu",
      "--id",
      "p",
    ];
    await act(cwd, approval);
    const path = join(cwd, "attestations/he-thong-vi-du/p.dsse.json");
    const before = readFileSync(path, "utf8");
    const worse = await act(cwd, [...approval, "--force", "--key", "la.pem"]);
    expect([worse.code, codesOf(worse)]).toEqual([2, ["act/would-replace"]]);
    expect(readFileSync(path, "utf8")).toBe(before);
    expect((await act(cwd, [...approval, "--force", "--decision", "2/QĐ"])).code).toBe(0);
    expect(readFileSync(path, "utf8")).not.toBe(before);
  });

  test("competence that cannot be judged without a manifest is not passed over in silence", async () => {
    const cwd = competentOffice();
    const options = ["--sector", "cipher", "--managing-authority", "government-cipher-committee"];
    const ran = await act(cwd, ["exclude", "--system", "he-thong-kin", ...options, ...SIGNED]);
    expect([ran.code, codesOf(ran)]).toEqual([0, ["act/competence-unchecked"]]);
    expect(ran.stdout).toMatch(/--trust trust --manifest MANIFEST\n/);
  });

  test("nobody is told to hand in what would not count, but what to do", async () => {
    const cwd = competentOffice();
    const list = readFileSync(join(cwd, "trust/trust.yaml"), "utf8");
    await act(cwd, ["keygen", "--output", "trust/keys/hai.pem"]);
    rmSync(join(cwd, "trust/keys/hai.pem"));
    const second =
      "\n        - { id: hai, publicKey: keys/hai.pub.pem, uses: [attestation], validFrom: 2026-01-01 }\n";
    const two = list
      .replace("      keys:\n", "      threshold: 2\n      keys:\n")
      .replace("2026-01-01 }\n", `2026-01-01 }${second}`);
    put(cwd, "trust/trust.yaml", two);
    const few = await act(cwd, ["approve", "he-thong.yaml", ...APPROVAL, ...SIGNED, "--id", "p"]);
    expect([few.code, codesOf(few)]).toEqual([0, ["act/would-not-count"]]);
    expect(few.stderr).toContain("a second person signs the same statement by `--add`");
    expect(few.stdout).not.toContain("hand these files in");
    const delegation = [
      "  delegations:",
      "    - { from: phong-thu, to: so-thu, for: [approval], maxLevel: 2, validFrom: 2026-01-01, validUntil: 2026-12-31 }",
    ];
    put(cwd, "trust/trust.yaml", `${list}${delegation.join("\n")}\n`);
    const high = await act(cwd, [
      "approve",
      "he-thong.yaml",
      ...APPROVAL,
      ...SIGNED,
      "--authority",
      "phong-thu",
    ]);
    expect([high.code, codesOf(high)]).toEqual([0, ["act/would-not-count"]]);
    expect(high.stderr).toContain("the delegation reaches level 2, this is for level 3");
  });

  test("an approval counts for its design, and the warning tells when it does not", async () => {
    const cwd = competentOffice();
    const ran = await act(cwd, ["approve", "he-thong.yaml", ...APPROVAL, ...SIGNED]);
    expect([ran.code, ran.stderr]).toEqual([0, ""]);
    expect((await verdictOf(cwd, "he-thong.yaml")).attestations).toMatchObject([
      { type: "approval", state: "used" },
    ]);
    const late = await act(cwd, ["approve", "he-thong.yaml", ...APPROVAL, ...SIGNED, "--date", "2026-11-30"]);
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
