import type { AttestationType } from "../attest/attestation.ts";
import type {
  Actor,
  Assurance,
  Enforcement,
  EvidenceMark,
  Interval,
  Outcome,
  Stage,
  Subject,
} from "../policy/policy-set.ts";
import type { Json } from "../source/json.ts";
import type { Text } from "../source/source.ts";
import type { Outline } from "./outline.ts";
import type { ParameterNotes } from "./parameter-notes.ts";

/** Is all there is to say of a gate without a document: plain data, the same for every reporter. */
export interface GateExplanation {
  readonly id: string;
  readonly number: string;
  readonly title: Text;
  readonly rationale: Text;
  /** The policy file that holds it. */
  readonly source: string;
  readonly clauses: readonly ClauseExplanation[];
  readonly bodies: readonly BodyExplanation[];
  readonly bindings: readonly BindingExplanation[];
  readonly parameters: readonly ParameterExplanation[];
  /** The derived facts that the gate reads. */
  readonly derived: readonly DerivedExplanation[];
  /** Whose statements count, of the types that the gate reads. */
  readonly competence: readonly CompetenceExplanation[];
}

/** Explains which statements of one type count under some profiles: those that meet every condition; without any, none. */
export interface CompetenceExplanation {
  readonly type: AttestationType;
  readonly profiles: readonly string[];
  readonly conditions: readonly {
    readonly id: string;
    readonly that: Outline;
    /** What is said when it does not hold; a fact's label stands where its value will. */
    readonly message: Text;
    readonly remedy?: Text;
  }[];
}

/** Explains a fact that the policy set computes: how one value is chosen, and the rules that may give it. */
export interface DerivedExplanation {
  readonly id: string;
  readonly title: Text;
  readonly choose: "highest" | "first" | "all";
  readonly unit?: string;
  readonly labels?: { readonly [value: string]: Text };
  readonly rules: readonly (Interval & {
    readonly id: string;
    readonly title: Text;
    readonly when?: Outline;
    readonly value: string | number;
    readonly basis: readonly string[];
    readonly evidence: EvidenceMark;
    readonly decide?: Text;
  })[];
}

export interface ClauseExplanation {
  readonly id: string;
  /** Absent where no register has the clause. */
  readonly text?: Text;
  readonly evidence?: EvidenceMark;
}

/** Explains what a gate asks of one kind of document. */
export interface BodyExplanation {
  readonly subject: Subject;
  readonly appliesWhen?: Outline;
  readonly requirements: readonly RequirementExplanation[];
  readonly facts: readonly FactExplanation[];
}

export interface RequirementExplanation {
  readonly id: string;
  readonly from?: Stage;
  readonly when?: Outline;
  readonly each?: EachExplanation;
  readonly that: Outline;
  /** What is said when it does not hold; a fact's label stands where its value will. */
  readonly message: Text;
  readonly actor: Actor;
  readonly remedy: Text;
  /** The labels of what a complete justification holds. */
  readonly justification?: readonly Text[];
  /** Whether a waiver may excuse it where the binding allows one. */
  readonly waivable: boolean;
}

export interface EachExplanation {
  readonly list: Text;
  readonly code: string;
  readonly where?: Outline;
  readonly ifEmpty: Outcome;
  readonly ifNoneMatch?: Outcome;
}

/** Names a fact that is read: a path with `*` for any entry of a list, and below which root it stands. */
export interface FactExplanation {
  readonly root: "facts" | "plan" | "attested";
  readonly path: string;
  readonly label: Text;
}

export interface BindingExplanation {
  readonly id: string;
  /** The profile that wrote it. */
  readonly profile: string;
  /** The profiles that carry it. */
  readonly carriedBy: readonly string[];
  readonly subjects: readonly Subject[];
  readonly enforcement: Enforcement;
  readonly from: Stage;
  readonly until?: Stage;
  /** Whether a failure may be waived or mended over time. */
  readonly waivable: boolean;
  readonly assurance?: Assurance;
  readonly effective: Interval;
  readonly when?: Outline;
  readonly reason: Text;
  /** The texts leave it open: the policy owner has to decide. */
  readonly decide: boolean;
  readonly clauses: readonly string[];
  readonly parameters: readonly BindingParameterExplanation[];
}

/** Is a value that one binding states for itself. */
export interface BindingParameterExplanation extends ParameterNotes {
  readonly id: string;
  readonly title: Text;
  readonly value: Json;
  readonly basis: readonly string[];
  readonly evidence: EvidenceMark;
}

export interface ParameterExplanation extends ParameterNotes {
  readonly id: string;
  readonly title: Text;
  /** Why the value is what it is, where the texts leave it open for the policy owner. */
  readonly decide?: Text;
  readonly values: readonly (Interval & {
    readonly value: Json;
    readonly basis: readonly string[];
    readonly evidence: EvidenceMark;
  })[];
}
