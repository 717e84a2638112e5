import type { Verdict } from "../../generated/types/verdict.ts";
import { isOfPolicies, weakestAssurance } from "../evaluate/assurance.ts";
import type { Conclusion } from "../evaluate/conclude.ts";
import type { Evaluation } from "../evaluate/evaluate.ts";
import type { SubjectMatter } from "../evaluate/subject-matter.ts";
import { pathOf } from "../expression/path-of.ts";
import type { Place } from "../expression/result.ts";
import type { Root } from "../expression/tree.ts";
import type { Document } from "../parse/document.ts";
import { PLAN } from "../select.ts";
import { compareText } from "../source/compare-text.ts";
import type { Finding } from "./finding.ts";
import { findingsOf } from "./findings.ts";
import { locationOf } from "./location-of.ts";
import { MASK, reportedValue } from "./render-value.ts";

type GateVerdict = Verdict["gates"][number];
type FindingVerdict = GateVerdict["findings"][number];

/** Carries what a verdict says besides the evaluation itself. */
export type Heading = Omit<Verdict, "decision" | "counts" | "gates" | "readiness">;

/** Writes an evaluation as the verdict of the contract, in a fixed order. */
export function verdictOf(
  evaluation: Evaluation,
  matter: SubjectMatter,
  document: Document,
  heading: Heading,
): Verdict {
  const { source, kind, systemId, manifestDigest, designDigest, ...question } = heading;
  const { stage, stageSource, profile, profileSource, asOf, asOfSource, redacted, ...sets } = question;
  const gates = evaluation.conclusions.map((one) => gateVerdict(one, matter, document, redacted));
  return {
    source,
    kind,
    systemId,
    manifestDigest,
    designDigest,
    decision: evaluation.decision,
    stage,
    stageSource,
    profile,
    profileSource,
    asOf,
    asOfSource,
    redacted,
    policyDigest: sets.policyDigest,
    trustDigest: sets.trustDigest,
    ...(sets.planDigest === undefined ? {} : { planDigest: sets.planDigest }),
    counts: countsOf(gates),
    gates: gates.sort(byGateAndBinding),
    attestations: sets.attestations,
    readiness: evaluation.readiness.map((row) => ({ ...row })),
  };
}

function gateVerdict(
  conclusion: Conclusion,
  matter: SubjectMatter,
  document: Document,
  redact: boolean,
): GateVerdict {
  const { assessed, outcome, disposition, enforcement, blocking, support } = conclusion;
  const { gate, binding } = assessed;
  return {
    id: gate.id,
    number: gate.number,
    title: gate.title,
    binding: binding.id,
    outcome,
    disposition,
    enforcement,
    blocking,
    assurance: weakestAssurance(support, matter) ?? null,
    clauses: [...binding.clauses],
    parameters: parametersOf(conclusion),
    ...derivedOf(conclusion, matter, redact),
    evidence: evidenceOf(conclusion, matter, redact),
    findings: findingsOf(conclusion, matter, redact).map((finding) => {
      const isHidden = redact && matter.annotate(finding.place)?.confidential === true;
      return findingVerdict(finding, document, isHidden);
    }),
  };
}

function parametersOf({ assessed, support }: Conclusion): GateVerdict["parameters"] {
  const read = new Set(
    support.filter(({ root }) => root === "params").map(({ pointer }) => pointer.split("/")[1] ?? ""),
  );
  // The schema of parameters admits scalars and lists of scalars only.
  type Reported = GateVerdict["parameters"][number]["value"];
  return [...read]
    .sort(compareText)
    .flatMap((id) => assessed.inForce.useOf(id) ?? [])
    .map(({ id, value, from, basis }) => ({ id, value: value as Reported, from, basis }));
}

/**
 * Lists the derived facts that were read; a gate that reads none says nothing of them. What rests on a
 * confidential fact tells of it, by its value as by the rules that gave it.
 */
function derivedOf(
  { assessed, support }: Conclusion,
  matter: SubjectMatter,
  redact: boolean,
): Pick<GateVerdict, "derived"> {
  const names = new Set(
    support.filter(({ root }) => root === "derived").map(({ pointer }) => pointer.split("/")[1] ?? ""),
  );
  const derived = [...names].sort().flatMap((id) => {
    const found = assessed.derive(id);
    if (!found.known) return [];
    const isMasked = redact && found.support.some((fact) => matter.annotate(fact)?.confidential);
    if (isMasked) return [{ id, value: MASK, grounds: [] }];
    const { value } = found.data;
    return [{ id, value: typeof value === "object" ? [...value] : value, grounds: [...found.rules] }];
  });
  return derived.length === 0 ? {} : { derived };
}

function evidenceOf(
  { support }: Conclusion,
  matter: SubjectMatter,
  redact: boolean,
): GateVerdict["evidence"] {
  return support
    .filter((fact) => !isOfPolicies(fact))
    .map((fact) => ({
      path: pathOf(fact),
      value: reportedValue(fact, matter.annotate(fact), redact),
      assurance: matter.assure(fact),
    }));
}

function findingVerdict(
  { place, missing, ...finding }: Finding,
  document: Document,
  isHidden: boolean,
): FindingVerdict {
  return {
    ...finding,
    ...(missing ? { missing: [...missing] } : {}),
    location: locationOf(placeInDocument(place), document, isHidden),
  };
}

/** Gives the JSON pointer at which a document tells of a place, which may stand outside it. */
export function placeInDocument({ root, pointer }: Place): string {
  return POINTER_OF_ROOT[root] ?? pointer;
}

/** What stands outside the document is told where the document names it, else of the document as a whole. */
const POINTER_OF_ROOT: Readonly<Record<Exclude<Root, "facts">, string>> & { readonly facts?: undefined } = {
  plan: PLAN,
  attested: "",
  params: "",
  catalogues: "",
  derived: "",
};

function countsOf(gates: readonly GateVerdict[]): Verdict["counts"] {
  const outcome = (wanted: GateVerdict["outcome"]) => gates.filter((gate) => gate.outcome === wanted).length;
  const disposition = (wanted: GateVerdict["disposition"]) =>
    gates.filter((gate) => gate.disposition === wanted).length;
  return {
    pass: outcome("pass"),
    fail: outcome("fail"),
    undetermined: outcome("undetermined"),
    notApplicable: outcome("not-applicable"),
    justified: disposition("justified"),
    waived: disposition("waived"),
  };
}

/** Orders by code units, so that no locale decides. */
function byGateAndBinding(one: GateVerdict, other: GateVerdict): number {
  return (
    compareText(one.number, other.number) ||
    compareText(one.id, other.id) ||
    compareText(one.binding, other.binding)
  );
}
