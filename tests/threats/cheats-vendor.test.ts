import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { newKeyHand } from "../cli/keys.ts";
import {
  APPROVAL,
  ASSESSMENT,
  addServers,
  admitted,
  approve,
  check,
  checkBy,
  command,
  demonstrationKey,
  edit,
  fileOf,
  MANIFEST,
  OPERATION,
  PLAN,
  readSigned,
  setTrust,
  sign,
  TRUST,
} from "./world.ts";

/** What blocks construction where no approval counts: the gate of the entry, and what has to be attested. */
const UNAPPROVED = { code: 1, decision: "block", blocking: ["G05", "G16", "G18", "G26"], errors: [] };

test("T01 an approval written into the manifest is an unknown field", async () => {
  const cwd = await admitted();
  rmSync(join(cwd, fileOf(APPROVAL)));
  edit(cwd, MANIFEST, "request:\n", "attested: { approvals: [{ id: a, covers: [design] }] }\nrequest:\n");
  expect(await check(cwd)).toMatchObject({ code: 2, errors: ["manifest/unknown-field"] });
});

test("T02 what nobody approved is undetermined", async () => {
  const cwd = await admitted();
  rmSync(join(cwd, "attestations"), { recursive: true });
  const { verdict, ...answer } = await check(cwd);
  expect(answer).toMatchObject({ ...UNAPPROVED, statements: {} });
  const outcomes = verdict?.gates.flatMap(({ number, blocking, outcome }) =>
    number === "G05" && blocking ? [outcome] : [],
  );
  expect(new Set(outcomes)).toEqual(new Set(["undetermined"]));
});

test("T03 the approval of another system is refused", async () => {
  const cwd = await admitted();
  edit(cwd, MANIFEST, "id: his-tay-ninh\n", "id: his-khac\n");
  const { statements, ...answer } = await check(cwd);
  expect(answer).toMatchObject(UNAPPROVED);
  expect(new Set(Object.values(statements))).toEqual(new Set(["attestation/other-system"]));
});

test("T04 a design that changed is not the one that was approved, and the change is told", async () => {
  const cwd = await admitted();
  addServers(cwd);
  const { verdict, ...answer } = await check(cwd);
  expect(answer).toMatchObject({ ...UNAPPROVED, statements: { [APPROVAL]: "attestation/other-design" } });
  const changes = verdict?.attestations.find(({ id }) => id === APPROVAL)?.changes;
  expect(changes?.map(({ path }) => path)).toEqual(["/hosting/servers/0/count"]);
});

test("T05 an approval without its signature, or not as it was signed, is refused", async () => {
  const cwd = await admitted();
  const { envelope } = readSigned(cwd, APPROVAL);
  const put = (changed: object) =>
    writeFileSync(join(cwd, fileOf(APPROVAL)), JSON.stringify({ ...envelope, ...changed }));

  put({ signatures: [] });
  const stripped = await check(cwd);
  expect(stripped).toMatchObject({
    ...UNAPPROVED,
    statements: { [fileOf(APPROVAL)]: "attestation/malformed" },
  });

  const said = Buffer.from(envelope.payload, "base64").toString();
  put({ payload: Buffer.from(said.replace("2026-12-10", "2026-12-11")).toString("base64") });
  const edited = await check(cwd);
  expect(edited).toMatchObject({ ...UNAPPROVED, statements: { [APPROVAL]: "attestation/bad-signature" } });
});

test("T06 the name of an authority is worth nothing without its key", async () => {
  const cwd = await admitted();
  const cheats = [
    [await newKeyHand("cong-ty").then(({ signer }) => signer), "attestation/untrusted"],
    [await newKeyHand("so-y-te-tay-ninh").then(({ signer }) => signer), "attestation/bad-signature"],
    [await demonstrationKey(cwd, "sao-mai"), "attestation/untrusted"],
  ] as const;
  for (const [signer, code] of cheats) {
    await approve(cwd, {}, signer);
    expect(await check(cwd)).toMatchObject({ ...UNAPPROVED, statements: { [APPROVAL]: code } });
  }
});

test("T07 a trust list beside the manifest is not looked for, and refused among what it would judge", async () => {
  const cwd = await admitted();
  const question = ["--stage", "construction", "--profile", "tay-ninh", "--plan", PLAN];
  const untold = await checkBy(cwd, question);
  expect(untold).toMatchObject({
    ...{ ...UNAPPROVED, errors: ["trust/none-given"] },
    statements: { [APPROVAL]: "attestation/no-trust" },
  });
  for (const trust of ["attestations/tin-cay", "attestations"]) {
    cpSync(join(cwd, TRUST), join(cwd, trust), { recursive: true });
    expect(await check(cwd, { trust })).toMatchObject({ code: 2, errors: ["trust/beside-what-it-judges"] });
  }
});

/** Writes the command by which somebody waives a requirement that blocks operation. */
const waive = (by: string, requirement: string) => [
  ...["waive", MANIFEST, "--gate", requirement, "--id", "ngoai-le", "--valid-until", "2027-09-30"],
  ...["--key", `khoa/${by}.DEMONSTRATION.pem`, "--key-id", by, "--authority", by],
  ...["--reason", "lý do (giả định)", "--alternatives", "không có", "--measures", "giám sát thêm"],
  ...["--stage", "operation", "--profile", "tay-ninh", "--plan", PLAN, "--trust", TRUST],
  ...["--output", fileOf("ngoai-le"), "--force"],
];

/** Sets up a hospital with one vulnerability too many, which the owner waives. */
async function waived(by = "ubnd-tinh-tay-ninh"): Promise<string> {
  const cwd = await admitted(OPERATION);
  edit(cwd, MANIFEST, "high: 0", "high: 1");
  expect(await check(cwd, OPERATION)).toMatchObject({ code: 1, blocking: ["G16"] });
  expect(await command(cwd, waive(by, "G16#no-high-open"), OPERATION.today)).toMatchObject({ code: 0 });
  return cwd;
}

test("T08 whoever may not waive a finding waives nothing", async () => {
  const honest = await check(await waived(), OPERATION);
  expect(honest).toMatchObject({ code: 0, statements: { "ngoai-le": "used" } });
  const cheat = await check(await waived("sao-mai"), OPERATION);
  const statements = { "ngoai-le": "attestation/not-competent" };
  expect(cheat).toMatchObject({ code: 1, blocking: ["G16"], statements });
});

test("T09 a waiver ends where it gets worse than what was waived", async () => {
  const cwd = await waived();
  expect(await check(cwd, OPERATION)).toMatchObject({ code: 0 });
  edit(cwd, MANIFEST, "high: 1", "high: 2");
  const statements = { "ngoai-le": "attestation/other-evidence" };
  expect(await check(cwd, OPERATION)).toMatchObject({ code: 1, blocking: ["G16"], statements });
});

test("T10 the entry itself is waived by nobody", async () => {
  const cwd = await waived();
  const { predicate } = readSigned(cwd, "ngoai-le");
  const owner = await demonstrationKey(cwd, "ubnd-tinh-tay-ninh");
  const cheats = [
    [ASSESSMENT, "operation/readiness-assessed", "readiness-eligible", "G06"],
    [APPROVAL, "dossier/approved-in-time", "component-approved", "G05"],
  ] as const;
  for (const [missing, gate, requirement, number] of cheats) {
    rmSync(join(cwd, fileOf(missing)));
    const refused = await command(
      cwd,
      waive("ubnd-tinh-tay-ninh", `${number}#${requirement}`),
      OPERATION.today,
    );
    expect(refused).toMatchObject({ code: 2, told: expect.arrayContaining(["waiver/not-waivable"]) });
    await sign(cwd, "waiver", { ...predicate, gate, requirement }, owner);
    const { code, blocking, statements } = await check(cwd, OPERATION);
    expect([code, statements["ngoai-le"]]).toEqual([1, "attestation/not-waivable"]);
    expect(blocking).toContain(number);
  }
});

test("T11 only who manages the military sector puts a system there", async () => {
  const cwd = await admitted();
  const managing = "provincial-military-command";
  edit(
    cwd,
    MANIFEST,
    "sector: civil\n  managingAuthority: civil-body",
    `sector: military\n  managingAuthority: ${managing}`,
  );
  const exclude = async (by: string) => {
    const key = [
      "--key",
      `khoa/${by}.DEMONSTRATION.pem`,
      "--key-id",
      by,
      "--authority",
      by,
      "--id",
      "loai-tru",
    ];
    const what = ["--system", "his-tay-ninh", "--sector", "military", "--managing-authority", managing];
    const place = ["--output", fileOf("loai-tru"), "--force"];
    expect(await command(cwd, ["exclude", ...what, ...key, ...place])).toMatchObject({ code: 0 });
    return check(cwd);
  };
  const unsigned = await check(cwd);
  expect([unsigned.code, unsigned.blocking.includes("G01")]).toEqual([1, true]);
  const cheat = await exclude("ubnd-tinh-tay-ninh");
  expect(cheat).toMatchObject({ code: 1, statements: { "loai-tru": "attestation/not-competent" } });
  expect(cheat.blocking).toContain("G01");
  setTrust(cwd, ["authorities", "cong-an-tay-ninh", "kind"], managing);
  const honest = await exclude("cong-an-tay-ninh");
  expect(honest).toMatchObject({ code: 3, decision: "out-of-scope", statements: { "loai-tru": "used" } });
});

test("T12 the rules of another province do not answer for this one", async () => {
  const cwd = await admitted();
  expect(await check(cwd, { profile: "quang-tri" })).toMatchObject({ code: 1, blocking: ["G01"] });
});

test("T13 an approval counts on its last day and not on the next, and from its first day on", async () => {
  const cwd = await admitted(OPERATION);
  const signer = await demonstrationKey(cwd, "so-y-te-tay-ninh");
  await approve(cwd, { validUntil: OPERATION.today }, signer);
  expect(await check(cwd, OPERATION)).toMatchObject({ code: 0, statements: { [APPROVAL]: "used" } });
  const late = await check(cwd, { ...OPERATION, today: "2027-06-16" });
  expect(late).toMatchObject({ code: 1, statements: { [APPROVAL]: "attestation/expired" } });
  expect(late.blocking).toContain("G05");

  await approve(cwd, {}, signer);
  const assessor = await demonstrationKey(cwd, "sao-mai");
  const { predicate } = readSigned(cwd, ASSESSMENT);
  await sign(cwd, "assessment", { ...predicate, date: OPERATION.today }, assessor);
  expect(await check(cwd, OPERATION)).toMatchObject({ code: 0, statements: { [ASSESSMENT]: "used" } });
  await sign(cwd, "assessment", { ...predicate, date: "2027-06-16" }, assessor);
  const early = await check(cwd, OPERATION);
  expect(early).toMatchObject({ code: 1, statements: { [ASSESSMENT]: "attestation/not-yet-valid" } });
});

test("T14 a withdrawn approval counts no more, whatever is left in the folder", async () => {
  const cwd = await admitted();
  const { digest } = readSigned(cwd, APPROVAL);
  setTrust(cwd, ["withdrawals"], [{ statement: digest, reason: "Thẩm định lại (giả định)" }]);
  const kept = await check(cwd);
  expect(kept).toMatchObject({ ...UNAPPROVED, statements: { [APPROVAL]: "attestation/withdrawn" } });
  // A detached form, another name and another signature make no other statement of it.
  const copy = readFileSync(join(cwd, fileOf(APPROVAL)), "utf8");
  writeFileSync(join(cwd, fileOf("ban-sao")), copy);
  await approve(cwd, {}, await demonstrationKey(cwd, "ubnd-tinh-tay-ninh"));
  const again = await check(cwd);
  expect(again).toMatchObject({ ...UNAPPROVED, statements: { [APPROVAL]: "attestation/withdrawn" } });
});
