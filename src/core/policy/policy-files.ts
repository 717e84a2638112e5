import type { Catalogue as CatalogueFile } from "../../generated/types/catalogue.ts";
import type { ClauseRegister as ClauseRegisterFile } from "../../generated/types/clause-register.ts";
import type { CompetenceCases as CompetenceCasesFile } from "../../generated/types/competence-cases.ts";
import type { DerivedFact as DerivedFactFile } from "../../generated/types/derived-fact.ts";
import type { DerivedFactCases as DerivedFactCasesFile } from "../../generated/types/derived-fact-cases.ts";
import type { EquivalentMutants as EquivalentMutantsFile } from "../../generated/types/equivalent-mutants.ts";
import type { Gate as GateFile } from "../../generated/types/gate.ts";
import type { GateCases as GateCasesFile } from "../../generated/types/gate-cases.ts";
import type { Parameters as ParametersFile } from "../../generated/types/parameters.ts";
import type { Profile as ProfileFile } from "../../generated/types/profile.ts";
import type { ValueCases as ValueCasesFile } from "../../generated/types/value-cases.ts";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { Document } from "../parse/document.ts";
import { parseDocuments } from "../parse/parse-documents.ts";
import { compareText } from "../source/compare-text.ts";
import { identifyKind, policyKinds } from "../validate/kinds.ts";
import { validate } from "../validate/validate.ts";
import { validated } from "../validate/validated.ts";

/** Maps each kind of policy document to its shape. */
export interface PolicyKinds {
  readonly Gate: GateFile;
  readonly GateCases: GateCasesFile;
  readonly DerivedFact: DerivedFactFile;
  readonly DerivedFactCases: DerivedFactCasesFile;
  readonly Profile: ProfileFile;
  readonly Parameters: ParametersFile;
  readonly Catalogue: CatalogueFile;
  readonly ClauseRegister: ClauseRegisterFile;
  readonly CompetenceCases: CompetenceCasesFile;
  readonly ValueCases: ValueCasesFile;
  readonly EquivalentMutants: EquivalentMutantsFile;
}
export type PolicyKind = keyof PolicyKinds;

/** Pairs a valid policy document with its typed content. */
export interface PolicyFile<K extends PolicyKind> {
  readonly document: Document;
  readonly content: PolicyKinds[K];
}

/** Is a file of cases with its document, by which findings are placed. */
export type GateCases = PolicyFile<"GateCases">;
export type DerivedFactCases = PolicyFile<"DerivedFactCases">;
export type CompetenceCases = PolicyFile<"CompetenceCases">;
export type ValueCases = PolicyFile<"ValueCases">;

/** Holds the valid documents of a policy set by kind, in order of file name. */
export type PolicyFiles = { readonly [K in PolicyKind]: readonly PolicyFile<K>[] };

/** Parses and validates the files of a policy set; an invalid document is reported and left out. */
export function readPolicyFiles(
  files: ReadonlyMap<string, string>,
  report: (...found: readonly Diagnostic[]) => void,
): PolicyFiles {
  const documents = [...files].sort(byName).flatMap(([name, text]) => {
    const stream = parseDocuments({ name, text }, "policy");
    report(...stream.diagnostics);
    return stream.documents;
  });
  const valid = documents.filter((document) => isValid(document, report));
  return {
    Gate: ofKind(valid, "Gate"),
    GateCases: ofKind(valid, "GateCases"),
    DerivedFact: ofKind(valid, "DerivedFact"),
    DerivedFactCases: ofKind(valid, "DerivedFactCases"),
    Profile: ofKind(valid, "Profile"),
    Parameters: ofKind(valid, "Parameters"),
    Catalogue: ofKind(valid, "Catalogue"),
    ClauseRegister: ofKind(valid, "ClauseRegister"),
    CompetenceCases: ofKind(valid, "CompetenceCases"),
    ValueCases: ofKind(valid, "ValueCases"),
    EquivalentMutants: ofKind(valid, "EquivalentMutants"),
  };
}

function byName([one]: readonly [string, string], [other]: readonly [string, string]): number {
  return compareText(one, other);
}

function isValid(document: Document, report: (...found: readonly Diagnostic[]) => void): boolean {
  const identified = identifyKind(document, policyKinds, "policy");
  const found = "diagnostics" in identified ? identified.diagnostics : validate(document, identified.schema);
  report(...found);
  return found.length === 0;
}

function ofKind<K extends PolicyKind>(documents: readonly Document[], kind: K): readonly PolicyFile<K>[] {
  return documents
    .filter((document) => document.value.kind === kind)
    .map((document) => ({ document, content: validated<PolicyKinds[K]>(document.value) }));
}
