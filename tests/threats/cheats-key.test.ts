import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { writeEnvelope } from "../../src/attestation/envelope.ts";
import { PAYLOAD_TYPE, preAuthEncoding } from "../../src/attestation/pae.ts";
import { spkiDigest } from "../../src/attestation/sign.ts";
import type { JsonObject } from "../../src/core/source/json.ts";
import { certifiedSignature, type Issued, issue } from "../attestation/certificates.ts";
import {
  APPRAISAL,
  APPROVAL,
  ASSESSMENT,
  admitted,
  approve,
  check,
  demonstrationKey,
  fileOf,
  grantKey,
  readPublicKey,
  readSigned,
  setTrust,
  sign,
  TRUST,
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

  const assessment = { ...readSigned(cwd, ASSESSMENT).predicate, authority: "ubnd-tinh-tay-ninh" };
  setTrust(cwd, ["delegations", 0, "for"], ["assessment"]);
  await sign(cwd, "assessment", assessment, await demonstrationKey(cwd, "so-y-te-tay-ninh"));
  expect((await check(cwd)).statements).toMatchObject({ [ASSESSMENT]: "attestation/key-not-valid" });
});

test("T35 a certificate signs for whom it names only if it is one of signers", async () => {
  const cwd = await admitted();
  const root = await issue({ commonName: "goc", isAuthority: true, usage: 0x06 });
  writeFileSync(join(cwd, TRUST, "keys", "goc.pem"), root.pem);
  setTrust(cwd, ["certificateAuthorities"], [{ id: "goc", certificate: "keys/goc.pem" }]);
  const issued = { certificateAuthority: "goc", subject: { commonName: "ubnd" } };
  const key = { id: "khoa-thu-hai", ...issued, uses: ["attestation"], validFrom: "2026-05-05" };
  setTrust(cwd, ["authorities", "ubnd-tinh-tay-ninh", "keys", 1], key);
  for (const [purpose, answer] of [
    ["1.3.6.1.5.5.7.3.36", { code: 0 }],
    ["1.3.6.1.5.5.7.3.1", refused("untrusted")],
    ["1.3.6.1.5.5.7.3.8", refused("untrusted")],
  ] as const) {
    await approveBy(cwd, await issue({ commonName: "ubnd", usage: 0xc0, purposes: [purpose] }, root));
    expect(await check(cwd)).toMatchObject(answer);
  }
});

/** Signs the approval again by the key of a certificate. */
async function approveBy(cwd: string, leaf: Issued): Promise<void> {
  const payload = new Uint8Array(Buffer.from(readSigned(cwd, APPROVAL).envelope.payload, "base64"));
  const signature = await certifiedSignature(leaf, preAuthEncoding(PAYLOAD_TYPE, payload));
  writeFileSync(join(cwd, fileOf(APPROVAL)), writeEnvelope(payload, [signature]));
}
