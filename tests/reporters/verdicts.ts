import type { Finding, Gate, Verdict } from "../../src/generated/types/verdict.ts";

const digest = `sha256:${"0".repeat(64)}`;

/** Makes a finding that differs from a plain one where it is told. */
export function finding(part: Partial<Finding> = {}): Finding {
  return {
    code: "gate/requirement-not-met",
    requirement: "requirement",
    disposition: "none",
    message: { vi: "không đúng", en: "not right" },
    remedy: { vi: "sửa lại", en: "mend it" },
    actor: "vendor",
    location: { path: "/a", start: { line: 2, column: 1 }, end: { line: 2, column: 2 } },
    ...part,
  };
}

/** Makes a mandatory gate that fails and blocks unless told otherwise. */
export function gate(number: string, part: Partial<Gate> = {}): Gate {
  return {
    id: `area/${number.toLowerCase()}`,
    number,
    title: { vi: `Cổng ${number}`, en: `Gate ${number}` },
    binding: `tay-ninh/${number.toLowerCase()}`,
    outcome: "fail",
    disposition: "none",
    enforcement: "mandatory",
    blocking: true,
    assurance: "declared",
    clauses: [`VD:${number}`],
    parameters: [],
    evidence: [],
    findings: [finding()],
    ...part,
  };
}

/** Makes a verdict that blocks at the design stage unless told otherwise. */
export function verdict(part: Partial<Verdict> = {}): Verdict {
  return {
    source: "m.yaml",
    kind: "SystemManifest",
    systemId: "he-thong",
    manifestDigest: digest,
    designDigest: digest,
    decision: "block",
    stage: "design",
    stageSource: "option",
    profile: "tay-ninh",
    profileSource: "manifest",
    asOf: "2026-11-21",
    asOfSource: "default",
    redacted: false,
    policyDigest: digest,
    trustDigest: null,
    counts: { pass: 0, fail: 1, undetermined: 0, notApplicable: 0, justified: 0, waived: 0 },
    gates: [],
    attestations: [],
    readiness: [],
    ...part,
  };
}
