import { appendFileSync } from "node:fs";
import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import { EXIT } from "../run/exit-code.ts";
import type { Judgement } from "../run/judge.ts";
import type { ActionIo } from "./action-io.ts";
import { actionDiagnostic } from "./messages.ts";

/** Is what the steps after this one read, by the names of `action.yml`. */
export type StepOutputs = Readonly<Record<string, string>>;

const DECISIONS: Readonly<Record<number, string>> = {
  [EXIT.admitted]: "admit",
  [EXIT.blocked]: "block",
  [EXIT.nothing]: "nothing",
};

/** Gives what the decision itself sets: one word for the exit code, and the counts. */
export function decisionOutputs(exitCode: number, { report }: Judgement): StepOutputs {
  const { verdicts, policies } = report;
  const having = (decision: string) => verdicts.filter((one) => one.decision === decision).length;
  const sum = (count: (typeof COUNTS)[number]) =>
    verdicts.reduce((total, { counts }) => total + counts[count], 0);
  return {
    decision: DECISIONS[exitCode] ?? "error",
    manifests: String(verdicts.length),
    admitted: String(having("admit")),
    blocked: String(having("block")),
    ...Object.fromEntries(COUNTS.map((count) => [count, String(sum(count))])),
    "policy-digest": verdicts[0]?.policyDigest ?? policies?.digest ?? "",
  };
}

const COUNTS = ["fail", "undetermined", "justified", "waived"] as const;

/**
 * Sets outputs by the file the runner names, and only by it: a printed command could be forged by whatever else is
 * printed. Throws what the system says when the file cannot be written.
 */
export function setOutputs(
  outputs: StepOutputs,
  { env, randomName }: Pick<ActionIo, "env" | "randomName">,
): readonly Diagnostic[] {
  const file = env.GITHUB_OUTPUT || undefined;
  if (file === undefined) return [actionDiagnostic("action/no-outputs", {}, "GITHUB_OUTPUT")];
  const entries = Object.entries(outputs).map(([name, value]) => entry(name, value, randomName));
  appendFileSync(file, entries.join(""));
  return [];
}

/** The end of a value is a line that is not in it: nobody can guess it, and it is looked for all the same. */
function entry(name: string, value: string, randomName: () => string): string {
  let end = `gate57-${randomName()}`;
  while (value.includes(end)) end = `gate57-${randomName()}`;
  return `${name}<<${end}\n${value}\n${end}\n`;
}
