import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { GateCases } from "../../core/policy/policy-files.ts";
import type { PolicySet } from "../../core/policy/policy-set.ts";
import { policiesFor } from "../../run/policies.ts";

/** Names where the sources of the built-in set stand, seen from the program as it is delivered and as it is written. */
const PLACES = ["..", "../..", "../../.."];

/** Reads the cases of the built-in policy set from the sources that the package brings along; none where they are not those of the set. */
export async function builtInCases({ digest }: PolicySet): Promise<readonly GateCases[]> {
  const here = fileURLToPath(new URL(".", import.meta.url));
  for (const place of PLACES) {
    const folder = join(here, place, "policies");
    if (!existsSync(join(folder, "gates"))) continue;
    const { policies, cases } = await policiesFor(folder, { cwd: here });
    if (policies?.digest === digest) return cases;
  }
  return [];
}
