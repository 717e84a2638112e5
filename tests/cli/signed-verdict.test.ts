import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { digestOf } from "../../src/core/digest/digest.ts";
import { type KeyHand, newKeyHand } from "./keys.ts";
import { fixture, folder, run } from "./run.ts";
import { ASSESSMENT, PROFILES, sign, subjectOf, trustFiles } from "./signed.ts";

const good = fixture("manifests/good.yaml");
const blocked = fixture("manifests/blocked.yaml");
const plan = fixture("manifests/plan.yaml");
const APP = "the bytes that will be deployed";
const HEX = createHash("sha256").update(APP).digest("hex");
const OTHER = "0".repeat(64);

let judge: KeyHand;
let police: KeyHand;
let officer: KeyHand;

beforeAll(async () => {
  judge = await newKeyHand("khoa-ket-luan");
  police = await newKeyHand("khoa-chinh-sach");
  officer = await newKeyHand("khoa-xac-nhan");
});

const trust = (verdictsLast?: string) =>
  trustFiles(
    "trust",
    [
      { id: "trung-tam", kind: "provincial-police", hands: [judge], uses: ["verdict"] },
      { id: "cong-an", kind: "provincial-police", hands: [police], uses: ["policy-set"] },
      { id: "chu-quan", kind: "governing-body", hands: [officer], uses: ["attestation"] },
    ],
    verdictsLast === undefined ? {} : { verdictsLast },
  );

/** Makes a working folder whose policies are signed. */
async function world(files: Readonly<Record<string, string>> = {}): Promise<string> {
  const cwd = folder({
    ...{ "good.yaml": good, "blocked.yaml": blocked, "plan.yaml": plan, "app.bin": APP },
    ...Object.fromEntries(
      [judge, police, officer].map((hand) => [`keys/${hand.signer.keyId}.pem`, hand.privatePem]),
    ),
    "bad.yaml": `${good}---\n${good.replace("rating: 3", "ratting: 3")}`,
    "two.yaml": `${good}---\n${blocked}`,
    ...trust(),
    ...files,
  });
  const set = ["--name", "bo-thu", "--version", "1", "--date", "2026-11-01", "--authority", "cong-an"];
  const { code, stderr } = await run(
    ["policy", "sign", "rules", ...set, "--key", "keys/khoa-chinh-sach.pem"],
    {
      cwd,
    },
  );
  expect([code, stderr]).toEqual([0, ""]);
  return cwd;
}

const QUESTION = ["--stage", "design", "--profile", "tay-ninh"];
const TRUST = ["--trust", "trust"];
const POLICIES = ["--policies", "rules", "--require-signed-policies"];
const SIGN = ["--sign-verdict", "v.dsse.json"];
const KEY = ["--key", "keys/khoa-ket-luan.pem"];
const AUTHORITY = ["--authority", "trung-tam"];
const ALL = [...QUESTION, ...TRUST, ...POLICIES, ...SIGN, ...KEY, ...AUTHORITY];
const APPS = ["--artifact", "app=app.bin", "--artifact", `anh/web:1=sha256:${OTHER}`];

async function check(cwd: string, ...argv: readonly string[]) {
  const { code, stdout } = await run(["check", ...argv, "--format", "json"], { cwd });
  const report = JSON.parse(stdout);
  return { code, ...report, codes: report.errors.map((one: { code: string }) => one.code) };
}

async function signed(cwd: string, ...more: readonly string[]) {
  const made = await check(cwd, "good.yaml", ...ALL, ...more);
  expect([made.code, made.codes]).toEqual([0, []]);
  return made;
}

function statementIn(cwd: string, file = "v.dsse.json") {
  const envelope = JSON.parse(readFileSync(join(cwd, file), "utf8"));
  return JSON.parse(Buffer.from(envelope.payload, "base64").toString());
}

async function verify(cwd: string, ...argv: readonly string[]) {
  const all = ["verify", "v.dsse.json", ...TRUST, "--format", "json", ...argv];
  const { code, stdout } = await run(all, { cwd });
  const { statements, errors } = JSON.parse(stdout);
  const [statement] = statements;
  const objections: readonly { code: string; field?: string }[] = statement?.deployment?.objections ?? [];
  return {
    code,
    state: statement?.state,
    deployment: statement?.deployment,
    codes: objections.map((one) => one.code),
    fields: objections.flatMap((one) => one.field ?? []),
    errors: errors.map((one: { code: string }) => one.code),
  };
}

describe("check --sign-verdict", () => {
  test("binds the manifest, the rules, the trust list and what will be deployed", async () => {
    const cwd = await world();
    const { verdicts } = await signed(cwd, ...APPS);
    const [verdict] = verdicts;
    const { subject, predicateType, predicate } = statementIn(cwd);
    expect(predicateType).toBe("gate57:verdict/v1");
    expect(subject).toEqual([
      { name: "he-thong-vi-du", digest: { sha256: verdict.manifestDigest.slice(7) } },
      { name: "anh/web:1", digest: { sha256: OTHER } },
      { name: "app", digest: { sha256: HEX } },
    ]);
    expect(predicate).toEqual({
      verifier: { id: "gate57", version: expect.any(String) },
      resourceUri: "gate57:system/he-thong-vi-du",
      policy: { uri: "gate57:policies/bo-thu", digest: { sha256: verdict.policyDigest.slice(7) } },
      ...{ inputAttestations: [], verificationResult: "PASSED", verifiedLevels: ["gate57:design"] },
      ...{
        authority: "trung-tam",
        decision: "admit",
        stage: "design",
        profile: "tay-ninh",
        asOf: "2026-11-21",
      },
      ...{ designDigest: verdict.designDigest, trustDigest: verdict.trustDigest, planDigest: null },
      ...{ verdictDigest: digestOf(verdict), counts: verdict.counts },
    });
  });

  test("refuses several manifests before it judges any", async () => {
    const { code, codes, verdicts } = await check(await world(), "good.yaml", "blocked.yaml", ...ALL);
    expect([code, codes, verdicts]).toEqual([2, ["sign-verdict/not-one"], []]);
  });

  test("what keeps it from signing is no document of the totals", async () => {
    const { code, stdout, stderr } = await run(["check", "two.yaml", ...ALL, "--lang", "en"], {
      cwd: await world(),
    });
    expect([code, stderr.includes("[sign-verdict/not-one]")]).toEqual([2, true]);
    expect(stdout).toContain("2 documents: 1 admitted, 1 not admitted\n");
  });

  test.each([
    ["vi", "good.yaml", [], "đã ký kết luận PHÙ HỢP với giai đoạn thiết kế: v.dsse.json"],
    ["en", "good.yaml", ["--quiet"], "signed the verdict ADMITTED to the design stage: v.dsse.json"],
    ["vi", "blocked.yaml", ["--quiet"], "đã ký kết luận CHƯA PHÙ HỢP với giai đoạn thiết kế: v.dsse.json"],
  ])("says what it signed and how to verify it: %s, %s %j", async (lang, file, more, head) => {
    const argv = ["check", file, ...ALL, "--artifact", "app=app.bin", ...more, "--lang", lang];
    const { stderr } = await run(argv, { cwd: await world() });
    expect(stderr).toContain(head);
    expect(stderr).toContain(`app (sha256:${HEX})`);
    expect(stderr).toContain(
      "gate57 verify v.dsse.json --trust trust --stage design --profile tay-ninh --artifact app=app.bin",
    );
    expect(stderr).toMatch(lang === "vi" ? /đến hết ngày 2026-11-21/ : /to the end of 2026-11-21/);
  });

  test("a signed verdict that is there stays, unless somebody insists", async () => {
    const cwd = await world({ "v.dsse.json": "kept" });
    const refused = await check(cwd, "good.yaml", ...ALL);
    expect([refused.code, refused.codes, refused.verdicts]).toEqual([2, ["file/exists"], []]);
    expect(readFileSync(join(cwd, "v.dsse.json"), "utf8")).toBe("kept");
    await signed(cwd, "--force");
    expect((await verify(cwd)).code).toBe(0);
  });

  test("errors and warnings are told apart in the JSON", async () => {
    const cwd = await world();
    const { errors } = await check(cwd, "good.yaml", ...ALL, "--key", "keys/khoa-xac-nhan.pem");
    expect(errors).toMatchObject([{ code: "sign-verdict/will-not-count", severity: "warning" }]);
    const refused = await check(cwd, "good.yaml", ...ALL, "--force", "--redact");
    expect(refused.errors).toMatchObject([{ code: "sign-verdict/redacted", severity: "error" }]);
  });

  test("the built-in set is named as what it is", async () => {
    const cwd = await world();
    const argv = [...QUESTION, ...TRUST, ...SIGN, ...KEY, ...AUTHORITY];
    const { code, codes } = await check(cwd, "good.yaml", ...argv);
    expect([code, codes]).toEqual([1, []]);
    expect(statementIn(cwd).predicate).toMatchObject({
      policy: { uri: "gate57:policies/built-in" },
      ...{ verificationResult: "FAILED", verifiedLevels: [], decision: "block" },
    });
  });

  test("a signature by a key that nobody will accept is warned of", async () => {
    const cwd = await world();
    const key = ["--key", "keys/khoa-xac-nhan.pem", "--authority", "chu-quan"];
    const { code, codes } = await check(cwd, "good.yaml", ...ALL, ...key);
    expect([code, codes]).toEqual([0, ["sign-verdict/will-not-count"]]);
    expect((await verify(cwd)).state).toBe("refused");
  });

  test("a key with a passphrase is opened by a file, or by asking", async () => {
    const cwd = await world({ "secret.txt": "mật khẩu dài\n" });
    const made = ["keygen", "--output", "keys/kin.pem", "--passphrase-file", "secret.txt"];
    expect((await run(made, { cwd })).code).toBe(0);
    const argv = ["check", "good.yaml", ...ALL, "--key", "keys/kin.pem", "--force", "--lang", "en"];
    const outcome = async (more: readonly string[], secrets?: readonly string[]) => {
      const { code, stderr } = await run([...argv, ...more], { cwd, ...(secrets ? { secrets } : {}) });
      return [code, /\[([a-z-]+\/[a-z-]+)\]/.exec(stderr)?.[1]];
    };
    expect(await outcome(["--passphrase-file", "secret.txt"])).toEqual([0, "sign-verdict/will-not-count"]);
    expect(await outcome([], ["mật khẩu dài"])).toEqual([0, "sign-verdict/will-not-count"]);
    expect(await outcome([], ["sai"])).toEqual([2, "key/wrong-passphrase"]);
    expect(await outcome([])).toEqual([2, "key/needs-passphrase"]);
  });

  const without = (...gone: readonly string[]) => {
    const [option] = gone;
    const index = ALL.indexOf(option ?? "");
    return [...ALL.slice(0, index), ...ALL.slice(index + gone.length)];
  };

  test.each([
    ["the stage of the manifest", ["good.yaml", ...without("--stage", "design")], "no-stage"],
    ["the profile of the manifest", ["good.yaml", ...without("--profile", "tay-ninh")], "no-profile"],
    ["no trust folder", ["good.yaml", ...without("--trust", "trust")], "no-trust"],
    ["no key", ["good.yaml", ...without(...KEY)], "no-key"],
    ["no authority", ["good.yaml", ...without(...AUTHORITY)], "no-authority"],
    ["policies nobody signed", ["good.yaml", ...without("--require-signed-policies")], "unsigned-policies"],
    ["a date of yesterday", ["good.yaml", ...ALL, "--as-of", "2026-11-20"], "other-date"],
    ["a date of tomorrow", ["good.yaml", ...ALL, "--as-of", "2026-11-22"], "other-date"],
    ["standard input", ["-", ...ALL], "standard-input"],
    ["a plan from standard input", ["good.yaml", ...ALL, "--plan", "-"], "standard-input"],
    ["masked values", ["good.yaml", ...ALL, "--redact"], "redacted"],
    ["two manifests", ["good.yaml", "blocked.yaml", ...ALL], "not-one"],
    ["no manifest", ["keys", ...ALL], "not-one"],
    ["a manifest beside an empty folder", ["good.yaml", "keys", ...ALL], "not-one"],
    ["a plan", ["plan.yaml", ...ALL], "not-a-system"],
    ["a run with errors", ["bad.yaml", ...ALL], "run-has-errors"],
    ["an artefact without a name", ["good.yaml", ...ALL, "--artifact", "=app.bin"], "bad-artifact"],
    ["an artefact without a digest", ["good.yaml", ...ALL, "--artifact", "app="], "bad-artifact"],
    ["half a digest", ["good.yaml", ...ALL, "--artifact", "app=sha256:12"], "bad-artifact"],
    [
      "a digest in capitals",
      ["good.yaml", ...ALL, "--artifact", `a=sha256:${"A".repeat(64)}`],
      "bad-artifact",
    ],
    ["a hidden character", ["good.yaml", ...ALL, "--artifact", "a\u200bp=app.bin"], "bad-artifact"],
    ["an artefact twice", ["good.yaml", ...ALL, ...APPS, "--artifact", "app=app.bin"], "repeated-artifact"],
    [
      "the name of the system",
      ["good.yaml", ...ALL, "--artifact", "he-thong-vi-du=app.bin"],
      "artifact-is-system",
    ],
  ])("refuses %s", async (_, argv, expected) => {
    const cwd = await world();
    const { code, codes } = await check(cwd, ...argv);
    expect([code, codes]).toEqual([2, expect.arrayContaining([`sign-verdict/${expected}`])]);
    expect(existsSync(join(cwd, "v.dsse.json"))).toBe(false);
  });

  test.each([
    ["an artefact that is not there", ["--artifact", "app=none.bin"], "file/not-found"],
    ["a folder as an artefact", ["--artifact", "app=rules"], "file/is-a-folder"],
    ["a key that is not there", ["--key", "none.pem"], "file/not-found"],
    ["the manifest as the place", ["--sign-verdict", "good.yaml"], "usage/output-is-input"],
    ["the key as the place", ["--sign-verdict", "keys/khoa-ket-luan.pem"], "usage/output-is-input"],
    ["a place in the policies", ["--sign-verdict", "rules/v.json"], "usage/output-is-input"],
    ["a place in the trust folder", ["--sign-verdict", "trust/v.json"], "usage/output-is-input"],
    ["an authority that the list does not know", ["--authority", "trung-tan"], "usage/unknown-value"],
    ["a date that is none", ["--as-of", "2027-02-30"], "usage/bad-date"],
  ])("refuses %s", async (_, argv, expected) => {
    const cwd = await world();
    const { code, codes } = await check(cwd, "good.yaml", ...ALL, ...argv);
    expect([code, codes]).toEqual([2, expect.arrayContaining([expected])]);
    expect(existsSync(join(cwd, "v.dsse.json"))).toBe(false);
    expect(readFileSync(join(cwd, "good.yaml"), "utf8")).toBe(good);
  });

  test.each([
    ["the state file", ["--state", "v.dsse.json"], "usage/output-is-input"],
    ["a report", ["--output", "json=v.dsse.json"], "usage/repeated-output"],
  ])("is not written over %s", async (_, argv, expected) => {
    const { code, codes, verdicts } = await check(await world(), "good.yaml", ...ALL, ...argv);
    expect([code, codes, verdicts]).toEqual([2, [expected], []]);
  });

  test.each([["--key"], ["--authority"], ["--artifact"], ["--key-id"], ["--passphrase-file"]])(
    "%s without it means nothing",
    async (option) => {
      const { code, codes } = await check(await world(), "good.yaml", "--policies", "rules", option, "a=b");
      expect([code, codes]).toEqual([2, ["sign-verdict/option-alone"]]);
    },
  );
});

describe("verify at a deployment", () => {
  test("lets pass what was judged, within the day, and tells what was not compared", async () => {
    const cwd = await world();
    await signed(cwd, ...APPS);
    const { code, state, deployment } = await verify(cwd, "--artifact", "app=app.bin", "--stage", "design");
    expect([code, state]).toEqual([0, "verified"]);
    expect(deployment).toMatchObject({
      ...{
        accepted: true,
        system: "he-thong-vi-du",
        stage: "design",
        asOf: "2026-11-21",
        last: "2026-11-21",
      },
      matched: [{ name: "app", sha256: HEX }],
      notGiven: [{ name: "anh/web:1", sha256: OTHER }],
    });
  });

  test.each([
    ["vi", "he-thong-vi-du: ĐƯỢC PHÉP, giai đoạn thiết kế (design)", "he-thong-vi-du: KHÔNG được triển khai"],
    ["en", "he-thong-vi-du: MAY PASS, stage design ·", "he-thong-vi-du: NOT to be deployed"],
  ])("says so to an operator: %s", async (lang, yes, no) => {
    const cwd = await world();
    await signed(cwd, ...APPS);
    const argv = ["verify", "v.dsse.json", ...TRUST, "--lang", lang];
    const passed = await run([...argv, "--artifact", "app=app.bin"], { cwd });
    expect([passed.code, passed.stdout.includes(`✔ ${yes}`)]).toEqual([0, true]);
    const refused = await run([...argv, "--artifact", `app=sha256:${OTHER}`], { cwd });
    expect([refused.code, refused.stdout.includes(`✘ ${no}`)]).toEqual([1, true]);
    expect(refused.stdout).toContain("[verdict/artifact-changed]");
  });

  const changed = createHash("sha256")
    .update(`${APP.slice(0, -1)}e`)
    .digest("hex");
  test.each([
    ["one bit of the artefact changed", ["--artifact", `app=sha256:${changed}`], "artifact-changed"],
    ["an artefact nobody judged", ["--artifact", `khac=sha256:${changed}`], "artifact-unknown"],
    ["another name", ["--artifact", "khac=app.bin"], "artifact-other-name"],
    [
      "one of two changed",
      ["--artifact", "app=app.bin", "--artifact", "anh/web:1=app.bin"],
      "artifact-changed",
    ],
    ["nothing named", [], "no-artifact"],
    ["another stage", ["--artifact", "app=app.bin", "--stage", "operation"], "other-stage"],
    ["another system", ["--artifact", "app=app.bin", "--system", "he-thong-khac"], "other-system"],
    ["another profile", ["--artifact", "app=app.bin", "--profile", "quang-tri"], "other-profile"],
    ["another manifest", ["--artifact", "app=app.bin", "--manifest", "blocked.yaml"], "other-manifest"],
    ["the day before", ["--artifact", "app=app.bin", "--as-of", "2026-11-20"], "not-yet"],
    ["the day after", ["--artifact", "app=app.bin", "--as-of", "2026-11-22"], "too-old"],
  ])("refuses %s", async (_, argv, expected) => {
    const cwd = await world();
    await signed(cwd, ...APPS);
    const { code, state, codes } = await verify(cwd, ...argv);
    expect([code, state, codes]).toEqual([1, "refused", [`verdict/${expected}`]]);
  });

  test.each([
    ["P7D", "2026-11-28", "2026-11-29"],
    ["P1M", "2026-12-21", "2026-12-22"],
  ])("holds for %s: the last day passes, the next does not", async (period, last, next) => {
    const cwd = await world(trust(period));
    await signed(cwd);
    expect((await verify(cwd, "--as-of", last)).code).toBe(0);
    expect(await verify(cwd, "--as-of", next)).toMatchObject({ code: 1, codes: ["verdict/too-old"] });
  });

  test("a blocked verdict may be signed, and lets nothing pass", async () => {
    const cwd = await world();
    const { code } = await check(cwd, "blocked.yaml", ...ALL);
    expect(code).toBe(1);
    expect(await verify(cwd)).toMatchObject({ code: 1, codes: ["verdict/failed"] });
  });

  test("the manifest may be named as well", async () => {
    const cwd = await world();
    await signed(cwd);
    expect(await verify(cwd, "--manifest", "good.yaml")).toMatchObject({ code: 0, codes: [] });
  });

  test("another signed statement does not pass for a verdict", async () => {
    const cwd = await world();
    writeFileSync(join(cwd, "v.dsse.json"), readFileSync(join(cwd, "rules/policy-set.dsse.json")));
    const { code, stdout } = await run(
      ["verify", "v.dsse.json", ...TRUST, "--artifact", "app=app.bin", "--format", "json"],
      { cwd },
    );
    expect(code).toBe(1);
    expect(JSON.parse(stdout).statements[0]).toMatchObject({ state: "refused", code: "verdict/other-type" });
  });

  test.each([
    ["an artefact that is not there", ["--artifact", "app=none.bin"], "file/not-found"],
    ["an artefact that is badly written", ["--artifact", "app"], "sign-verdict/bad-artifact"],
    ["a manifest that is not there", ["--manifest", "none.yaml"], "file/not-found"],
    ["a stage that is none", ["--stage", "desing"], "usage/unknown-value"],
  ])("has no answer about %s", async (_, argv, expected) => {
    const cwd = await world();
    await signed(cwd);
    const { code, errors } = await verify(cwd, ...argv);
    expect([code, errors]).toEqual([2, expect.arrayContaining([expected])]);
  });

  test("a verdict that contradicts itself is refused", async () => {
    const cwd = await world();
    await signed(cwd);
    const { signEnvelope } = await import("../../src/attestation/sign.ts");
    const { writeStatement } = await import("../../src/attestation/statement.ts");
    const { subject, predicate } = statementIn(cwd);
    const [{ name, digest }] = subject;
    const forged = { ...predicate, decision: "block" };
    const statement = writeStatement("verdict", [{ name, ...digest }], forged);
    writeFileSync(join(cwd, "v.dsse.json"), await signEnvelope(statement, [judge.signer]));
    expect(await verify(cwd)).toMatchObject({ code: 1, codes: ["verdict/inconsistent"] });
  });
});

describe("what a verdict rests on", () => {
  test("is named by digest, and judged again with it", async () => {
    const assessor = await newKeyHand("khoa-danh-gia");
    const body = { id: "to-chuc", kind: "assessment-organisation", hands: [assessor] };
    const judges = { id: "trung-tam", kind: "provincial-police", hands: [judge], uses: ["verdict"] };
    const issuer = { id: "cong-an", kind: "provincial-police", hands: [police], uses: ["policy-set"] };
    const cwd = await world({
      "rules/profiles.yaml": PROFILES,
      ...trustFiles("trust", [judges, issuer, body]),
      "attestations/a.dsse.json": await sign("assessment", subjectOf(good), ASSESSMENT, assessor),
    });
    const { code, verdicts, codes } = await check(cwd, "good.yaml", ...ALL, "--stage", "trial");
    expect([code, codes]).toEqual([0, []]);
    expect(verdicts[0].attestations).toMatchObject([{ state: "used" }]);
    const sha256 = verdicts[0].attestations[0].digest.slice(7);
    expect(statementIn(cwd).predicate.inputAttestations).toEqual([
      { uri: "attestations/a.dsse.json", digest: { sha256 } },
    ]);
    const replay = ["--replay", "good.yaml", "--policies", "rules"];
    expect(await verify(cwd, ...replay)).toMatchObject({ code: 0, codes: [] });
    rmSync(join(cwd, "attestations/a.dsse.json"));
    const { fields } = await verify(cwd, ...replay);
    expect(fields).toEqual(expect.arrayContaining(["/predicate/decision", "/predicate/inputAttestations"]));
    expect((await verify(cwd, ...replay)).codes[0]).toBe("verdict/replay-other-attestations");
  });
});

describe("verify says", () => {
  const said = async (cwd: string, ...argv: readonly string[]) => {
    const { stdout, stderr } = await run(["verify", "v.dsse.json", ...TRUST, "--lang", "en", ...argv], {
      cwd,
    });
    return { stdout: stdout.replaceAll(/\s+/g, " "), stderr };
  };

  test("what was judged and what was given, of what changed", async () => {
    const cwd = await world();
    await signed(cwd, "--artifact", "app=app.bin");
    const argv = ["--stage", "design", "--artifact", `app=sha256:${OTHER}`];
    const { stdout } = await said(cwd, ...argv);
    expect(stdout).toContain(`not what was judged: app, judged sha256:${HEX}, given sha256:${OTHER}`);
    expect(stdout).not.toContain("bound to no artefact");
    expect((await verify(cwd, ...argv)).deployment).toMatchObject({
      ...{ matched: [], notGiven: [] },
      changed: [{ name: "app", judged: HEX, given: OTHER }],
    });
  });

  test("that a verdict without artefacts binds none", async () => {
    const cwd = await world();
    await signed(cwd);
    expect((await said(cwd, "--stage", "design")).stdout).toContain("bound to no artefact");
  });

  test("the stage once", async () => {
    const cwd = await world();
    await signed(cwd, ...APPS);
    const { stdout } = await said(cwd, "--stage", "design", "--artifact", "app=app.bin");
    expect(stdout.match(/stage design/g)).toHaveLength(1);
  });

  test("that the stage was not asked, where something is deployed", async () => {
    const cwd = await world();
    await signed(cwd, ...APPS);
    const app = ["--artifact", "app=app.bin"];
    expect(await verify(cwd, ...app)).toMatchObject({ code: 0, errors: ["verdict/stage-not-asked"] });
    expect((await said(cwd, ...app)).stderr).toContain("this verdict is for the stage design");
    expect(await verify(cwd, ...app, "--stage", "design")).toMatchObject({ code: 0, errors: [] });
  });

  test.each([[["app=sha256:00"]], [["app=none.bin"]]])("nothing but the error of %j", async (value) => {
    const cwd = await world();
    await signed(cwd, ...APPS);
    const { stdout, stderr } = await said(cwd, "--artifact", ...value);
    expect(stdout).toBe("");
    expect(stderr).toMatch(/^error\[/);
  });

  test("the date of the check, which need not be today", async () => {
    const cwd = await world();
    await signed(cwd);
    for (const date of ["2026-11-20", "2026-11-22"]) {
      const { stdout } = await said(cwd, "--as-of", date);
      expect(stdout).toContain(`the date of this check (${date})`);
      expect(stdout).not.toContain("today");
    }
  });

  test("how many files a policy set has, and how they are compared", async () => {
    const cwd = await world();
    const argv = ["verify", "rules/policy-set.dsse.json", ...TRUST, "--lang", "en"];
    const { code, stdout } = await run(argv, { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain("about 4 files of policies");
    expect(stdout).toContain("gate57 policy verify rules --trust DIR");
    expect(stdout).not.toContain("gates.yaml");
  });

  test("once that the keys are for demonstration, though the list is read twice", async () => {
    const list = trust()["trust/trust.yaml"] ?? "";
    const cwd = await world({
      "trust/trust.yaml": list.replace('"id": "thu"', '"id": "thu", "demonstration": true'),
    });
    await check(cwd, "good.yaml", ...ALL);
    const { errors } = await verify(cwd, "--replay", "good.yaml", "--policies", "rules");
    expect(errors).toEqual(["trust/demonstration"]);
  });
});

describe("verify --replay alone", () => {
  const REPLAY = ["--replay", "good.yaml", "--policies", "rules"];

  test("compares, and lets nothing be deployed", async () => {
    const cwd = await world();
    await signed(cwd, ...APPS);
    const found = await verify(cwd, ...REPLAY);
    expect(found).toMatchObject({ code: 0, codes: [], deployment: { comparedOnly: true, replayed: true } });
    const { stdout } = await run(["verify", "v.dsse.json", ...TRUST, ...REPLAY, "--lang", "en"], { cwd });
    expect(stdout).toMatch(/^✔ he-thong-vi-du: judged again: the same/);
    expect(stdout).not.toContain("MAY PASS");
  });

  test("compares a verdict of long ago", async () => {
    const cwd = await world();
    await signed(cwd, ...APPS);
    expect(await verify(cwd, ...REPLAY, "--as-of", "2027-06-01")).toMatchObject({ code: 0, codes: [] });
  });

  test.each([
    ["a stage", ["--stage", "design"]],
    ["a profile", ["--profile", "tay-ninh"]],
    ["a system", ["--system", "he-thong-vi-du"]],
    ["a manifest", ["--manifest", "good.yaml"]],
  ])("with %s asks about a deployment again", async (_, argv) => {
    const cwd = await world();
    await signed(cwd, ...APPS);
    const found = await verify(cwd, ...REPLAY, ...argv);
    expect(found).toMatchObject({ code: 1, codes: ["verdict/no-artifact"] });
  });

  test("does not make a verdict that failed one that passed", async () => {
    const cwd = await world();
    await check(cwd, "blocked.yaml", ...ALL);
    const found = await verify(cwd, "--replay", "blocked.yaml", "--policies", "rules");
    expect(found).toMatchObject({ code: 1, codes: ["verdict/failed"], deployment: { replayed: true } });
  });

  const PLAN = ["--plan", "plan.yaml"];
  test.each([
    ["another manifest", [], ["--replay", "blocked.yaml", "--policies", "rules"], "verdict/other-manifest"],
    ["no plan", PLAN, REPLAY, "verdict/replay-other-plan"],
    ["a plan too many", [], [...REPLAY, ...PLAN], "verdict/replay-other-plan"],
    ["other policies", [], ["--replay", "good.yaml"], "verdict/replay-other-policies"],
  ])("leads with the cause: %s", async (_, given, argv, cause) => {
    const cwd = await world({ "good.yaml": `${good}budget: { plan: ke-hoach-vi-du }\n` });
    await check(cwd, "good.yaml", ...ALL, ...given);
    const { code, codes } = await verify(cwd, ...argv);
    expect([code, codes[0]]).toEqual([1, cause]);
    const { stdout } = await run(["verify", "v.dsse.json", ...TRUST, ...argv], { cwd });
    expect(stdout.indexOf(`[${cause}]`)).toBeLessThan(stdout.indexOf("[verdict/replay-differs]"));
    expect(stdout.match(/\[verdict\/replay-differs\]/g)).toHaveLength(1);
  });
});

describe("verify --replay", () => {
  const REPLAY = ["--replay", "good.yaml", "--policies", "rules", "--artifact", "app=app.bin"];

  test.each([[[]], [["--as-of", "2026-11-21"]]])("gives the same bytes, as signed with %j", async (more) => {
    const cwd = await world();
    await signed(cwd, ...APPS, ...more);
    const { code, codes, deployment } = await verify(cwd, ...REPLAY);
    expect([code, codes, deployment.replayed]).toEqual([0, [], true]);
  });

  test("asks the signed question, whatever the day is", async () => {
    const cwd = await world(trust("P1Y"));
    await signed(cwd, ...APPS);
    expect(await verify(cwd, ...REPLAY, "--as-of", "2027-06-01")).toMatchObject({ code: 0, codes: [] });
  });

  test("the built-in set is compared too", async () => {
    const cwd = await world();
    await check(cwd, "good.yaml", ...QUESTION, ...TRUST, ...SIGN, ...KEY, ...AUTHORITY);
    const { code, codes } = await verify(cwd, "--replay", "good.yaml");
    expect([code, codes]).toEqual([1, ["verdict/failed"]]);
    expect((await verify(cwd, "--replay", "good.yaml", "--policies", "rules")).fields).toContain(
      "/predicate/policy/uri",
    );
  });

  const edit = (path: string, from: string, to: string) => (cwd: string) => {
    const text = readFileSync(join(cwd, path), "utf8");
    expect(text).toContain(from);
    writeFileSync(join(cwd, path), text.replace(from, to));
  };
  test.each([
    [
      "the manifest",
      edit("good.yaml", "rating: 3", "rating: 4"),
      ["/predicate/designDigest", "/predicate/verdictDigest", "/subject"],
    ],
    [
      "the record of the manifest",
      edit("good.yaml", "stage: design", "stage: trial"),
      ["/predicate/verdictDigest", "/subject"],
    ],
    [
      "a gate",
      edit("rules/gates.yaml", "rating >= 3", "rating >= 2"),
      ["/predicate/policy/digest/sha256", "/predicate/verdictDigest"],
    ],
    [
      "the trust list",
      edit("trust/trust.yaml", "chu-quan (gi", "chu quan (gi"),
      ["/predicate/trustDigest", "/predicate/verdictDigest"],
    ],
  ])("tells by field what one byte of %s changes", async (_, change, fields) => {
    const cwd = await world();
    await signed(cwd, ...APPS);
    change(cwd);
    const found = await verify(cwd, ...REPLAY);
    expect([found.code, found.fields, found.deployment.replayed]).toEqual([1, fields, false]);
    expect(found.codes).toContain("verdict/replay-differs");
  });

  test.each([
    ["a manifest that is not there", "none.yaml"],
    ["a manifest that cannot be judged", "rules/gates.yaml"],
  ])("has no answer about %s", async (_, manifest) => {
    const cwd = await world();
    await signed(cwd);
    const { code } = await verify(cwd, "--replay", manifest, "--policies", "rules");
    expect(code).toBe(2);
  });
});
