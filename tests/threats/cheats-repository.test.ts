import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { canonicalJson } from "../../src/core/digest/digest.ts";
import { POLICIES, SIGNED_POLICIES, signPolicies, signPoliciesAgain } from "./signed-world.ts";
import { APPROVAL, addServers, admitted, check, hospital } from "./world.ts";

// A policy folder is read and checked anew each time.
vi.setConfig({ testTimeout: 120_000 });

const GATE = `${POLICIES}/gates/hosting/qualified-data-centre.yaml`;

/** Sets up a hospital that is admitted by signed policies. */
async function admittedBySigned(more: readonly string[] = []): Promise<string> {
  const cwd = hospital();
  await signPolicies(cwd, 2);
  expect(await check(cwd, { more: [...SIGNED_POLICIES, ...more] })).toMatchObject({ code: 0, errors: [] });
  return cwd;
}

/** Says that no verdict is given, and why. */
const withoutVerdict = (...errors: readonly string[]) => ({ code: 2, decision: undefined, errors });

test("T40 not a file of a signed policy set is changed, added, renamed or removed", async () => {
  const cwd = await admittedBySigned();
  const file = join(cwd, GATE);
  const text = readFileSync(file, "utf8");
  const other = join(cwd, POLICIES, "them.yaml");
  const cheats: Readonly<Record<string, () => void>> = {
    changed: () => writeFileSync(file, `${text}# x\n`),
    extra: () => writeFileSync(other, "# thêm\n"),
    renamed: () => renameSync(file, other),
    missing: () => rmSync(file),
  };
  for (const [code, cheat] of Object.entries(cheats)) {
    cheat();
    const answer = await check(cwd, { more: SIGNED_POLICIES });
    expect(answer).toMatchObject(withoutVerdict(`policies/signature-${code}`));
    rmSync(other, { force: true });
    writeFileSync(file, text);
  }
});

test("T41 a policy set without its signature is refused", async () => {
  const cwd = await admittedBySigned();
  rmSync(join(cwd, POLICIES, "policy-set.dsse.json"));
  expect(await check(cwd, { more: SIGNED_POLICIES })).toMatchObject(withoutVerdict("policies/unsigned"));
});

test("T42 an old policy set is not brought back", async () => {
  const state = ["--state", "da-thay.json"];
  const cwd = await admittedBySigned(state);
  await signPoliciesAgain(cwd, 1);
  const old = await check(cwd, { more: [...SIGNED_POLICIES, ...state] });
  expect(old).toMatchObject(withoutVerdict("policies/older-version"));
});

test("T43 another design in the place of the approved one hides the change and saves nothing", async () => {
  const cwd = await admitted();
  addServers(cwd);
  const before = await check(cwd);
  const refused = { code: 1, statements: { [APPROVAL]: "attestation/other-design" } };
  expect(before).toMatchObject(refused);
  expect(changesIn(before)).toEqual(["/hosting/servers/0/count"]);

  const hex = "cc02919dad54ab89b6f41a07bba7ab8e1db05a018e23bbf84fb26e6afed0e053";
  const copy = join(cwd, "attestations/designs", `${hex}.json`);
  const design = JSON.parse(readFileSync(copy, "utf8"));
  design.hosting.servers[0].count = 6;
  writeFileSync(copy, canonicalJson(design));
  const replaced = await check(cwd);
  expect(replaced).toMatchObject(refused);
  expect(changesIn(replaced)).toBeUndefined();
});

function changesIn({ verdict }: Awaited<ReturnType<typeof check>>) {
  return verdict?.attestations.find(({ id }) => id === APPROVAL)?.changes?.map(({ path }) => path);
}
