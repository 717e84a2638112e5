import { expect, test } from "vitest";
import { spkiDigest } from "../../src/attestation/sign.ts";
import type { JsonObject } from "../../src/core/source/json.ts";
import {
  APPRAISAL,
  APPROVAL,
  admitted,
  approve,
  check,
  demonstrationKey,
  grantKey,
  readPublicKey,
  readSigned,
  setTrust,
  sign,
} from "./world.ts";

const THEFT = { revokedOn: "2027-01-02", reason: "Mất thiết bị ký (giả định)" };

/** Says of the approval why it does not count. */
const refused = (code: string, id = APPROVAL) => ({
  ...{ code: 1, decision: "block" },
  statements: { [id]: `attestation/${code}` },
});

test("T30 a revoked key counts for nothing, whatever date is written, but for what the revocation lists", async () => {
  const cwd = await admitted();
  const key = await spkiDigest(readPublicKey(cwd, "so-y-te-tay-ninh"));
  setTrust(cwd, ["revocations"], [{ key, ...THEFT }]);
  expect(await check(cwd)).toMatchObject(refused("revoked"));

  const { digest } = readSigned(cwd, APPROVAL);
  setTrust(cwd, ["revocations"], [{ key, ...THEFT, stillAccepted: [digest] }]);
  expect(await check(cwd)).toMatchObject({ code: 0, statements: { [APPROVAL]: "used" } });

  await approve(cwd, { date: "2026-12-09" }, await demonstrationKey(cwd, "so-y-te-tay-ninh"));
  expect(await check(cwd)).toMatchObject(refused("revoked"));
});

test("T31 a key that has ended signs no more", async () => {
  const cwd = await admitted();
  const last = (day: string) =>
    setTrust(cwd, ["authorities", "so-y-te-tay-ninh", "keys", 0, "validUntil"], day);
  last("2026-12-10");
  expect(await check(cwd)).toMatchObject({ code: 0 });
  last("2026-12-09");
  expect(await check(cwd)).toMatchObject(refused("key-not-valid"));
});

test("T32 a key for verdicts approves nothing", async () => {
  const cwd = await admitted();
  const { signer } = await grantKey(cwd, "ubnd-tinh-tay-ninh", "khoa-thu-hai", { uses: ["verdict"] });
  await approve(cwd, {}, signer);
  expect(await check(cwd)).toMatchObject(refused("untrusted"));
  setTrust(cwd, ["authorities", "ubnd-tinh-tay-ninh", "keys", 1, "uses"], ["attestation"]);
  expect(await check(cwd)).toMatchObject({ code: 0 });
});

test("T33 where two must sign, one who signs twice is one", async () => {
  const cwd = await admitted();
  const { signer: second } = await grantKey(cwd, "ubnd-tinh-tay-ninh", "khoa-thu-hai");
  const first = await demonstrationKey(cwd, "ubnd-tinh-tay-ninh");
  setTrust(cwd, ["authorities", "ubnd-tinh-tay-ninh", "threshold"], 2);
  await approve(cwd, {}, first, second);
  expect(await check(cwd)).toMatchObject({ code: 0 });
  const outsider = await demonstrationKey(cwd, "sao-mai");
  const cheats = [[first], [first, first], [first, { ...first, keyId: "khoa-thu-hai" }], [first, outsider]];
  for (const signers of cheats) {
    await approve(cwd, {}, ...signers);
    expect(await check(cwd)).toMatchObject(refused("too-few-signatures"));
  }
});

test("T34 a delegation is for its acts, levels, systems and days", async () => {
  const cheats: readonly (readonly [name: string, value: unknown])[] = [
    ["validUntil", "2026-12-09"],
    ["validFrom", "2026-12-11"],
    ["for", ["waiver"]],
    ["maxLevel", 2],
    ["systems", ["tthc-tay-ninh"]],
  ];
  for (const [name, value] of cheats) {
    const cwd = await admitted();
    setTrust(cwd, ["delegations", 0, name], value);
    expect(await check(cwd)).toMatchObject(refused("key-not-valid"));
  }
  const cwd = await admitted();
  setTrust(cwd, ["delegations", 0, "maxLevel"], 2);
  await approve(cwd, { level: 2 }, await demonstrationKey(cwd, "so-y-te-tay-ninh"));
  const lowered = await check(cwd);
  expect(lowered).toMatchObject(refused("not-competent"));
  expect(lowered.blocking).toEqual(["G05", "G16", "G18", "G26"]);

  const appraisal: JsonObject = { ...readSigned(cwd, APPRAISAL).predicate, authority: "ubnd-tinh-tay-ninh" };
  await sign(cwd, "appraisal", appraisal, await demonstrationKey(cwd, "so-y-te-tay-ninh"));
  expect(await check(cwd)).toMatchObject(refused("key-not-valid", APPRAISAL));
});
