import { describe, expect, it } from "vitest";
import { comparePolicies } from "../../src/core/diff/compare-policies.ts";
import { witnessFiles } from "../../src/reporters/diff/witness-files.ts";
import { binding, gate, profile, requirement, side, smallSet } from "./small-set.ts";

const approved = "attested.approvals.exists(p, p.level >= params.least)";
const asking = (that: string) => ({
  ...smallSet,
  "level.yaml": gate("test/level", "G01", [requirement("level-reached", that)]),
  "level.cases.yaml": (smallSet["level.cases.yaml"] ?? "").replace(
    '"cases":[',
    `"attested":${JSON.stringify({ approvals: [{ id: "a", covers: ["design"], level: 2, date: "2026-06-01" }] })},"cases":[`,
  ),
  "profile.yaml": profile("tay-ninh", [binding("test/level"), binding("test/owner")]),
});
const diff = comparePolicies(side(asking(approved)), side(asking(approved.replace(">=", ">"))));

describe("the files of witnesses", () => {
  it("say that the command needs what signatures attest", () => {
    const [file] = witnessFiles(diff, { language: "en" });
    const comments = (file?.text ?? "").split("\n").filter((line) => line.startsWith("#"));
    const command = comments.findIndex((line) => line.includes("gate57 check"));
    expect(comments[command + 1]).toMatch(/another answer.*--attestations.*--trust/);
    expect(comments.slice(command + 2).join("\n")).toContain("level: 2");
  });

  it("tell editors the schema where it is known, and nothing where it is not", () => {
    const [known] = witnessFiles(diff, { language: "vi", schemas: "../schemas" });
    const mode = "# yaml-language-server: $schema=../schemas/system-manifest.schema.json\n";
    expect(known?.text.startsWith(mode)).toBe(true);
    expect(witnessFiles(diff, { language: "vi" })[0]?.text).not.toContain("yaml-language-server");
  });
});
