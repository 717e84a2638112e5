import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { JsonObject } from "../../src/core/source/json.ts";
import { newKeyHand } from "../cli/keys.ts";
import {
  APPRAISAL,
  APPROVAL,
  addServers,
  admitted,
  approve,
  check,
  demonstrationKey,
  fileOf,
  readSigned,
  setTrust,
  sign,
} from "./world.ts";

/** The day of the second appraisal and approval, after the investment was decided. */
const AGAIN = "2027-01-03";

/** Signs the changed design: appraised and approved again, as a hospital has it done. */
async function signedAgain(
  continues: boolean,
  approval: JsonObject = {},
  by = "so-y-te-tay-ninh",
): Promise<string> {
  const cwd = await admitted();
  addServers(cwd);
  const carried = (id: string) => (continues ? { continues: [readSigned(cwd, id).digest] } : {});
  const appraisal = {
    ...readSigned(cwd, APPRAISAL).predicate,
    id: "tham-dinh-02",
    date: AGAIN,
    ...carried(APPRAISAL),
  };
  await sign(cwd, "appraisal", appraisal, await demonstrationKey(cwd, "to-anm-y-te"));
  await approve(
    cwd,
    { id: "phe-duyet-02", date: AGAIN, ...carried(APPROVAL), ...approval },
    await demonstrationKey(cwd, by),
  );
  return cwd;
}

const LOST = { [APPROVAL]: "attestation/other-design", "phe-duyet-02": "used" };

test("T15 without the approver's word an earlier approval is not carried on", async () => {
  const honest = await check(await signedAgain(true));
  expect(honest).toMatchObject({ code: 0, statements: { [APPROVAL]: "used", "phe-duyet-02": "used" } });
  const cheat = await check(await signedAgain(false));
  expect(cheat).toMatchObject({ code: 1, blocking: ["G05"], statements: LOST });
});

test("T15 the vendor does not speak that word", async () => {
  const cwd = await signedAgain(false);
  const { digest } = readSigned(cwd, APPROVAL);
  const { envelope, predicate } = readSigned(cwd, "phe-duyet-02");
  const vendor = await newKeyHand("cong-ty");
  await sign(cwd, "approval", { ...predicate, id: "phe-duyet-03", continues: [digest] }, vendor.signer);
  expect(await check(cwd)).toMatchObject({
    code: 1,
    statements: { ...LOST, "phe-duyet-03": "attestation/untrusted" },
  });

  const said = JSON.parse(Buffer.from(envelope.payload, "base64").toString());
  const payload = JSON.stringify({ ...said, predicate: { ...said.predicate, continues: [digest] } });
  const edited = { ...envelope, payload: Buffer.from(payload).toString("base64") };
  writeFileSync(join(cwd, fileOf("phe-duyet-02")), JSON.stringify(edited));
  const { code, statements } = await check(cwd);
  expect([code, statements["phe-duyet-02"]]).toEqual([1, "attestation/bad-signature"]);
  expect(statements[APPROVAL]).toBe("attestation/other-design");
});

test("T15 no more is carried on than was approved again, and by the same authority", async () => {
  const parts = await check(await signedAgain(true, { covers: ["design"] }));
  expect(parts).toMatchObject({ code: 1, blocking: ["G05"] });
  const cwd = await signedAgain(true, { authority: "so-y-te-tay-ninh" });
  setTrust(cwd, ["authorities", "so-y-te-tay-ninh", "kind"], "governing-body");
  setTrust(cwd, ["authorities", "so-y-te-tay-ninh", "names"], ["Ủy ban nhân dân tỉnh (giả định)"]);
  expect(await check(cwd)).toMatchObject({ code: 1, blocking: ["G05"], statements: LOST });
});
