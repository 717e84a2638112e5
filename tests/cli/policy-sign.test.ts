import { execFileSync } from "node:child_process";
import { createPrivateKey, sign as signBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { type KeyHand, newKeyHand } from "./keys.ts";
import { fixture, folder, run } from "./run.ts";
import { trustFiles } from "./signed.ts";

const good = fixture("manifests/good.yaml");
const ENVELOPE = "rules/policy-set.dsse.json";

let police: KeyHand;
let second: KeyHand;
let officer: KeyHand;
let stranger: KeyHand;

beforeAll(async () => {
  police = await newKeyHand("khoa-chinh-sach");
  second = await newKeyHand("khoa-thu-hai");
  officer = await newKeyHand("khoa-xac-nhan");
  stranger = await newKeyHand("khoa-la");
});

const bodies = () => [
  { id: "cong-an", kind: "provincial-police", hands: [police], uses: ["policy-set"] },
  { id: "hai-nguoi", kind: "provincial-police", hands: [second], uses: ["policy-set"] },
  { id: "chu-quan", kind: "governing-body", hands: [officer], uses: ["attestation"] },
];

/** Makes a working folder with keys, a trust folder and policies that nobody has signed yet. */
function unsigned(files: Readonly<Record<string, string>> = {}): string {
  const keys = [police, second, officer, stranger];
  return folder({
    "good.yaml": good,
    "rules/README.md": "Ghi chú.\n",
    "rules/data/list.csv": "a,b\n",
    ...Object.fromEntries(keys.map(({ signer, privatePem }) => [`keys/${signer.keyId}.pem`, privatePem])),
    ...trustFiles("trust", bodies()),
    ...files,
  });
}

const KEY = ["--key", "keys/khoa-chinh-sach.pem", "--authority", "cong-an"];
const SET = ["--name", "bo-thu", "--version", "3", "--date", "2026-11-20"];

async function signIn(cwd: string, ...more: readonly string[]): Promise<void> {
  const { code, stderr } = await run(["policy", "sign", "rules", ...KEY, ...SET, ...more], { cwd });
  expect([code, stderr]).toEqual([0, ""]);
}

async function signedFolder(): Promise<string> {
  const cwd = unsigned();
  await signIn(cwd);
  return cwd;
}

async function verifySet(cwd: string, ...more: readonly string[]) {
  const argv = ["policy", "verify", "rules", "--trust", "trust", "--format", "json", ...more];
  const { code, stdout, stderr } = await run(argv, { cwd });
  return { code, stderr, ...JSON.parse(stdout) };
}

const REQUIRE = ["--policies", "rules", "--trust", "trust", "--require-signed-policies"];

async function check(cwd: string, ...more: readonly string[]) {
  const { code, stdout, stderr } = await run(
    ["check", "good.yaml", "--format", "json", ...REQUIRE, ...more],
    {
      cwd,
    },
  );
  const { verdicts, errors } = JSON.parse(stdout);
  const told = errors.map(({ code, source }: { code: string; source: string }) => [code, source]);
  return { code, verdicts, told, stderr };
}

const edit = (path: string, change: (text: string) => string): void =>
  writeFileSync(path, change(readFileSync(path, "utf8")));

describe("a policy set that is as it was signed", () => {
  test("binds every file by name and digest, but not the signature", async () => {
    const cwd = await signedFolder();
    const envelope = JSON.parse(readFileSync(join(cwd, ENVELOPE), "utf8"));
    const statement = JSON.parse(Buffer.from(envelope.payload, "base64").toString());
    expect(statement.predicateType).toBe("gate57:policy-set/v1");
    expect(statement.subject.map(({ name }: { name: string }) => name)).toEqual([
      "README.md",
      "clauses.yaml",
      "data/list.csv",
      "gates.cases.yaml",
      "gates.yaml",
      "profiles.yaml",
    ]);
    expect(statement.predicate).toEqual({
      ...{ authority: "cong-an", name: "bo-thu", version: 3, date: "2026-11-20" },
      policyDigest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
    });
  });

  test("is verified, and judged by", async () => {
    const cwd = await signedFolder();
    const { code, set, errors } = await verifySet(cwd);
    expect([code, errors, set.valid, set.files, set.problems]).toEqual([0, [], true, 6, []]);
    expect(set.signature).toMatchObject({
      ...{ name: "bo-thu", version: 3, date: "2026-11-20", keys: ["khoa-chinh-sach"] },
      authority: { id: "cong-an" },
    });
    const judged = await check(cwd);
    expect([judged.code, judged.told, judged.verdicts.length]).toEqual([0, [], 1]);
  });

  test.each(["vi", "en"])("is told in words: %s", async (lang) => {
    const cwd = await signedFolder();
    const { stdout } = await run(["policy", "verify", "rules", "--trust", "trust", "--lang", lang], { cwd });
    expect(stdout).toContain("`bo-thu`");
    expect(stdout).toContain("2026-11-20");
    expect(stdout).toMatch(/^✔ rules: 6 /);
  });

  test("is the same bytes whenever it is signed again", async () => {
    const cwd = await signedFolder();
    const before = readFileSync(join(cwd, ENVELOPE), "utf8");
    await signIn(cwd, "--force");
    expect(readFileSync(join(cwd, ENVELOPE), "utf8")).toBe(before);
  });
});

interface Change {
  readonly it: string;
  readonly change: (cwd: string) => void | Promise<void>;
  /** What `check` says; `policy verify` says it too. */
  readonly told: readonly (readonly [code: string, source: string])[];
  /** The exit code of `policy verify`. */
  readonly verified?: number;
}

const changes: readonly Change[] = [
  {
    it: "the signature stripped",
    change: (cwd) => rmSync(join(cwd, ENVELOPE)),
    told: [["policies/unsigned", "rules"]],
  },
  {
    it: "an extra file",
    change: (cwd) => writeFileSync(join(cwd, "rules/more.yaml"), "# nothing\n"),
    told: [["policies/signature-extra", "rules/more.yaml"]],
  },
  {
    it: "an extra file that is no policy",
    change: (cwd) => writeFileSync(join(cwd, "rules/data/more.txt"), ""),
    told: [["policies/signature-extra", "rules/data/more.txt"]],
  },
  {
    it: "a renamed file",
    change: (cwd) => renameSync(join(cwd, "rules/profiles.yaml"), join(cwd, "rules/other.yaml")),
    told: [["policies/signature-renamed", "rules/other.yaml"]],
  },
  {
    it: "a changed file, if only in a comment",
    change: (cwd) => edit(join(cwd, "rules/gates.yaml"), (text) => `${text}# x\n`),
    told: [["policies/signature-changed", "rules/gates.yaml"]],
  },
  {
    it: "a missing file",
    change: (cwd) => rmSync(join(cwd, "rules/gates.cases.yaml")),
    told: [["policies/signature-missing", "rules/gates.cases.yaml"]],
  },
  {
    it: "two files that changed places",
    change: (cwd) => {
      const [one, other] = [join(cwd, "rules/README.md"), join(cwd, "rules/data/list.csv")];
      const [text, data] = [readFileSync(one), readFileSync(other)];
      writeFileSync(one, data);
      writeFileSync(other, text);
    },
    told: [
      ["policies/signature-changed", "rules/README.md"],
      ["policies/signature-changed", "rules/data/list.csv"],
    ],
  },
  {
    it: "a symbolic link",
    change: (cwd) => symlinkSync(join(cwd, "good.yaml"), join(cwd, "rules/link.txt")),
    told: [["policies/signature-link", "rules/link.txt"]],
  },
  {
    it: "a pipe",
    change: (cwd) => void execFileSync("mkfifo", [join(cwd, "rules/pipe.txt")]),
    told: [["policies/signature-special", "rules/pipe.txt"]],
  },
  {
    it: "one bit of the signed statement changed",
    change: (cwd) =>
      edit(join(cwd, ENVELOPE), (text) => {
        const envelope = JSON.parse(text);
        const payload = Buffer.from(envelope.payload, "base64")
          .toString()
          .replace('"version":3', '"version":9');
        return JSON.stringify({ ...envelope, payload: Buffer.from(payload).toString("base64") });
      }),
    told: [["policies/signature-bad-signature", ENVELOPE]],
  },
  {
    it: "a broken envelope",
    change: (cwd) => writeFileSync(join(cwd, ENVELOPE), "{"),
    told: [["policies/signature-malformed", ENVELOPE]],
  },
  {
    it: "half a detached signature",
    change: (cwd) => renameSync(join(cwd, ENVELOPE), join(cwd, "rules/policy-set.p7s")),
    told: [["policies/signature-half", "rules"]],
  },
  {
    it: "two signatures",
    change: (cwd) => writeFileSync(join(cwd, "rules/policy-set.p7s"), ""),
    told: [["policies/signature-twice", "rules"]],
  },
  {
    it: "signed by a stranger",
    change: (cwd) => signIn(cwd, "--force", "--key", "keys/khoa-la.pem"),
    told: [["policies/signature-untrusted", ENVELOPE]],
  },
  {
    it: "signed by a key for attestations",
    change: (cwd) => signIn(cwd, "--force", "--key", "keys/khoa-xac-nhan.pem", "--authority", "chu-quan"),
    told: [["policies/signature-untrusted", ENVELOPE]],
  },
  {
    it: "signed in the name of another authority",
    change: (cwd) => signIn(cwd, "--force", "--authority", "hai-nguoi"),
    told: [["policies/signature-untrusted", ENVELOPE]],
  },
  {
    it: "signed before the key was valid",
    change: (cwd) => signIn(cwd, "--force", "--date", "2025-12-31"),
    told: [["policies/signature-key-not-valid", ENVELOPE]],
  },
  {
    it: "signed tomorrow",
    change: (cwd) => signIn(cwd, "--force", "--date", "2026-11-22"),
    told: [["policies/signature-later", ENVELOPE]],
  },
  {
    it: "a signed statement of another type",
    change: async (cwd) => {
      const act = [
        ...["--type", "effectiveness", "--scope", "x", "--report", "good.yaml", "--id", "a"],
        "--result",
      ];
      const key = ["--key", "keys/khoa-xac-nhan.pem", "--authority", "chu-quan", "--force"];
      const argv = ["assess", "good.yaml", ...act, "eligible", ...key, "--output", ENVELOPE];
      expect((await run(argv, { cwd })).code).toBe(0);
    },
    told: [["policies/signature-other-type", ENVELOPE]],
  },
];

describe("what is not as it was signed judges nothing", () => {
  test.each(changes)("$it", async ({ change, told, verified = 1 }) => {
    const cwd = await signedFolder();
    await change(cwd);
    const judged = await check(cwd);
    expect([judged.code, judged.told, judged.verdicts]).toEqual([2, told, []]);
    const { code, set } = await verifySet(cwd);
    const problems = set.problems.map((one: { code: string; source: string }) => [one.code, one.source]);
    expect([code, set.valid, problems]).toEqual([verified, false, told]);
  });

  test("the envelope of another set tells of every file", async () => {
    const other = unsigned({ "rules/README.md": "Bộ khác.\n" });
    await signIn(other);
    const cwd = await signedFolder();
    writeFileSync(join(cwd, ENVELOPE), readFileSync(join(other, ENVELOPE)));
    expect((await check(cwd)).told).toEqual([["policies/signature-changed", "rules/README.md"]]);
  });

  test("a file is known by its name however a file system writes its accents", async () => {
    const [apart, together] = ["rules/đề án.md".normalize("NFD"), "rules/đề án.md".normalize("NFC")];
    const cwd = unsigned({ [apart]: "một" });
    await signIn(cwd);
    expect((await verifySet(cwd)).code).toBe(0);
    renameSync(join(cwd, apart), join(cwd, together));
    expect((await verifySet(cwd)).code).toBe(0);
    writeFileSync(join(cwd, apart), "một");
    const { code, told } = await check(cwd);
    expect([code, told.map(([one]: readonly string[]) => one)]).toEqual([
      2,
      ["policies/signature-same-name"],
    ]);
  });

  test("a date that is judged for has to be on or after that of the signature", async () => {
    const cwd = await signedFolder();
    const before = await check(cwd, "--as-of", "2026-11-19");
    expect([before.code, before.told]).toEqual([2, [["policies/signature-later", ENVELOPE]]]);
    expect((await check(cwd, "--as-of", "2026-11-20")).code).toBe(0);
  });

  test.each([
    ["no trust folder", ["--policies", "rules"], "policies/signature-no-trust"],
    ["the built-in set", ["--trust", "trust"], "policies/signature-of-built-in"],
  ])("%s", async (_, argv, expected) => {
    const cwd = await signedFolder();
    const all = ["check", "good.yaml", "--format", "json", "--require-signed-policies", ...argv];
    const { code, stdout } = await run(all, { cwd });
    const { verdicts, errors } = JSON.parse(stdout);
    expect([code, verdicts, errors.map((one: { code: string }) => one.code)]).toEqual([2, [], [expected]]);
  });

  test("without trust, `policy verify` has no answer", async () => {
    const cwd = await signedFolder();
    const { code, stderr } = await run(["policy", "verify", "rules"], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain("policies/signature-no-trust");
  });
});

describe("no older set than the last that was seen", () => {
  const state = (version: number, date: string, filesDigest = "0".repeat(64), name = "bo-thu") =>
    JSON.stringify({
      apiVersion: "gate57/v1",
      kind: "PolicyState",
      sets: [{ name, authority: "cong-an", version, date, filesDigest: `sha256:${filesDigest}` }],
    });

  test("a state file is made, and accepts the same set again", async () => {
    const cwd = await signedFolder();
    expect((await check(cwd, "--state", "state.json")).code).toBe(0);
    const text = readFileSync(join(cwd, "state.json"), "utf8");
    expect(JSON.parse(text).sets).toMatchObject([{ name: "bo-thu", version: 3, date: "2026-11-20" }]);
    expect((await check(cwd, "--state", "state.json")).code).toBe(0);
    expect(readFileSync(join(cwd, "state.json"), "utf8")).toBe(text);
  });

  test.each([
    ["an older version", state(4, "2026-11-20"), ["policies/older-version"]],
    ["the same version with other files", state(3, "2026-11-20"), ["policies/same-version"]],
    ["a higher version of an earlier date", state(2, "2026-11-21"), ["policies/earlier-date"]],
    ["a broken state", "{", ["policies/state-broken"]],
    ["an empty state", "", ["policies/state-broken"]],
    [
      "a state with an unknown field",
      state(1, "2026-01-01").replace("{", '{"x":1,'),
      ["policies/state-broken"],
    ],
    ["two states", `${state(1, "2026-01-01")}\n---\n${state(1, "2026-01-01")}`, ["policies/state-broken"]],
  ])("%s is refused, and the state stays", async (_, text, expected) => {
    const cwd = await signedFolder();
    writeFileSync(join(cwd, "state.json"), text);
    const { code, told, verdicts } = await check(cwd, "--state", "state.json");
    expect([code, told[0]?.[0], verdicts]).toEqual([2, expected[0], []]);
    expect(readFileSync(join(cwd, "state.json"), "utf8")).toBe(text);
  });

  test("a newer version is accepted and remembered", async () => {
    const cwd = await signedFolder();
    writeFileSync(join(cwd, "state.json"), state(2, "2026-11-20"));
    expect((await check(cwd, "--state", "state.json")).code).toBe(0);
    expect(JSON.parse(readFileSync(join(cwd, "state.json"), "utf8")).sets[0].version).toBe(3);
  });

  test("another set beside those that are known is warned of, and remembered with them", async () => {
    const cwd = await signedFolder();
    writeFileSync(join(cwd, "state.json"), state(9, "2026-11-20", "1".repeat(64), "bo-khac"));
    const { code, told } = await check(cwd, "--state", "state.json");
    expect([code, told]).toEqual([0, [["policies/never-seen", "state.json"]]]);
    const { sets } = JSON.parse(readFileSync(join(cwd, "state.json"), "utf8"));
    expect(sets.map(({ name }: { name: string }) => name)).toEqual(["bo-khac", "bo-thu"]);
  });

  test("a set that is refused is not remembered", async () => {
    const cwd = await signedFolder();
    writeFileSync(join(cwd, "rules/more.yaml"), "");
    await check(cwd, "--state", "state.json");
    expect(existsSync(join(cwd, "state.json"))).toBe(false);
  });

  test.each([
    ["inside the set", ["--state", "rules/state.json"], "policies/state-inside"],
    ["in a folder that is not there", ["--state", "none/state.json"], "file/unwritable"],
    ["that is a folder", ["--state", "trust"], "file/is-a-folder"],
  ])("a state file %s is an error", async (_, argv, expected) => {
    const { code, told } = await check(await signedFolder(), ...argv);
    expect([code, told.map(([one]: readonly string[]) => one)]).toEqual([2, [expected]]);
  });

  test("a state file without signed policies means nothing", async () => {
    const argv = ["check", "good.yaml", "--policies", "rules", "--state", "state.json"];
    const { code, stderr } = await run(argv, { cwd: await signedFolder() });
    expect(code).toBe(2);
    expect(stderr).toContain("policies/state-unused");
  });
});

describe("policy verify says", () => {
  const said = async (cwd: string) => {
    const argv = ["policy", "verify", "rules", "--trust", "trust", "--lang", "en"];
    return (await run(argv, { cwd })).stdout;
  };

  test("that a set of tomorrow may not be judged by yet, and from when", async () => {
    const cwd = unsigned();
    await signIn(cwd, "--date", "2026-11-22");
    const text = await said(cwd);
    expect(text).toContain("✘ rules: may not be judged by yet");
    expect(text).toContain("help: judge by it from 2026-11-22 on");
    writeFileSync(join(cwd, "rules/more.yaml"), "");
    expect(await said(cwd)).toContain("✘ rules: not as it was signed");
  });

  test("what the trust list lacks", async () => {
    const cwd = unsigned();
    await signIn(cwd, "--key", "keys/khoa-la.pem");
    const text = await said(cwd);
    expect(text).toContain("[policies/signature-untrusted]");
    expect(text).toContain("help: the trust list has to name this key");
  });

  test("what to do once, however many files differ", async () => {
    const cwd = await signedFolder();
    for (const name of ["gates.yaml", "profiles.yaml"])
      edit(join(cwd, "rules", name), (text) => `${text}# x\n`);
    const text = await said(cwd);
    expect(text.match(/\[policies\/signature-changed\]/g)).toHaveLength(2);
    expect(text.match(/help:/g)).toHaveLength(1);
  });
});

describe("policy sign says", () => {
  const say = (cwd: string, ...argv: readonly string[]) =>
    run(["policy", "sign", "rules", ...argv, "--lang", "en"], { cwd });

  test("what is signed and by which key, and what comes next", async () => {
    const cwd = unsigned();
    const { stdout, stderr } = await say(cwd, ...KEY, ...SET, "--trust", "trust");
    expect(stderr).toBe("");
    for (const part of [/^ {2}files +6$/m, /sha256:[0-9a-f]{64}$/m, /^ {2}version +3$/m, /2026-11-20$/m])
      expect(stdout).toMatch(part);
    expect(stdout).toMatch(/^ {2}authority +cong-an$/m);
    expect(stdout).toMatch(/^ {2}key +khoa-chinh-sach$/m);
    expect(stdout).toContain("gate57 policy verify rules --trust trust");
  });

  test.each([
    ["an unknown key", ["--key", "keys/khoa-la.pem"]],
    ["a key for attestations", ["--key", "keys/khoa-xac-nhan.pem", "--authority", "chu-quan"]],
    ["a date to come", ["--date", "2026-11-22"]],
  ])("that it would not count, and then not to hand it out: %s", async (_, more) => {
    const cwd = unsigned();
    const { code, stdout, stderr } = await say(cwd, ...KEY, ...SET, ...more, "--trust", "trust");
    expect(code).toBe(0);
    expect(stderr).toContain("warning[policies/signature-would-not-count]");
    expect(stdout).toContain("signed, wrote rules/policy-set.dsse.json");
    expect(stdout).not.toContain("next:");
  });

  test("that the bytes carry no signature yet, and how they get one", async () => {
    const cwd = unsigned();
    const argv = [...SET, "--authority", "cong-an", "--statement-only", "set.pae"];
    const { stdout } = await say(cwd, ...argv);
    expect(stdout).toContain("set.pae (no signature yet)");
    expect(stdout).toContain("gate57 policy sign rules --statement set.pae");
    expect(stdout).not.toContain("✔");
  });

  test.each([
    "policy sign rules --key keys/khoa-la.pem",
    "appraise good.yaml",
    "approve good.yaml",
    "assess good.yaml",
  ])("what every option is that %s lacks", async (command) => {
    const cwd = unsigned();
    for (const lang of ["vi", "en"]) {
      const { code, stderr } = await run([...command.split(" "), "--lang", lang], { cwd });
      expect([code, stderr]).toEqual([2, expect.stringContaining("[act/missing-option]")]);
      expect(stderr).not.toMatch(/: ?$/m);
    }
  });

  test.each(["waive good.yaml", "remediate good.yaml", "exclude good.yaml"])(
    "what %s lacks",
    async (command) => {
      const { stderr } = await run([...command.split(" "), "--lang", "en"], { cwd: unsigned() });
      expect(stderr).not.toMatch(/: ?$/m);
    },
  );
});

describe("policy sign", () => {
  const codes = async (argv: readonly string[], cwd = unsigned()) => {
    const { code, stderr } = await run(["policy", "sign", "rules", ...argv], { cwd });
    const found = [...stderr.matchAll(/\[([a-z-]+\/[a-z-]+)\]/g)].map(([, one]) => one);
    return [code, found, existsSync(join(cwd, ENVELOPE))];
  };

  test.each([
    ["no way to sign", ["--authority", "a", ...SET], ["act/no-means-to-sign"]],
    ["no name", [...KEY, "--version", "1"], ["act/missing-option"]],
    ["no version", [...KEY, "--name", "x"], ["act/missing-option"]],
    ["version 0", [...KEY, ...SET, "--version", "0"], ["act/not-a-number"]],
    ["a date that is none", [...KEY, ...SET, "--date", "2026-02-30"], ["usage/bad-date"]],
    ["a key that is not there", [...SET, "--authority", "a", "--key", "none.pem"], ["file/not-found"]],
    [
      "a public key",
      [...SET, "--authority", "a", "--key", "trust/keys/khoa-chinh-sach.pem"],
      ["key/not-private"],
    ],
    ["a signature without bytes", ["--signature", "s", "--certificate", "c"], ["act/needs-another"]],
    [
      "bytes inside the set",
      [...SET, "--authority", "a", "--statement-only", "rules/x.pae"],
      ["policies/signature-bytes-inside"],
    ],
    ["an addition to nothing", ["--key", "keys/khoa-thu-hai.pem", "--add"], ["file/not-found"]],
  ])("refuses %s", async (_, argv, expected) => {
    const [code, found, isSigned] = await codes(argv);
    expect([code, isSigned]).toEqual([2, false]);
    expect(found).toEqual(expect.arrayContaining(expected));
  });

  test("names with anything but small letters are refused", async () => {
    const [code, , isSigned] = await codes([...KEY, ...SET, "--name", "Bộ Thử"]);
    expect([code, isSigned]).toEqual([2, false]);
  });

  test("a set with errors is not signed", async () => {
    const cwd = unsigned({ "rules/bad.yaml": "a: [" });
    const [code, , isSigned] = await codes([...KEY, ...SET], cwd);
    expect([code, isSigned]).toEqual([2, false]);
  });

  test("a signature that is there stays without --force", async () => {
    const cwd = await signedFolder();
    const before = readFileSync(join(cwd, ENVELOPE), "utf8");
    const [code, found] = await codes([...KEY, ...SET, "--version", "4"], cwd);
    expect([code, found]).toEqual([2, ["file/exists"]]);
    expect(readFileSync(join(cwd, ENVELOPE), "utf8")).toBe(before);
  });

  test("two steps: the bytes are signed elsewhere and wrapped", async () => {
    const cwd = unsigned();
    const first = [...SET, "--authority", "cong-an", "--statement-only", "set.pae"];
    expect(await codes(first, cwd)).toEqual([0, [], false]);
    const pae = readFileSync(join(cwd, "set.pae"));
    writeFileSync(join(cwd, "set.sig"), signBytes(null, pae, createPrivateKey(police.privatePem)));
    const certificate = "trust/keys/khoa-chinh-sach.pem";
    const wrap = ["--statement", "set.pae", "--signature", "set.sig", "--certificate", certificate];
    expect(await codes(wrap, cwd)).toEqual([0, [], true]);
    expect((await verifySet(cwd)).code).toBe(0);
  });

  test("two steps: what changed in between is told, and so is a wrong signature", async () => {
    const cwd = unsigned();
    await codes([...SET, "--authority", "cong-an", "--statement-only", "set.pae"], cwd);
    const pae = readFileSync(join(cwd, "set.pae"));
    writeFileSync(join(cwd, "set.sig"), signBytes(null, pae, createPrivateKey(stranger.privatePem)));
    const certificate = "trust/keys/khoa-chinh-sach.pem";
    const wrap = ["--statement", "set.pae", "--signature", "set.sig", "--certificate", certificate];
    expect(await codes(wrap, cwd)).toEqual([2, ["act/bad-signature"], false]);
    edit(join(cwd, "rules/gates.yaml"), (text) => `${text}# x\n`);
    expect(await codes(wrap, cwd)).toEqual([2, ["policies/signature-changed"], false]);
  });

  test("two steps: a detached CMS signature of openssl, over the same bytes", async () => {
    const cwd = unsigned();
    mkdirSync(join(cwd, "token"));
    const openssl = (...argv: readonly string[]) =>
      execFileSync("openssl", argv, { cwd: join(cwd, "token"), stdio: "pipe" });
    const subject = ["-subj", "/CN=Cong an (gia dinh)"];
    openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "k.pem", "-out", "c.pem", ...subject);
    // The list knows the key itself, so that the day on which the test made the certificate does not matter.
    openssl("pkey", "-in", "k.pem", "-pubout", "-out", "../trust/keys/khoa-chinh-sach.pem");
    await codes([...SET, "--authority", "cong-an", "--statement-only", "set.pae"], cwd);
    openssl(
      "cms",
      "-sign",
      "-binary",
      "-in",
      "../set.pae",
      "-signer",
      "c.pem",
      "-inkey",
      "k.pem",
      "-outform",
      "DER",
      "-out",
      "set.p7s",
    );
    expect(await codes(["--statement", "set.pae", "--cms", "token/set.p7s"], cwd)).toEqual([0, [], false]);
    const { code, set } = await verifySet(cwd);
    expect([code, set?.problems]).toEqual([0, []]);
    expect((await check(cwd)).code).toBe(0);
  });

  test("a second signature is added where two are needed", async () => {
    const cwd = unsigned(
      trustFiles("trust", [
        {
          id: "cong-an",
          kind: "provincial-police",
          hands: [police, second],
          uses: ["policy-set"],
          threshold: 2,
        },
      ]),
    );
    await signIn(cwd);
    expect((await check(cwd)).told).toEqual([["policies/signature-too-few-signatures", ENVELOPE]]);
    expect(await codes(["--key", "keys/khoa-thu-hai.pem", "--add"], cwd)).toEqual([0, [], true]);
    expect((await check(cwd)).code).toBe(0);
  });
});
