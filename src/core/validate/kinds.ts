import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { DocumentArea } from "../diagnostic/manifest-messages.ts";
import { diagnostic } from "../diagnostic/messages.ts";
import type { Document } from "../parse/document.ts";
import { ownProperty } from "../source/json.ts";
import { suggest } from "../source/suggest.ts";

/** Ties the kinds of document that gates judge to the names of their schemas. */
export const manifestKinds = { SystemManifest: "system-manifest", Plan: "plan" } as const;

/** Ties the kinds of policy file to the names of their schemas. */
export const policyKinds = {
  Gate: "gate",
  GateCases: "gate-cases",
  DerivedFact: "derived-fact",
  DerivedFactCases: "derived-fact-cases",
  Profile: "profile",
  Parameters: "parameters",
  Catalogue: "catalogue",
  ClauseRegister: "clause-register",
  CompetenceCases: "competence-cases",
  ValueCases: "value-cases",
  EquivalentMutants: "equivalent-mutants",
} as const;

/** Is the kind a document says it is, with the schema of that kind, or what is wrong with it. */
export type Identified<K extends string, S extends string> =
  | { readonly kind: K; readonly schema: S }
  | { readonly diagnostics: readonly Diagnostic[] };

/** Finds which of some kinds a document is; a document of another kind has no other problem worth telling. */
export function identifyKind<K extends string, S extends string>(
  document: Document,
  kinds: Readonly<Record<K, S>>,
  area: DocumentArea,
): Identified<K, S> {
  const value = ownProperty(document.value, "kind");
  if (typeof value === "string" && isKindOf(value, kinds)) return { kind: value, schema: kinds[value] };
  const { source } = document;
  const place = { source, range: document.locate("/kind"), path: "/kind" };
  if (value === undefined)
    return { diagnostics: [diagnostic(`${area}/missing-key`, { key: "kind" }, place)] };
  const written = typeof value === "string" ? value : JSON.stringify(value);
  const allowed = Object.keys(kinds);
  const data = { value: written, suggestion: suggest(written, allowed), allowed };
  return { diagnostics: [diagnostic(`${area}/unknown-kind`, data, place)] };
}

function isKindOf<K extends string>(value: string, kinds: Readonly<Record<K, string>>): value is K {
  return Object.hasOwn(kinds, value);
}
