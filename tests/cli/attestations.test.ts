import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { JsonObject } from "../../src/core/source/json.ts";
import { checkJson, fixture, folder, run } from "./run.ts";
import {
  ASSESSMENT,
  type Body,
  designText,
  type Hand,
  newHand,
  PROFILES,
  sign,
  subjectOf,
  trustFiles,
} from "./signed.ts";

const good = fixture("manifests/good.yaml");
const subject = subjectOf(good);
const TRIAL = ["good.yaml", "--stage", "trial"] as const;

const hands: Record<"one" | "two" | "other", Hand> = Object.create(null);
let valid = "";

beforeAll(async () => {
  hands.one = await newHand("khoa-1");
  hands.two = await newHand("khoa-2");
  hands.other = await newHand("khoa-la");
  valid = await sign("assessment", subject, ASSESSMENT, hands.one);
});

const bodies = (more: Partial<Body> = {}): readonly Body[] => [
  { id: "to-chuc", kind: "assessment-organisation", hands: [hands.one], ...more },
];

/** Is a working folder with a trust list, and whatever else a test puts there. */
function world(files: Readonly<Record<string, string | Uint8Array>>, more?: Partial<Body>) {
  return {
    "rules/profiles.yaml": PROFILES,
    "good.yaml": good,
    ...trustFiles("trust", bodies(more)),
    ...files,
  };
}

const assess = (predicate: JsonObject = {}, ...by: readonly Hand[]): Promise<string> =>
  sign("assessment", subject, { ...ASSESSMENT, ...predicate }, ...(by.length === 0 ? [hands.one] : by));

/** Changes one part of an envelope. */
function altered(envelope: string, change: (value: Envelope) => unknown): string {
  return JSON.stringify(change(JSON.parse(envelope)));
}

interface Envelope {
  readonly payloadType: string;
  readonly payload: string;
  readonly signatures: readonly { readonly keyid?: string; readonly sig: string }[];
}

async function rows(files: Readonly<Record<string, string | Uint8Array>>, more?: Partial<Body>) {
  const ran = await checkJson([...TRIAL, "--trust", "trust"], { files: world(files, more) });
  return { ...ran, attestations: ran.report.verdicts[0]?.attestations ?? [] };
}

describe("what is verified counts", () => {
  test("an assessment admits to the trial that is blocked without it, and the verdict says by whom", async () => {
    const without = await rows({});
    expect([without.code, without.attestations]).toEqual([1, []]);
    const { code, report, attestations } = await rows({ "attestations/he/a.dsse.json": valid });
    expect([code, report.errors]).toEqual([0, []]);
    expect(attestations).toMatchObject([
      {
        source: "attestations/he/a.dsse.json",
        type: "assessment",
        id: "danh-gia-1",
        state: "used",
        reason: null,
        authority: "Đơn vị to-chuc (giả định)",
      },
    ]);
    expect(report.verdicts[0]?.trustDigest).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  test("what no gate of the stage reads is unused", async () => {
    const files = world({ "attestations/a.dsse.json": valid });
    const { code, report } = await checkJson(["good.yaml", "--trust", "trust"], { files });
    expect([code, report.verdicts[0]?.attestations.map(({ state }) => state)]).toEqual([0, ["unused"]]);
  });

  test("GATE57_TRUST names the trust folder, and --trust comes before it", async () => {
    const files = world({
      "attestations/a.dsse.json": valid,
      ...trustFiles("no", [body("la", hands.other)]),
    });
    const codes: number[] = [];
    for (const [argv, trust] of [
      [[], "trust"],
      [["--trust", "trust"], "no"],
      [["--trust", "no"], "trust"],
      [[], ""],
    ] as const) {
      const { code } = await checkJson([...TRIAL, ...argv], { files, env: { GATE57_TRUST: trust } });
      codes.push(code);
    }
    expect(codes).toEqual([0, 0, 1, 1]);
  });

  test("a demonstration trust list is told of, once, in both languages", async () => {
    const files = {
      ...world({ "attestations/a.dsse.json": valid, "b.yaml": good.replace("he-thong-vi-du", "b") }),
      ...trustFiles("trust", bodies(), { demonstration: true }),
    };
    const { code, report } = await checkJson([...TRIAL, "--trust", "trust"], { files });
    expect(code).toBe(0);
    expect(report.errors.map(({ code, source }) => [code, source])).toEqual([
      ["trust/demonstration", "trust"],
    ]);
    expect(report.errors[0]?.message.en).toContain("demonstration keys");
    expect(report.errors[0]?.message.vi).toContain("khóa minh họa");
    const { stderr } = await run(
      ["check", "good.yaml", "b.yaml", "--policies", "rules", "--trust", "trust"],
      {
        files,
      },
    );
    expect(stderr.match(/trust\/demonstration/g)).toHaveLength(1);
  });
});

const body = (id: string, ...of: readonly Hand[]): Body => ({
  id,
  kind: "assessment-organisation",
  hands: of,
});

describe("what is refused is told with its reason, and the system stays blocked", () => {
  type Case = readonly [
    what: string,
    code: string,
    name: string,
    content: () => Promise<string | Uint8Array>,
    trust?: () => Partial<Body>,
  ];
  const cases: readonly Case[] = [
    ["no JSON", "malformed", "a.dsse.json", async () => "{"],
    ["no envelope", "malformed", "a.dsse.json", async () => "{}"],
    ["bytes that are no text", "malformed", "a.dsse.json", async () => new Uint8Array([0xff, 0, 0xfe])],
    ["an empty file", "malformed", "a.dsse.json", async () => ""],
    ["a file of another name", "malformed", "a.json", async () => valid],
    ["a hidden file", "malformed", ".a.dsse.json~", async () => valid],
    ["an envelope named like a note", "malformed", "a.dsse.json.md", async () => valid],
    ["an envelope named like a draft", "malformed", "a.DSSE.json.draft.yaml", async () => valid],
    ["a detached signature named like a note", "malformed", "a.p7s.md", async () => "x"],
    ["what was signed named like a note", "malformed", "a.pae.md", async () => "DSSEv1 1 a 1 b"],
    ["an envelope among designs", "malformed", "designs/a.dsse.json", async () => valid],
    ["a detached signature among designs", "malformed", "designs/old/a.p7s", async () => "x"],
    ["a note among designs", "malformed", "designs/a.md", async () => valid],
    ["a signature without what was signed", "malformed", "a.p7s", async () => "x"],
    ["what was signed without a signature", "malformed", "a.pae", async () => "DSSEv1 1 a 1 b"],
    ["an envelope of 5 MB", "too-large", "a.dsse.json", async () => `${valid}${" ".repeat(5_000_000)}`],
    [
      "a signature that was stripped",
      "malformed",
      "a.dsse.json",
      async () => altered(valid, (all) => ({ ...all, signatures: [] })),
    ],
    [
      "another payload type",
      "malformed",
      "a.dsse.json",
      async () => altered(valid, (all) => ({ ...all, payloadType: "application/json" })),
    ],
    [
      "another payload under the signature",
      "bad-signature",
      "a.dsse.json",
      async () => {
        const other: Envelope = JSON.parse(await assess({ scope: "một phần" }));
        return altered(valid, (all) => ({ ...all, payload: other.payload }));
      },
    ],
    ["a key nobody trusts", "untrusted", "a.dsse.json", () => assess({}, hands.other)],
    ["an authority nobody knows", "untrusted", "a.dsse.json", () => assess({ authority: "la" })],
    [
      "a key used before its first day",
      "key-not-valid",
      "a.dsse.json",
      async () => valid,
      () => ({ validFrom: "2026-11-02" }),
    ],
    [
      "a key used after its last day",
      "key-not-valid",
      "a.dsse.json",
      async () => valid,
      () => ({ validUntil: "2026-10-31" }),
    ],
    [
      "one signature of two",
      "too-few-signatures",
      "a.dsse.json",
      async () => valid,
      () => ({ hands: [hands.one, hands.two], threshold: 2 }),
    ],
    ["a key for other uses", "untrusted", "a.dsse.json", async () => valid, () => ({ uses: ["verdict"] })],
    ["who is not competent", "not-competent", "a.dsse.json", async () => valid, () => ({ kind: "operator" })],
    [
      "another system",
      "other-system",
      "a.dsse.json",
      () => sign("assessment", { ...subject, name: "khac" }, ASSESSMENT, hands.one),
    ],
    [
      "another design",
      "other-design",
      "a.dsse.json",
      () => sign("assessment", { ...subject, sha256: "0".repeat(64) }, ASSESSMENT, hands.one),
    ],
    ["what is signed tomorrow", "not-yet-valid", "a.dsse.json", () => assess({ date: "2026-11-22" })],
    ["what ended yesterday", "expired", "a.dsse.json", () => assess({ validUntil: "2026-11-20" })],
    [
      "a waiver of an unknown gate",
      "unknown-gate",
      "a.dsse.json",
      () => sign("waiver", subject, { ...WAIVER, gate: "hosting/rated-facilty" }, hands.one),
      () => ({ kind: "governing-body" }),
    ],
  ];

  const named = cases.map(([what, code, name, content, trust]) => ({ what, code, name, content, trust }));

  test.each(named)("$what: attestation/$code", async ({ code, name, content, trust }) => {
    const { code: exit, attestations } = await rows({ [`attestations/${name}`]: await content() }, trust?.());
    expect([exit, attestations]).toMatchObject([
      1,
      [{ source: `attestations/${name}`, state: "refused", code: `attestation/${code}` }],
    ]);
    expect(attestations[0]?.reason).toMatchObject({ vi: expect.any(String), en: expect.any(String) });
  });

  test("a signed verdict or policy set is no attestation", async () => {
    const predicate = {
      authority: "to-chuc",
      name: "bo",
      version: 1,
      date: "2026-11-01",
      policyDigest: DIGEST,
    };
    const envelope = await sign("policy-set", { ...subject, name: "a.yaml" }, predicate, hands.one);
    const uses = ["policy-set"];
    const { code, attestations } = await rows({ "attestations/a.dsse.json": envelope }, { uses });
    expect([code, attestations]).toMatchObject([1, [{ state: "refused", code: "attestation/wrong-type" }]]);
  });

  test("a key that was revoked counts for nothing, save what the revocation lists", async () => {
    const { attestations } = await rows({ "attestations/a.dsse.json": valid });
    const digest = attestations[0]?.digest;
    const key = await spki(hands.one);
    for (const [stillAccepted, state] of [
      [undefined, "refused"],
      [[digest], "used"],
    ]) {
      const revocation = { key, reason: "lộ khóa", ...(stillAccepted ? { stillAccepted } : {}) };
      const trust = trustFiles("trust", bodies(), { revocations: [revocation] });
      const after = await rows({ "attestations/a.dsse.json": valid, ...trust });
      expect(after.attestations).toMatchObject([{ state }]);
    }
  });

  test("of an earlier design whose text is kept, what changed since is told with its line", async () => {
    const before = good.replace("rating: 3", "rating: 4");
    const old = subjectOf(before);
    const designs = (text: string) => ({ [`attestations/designs/${old.sha256}.json`]: text });
    const envelope = await sign("assessment", old, ASSESSMENT, hands.one);
    const kept = await rows({ "attestations/a.dsse.json": envelope, ...designs(designText(before)) });
    expect(kept.attestations).toMatchObject([
      {
        code: "attestation/other-design",
        changes: [
          { path: "/hosting/facilities/0/rating", change: "changed", location: { start: { line: 19 } } },
        ],
      },
    ]);
    for (const text of [`${designText(before)}\n`, "{", ""]) {
      const forged = await rows({ "attestations/a.dsse.json": envelope, ...designs(text) });
      expect([forged.attestations[0]?.code, forged.attestations[0]?.changes ?? []]).toEqual([
        "attestation/other-design",
        [],
      ]);
    }
  });

  test("a link among attestations is not followed, and told", async () => {
    const cwd = folder(world({ "elsewhere/a.dsse.json": valid, "attestations/readme.md": "" }));
    symlinkSync("../elsewhere/a.dsse.json", join(cwd, "attestations/a.dsse.json"));
    symlinkSync("../elsewhere", join(cwd, "attestations/more"));
    const { code, report } = await checkJson([...TRIAL, "--trust", "trust"], { cwd });
    expect(code).toBe(1);
    expect(report.verdicts[0]?.attestations).toMatchObject([
      { source: "attestations/a.dsse.json", code: "attestation/malformed" },
      { source: "attestations/more", code: "attestation/malformed" },
    ]);
  });

  test("what people keep beside attestations is left out", async () => {
    const { attestations } = await rows({
      "attestations/readme.md": "x",
      "attestations/w.draft.yaml": "x",
      [`attestations/designs/${"ab".repeat(32)}.json`]: "x",
    });
    expect(attestations).toEqual([]);
  });
});

const DIGEST = `sha256:${"0".repeat(64)}`;

const WAIVER = {
  id: "ngoai-le-1",
  authority: "to-chuc",
  requirement: "facility-rated",
  outcome: "fail",
  evidenceDigest: DIGEST,
  reason: "lý do",
  date: "2026-11-01",
  validUntil: "2027-01-01",
  alternatives: "không",
  compensatingMeasures: "giám sát",
} as const satisfies JsonObject;

async function spki({ pem }: Hand): Promise<string> {
  const der = Buffer.from(pem.replaceAll(/-----[^-]+-----|\s/g, ""), "base64");
  return `sha256:${Buffer.from(await crypto.subtle.digest("SHA-256", der)).toString("hex")}`;
}

describe("without a trust list", () => {
  test("every attestation is refused, and one warning says what is missing", async () => {
    const files = world({
      "attestations/a.dsse.json": valid,
      "attestations/b.dsse.json": await assess({}, hands.other),
      "sub/b.yaml": good.replace("he-thong-vi-du", "b"),
      "sub/attestations/c.dsse.json": valid,
    });
    const { code, report, stderr } = await checkJson(["good.yaml", "sub/b.yaml"], { files });
    expect(code).toBe(0);
    expect(report.verdicts.flatMap(({ attestations }) => attestations.map((one) => one.code))).toEqual([
      "attestation/no-trust",
      "attestation/no-trust",
      "attestation/other-system",
    ]);
    expect(report.errors.map((error) => [error.code, error.source])).toEqual([
      ["trust/none-given", "attestations"],
    ]);
    expect(report.errors[0]?.message.vi).toContain("3 văn bản đã ký");
    expect(report.verdicts.map(({ trustDigest }) => trustDigest)).toEqual([null, null]);
    expect(stderr.match(/trust\/none-given/g)).toHaveLength(1);
  });

  test("nothing to verify, nothing to warn of", async () => {
    const files = world({ "attestations/readme.md": "" });
    const { code, report } = await checkJson(["good.yaml"], { files });
    expect([code, report.errors]).toEqual([0, []]);
  });
});

describe("where attestations are looked for", () => {
  test("beside the manifest, or in the folder that is named; standard input has none by itself", async () => {
    const files = world({ "sub/good.yaml": good, "sub/attestations/a.dsse.json": valid });
    const states = async (argv: readonly string[]) => {
      const ran = await checkJson([...argv, "--stage", "trial", "--trust", "trust"], { files, stdin: good });
      return [
        ran.code,
        ran.report.verdicts[0]?.attestations.map(({ source, state }) => `${source} ${state}`),
      ];
    };
    const found = ["sub/attestations/a.dsse.json used"];
    expect(await states(["sub/good.yaml"])).toEqual([0, found]);
    expect(await states(["good.yaml"])).toEqual([1, []]);
    expect(await states(["good.yaml", "--attestations", "sub/attestations"])).toEqual([0, found]);
    expect(await states(["-"])).toEqual([1, []]);
    expect(await states(["-", "--attestations", "sub/attestations"])).toEqual([0, found]);
  });

  test("a folder that many manifests share is told of in each verdict, and its faults once", async () => {
    const many = Object.fromEntries(
      Array.from({ length: 1001 }, (_, index) => [`many/${String(index).padStart(4, "0")}.dsse.json`, "{"]),
    );
    const files = world({
      ...many,
      "b.yaml": good.replace("he-thong-vi-du", "b"),
      "c.yaml": good.replace("he-thong-vi-du", "c"),
    });
    const argv = ["good.yaml", "b.yaml", "c.yaml", "--attestations", "many", "--trust", "trust"];
    const { code, report } = await checkJson(argv, { files });
    expect([code, report.verdicts]).toEqual([2, []]);
    expect(report.errors.map((error) => [error.code, error.source])).toEqual([["file/too-many", "many"]]);
  });

  test("a folder that cannot be read keeps back the manifests beside it and no others", async () => {
    const many = Object.fromEntries(
      Array.from({ length: 1001 }, (_, index) => [`sub/attestations/${index}.dsse.json`, "{"]),
    );
    const files = world({ ...many, "sub/b.yaml": good.replace("he-thong-vi-du", "b") });
    const { code, report } = await checkJson(["sub/b.yaml", "good.yaml"], { files });
    expect([code, report.verdicts.map(({ source }) => source)]).toEqual([2, ["good.yaml"]]);
    expect(report.errors.map((error) => [error.code, error.source])).toEqual([
      ["file/too-many", "sub/attestations"],
    ]);
  });

  test("a folder of very many bytes is not taken into memory", { timeout: 30_000 }, async () => {
    const bulk = new Uint8Array(1_000_000);
    const many = Object.fromEntries(
      Array.from({ length: 140 }, (_, index) => [`attestations/${index}.dsse.json`, bulk]),
    );
    const { code, report } = await rows(many);
    expect([code, report.errors.map((error) => [error.code, error.source])]).toEqual([
      2,
      [["file/folder-too-large", "attestations"]],
    ]);
  });

  test("a thousand envelopes are read, verified and told", { timeout: 30_000 }, async () => {
    const many = Object.fromEntries(
      Array.from({ length: 1000 }, (_, index) => [`attestations/${index}.dsse.json`, valid]),
    );
    const { code, attestations } = await rows(many);
    expect([code, attestations.length, attestations.every(({ state }) => state === "used")]).toEqual([
      0,
      1000,
      true,
    ]);
  });

  test.each([
    [["--attestations", "none"], "file/not-found", "none"],
    [["--attestations", ""], "file/not-found", '""'],
    [["--attestations", "good.yaml"], "file/not-a-folder", "good.yaml"],
    [["--trust", "none"], "file/not-found", "none"],
    [["--trust", ""], "file/not-found", '""'],
    [["--trust", "good.yaml"], "file/not-a-folder", "good.yaml"],
    [["--trust", "empty"], "trust/no-list", "empty/trust.yaml"],
  ])("%j: nothing is judged, and it is told once", async (argv, code, source) => {
    const files = world({ "empty/readme.md": "", "b.yaml": good.replace("he-thong-vi-du", "b") });
    const { code: exit, report } = await checkJson(["good.yaml", "b.yaml", ...argv], { files });
    expect([exit, report.verdicts]).toEqual([2, []]);
    expect(report.errors.map((error) => [error.code, error.source])).toEqual([[code, source]]);
  });

  test("a trust folder that is not there is told as that", async () => {
    for (const none of ["none", "good.yaml/none", ""]) {
      const { report } = await checkJson(["good.yaml", "--trust", none], { files: world({}) });
      expect(report.errors[0]?.message.vi).toContain("thư mục tin cậy");
    }
  });

  test("a link to itself beside a manifest is no folder of attestations", async () => {
    const cwd = folder(world({}));
    symlinkSync("attestations", join(cwd, "attestations"));
    const { code, report } = await checkJson(["good.yaml", "--trust", "trust"], { cwd });
    expect([code, report.errors]).toEqual([0, []]);
  });

  test("a mistake in the trust list has its place, and nothing is judged", async () => {
    const trust = trustFiles("trust", bodies())["trust/trust.yaml"] ?? "";
    const files = world({ "trust/trust.yaml": trust.replace("keys/khoa-1.pem", "keys/khoa-9.pem") });
    const { code, report, stderr } = await checkJson(["good.yaml", "--trust", "trust"], { files });
    expect([code, report.verdicts.length, report.errors.length]).toEqual([2, 0, 1]);
    expect(report.errors[0]).toMatchObject({ source: "trust/trust.yaml", location: { start: {} } });
    expect(stderr).toMatch(/trust\/trust\.yaml:\d+:\d+/);
  });

  test("a link in a trust folder is an error: what it hides may be a revocation", async () => {
    const cwd = folder(world({}));
    symlinkSync("../good.yaml", join(cwd, "trust/more.yaml"));
    const { code, report } = await checkJson(["good.yaml", "--trust", "trust"], { cwd });
    expect([code, report.errors.map((error) => [error.code, error.source])]).toEqual([
      2,
      [["file/link-not-followed", "trust/more.yaml"]],
    ]);
  });
});

describe("a trust folder where those who are judged could change it", () => {
  const trustAt = (place: string) => trustFiles(place, [body("to-chuc", hands.one)]);
  test.each([
    ["below the policies", "rules/trust", ["good.yaml"]],
    ["the policies", "rules", ["good.yaml"]],
    ["holding the policies", ".", ["sub/good.yaml", "--policies", "rules"]],
    ["holding the manifest", "sub", ["sub/good.yaml"]],
    ["holding a manifest further down", "sub", ["sub/deep/good.yaml"]],
    ["holding the plan", "plans", ["good.yaml", "--plan", "plans/plan.yaml"]],
    ["the attestations beside the manifest", "sub/attestations", ["sub/good.yaml"]],
    ["among the attestations beside the manifest", "sub/attestations/trust", ["sub/good.yaml"]],
    ["the attestations by another spelling", "sub/Attestations", ["sub/good.yaml"]],
    ["attestations below the manifest", "sub/deep/attestations", ["sub/good.yaml"]],
    ["the attestations that are named", "signed", ["good.yaml", "--attestations", "signed"]],
    ["among the attestations that are named", "signed/trust", ["good.yaml", "--attestations", "signed"]],
    ["holding the attestations that are named", "keys", ["good.yaml", "--attestations", "keys/signed"]],
    ["behind a link", "link", ["sub/good.yaml"]],
  ])("%s is refused", async (_, trust, argv) => {
    const cwd = folder({
      ...world({
        "sub/good.yaml": good,
        "sub/deep/good.yaml": good,
        "signed/a.md": "",
        "keys/signed/a.md": "",
      }),
      "plans/plan.yaml": fixture("manifests/plan.yaml"),
      ...(trust === "link" ? trustAt("sub/attestations") : trustAt(trust)),
    });
    if (trust === "link") symlinkSync("sub/attestations", join(cwd, "link"));
    const { code, report } = await checkJson([...argv, "--trust", trust], { cwd });
    expect([code, report.verdicts]).toEqual([2, []]);
    expect(report.errors.map((error) => error.code)).toContain("trust/beside-what-it-judges");
  });

  test.each([
    ["beside the folder of systems", "trust", "systems/good.yaml"],
    ["below the folder of a manifest", "systems/trust", "systems/good.yaml"],
    ["of a name that only begins like another", "systems/attestations-trust", "systems/good.yaml"],
  ])("%s is accepted", async (_, trust, manifest) => {
    const files = world({
      "systems/good.yaml": good,
      "systems/attestations/a.dsse.json": valid,
      ...trustAt(trust),
    });
    const { code } = await checkJson([manifest, "--stage", "trial", "--trust", trust], { files });
    expect(code).toBe(0);
  });
});

describe("outputs", () => {
  test.each([
    ["trust/new.json", ["--trust", "trust"]],
    ["trust/trust.yaml", ["--trust", "trust"]],
    ["attestations/new.json", []],
    ["signed/new.json", ["--attestations", "signed"]],
  ])("%s is not written into", async (output, argv) => {
    const files = world({ "attestations/readme.md": "", "signed/readme.md": "" });
    const { code, report } = await checkJson(["good.yaml", ...argv, "--output", `json=${output}`], { files });
    expect([code, report.errors.map((error) => error.code)]).toEqual([2, ["usage/output-is-input"]]);
  });
});

describe("explain", () => {
  test.each([
    [[], 1],
    [["--trust", "trust"], 0],
    [["--trust", "trust", "--attestations", "none"], 2],
    [["--trust", "none"], 2],
  ])("agrees with check on a manifest: %j", async (argv, code) => {
    const files = world({ "attestations/a.dsse.json": valid });
    const options = ["--stage", "trial", "--policies", "rules", "--format", "json", ...argv];
    const explained = await run(["explain", "G06", "good.yaml", ...options], { files });
    const checked = await run(["check", "good.yaml", ...options], { files });
    expect([explained.code, checked.code]).toEqual([code, code]);
    const codes = ({ stdout }: { readonly stdout: string }) =>
      JSON.parse(stdout).errors.map((error: { readonly code: string }) => error.code);
    expect(codes(explained)).toEqual(codes(checked));
  });
});
