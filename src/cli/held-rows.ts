import { type CheckOptions, examine } from "../core/check.ts";
import type { Diagnostic } from "../core/diagnostic/diagnostic.ts";
import type { Verdict } from "../generated/types/verdict.ts";
import { runDiagnostic } from "../node/run-messages.ts";
import type { Sources } from "../reporters/report.ts";
import { chooseProfile } from "../run/choices.ts";
import { readDocuments } from "../run/input.ts";
import type { Io } from "../run/io.ts";
import { policiesFor } from "../run/policies.ts";

type Row = Verdict["attestations"][number];

/** Is what a manifest's verdict says of each attestation by its source, or why it has none. */
export interface HeldRows {
  readonly rows: ReadonlyMap<string, Row>;
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: Sources;
}

/** Says to which manifest attestations are held, and by which rules. */
export interface HoldTo {
  readonly manifest: string;
  readonly profile?: string;
  readonly policies?: string;
}

/** Holds attestations to a manifest by the very examination that `check` judges by. */
export async function heldRows(
  { manifest, profile, policies: folder }: HoldTo,
  check: CheckOptions,
  io: Io,
): Promise<HeldRows> {
  const { policies, diagnostics: policyProblems, sources } = await policiesFor(folder, io);
  const { source, documents, diagnostics: unread } = await readDocuments(manifest, io);
  const chosen = profile === undefined || !policies ? undefined : chooseProfile(profile, policies);
  const [document, ...others] = documents;
  const isAlone = unread.length > 0 || (document !== undefined && others.length === 0);
  const found: HeldRows = {
    rows: new Map(),
    diagnostics: [
      ...policyProblems,
      ...unread,
      ...(isAlone ? [] : [runDiagnostic("usage/one-manifest", {}, source?.name ?? manifest)]),
      ...(chosen?.diagnostic ? [chosen.diagnostic] : []),
    ],
    sources: new Map([...sources, ...(source ? [[source.name, source] as const] : [])]),
  };
  if (!policies || !document || found.diagnostics.length > 0) return found;
  const options = { ...check, ...(chosen?.value === undefined ? {} : { profile: chosen.value }) };
  const { verdict, diagnostics } = examine(document, policies, options);
  const rows = new Map((verdict?.attestations ?? []).map((row) => [row.source, row]));
  return { ...found, rows, diagnostics };
}
