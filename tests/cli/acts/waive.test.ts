import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { fixture } from "../run.ts";
import { act, codesOf, complaints, filesIn, office, put, verified } from "./world.ts";

const FOLDER = "attestations/he-thong-bi-chan";
const RULES = ["--policies", "rules"];
const SIGNED = ["--key", "so-thu.pem", "--authority", "so-thu"];
const REASONS = [
  ...["--reason", "đang chuyển", "--alternatives", "thuê chỗ", "--measures", "khóa phòng máy"],
  ...["--valid-until", "2027-06-30"],
];
const REQUEST = `${FOLDER}/G10-facility-rated.draft.yaml`;

/** Fills a request in, as somebody would in an editor. */
function fill(cwd: string, values: Readonly<Record<string, string>>, name = REQUEST): void {
  let text = readFileSync(join(cwd, name), "utf8");
  for (const [key, value] of Object.entries(values))
    text = text.replace(new RegExp(`^${key}:.*$`, "m"), `${key}: ${value}`);
  put(cwd, name, text);
}

const FILLED = {
  reason: "đang chuyển máy chủ",
  alternatives: "thuê chỗ đặt ở nơi khác",
  compensatingMeasures: "khóa phòng máy, trực 24/7",
  validUntil: "2027-06-30",
};

function draft(cwd: string, ...options: readonly string[]) {
  return act(cwd, ["waive", "bi-chan.yaml", "--draft", ...RULES, ...options]);
}

describe("waive --draft", () => {
  test("writes a request for each finding that blocks, with what blocks and what is to be filled in", async () => {
    const cwd = office();
    const ran = await draft(cwd);
    expect([ran.code, ran.stderr]).toEqual([0, ""]);
    expect(filesIn(cwd, FOLDER)).toContain("G10-facility-rated.draft.yaml");
    expect(ran.stdout).toContain(
      "G10#facility-rated: server `co-so-du-lieu` stands in `phong-may` of rating 1",
    );
    const text = readFileSync(join(cwd, REQUEST), "utf8");
    expect(text).toMatch(/^#.*vi: máy chủ/m);
    expect(text).toMatch(
      /^gate: "hosting\/rated-facility"\nbinding: .*\nrequirement: "facility-rated"\noutcome: fail$/m,
    );
    expect(text).toMatch(/^evidenceDigest: "sha256:[0-9a-f]{64}"$/m);
    expect(text).toMatch(/To be filled in\n#.*\ndate: "2026-11-21"\n#.*\nreason:\n(?:.*\n)*validUntil:\n$/m);
  });

  test("says the stage, groups by gate, tells bindings apart and shows the whole next command", async () => {
    const cwd = office();
    const binding =
      fixture("policies/profiles.yaml").match(/ {4}- id: tay-ninh\/rated-facility\n(?: {6}.*\n)*/)?.[0] ?? "";
    const other = binding
      .replace("rated-facility", "rated-again")
      .replace("enforcement: justified", "enforcement: mandatory\n      when: metadata.id != ''");
    put(cwd, "rules/profiles.yaml", fixture("policies/profiles.yaml").replace(binding, `${binding}${other}`));
    const ran = await draft(cwd, "--trust", "trust");
    expect([ran.code, ran.stderr]).toEqual([0, ""]);
    expect(ran.stdout).toContain("bi-chan.yaml: stage trial (from the manifest), profile tay-ninh\n");
    expect(ran.stdout).toMatch(
      /\nG10 .*\n {2}G10#facility-rated \(tay-ninh\/rated-again\): .*\n {4}→ .*-tay-ninh-rated-again\.draft\.yaml\n {2}G10/,
    );
    const command = / --key KEY --authority AUTHORITY --trust trust --policies rules\n/;
    expect(ran.stdout).toMatch(command);
    const file = `${FOLDER}/G10-facility-rated-tay-ninh-rated-facility.draft.yaml`;
    expect(readFileSync(join(cwd, file), "utf8")).toContain(
      "CƠ-QUAN/AUTHORITY --trust trust --policies rules\n",
    );
  });

  test("names what cannot be waived and drafts no request for it", async () => {
    const cwd = office();
    const profiles = fixture("policies/profiles.yaml");
    put(
      cwd,
      "rules/profiles.yaml",
      profiles.replace(/(gate: hosting\/rated-facility\n)/, "$1      waivable: false\n"),
    );
    const ran = await draft(cwd);
    expect(ran.stdout).toContain(
      "cannot be waived, has to be mended:\n\nG10 Servers stand in a rated facility\n  G10#facility-rated",
    );
    expect(filesIn(cwd, FOLDER)).not.toContain("G10-facility-rated.draft.yaml");
    const direct = await act(cwd, [
      "waive",
      "bi-chan.yaml",
      "--gate",
      "G10#facility-rated",
      ...RULES,
      ...SIGNED,
      ...REASONS,
    ]);
    expect(complaints(direct)).toEqual(["--gate waiver/not-waivable"]);
  });

  test("keeps what was filled in, unless another folder or --force is given", async () => {
    const cwd = office();
    await draft(cwd);
    fill(cwd, FILLED);
    const again = await draft(cwd);
    expect([again.code, codesOf(again)]).toEqual([2, ["waiver/drafts-there"]]);
    expect(readFileSync(join(cwd, REQUEST), "utf8")).toContain(FILLED.reason);
    expect((await draft(cwd, "--output", "khac")).code).toBe(0);
    expect((await draft(cwd, "--force")).code).toBe(0);
    expect(readFileSync(join(cwd, REQUEST), "utf8")).not.toContain(FILLED.reason);
  });

  test("asks the question of check: stage, profile, date, plan and folders are chosen alike", async () => {
    const cwd = office();
    const bad = [
      "--stage",
      "trail",
      "--profile",
      "tay-nin",
      "--as-of",
      "2026-02-30",
      "--plan",
      "x",
      "--attestations",
      "y",
      "--trust",
      "z",
    ];
    const ran = await draft(cwd, ...bad);
    expect([ran.code, complaints(ran).toSorted()]).toEqual([
      2,
      [
        "--as-of usage/bad-date",
        "--profile usage/unknown-value",
        "--stage usage/unknown-value",
        "x file/not-found",
        "y file/not-found",
        "z file/not-found",
      ],
    ]);
  });
});

describe("waive --request", () => {
  test("signs what was filled in", async () => {
    const cwd = office();
    await draft(cwd);
    fill(cwd, FILLED);
    const ran = await act(cwd, ["waive", "bi-chan.yaml", "--request", REQUEST, ...RULES, ...SIGNED]);
    expect([ran.code, ran.stderr]).toEqual([0, ""]);
    const [file = ""] = filesIn(cwd, FOLDER).filter((name) => name.endsWith(".dsse.json"));
    expect(file).toMatch(/^waiver-rated-facility-facility-rated-2026-11-21-/);
    expect(await verified(cwd, `${FOLDER}/${file}`)).toMatchObject({
      state: "verified",
      statement: {
        type: "waiver",
        predicate: {
          ...FILLED,
          gate: "hosting/rated-facility",
          requirement: "facility-rated",
          outcome: "fail",
        },
      },
    });
  });

  test("shows the gate, the finding, the authority and a date to come, each in words", async () => {
    const cwd = office();
    put(
      cwd,
      "bi-chan.yaml",
      fixture("manifests/blocked.yaml").replace("metadata:\n", "metadata:\n  name: Một cửa\n"),
    );
    await draft(cwd, "--trust", "trust");
    fill(cwd, { ...FILLED, date: "2026-12-01" });
    const argv = ["waive", "bi-chan.yaml", "--request", REQUEST, ...RULES, ...SIGNED, "--trust", "trust"];
    const { stdout } = await act(cwd, argv);
    for (const shown of [
      / name of the system +Một cửa\n/,
      / gate waived +G10 .*\(hosting\/rated-facility\)\n/,
      / what was found +server `co-so-du-lieu` stands in/,
      / authority +Cơ quan so-thu \(giả định\) \(so-thu\)\n/,
      / waived on +2026-12-01 \(after today\)\n/,
    ])
      expect(stdout).toMatch(shown);
  });

  test("refuses what is empty, wrong or unknown, each at its place", async () => {
    const cwd = office();
    await draft(cwd);
    fill(cwd, { reason: '"  "', validUntil: "30/6/2027", outcome: "failed" });
    put(cwd, REQUEST, `${readFileSync(join(cwd, REQUEST), "utf8")}alternatifs: x\n`);
    const ran = await act(cwd, ["waive", "bi-chan.yaml", "--request", REQUEST, ...RULES, ...SIGNED]);
    expect(ran.code).toBe(2);
    expect(new Set(codesOf(ran))).toContain("waiver/request-empty");
    expect(ran.stderr.match(/G10-facility-rated\.draft\.yaml:\d+:\d+/g)).toHaveLength(6);
    for (const word of [
      "reason",
      "alternatives",
      "compensatingMeasures",
      "failed",
      "30/6/2027",
      "alternatifs",
    ]) {
      expect(ran.stderr).toContain(word);
    }
  });

  test("refuses one of another system or design, and any other file", async () => {
    const cwd = office();
    await draft(cwd);
    fill(cwd, FILLED);
    const other = await act(cwd, ["waive", "he-thong.yaml", "--request", REQUEST, ...RULES, ...SIGNED]);
    expect(codesOf(other)).toEqual(["waiver/request-of-other", "waiver/request-of-other"]);
    const file = await act(cwd, ["waive", "bi-chan.yaml", "--request", "he-thong.yaml", ...RULES, ...SIGNED]);
    expect(complaints(file)).toEqual(["he-thong.yaml waiver/not-a-request"]);
  });

  test("warns when it no longer answers what blocks", async () => {
    const cwd = office();
    await draft(cwd);
    fill(cwd, { ...FILLED, evidenceDigest: `"sha256:${"0".repeat(64)}"` });
    const ran = await act(cwd, ["waive", "bi-chan.yaml", "--request", REQUEST, ...RULES, ...SIGNED]);
    expect([ran.code, codesOf(ran)]).toEqual([0, ["waiver/answers-nothing"]]);
  });
});

describe("waive --gate", () => {
  const argv = (gate: string) => ["waive", "bi-chan.yaml", "--gate", gate, ...RULES, ...SIGNED];

  test.each(["G10#facility-rated", "hosting/rated-facility#facility-rated"])("%s", async (gate) => {
    const cwd = office();
    const ran = await act(cwd, [...argv(gate), ...REASONS, "--id", "nl-1"]);
    expect([ran.code, ran.stderr]).toEqual([0, ""]);
    expect(await verified(cwd, `${FOLDER}/nl-1.dsse.json`)).toMatchObject({
      statement: { predicate: { gate: "hosting/rated-facility", outcome: "fail", reason: "đang chuyển" } },
    });
  });

  test("names the missing facts that it excuses", async () => {
    const cwd = office();
    const ran = await act(cwd, [...argv("G01#owner-named"), ...REASONS, "--id", "nl-2"]);
    expect([ran.code, ran.stderr]).toEqual([0, ""]);
    expect(await verified(cwd, `${FOLDER}/nl-2.dsse.json`)).toMatchObject({
      statement: { predicate: { outcome: "undetermined", missing: ["/ownership/governingBody/name"] } },
    });
  });

  test.each([
    ["G10#facility-ratd", "usage/unknown-value", "`facility-rated`"],
    ["hosting/rated-facilty#facility-rated", "usage/unknown-value", "`hosting/rated-facility`"],
    ["G10", "act/bad-requirement", "`G10#facility-rated`"],
    ["G11#provincial", "waiver/nothing-to-waive", "gate57 check"],
  ])("%s: %s", async (gate, code, meant) => {
    const ran = await act(office(), [...argv(gate), ...REASONS]);
    expect([ran.code, complaints(ran)]).toEqual([2, [`--gate ${code}`]]);
    expect(ran.stderr).toContain(meant);
  });

  test("what has to be said is asked for, all at once", async () => {
    expect(complaints(await act(office(), ["waive", "bi-chan.yaml", ...RULES, ...SIGNED]))).toEqual([
      "--gate act/missing-option",
      "--reason act/missing-option",
      "--alternatives act/missing-option",
      "--measures act/missing-option",
      "--valid-until act/missing-option",
    ]);
  });
});
