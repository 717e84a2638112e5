import { readPolicyFiles } from "../../node/policy-files.ts";
import { unreadFiles } from "../../node/unread-files.ts";
import { boundedDiagnostics } from "../../reporters/lint/bounded-diagnostics.ts";
import { CHECK_FORMATS, IS_COMMANDS } from "../../reporters/lint/check-formats.ts";
import { type CheckedSet, checkReport } from "../../reporters/lint/check-report.ts";
import type { Language } from "../../reporters/words.ts";
import { chooseWord } from "../../run/choices.ts";
import { EXIT } from "../../run/exit-code.ts";
import type { Io } from "../../run/io.ts";
import { version } from "../../run/version.ts";
import type { InertIo } from "../inert-io.ts";
import { policyFolder } from "../policy-folder.ts";
import { paintFor, printDiagnostics } from "../print.ts";
import { printLoadErrors } from "../print-load-errors.ts";

/** Is what the command line says, as it was written. */
export interface PolicyArguments {
  readonly format?: string;
  readonly language: Language;
}

/** Loads a policy set, types every expression and looks it over: 0 when it is clean, 1 with findings, 2 when it does not load. */
export async function policyCheck(
  given: string | undefined,
  { format, language }: PolicyArguments,
  io: InertIo,
): Promise<number> {
  const chosen = chooseWord(format ?? "text", CHECK_FORMATS, "--format");
  if (chosen.diagnostic) {
    printDiagnostics([chosen.diagnostic], new Map(), { language }, io);
    return EXIT.failed;
  }
  const { lintRules } = await import("../../core/lint/lint-rules.ts");
  const whole = await checkedSet(policyFolder(given, io), io);
  const checked = bounded(whole);
  const { policies, findings, diagnostics, sources } = checked;
  const look = { language, paint: paintFor(io.stdout, io), version: version(), rules: lintRules };
  const output = IS_COMMANDS[chosen.value] ? io.ciCommands : io.stdout;
  output.write(checkReport(checked, chosen.value, look));
  printLoadErrors(diagnostics, sources, { language, all: whole.diagnostics }, io);
  if (!policies) return EXIT.failed;
  return findings.length === 0 ? EXIT.admitted : EXIT.blocked;
}

function bounded(checked: CheckedSet): CheckedSet {
  const { findings, diagnostics } = checked;
  return { ...checked, findings: boundedDiagnostics(findings), diagnostics: boundedDiagnostics(diagnostics) };
}

async function checkedSet(folder: string | undefined, { cwd }: Io): Promise<CheckedSet> {
  if (folder === undefined) return builtIn();
  const { files, diagnostics } = readPolicyFiles(folder, cwd);
  const unread = diagnostics.length > 0 ? new Map<string, string>() : unreadFiles(folder, cwd);
  const sources = new Map([...files, ...unread].map(([name, text]) => [name, { name, text }] as const));
  if (diagnostics.length > 0) return { findings: [], diagnostics, sources, isLinted: false };
  const { checkPolicies } = await import("../../core/lint/check-policies.ts");
  return { ...checkPolicies(files, unread), sources, isLinted: true };
}

async function builtIn(): Promise<CheckedSet> {
  const { builtInPolicies } = await import("../../generated/policies.ts");
  return { policies: builtInPolicies, findings: [], diagnostics: [], sources: new Map(), isLinted: false };
}
