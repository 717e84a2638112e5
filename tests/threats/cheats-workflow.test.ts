import { cpSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { newKeyHand } from "../cli/keys.ts";
import {
  build,
  DEPLOYED,
  deploy,
  POLICIES,
  SIGN_VERDICT,
  SIGNED_POLICIES,
  signPolicies,
  VERDICT,
} from "./signed-world.ts";
import { APPROVAL, approve, check, checkBy, edit, hospital, PLAN, TRUST } from "./world.ts";

/** Has the verdict on the honest hospital signed. */
async function judged(): Promise<string> {
  const cwd = hospital();
  build(cwd);
  const answer = await check(cwd, { more: SIGN_VERDICT });
  expect(answer).toMatchObject({ code: 0, decision: "admit", errors: [] });
  expect(await deploy(cwd, { more: ["--stage", "construction", "--profile", "tay-ninh"] })).toEqual(DEPLOYED);
  return cwd;
}

test("T20 a signed verdict takes neither stage nor profile from the file", async () => {
  const cwd = await judged();
  const given = ["--plan", PLAN, "--trust", TRUST, ...SIGN_VERDICT];
  const cheats = [
    [["--profile", "tay-ninh"], "sign-verdict/no-stage"],
    [["--stage", "construction"], "sign-verdict/no-profile"],
  ] as const;
  for (const [question, code] of cheats)
    expect(await checkBy(cwd, [...question, ...given])).toMatchObject({ code: 2, errors: [code] });
});

test("T21 a verdict is not signed backwards, and every verdict tells who chose its date", async () => {
  const cwd = await judged();
  const back = ["--as-of", "2027-01-03"];
  const cheat = await check(cwd, { more: [...SIGN_VERDICT, ...back] });
  expect(cheat).toMatchObject({ code: 2, errors: ["sign-verdict/other-date"] });
  const unsigned = await check(cwd, { more: back });
  expect(unsigned.verdict).toMatchObject({ asOf: "2027-01-03", asOfSource: "option" });
  expect((await check(cwd)).verdict).toMatchObject({ asOf: "2027-01-04", asOfSource: "default" });
});

test("T22 only what was bound to the verdict is deployed", async () => {
  const cwd = await judged();
  build(cwd, "sản phẩm khác (giả định)");
  expect(await deploy(cwd)).toEqual({ code: 1, objections: ["verdict/artifact-changed"] });
  const more = ["--artifact", `them=sha256:${"0".repeat(64)}`];
  build(cwd);
  expect(await deploy(cwd, { more })).toEqual({ code: 1, objections: ["verdict/artifact-unknown"] });
});

test("T23 a verdict ends when the trust list says", async () => {
  const cwd = await judged();
  expect(await deploy(cwd, { today: "2027-02-03" })).toEqual(DEPLOYED);
  const late = await deploy(cwd, { today: "2027-02-04" });
  expect(late).toEqual({ code: 1, objections: ["verdict/too-old"] });
});

test("T24 rules that nobody signed decide nothing that is signed", async () => {
  const cwd = await judged();
  await signPolicies(cwd, 1);
  const honest = await check(cwd, { more: [...SIGN_VERDICT, ...SIGNED_POLICIES] });
  expect(honest).toMatchObject({ code: 0, errors: [] });
  rmSync(join(cwd, VERDICT));
  const own = [...SIGN_VERDICT, "--policies", POLICIES];
  expect(await check(cwd, { more: own })).toMatchObject({
    code: 2,
    errors: ["sign-verdict/unsigned-policies"],
  });
  edit(cwd, `${POLICIES}/profiles/tay-ninh.yaml`, "enforcement: mandatory", "enforcement: advisory");
  const edited = await check(cwd, { more: SIGNED_POLICIES });
  expect(edited).toMatchObject({ code: 2, errors: ["policies/signature-changed"] });
  expect(await deploy(cwd)).toMatchObject({ code: 2 });
});

test("T25 the verdict on a lower stage does not open a higher one", async () => {
  const cwd = await judged();
  const cheat = await deploy(cwd, { more: ["--stage", "operation"] });
  expect(cheat).toEqual({ code: 1, objections: ["verdict/other-stage"] });
});

test("T26 the verdict by the rules of the whole country does not answer for the province", async () => {
  const cwd = hospital("broken/benh-vien-may-chu-tai-phong");
  build(cwd);
  const asked = { stage: "design", today: "2026-11-21" };
  expect(await check(cwd, asked)).toMatchObject({ code: 1, blocking: ["G10"] });
  const looser = await check(cwd, { ...asked, profile: "national", more: SIGN_VERDICT });
  expect(looser).toMatchObject({ code: 0, errors: [] });
  const door = { today: "2026-11-21", more: ["--stage", "design", "--profile", "tay-ninh"] };
  expect(await deploy(cwd, door)).toEqual({ code: 1, objections: ["verdict/other-profile"] });
});

test("T28 the verdict on an easier system does not answer for this one, though it binds the same artefact", async () => {
  const cwd = await judged();
  expect(await deploy(cwd, { more: ["--system", "his-tay-ninh"] })).toEqual(DEPLOYED);
  const cheat = await deploy(cwd, { more: ["--system", "ho-so-xa-tan-lang"] });
  expect(cheat).toEqual({ code: 1, objections: ["verdict/other-system"] });
});

test("T27 the verdict by a trust list of one's own does not count where another list decides", async () => {
  const cwd = await judged();
  const own = "cua-toi";
  cpSync(join(cwd, TRUST), join(cwd, own), { recursive: true });
  const { signer, pem } = await newKeyHand("so-y-te-tay-ninh");
  writeFileSync(join(cwd, own, "keys/so-y-te-tay-ninh.pub.pem"), pem);
  await approve(cwd, {}, signer);
  expect(await check(cwd)).toMatchObject({
    code: 1,
    statements: { [APPROVAL]: "attestation/bad-signature" },
  });
  const forged = await check(cwd, { trust: own, more: SIGN_VERDICT });
  expect(forged).toMatchObject({ code: 0, statements: { [APPROVAL]: "used" }, errors: [] });
  expect(await deploy(cwd)).toEqual({ code: 1, objections: ["verdict/other-trust"] });
});
