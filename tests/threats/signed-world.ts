import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { type Asked, command, DAY, ROOT, TRUST } from "./world.ts";

/** Names the signed verdict of the hospital, and what will be deployed. */
export const VERDICT = "ket-luan.dsse.json";
const IMAGE = "anh.tar";
const ARTIFACT = ["--artifact", `anh=${IMAGE}`] as const;
export const JUDGE = [
  ...["--key", "khoa/cong-an-tay-ninh.DEMONSTRATION.pem", "--key-id", "cong-an-tay-ninh"],
  ...["--authority", "cong-an-tay-ninh"],
] as const;
/** Whoever cheats would replace a verdict that is there. */
export const SIGN_VERDICT = ["--sign-verdict", VERDICT, "--force", ...JUDGE, ...ARTIFACT] as const;

/** Makes what will be deployed; or other bytes of its name. */
export function build(cwd: string, bytes = "sản phẩm (giả định)"): void {
  writeFileSync(join(cwd, IMAGE), bytes);
}

/** Verifies the signed verdict where it is deployed; what it holds against the deployment. */
export async function deploy(cwd: string, { today = DAY, more = [] }: Pick<Asked, "today" | "more"> = {}) {
  const argv = ["verify", VERDICT, "--trust", TRUST, ...ARTIFACT, ...more, "--format", "json"];
  const { code, stdout } = await command(cwd, argv, today);
  const [statement] = JSON.parse(stdout).statements;
  const found: readonly { readonly code: string }[] = statement?.deployment?.objections ?? [];
  return { code, objections: found.map((one) => one.code) };
}

/** Is the answer at a deployment that may go on. */
export const DEPLOYED = { code: 0, objections: [] } as const;

/** Names the policy folder that is signed. */
export const POLICIES = "chinh-sach";

/** Puts the built-in rules into a folder and signs them as a version of a set. */
export async function signPolicies(cwd: string, version: number): Promise<void> {
  cpSync(join(ROOT, "policies"), join(cwd, POLICIES), { recursive: true });
  await signPoliciesAgain(cwd, version);
}

/** Signs the policy folder as it is, as the newest version. */
export async function signPoliciesAgain(cwd: string, version: number): Promise<void> {
  const set = ["--name", "bo-tay-ninh", "--version", String(version), "--date", "2027-01-02", "--force"];
  const signed = await command(cwd, ["policy", "sign", POLICIES, ...set, ...JUDGE]);
  expect(signed).toMatchObject({ code: 0, told: [] });
}

/** Asks for judgement by the policy folder alone, as long as it is signed. */
export const SIGNED_POLICIES = ["--policies", POLICIES, "--require-signed-policies"] as const;
