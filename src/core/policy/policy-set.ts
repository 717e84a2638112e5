import { ATTESTATION_TYPES, type AttestationType } from "../attest/attestation.ts";
import type { Json, JsonObject, Place } from "../expression/result.ts";
import type { Expression } from "../expression/tree.ts";
import type { Text } from "../source/source.ts";

/** Lists the stages in order; `in-service` reviews a running system and stands beside the ladder of entries. */
export const STAGES = ["planning", "design", "construction", "trial", "operation", "in-service"] as const;
export type Stage = (typeof STAGES)[number];

/** Lists the kinds of document that gates judge. */
export const SUBJECTS = ["SystemManifest", "Plan"] as const;
export type Subject = (typeof SUBJECTS)[number];

export type Outcome = "pass" | "fail" | "undetermined" | "not-applicable";
export type Disposition = "none" | "justified" | "waived";
export type Enforcement = "mandatory" | "justified" | "advisory";
export type Assurance = "declared" | "evidenced" | "attested";
/** Lists who can supply a fact or mend what is not met. */
export const ACTORS = ["vendor", "owner", "operator", "data-centre", "finance", "authority"] as const;
export type Actor = (typeof ACTORS)[number];
/** Tells how sure a legal fact is: read in the instrument, told by a second source, chosen by the policy set where the texts leave it open, or none of these. */
export type EvidenceMark = "read" | "secondary" | "recommended" | "unconfirmed";

/** Holds one expression: its text, to be shown, and its typed tree, to be run. */
export interface Condition {
  readonly text: string;
  readonly expression: Expression;
}

/** Is a piece of a message: static text, or a placeholder that shows a fact. */
export type MessagePart = string | Condition;

export interface Message {
  readonly vi: readonly MessagePart[];
  readonly en: readonly MessagePart[];
}

export interface Each {
  readonly variable: string;
  readonly in: Condition;
  readonly where?: Condition;
  readonly ifEmpty: Outcome;
  readonly ifNoneMatch?: Outcome;
}

/** Names the justification of an element and the fields without which it is incomplete. */
export interface Justification extends Condition {
  readonly complete: readonly string[];
}

export interface Requirement {
  readonly id: string;
  readonly from?: Stage;
  readonly when?: Condition;
  readonly each?: Each;
  readonly that: Condition;
  readonly at?: Condition;
  readonly message: Message;
  readonly remedy: Text & { readonly actor: Actor };
  readonly justification?: Justification;
  /** Whether a waiver may excuse it where the binding allows one; a running system may mend it all the same. */
  readonly waivable: boolean;
}

/** Is a gate typed against one kind of document. */
export interface GateBody {
  readonly appliesWhen?: Condition;
  readonly require: readonly Requirement[];
}

export interface Gate {
  readonly id: string;
  readonly number: string;
  readonly title: Text;
  readonly rationale: Text;
  readonly clauses: readonly string[];
  readonly bodies: { readonly [subject in Subject]?: GateBody };
  readonly source: string;
}

/** Bounds dates: half-open, an absent end is open. */
export interface Interval {
  readonly from?: string;
  readonly until?: string;
}

export interface BindingParameter {
  readonly value: Json;
  readonly basis: readonly string[];
  readonly evidence: EvidenceMark;
}

export interface Binding {
  readonly id: string;
  /** The profile that wrote it, which may be a base of the one that carries it. */
  readonly profile: string;
  readonly gate: string;
  readonly subjects: readonly Subject[];
  readonly from: Stage;
  readonly until?: Stage;
  readonly enforcement: Enforcement;
  /** Whether a failure may be excused for a time; false where the law leaves no room. */
  readonly waivable: boolean;
  readonly assurance?: Assurance;
  readonly when: { readonly [subject in Subject]?: Condition };
  readonly effective: Interval;
  readonly clauses: readonly string[];
  readonly parameters: { readonly [name: string]: BindingParameter };
  readonly reason: Text;
  readonly decide: boolean;
}

/** Names what a profile says about who may sign: whether a signatory is independent, then each type of statement. */
export const COMPETENCES = ["independentOfOperator", ...ATTESTATION_TYPES] as const;
export type CompetenceName = (typeof COMPETENCES)[number];

/** Is one condition of a statement that counts, and what is said of one that does not meet it. */
export interface CompetenceCondition {
  readonly id: string;
  readonly that: Condition;
  readonly message: Message;
  readonly remedy?: Text;
}

/** Holds the conditions under which a verified statement counts, all of them; of a type without any, none does. */
export type Competence = { readonly independentOfOperator?: Condition } & {
  readonly [type in AttestationType]?: readonly CompetenceCondition[];
};

/** Names the signatory in the condition of its independence; a statement is named by its type. */
export const AUTHORITY = "authority";

/** Is a reason in law to approve a changed design again. */
export interface Reapproval {
  readonly id: string;
  readonly title: Text;
  /** JSON pointers to properties of the manifest, without indexes: what is at or below one of them counts. */
  readonly paths: readonly string[];
  readonly clauses: readonly string[];
}

export interface Profile {
  readonly id: string;
  readonly title: Text;
  readonly extends?: string;
  readonly province?: string;
  readonly outOfScope?: Condition;
  readonly competence: Competence;
  /** In order of id; those of its bases included. */
  readonly reapproval: readonly Reapproval[];
  /** Its own bindings and those of its bases, in order of id. */
  readonly bindings: readonly Binding[];
}

export interface DatedValue extends Interval {
  readonly from: string;
  readonly value: Json;
  readonly basis: readonly string[];
  readonly evidence: EvidenceMark;
}

export interface Parameter {
  readonly id: string;
  readonly title: Text;
  readonly decide?: Text;
  /** The fact whose closed vocabulary its values are of. */
  readonly vocabulary?: Place;
  readonly values: readonly DatedValue[];
}

export interface Catalogue {
  readonly id: string;
  readonly title: Text;
  /** The title of each field of an entry. */
  readonly fields: { readonly [name: string]: Text };
  readonly entries: readonly (DatedValue & { readonly value: JsonObject })[];
}

/** Is one rule of a derived fact: what it gives when its condition holds; without one it always holds. */
export interface DerivedRule {
  readonly id: string;
  /** The ground in words. */
  readonly title: Text;
  readonly when?: Condition;
  readonly value: string | number;
  readonly effective: Interval & { readonly from: string };
  readonly basis: readonly string[];
  readonly evidence: EvidenceMark;
  readonly decide?: Text;
}

/** Is a fact that the policy set computes from a manifest: read as `derived.<id>.value` and `.grounds`. */
export interface DerivedFact {
  readonly id: string;
  readonly title: Text;
  readonly unit?: string;
  /** Which value counts: the highest of the rules that hold, the first that holds, or those of all. */
  readonly choose: "highest" | "first" | "all";
  /** The fact whose closed vocabulary its values are of. */
  readonly vocabulary?: Place;
  readonly rules: readonly DerivedRule[];
  readonly source: string;
}

export interface Clause {
  readonly id: string;
  readonly text: Text;
  /** Absent from no set that may judge: the loader refuses a clause of which nothing became. */
  readonly disposition?: "gate" | "indicator" | "process" | "none";
  readonly evidence: EvidenceMark;
}

/**
 * Holds a loaded, type-checked policy set as plain data in a fixed order, so that it can be
 * stored at build time and evaluated without a policy parser.
 */
export interface PolicySet {
  readonly digest: string;
  readonly gates: readonly Gate[];
  readonly profiles: readonly Profile[];
  readonly parameters: readonly Parameter[];
  readonly catalogues: readonly Catalogue[];
  readonly derived: readonly DerivedFact[];
  readonly clauses: readonly Clause[];
}
