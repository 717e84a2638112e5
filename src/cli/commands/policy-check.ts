import type { PolicySet } from "../../core/policy/policy-set.ts";
import type { Language } from "../../reporters/words.ts";
import { chooseFormat } from "../choices.ts";
import { EXIT } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { policiesFor } from "../policies.ts";
import { policyFolder } from "../policy-folder.ts";
import { printAnswer, printDiagnostics } from "../print.ts";

/** Is what the command line says, as it was written. */
export interface PolicyArguments {
  readonly format?: string;
  readonly language: Language;
}

/** Loads a policy set and types every expression in it: 0 when it may judge, 2 with all that is wrong. */
export async function policyCheck(
  given: string | undefined,
  { format, language }: PolicyArguments,
  io: Io,
): Promise<number> {
  const chosen = chooseFormat(format);
  if (chosen.diagnostic) {
    printDiagnostics([chosen.diagnostic], new Map(), { language }, io);
    return EXIT.failed;
  }
  const { policies, diagnostics, sources } = await policiesFor(policyFolder(given, io), io);
  const counts = policies ? countsOf(policies) : undefined;
  const text = counts ? summary(counts, language) : "";
  const data = { policyDigest: policies?.digest ?? null, counts: counts ?? null };
  printAnswer({ text, data, diagnostics, sources }, { format: chosen.value, language }, io);
  return policies ? EXIT.admitted : EXIT.failed;
}

interface Counts {
  readonly gates: number;
  readonly profiles: number;
  readonly parameters: number;
  readonly catalogues: number;
  readonly derived: number;
  readonly clauses: number;
}

function countsOf({ gates, profiles, parameters, catalogues, derived, clauses }: PolicySet): Counts {
  return {
    gates: gates.length,
    profiles: profiles.length,
    parameters: parameters.length,
    catalogues: catalogues.length,
    derived: derived.length,
    clauses: clauses.length,
  };
}

function summary(counts: Counts, language: Language): string {
  const parts = PARTS.map(({ of, vi, en: [one, many] }) => {
    const count = counts[of];
    const english = count === 1 ? one : many;
    return `${count} ${language === "vi" ? vi : english}`;
  });
  const lead = language === "vi" ? "bộ chính sách nạp được" : "the policy set loads";
  return `✔ ${lead}: ${parts.join(", ")}\n`;
}

const PARTS = [
  { of: "gates", vi: "cổng", en: ["gate", "gates"] },
  { of: "profiles", vi: "hồ sơ áp dụng", en: ["profile", "profiles"] },
  { of: "parameters", vi: "tham số", en: ["parameter", "parameters"] },
  { of: "catalogues", vi: "danh mục", en: ["catalogue", "catalogues"] },
  { of: "derived", vi: "dữ kiện suy ra", en: ["derived fact", "derived facts"] },
  { of: "clauses", vi: "điều khoản", en: ["clause", "clauses"] },
] as const satisfies readonly {
  readonly of: keyof Counts;
  readonly vi: string;
  readonly en: readonly [string, string];
}[];
