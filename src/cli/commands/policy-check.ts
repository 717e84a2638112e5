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
  readonly clauses: number;
}

function countsOf({ gates, profiles, parameters, catalogues, clauses }: PolicySet): Counts {
  return {
    gates: gates.length,
    profiles: profiles.length,
    parameters: parameters.length,
    catalogues: catalogues.length,
    clauses: clauses.length,
  };
}

function summary({ gates, profiles, parameters, catalogues, clauses }: Counts, language: Language): string {
  return language === "vi"
    ? `✔ bộ chính sách nạp được: ${gates} cổng, ${profiles} hồ sơ áp dụng, ${parameters} tham số, ${catalogues} danh mục, ${clauses} điều khoản\n`
    : `✔ the policy set loads: ${gates} gates, ${profiles} profiles, ${parameters} parameters, ${catalogues} ${catalogues === 1 ? "catalogue" : "catalogues"}, ${clauses} clauses\n`;
}
