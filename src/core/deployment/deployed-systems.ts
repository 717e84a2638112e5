import type { DeploymentConfiguration } from "../../generated/types/deployment-configuration.ts";
import type { Verdict } from "../../generated/types/verdict.ts";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { diagnostic } from "../diagnostic/messages.ts";
import type { Document } from "../parse/document.ts";
import { reporterInto } from "../policy/report.ts";

/** Is a deployment configuration with the document it was read from. */
export interface Configured {
  readonly configuration: DeploymentConfiguration;
  readonly document: Document;
}

/** Tells of a configuration that does not say what is deployed: without that, a manifest could vanish unseen. */
export function unlistedSystems({ configuration, document }: Configured): readonly Diagnostic[] {
  if (configuration.spec.systems !== undefined) return [];
  const found: Diagnostic[] = [];
  reporterInto(found).at(document, "/spec", "deployment/no-systems", {}, "key");
  return found;
}

/**
 * Tells where verdicts are not exactly one on each system that is deployed. Whoever writes a change can remove a
 * manifest or put another system's in its place, but not change this list. Plans are no systems.
 */
export function systemProblems(
  { configuration, document }: Configured,
  verdicts: readonly Pick<Verdict, "kind" | "systemId" | "source">[],
): readonly Diagnostic[] {
  const { systems } = configuration.spec;
  if (systems === undefined) return [];
  const found: Diagnostic[] = [];
  const report = reporterInto(found);
  const first = new Map<string, string>();
  for (const { kind, systemId: id, source } of verdicts) {
    if (kind !== "SystemManifest") continue;
    const place = { source: { name: source, text: "" } };
    const earlier = first.get(id);
    if (!systems.includes(id)) report.add(diagnostic("deployment/system-foreign", { id }, place));
    else if (earlier === undefined) first.set(id, source);
    else report.add(diagnostic("deployment/system-twice", { id, earlier }, place));
  }
  for (const [index, id] of systems.entries()) {
    if (first.has(id)) continue;
    report.at(document, `/spec/systems/${index}`, "deployment/system-missing", { id });
  }
  return found;
}
