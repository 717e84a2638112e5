import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { sha256Digest } from "../../../src/attestation/bytes.ts";
import { fixture } from "../run.ts";
import { act, codesOf, complaints, filesIn, office, put, verified } from "./world.ts";

const SIGNED = ["--key", "so-thu.pem", "--authority", "so-thu"];
const APPROVAL = [
  "--covers",
  "design,security-plan",
  "--stage",
  "design",
  "--decision",
  "12/QĐ",
  "--level",
  "3",
];

const ACTS = [
  ["appraise", "appraisal", [...APPROVAL, "--result", "positive"]],
  ["approve", "approval", APPROVAL],
  [
    "assess",
    "assessment",
    ["--type", "readiness", "--result", "eligible", "--scope", "toàn hệ thống", "--report", "quyet-dinh.pdf"],
  ],
  ["exclude", "exclusion", ["--sector", "military", "--managing-authority", "ministry-of-national-defence"]],
] as const;

describe("an act", () => {
  test.each(ACTS)("%s: the %s is signed, and verifies for this design", async (command, type, options) => {
    const cwd = office();
    const ran = await act(cwd, [command, "he-thong.yaml", ...options, ...SIGNED]);
    expect([ran.code, complaints(ran)]).toEqual([0, []]);
    const [file = ""] = filesIn(cwd, "attestations/he-thong-vi-du").filter((name) =>
      name.endsWith(".dsse.json"),
    );
    expect(file).toMatch(new RegExp(`^${type}-.*2026-11-21-[0-9a-f]{8}\\.dsse\\.json$`));
    const verification = await verified(cwd, `attestations/he-thong-vi-du/${file}`);
    const digest = await act(cwd, ["digest", "he-thong.yaml", "--format", "json"]);
    const [{ designDigest }] = JSON.parse(digest.stdout).digests;
    expect(verification).toMatchObject({
      state: "verified",
      statement: { type, subjects: [{ name: "he-thong-vi-du", sha256: designDigest.slice(7) }] },
      authority: { id: "so-thu" },
      keys: ["so-thu"],
    });
  });

  test("a plan to mend what is violated in service is signed over the evidence, and one of what is not is refused", async () => {
    const cwd = office();
    const running = fixture("policies/profiles.yaml").replaceAll(
      /from: (?:planning|design)/g,
      "from: in-service",
    );
    put(cwd, "rules/profiles.yaml", running);
    const plan = ["--deadline", "2026-12-31", "--measures", "chuyển", "--policies", "rules"];
    const ran = await act(cwd, [
      "remediate",
      "bi-chan.yaml",
      "--gate",
      "G10#facility-rated",
      ...plan,
      ...SIGNED,
    ]);
    expect([ran.code, ran.stderr]).toEqual([0, ""]);
    const [file = ""] = filesIn(cwd, "attestations").filter((name) => name.includes("remediation-"));
    const { payload } = JSON.parse(readFileSync(join(cwd, "attestations", file), "utf8"));
    const { predicate } = JSON.parse(Buffer.from(payload, "base64").toString());
    expect(predicate.evidenceDigest).toMatch(/^sha256:[0-9a-f]{64}$/);
    const met = ["remediate", "he-thong.yaml", "--gate", "G10#facility-rated", ...plan, ...SIGNED];
    const refused = await act(cwd, met);
    expect(refused.code).toBe(2);
    expect(complaints(refused)).toContain("--gate act/nothing-to-remediate");
  });

  test("an exclusion needs no manifest: it binds the id alone", async () => {
    const cwd = office();
    const options = ["--sector", "cipher", "--managing-authority", "government-cipher-committee"];
    const ran = await act(cwd, ["exclude", "--system", "he-thong-kin", ...options, ...SIGNED]);
    expect([ran.code, ran.stderr]).toEqual([0, ""]);
    const [file = ""] = filesIn(cwd, "attestations/he-thong-kin");
    const sha256 = sha256Digest(new TextEncoder().encode('"he-thong-kin"')).slice(7);
    expect(await verified(cwd, `attestations/he-thong-kin/${file}`)).toMatchObject({
      statement: { subjects: [{ name: "he-thong-kin", sha256 }] },
    });
  });

  test("keeps the approved design beside it, named by its digest", async () => {
    const cwd = office();
    await act(cwd, ["approve", "he-thong.yaml", ...APPROVAL, ...SIGNED, "--output", "tai-lieu/a.dsse.json"]);
    const [design = "", ...more] = filesIn(cwd, "tai-lieu/designs");
    const bytes = new Uint8Array(readFileSync(join(cwd, "tai-lieu/designs", design)));
    expect(more).toEqual([]);
    expect(`sha256:${design}`).toBe(`${sha256Digest(bytes)}.json`);
    expect(await verified(cwd, "tai-lieu/a.dsse.json")).toMatchObject({ state: "verified" });
  });

  test("takes the level from the manifest, the date from the clock, and says so in words", async () => {
    const cwd = office();
    const manifest = readFileSync(join(cwd, "he-thong.yaml"), "utf8");
    put(cwd, "cap.yaml", `${manifest}classification:\n  proposedLevel: 2\n`);
    const options = ["--covers", "level-dossier", "--stage", "planning", "--decision", "7/QĐ"];
    const ran = await act(cwd, [
      "approve",
      "cap.yaml",
      ...options,
      ...SIGNED,
      "--document",
      "quyet-dinh.pdf",
    ]);
    expect(ran.code).toBe(0);
    for (const line of [/level approved +2\n/, /approved on +2026-11-21\n/, /authority +so-thu\n/, /7\/QĐ/]) {
      expect(ran.stdout).toMatch(line);
    }
    const document = new Uint8Array(readFileSync(join(cwd, "quyet-dinh.pdf")));
    expect(ran.stdout).toContain(sha256Digest(document));
  });

  test("never overwrites without --force", async () => {
    const cwd = office();
    const argv = ["approve", "he-thong.yaml", ...APPROVAL, ...SIGNED, "--id", "pd-1"];
    expect((await act(cwd, argv)).code).toBe(0);
    const again = await act(cwd, argv);
    expect([again.code, codesOf(again), again.stdout]).toEqual([2, ["file/exists"], ""]);
    expect((await act(cwd, [...argv, "--force"])).code).toBe(0);
  });

  test("never writes over what it reads, whatever --force says", async () => {
    const cwd = office();
    const before = readFileSync(join(cwd, "so-thu.pem"), "utf8");
    for (const output of ["so-thu.pem", "./he-thong.yaml"]) {
      const argv = ["approve", "he-thong.yaml", ...APPROVAL, ...SIGNED, "--force", "--output", output];
      expect(codesOf(await act(cwd, argv))).toEqual(["usage/output-is-input"]);
    }
    const stated = ["approve", "he-thong.yaml", ...APPROVAL, "--authority", "a", "--force"];
    const ran = await act(cwd, [...stated, "--statement-only", "he-thong.yaml"]);
    expect(codesOf(ran)).toEqual(["usage/output-is-input"]);
    expect(readFileSync(join(cwd, "so-thu.pem"), "utf8")).toBe(before);
  });

  test("a name that an attestation folder would refuse is warned of", async () => {
    const cwd = office();
    const argv = ["approve", "he-thong.yaml", ...APPROVAL, ...SIGNED, "--output", "a.json"];
    expect(complaints(await act(cwd, argv))).toEqual(["a.json act/output-name"]);
  });
});

describe("with --trust", () => {
  test("whose key it is follows from the trust list", async () => {
    const cwd = office();
    const argv = ["approve", "he-thong.yaml", ...APPROVAL, "--key", "phong-thu.pem", "--trust", "trust"];
    const ran = await act(cwd, argv);
    expect([ran.code, ran.stdout.match(/authority +.* \((\S+)\)\n/)?.[1]]).toEqual([0, "phong-thu"]);
  });

  test("another's name, or one misspelt, is told at once", async () => {
    const cwd = office();
    const argv = ["approve", "he-thong.yaml", ...APPROVAL, "--key", "phong-thu.pem", "--trust", "trust"];
    const other = await act(cwd, [...argv, "--authority", "so-thu"]);
    expect([other.code, codesOf(other)]).toEqual([0, ["act/would-not-count"]]);
    const misspelt = await act(cwd, [...argv, "--authority", "so-thuu", "--id", "x"]);
    expect([misspelt.code, codesOf(misspelt)]).toEqual([2, ["usage/unknown-value"]]);
    expect(misspelt.stderr).toContain("`so-thu`");
  });

  test("a key nobody listed leaves open whose name it is", async () => {
    const cwd = office();
    await act(cwd, ["keygen", "--output", "la.pem"]);
    const argv = ["approve", "he-thong.yaml", ...APPROVAL, "--key", "la.pem", "--trust", "trust"];
    const ran = await act(cwd, argv);
    expect([ran.code, complaints(ran)]).toEqual([2, ["--authority act/authority-open"]]);
    expect(ran.stderr).toContain("`so-thu`, `phong-thu`");
  });
});

describe("--add", () => {
  const first = ["approve", "he-thong.yaml", ...APPROVAL, ...SIGNED, "--id", "pd-1"];
  const second = ["approve", "he-thong.yaml", "--key", "phong-thu.pem", "--id", "pd-1", "--add"];
  const envelope = "attestations/he-thong-vi-du/pd-1.dsse.json";

  test("adds a signature under the same bytes, without saying everything again", async () => {
    const cwd = office();
    await act(cwd, first);
    const payload = () => JSON.parse(readFileSync(join(cwd, envelope), "utf8"));
    const before = payload();
    const ran = await act(cwd, second, { env: {} });
    expect([ran.code, ran.stderr]).toEqual([0, ""]);
    const after = payload();
    expect(after.payload).toBe(before.payload);
    expect(after.signatures.map(({ keyid }: { keyid: string }) => keyid)).toEqual(["so-thu", "phong-thu"]);
  });

  test("refuses other content, another design, another command, the same key, and no envelope", async () => {
    const cwd = office();
    expect(codesOf(await act(cwd, second))).toContain("act/nothing-to-add-to");
    await act(cwd, first);
    const other = await act(cwd, [...second, "--stage", "trial", "--decision", "12/QĐ"]);
    expect(complaints(other)).toEqual(["--stage act/other-content"]);
    const same = await act(cwd, [...second, "--key-id", "so-thu"]);
    expect(complaints(same)).toEqual(["--key key/same-signature"]);
    const command = await act(cwd, ["appraise", ...second.slice(1)]);
    expect(codesOf(command)).toContain("act/other-type");
    const manifest = readFileSync(join(cwd, "he-thong.yaml"), "utf8");
    put(cwd, "he-thong.yaml", manifest.replace("id: web", "id: web-2"));
    expect(codesOf(await act(cwd, second))).toEqual(["act/other-design"]);
  });
});
