import { expect, test } from "vitest";
import { build, DEPLOYED, deploy, SIGN_VERDICT } from "./signed-world.ts";
import {
  APPRAISAL,
  APPROVAL,
  ASSESSMENT,
  admitted,
  approve,
  check,
  DAY,
  demonstrationKey,
  OPERATION,
  setTrust,
} from "./world.ts";

test("T50 an operator appraises and assesses nothing that it runs, whatever it says of itself", async () => {
  const cheats = [
    ["to-anm-y-te", APPRAISAL, "G05"],
    ["sao-mai", ASSESSMENT, "G06"],
  ] as const;
  for (const [operator, statement, gate] of cheats) {
    const cwd = await admitted(OPERATION);
    setTrust(cwd, ["authorities", operator, "operates"], ["his-tay-ninh"]);
    const listed = await check(cwd, OPERATION);
    expect(listed).toMatchObject({ code: 1, statements: { [statement]: "attestation/not-competent" } });
    expect(listed.blocking).toContain(gate);
  }
  // What the trust list does not know, the manifest tells: this is the name of its operator.
  const cwd = await admitted(OPERATION);
  setTrust(cwd, ["authorities", "sao-mai", "names"], ["Trung tâm Công nghệ thông tin Y tế (tên giả định)"]);
  const named = await check(cwd, OPERATION);
  expect(named).toMatchObject({ code: 1, statements: { [ASSESSMENT]: "attestation/not-competent" } });
});

test("T51 a clock turned back shows in the verdict, which is too old where it is deployed", async () => {
  const cwd = await admitted(OPERATION);
  build(cwd);
  await approve(cwd, { validUntil: OPERATION.today }, await demonstrationKey(cwd, "so-y-te-tay-ninh"));
  const honest = await check(cwd, { ...OPERATION, more: SIGN_VERDICT });
  expect(honest).toMatchObject({ code: 0, errors: [] });
  expect(await deploy(cwd, { today: OPERATION.today })).toEqual(DEPLOYED);

  const months = { later: "2027-08-01" };
  const expired = await check(cwd, { ...OPERATION, today: months.later });
  expect(expired).toMatchObject({ code: 1, statements: { [APPROVAL]: "attestation/expired" } });
  const turnedBack = await check(cwd, { ...OPERATION, more: SIGN_VERDICT });
  expect(turnedBack).toMatchObject({ code: 0, verdict: { asOf: OPERATION.today } });
  expect(await deploy(cwd, { today: months.later })).toEqual({ code: 1, objections: ["verdict/too-old"] });
  expect(await deploy(cwd, { today: DAY })).toEqual({ code: 1, objections: ["verdict/not-yet"] });
});
