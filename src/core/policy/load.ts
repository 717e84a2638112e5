import { schemas } from "../../generated/schemas.ts";
import { compareDiagnostics } from "../diagnostic/compare-diagnostics.ts";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { diagnostic } from "../diagnostic/messages.ts";
import { digestOf } from "../digest/digest.ts";
import type { Document } from "../parse/document.ts";
import { compareText } from "../source/compare-text.ts";
import { checkCoverage } from "./check-coverage.ts";
import { checkReferences } from "./check-references.ts";
import { checkUnconfirmed } from "./check-unconfirmed.ts";
import { gateMeant } from "./gate-meant.ts";
import { loadCatalogue } from "./load-catalogue.ts";
import { declareDerived, loadDerived } from "./load-derived.ts";
import { loadGate } from "./load-gate.ts";
import { loadParameters } from "./load-parameters.ts";
import { loadProfiles } from "./load-profile.ts";
import {
  type CompetenceCases,
  type DerivedFactCases,
  type GateCases,
  type PolicyFile,
  type PolicyFiles,
  type PolicyKind,
  readPolicyFiles,
  type ValueCases,
} from "./policy-files.ts";
import type { Clause, PolicySet } from "./policy-set.ts";
import { type Reporter, reporterInto } from "./report.ts";
import { typingOf, vocabularyIn } from "./typing.ts";

/** Is a policy set with the cases that test it, or everything that is wrong with it. */
export type Loaded =
  | {
      readonly policies: PolicySet;
      /** The files it was loaded from. */
      readonly files: PolicyFiles;
      readonly cases: readonly GateCases[];
      readonly derivedCases: readonly DerivedFactCases[];
      readonly competenceCases: readonly CompetenceCases[];
      readonly valueCases: readonly ValueCases[];
      readonly diagnostics: readonly [];
    }
  | {
      readonly policies: undefined;
      readonly files?: undefined;
      readonly cases: readonly [];
      readonly derivedCases: readonly [];
      readonly competenceCases: readonly [];
      readonly valueCases: readonly [];
      readonly diagnostics: readonly Diagnostic[];
    };

/**
 * Loads a policy set from its files: parsed, validated, every expression typed, every reference
 * followed. One mistake anywhere refuses the set; all mistakes are reported, in a fixed order.
 */
export function loadPolicies(files: ReadonlyMap<string, string>): Loaded {
  const { read, policies, diagnostics } = readPolicies(files);
  if (diagnostics.length > 0) return { ...NO_CASES, policies: undefined, diagnostics };
  const { GateCases: cases, DerivedFactCases: derivedCases, CompetenceCases: competenceCases } = read;
  const valueCases = read.ValueCases;
  return { policies, files: read, cases, derivedCases, competenceCases, valueCases, diagnostics: [] };
}

/** Is what a set that does not load brings to be tested. */
const NO_CASES = { cases: [], derivedCases: [], competenceCases: [], valueCases: [] } as const;

/** Is what was read of a policy set, which must not judge while anything is wrong with it. */
export interface ReadPolicies {
  readonly read: PolicyFiles;
  readonly policies: PolicySet;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a policy set for those who ask about it rather than judge by it; mistakes leave their gaps in the set. */
export function readPolicies(files: ReadonlyMap<string, string>): ReadPolicies {
  const diagnostics: Diagnostic[] = [];
  const report = reporterInto(diagnostics);
  const read = readPolicyFiles(files, report.add);
  const invalid = diagnostics.length;
  if (invalid === 0 && (read.Gate.length === 0 || read.Profile.length === 0)) report.add(emptySet(files));
  const policies = link(read, report);
  checkReferences(read, policies, report);
  checkUnconfirmed(read, policies, report);
  checkCoverage(read, policies, report);
  return { read, policies, diagnostics: causes(diagnostics, invalid) };
}

/** An empty set of requirements would admit everybody. */
function emptySet(files: ReadonlyMap<string, string>): Diagnostic {
  return diagnostic("policy/empty-set", {}, { source: { name: folderOf([...files.keys()]), text: "" } });
}

/** Names the folder that all files stand in. */
function folderOf([first = "", ...others]: readonly string[]): string {
  const parts = first.split("/").slice(0, -1);
  const isShared = (name: string) => others.every((other) => other.startsWith(`${name}/`));
  const folders = parts.map((_, index) => parts.slice(0, parts.length - index).join("/"));
  return folders.find(isShared) ?? "policies";
}

function link(files: PolicyFiles, report: Reporter): PolicySet {
  const vocabularyOf = vocabularyIn(schemas);
  const parameters = files.Parameters.flatMap((file) => loadParameters(file, vocabularyOf, report));
  const catalogues = files.Catalogue.map((file) => loadCatalogue(file, report));
  const derived = new Map(
    files.DerivedFact.map((file) => [file.content.metadata.id, declareDerived(file, vocabularyOf, report)]),
  );
  const typing = typingOf(schemas, { parameters, catalogues, derived });
  const gates = files.Gate.map((file) => loadGate(file, typing, report)).sort(byId);
  const known = {
    gates: new Map(gates.map((gate) => [gate.id, gate])),
    gateMeant: (name: string) => gateMeant(name, files),
    parameters: new Map(parameters.map((one) => [one.parameter.id, one])),
    environments: typing.environments,
  };
  return {
    digest: digestOf(documentsOf(files).map(({ value }) => value)),
    gates,
    profiles: [...loadProfiles(files.Profile, known, report)].sort(byId),
    parameters: parameters.map(({ parameter }) => parameter).sort(byId),
    catalogues: catalogues.map(({ catalogue }) => catalogue).sort(byId),
    derived: files.DerivedFact.map((file) => loadDerived(file, typing.rules, vocabularyOf, report)).sort(
      byId,
    ),
    clauses: files.ClauseRegister.flatMap(({ content }) => content.spec.clauses.map(clauseOf)).sort(byId),
  };
}

type ClauseFile = PolicyFile<"ClauseRegister">["content"]["spec"]["clauses"][number];

function clauseOf({ id, text, disposition, evidence }: ClauseFile): Clause {
  return { id, text, ...(disposition ? { disposition } : {}), evidence };
}

const DIGESTED = [
  "Catalogue",
  "ClauseRegister",
  "DerivedFact",
  "Gate",
  "Parameters",
  "Profile",
] as const satisfies readonly PolicyKind[];

/** The digest is over what can decide, whatever the files are called: cases only test it. */
function documentsOf(files: PolicyFiles): readonly Document[] {
  const all = DIGESTED.flatMap((kind) =>
    files[kind].map(({ document, content }) => ({ document, key: `${kind} ${content.metadata.id}` })),
  );
  return all.sort((one, other) => compareText(one.key, other.key)).map(({ document }) => document);
}

function byId(one: { readonly id: string }, other: { readonly id: string }): number {
  return compareText(one.id, other.id);
}

/** Names what may only follow from a document that could not be read: its names are unknown to the others. */
const MAY_FOLLOW: ReadonlySet<string> = new Set([
  "expression/unknown-catalogue",
  "expression/unknown-derived",
  "expression/unknown-parameter",
  "policy/unbound-gate",
  "policy/unknown-binding",
  "policy/unknown-clause",
  "policy/unknown-derived-fact",
  "policy/unknown-gate",
  "policy/unknown-parameter",
  "policy/unknown-profile",
  "policy/unknown-requirement",
]);

/** Keeps the mistakes themselves; where documents are invalid, what may be their consequence is left for the next run. */
function causes(diagnostics: readonly Diagnostic[], invalid: number): readonly Diagnostic[] {
  const kept = diagnostics.filter(
    ({ code }, index) => index < invalid || invalid === 0 || !MAY_FOLLOW.has(code),
  );
  return unique(kept);
}

/** A gate that judges two kinds of document is typed twice; the same mistake is told once. */
function unique(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Map(
    diagnostics.map(
      (one) => [JSON.stringify([one.source, one.range, one.code, one.message.en]), one] as const,
    ),
  );
  return [...seen.values()].sort(compareDiagnostics);
}
