import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import { loadPolicies } from "../../core/policy/load.ts";
import { runCases } from "../../core/policy-test/run-cases.ts";
import { runDiagnostic } from "../../node/run-messages.ts";
import type { Sources } from "../../reporters/report.ts";
import type { Composed } from "./compose-gate.ts";

/** Tries a new gate in its set before anything is written: it must load, and all its cases must hold. */
export function tryGate(
  { files, request }: Extract<Composed, { readonly request: object }>,
  before: ReadonlyMap<string, string>,
): { readonly diagnostics: readonly Diagnostic[]; readonly sources: Sources } {
  const after = new Map([...before, ...files.map(({ name, text }) => [name, text] as const)]);
  const sources = new Map([...after].map(([name, text]) => [name, { name, text }] as const));
  const { policies, cases, diagnostics } = loadPolicies(after);
  if (!policies) return { diagnostics, sources };
  const own = cases.filter(({ content }) => content.metadata.gate === request.id);
  const failed = runCases(policies, own).filter(({ passed }) => !passed);
  const told = failed.map(({ name, actual }) =>
    runDiagnostic("new/not-judged", { value: `${name}: ${JSON.stringify(actual)}` }, request.profile.id),
  );
  return { diagnostics: told.slice(0, 1), sources };
}
