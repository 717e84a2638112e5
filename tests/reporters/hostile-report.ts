import type { Verdict } from "../../src/generated/types/verdict.ts";
import type { Report } from "../../src/reporters/report.ts";
import { finding, gate, verdict } from "./verdicts.ts";

type Change = NonNullable<Verdict["attestations"][number]["changes"]>[number];

const place = { start: { line: 2, column: 1 }, end: { line: 2, column: 3 } };

/** Makes a report with a text wherever one may come from somebody else: manifests, policies, statements, names. */
export function hostileReport(text: string): Report {
  const both = { vi: text, en: text };
  const location = { path: `/${text}`, ...place };
  const one = finding({
    code: text,
    requirement: text,
    message: both,
    remedy: both,
    location,
    missing: [text],
  });
  const waiver = { id: text, authority: text, reason: text, validUntil: text };
  const mending = { remediation: { id: text, deadline: text }, disposition: "justified" as const };
  const gates = [
    gate(text, { title: both, id: text, binding: text, clauses: [text], findings: [one] }),
    gate(`2${text}`, {
      title: both,
      outcome: "undetermined",
      findings: [{ ...one, code: "gate/switched-off-by-declaration", actor: "owner" }],
    }),
    gate(`3${text}`, { title: both, blocking: false, enforcement: "advisory", findings: [one] }),
    gate(`4${text}`, {
      ...{ title: both, blocking: false, disposition: "waived", clauses: [text] },
      findings: [
        { ...one, disposition: "waived", waiver },
        { ...one, ...mending },
      ],
    }),
  ];
  const statement = { source: text, id: text, authority: text, digest: text };
  const changes = [{ path: text, change: "changed", triggers: [], location } satisfies Change];
  const judged = verdict({
    ...{ source: text, systemId: text, profile: text, gates, redacted: true },
    attestations: [
      { ...statement, type: null, state: "refused", code: text, reason: both, changes },
      { ...statement, type: "approval", state: "used", reason: null },
    ],
  });
  const told = { message: both, help: both, source: text, path: text };
  return {
    verdicts: [judged, { ...judged, source: `${text}#2` }],
    diagnostics: [
      { ...told, code: text, severity: "error" },
      { ...told, code: text, severity: "warning" },
    ],
  };
}
