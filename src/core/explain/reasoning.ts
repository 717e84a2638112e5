import type { ParameterUse } from "../evaluate/in-force.ts";
import type {
  Actor,
  Assurance,
  Disposition,
  Enforcement,
  Interval,
  Outcome,
  Stage,
} from "../policy/policy-set.ts";
import type { Json } from "../source/json.ts";
import type { Position, Text } from "../source/source.ts";
import type { ParameterNotes } from "./parameter-notes.ts";

type Origin = "option" | "manifest" | "default";

/** Is how one gate comes to its answer on one document. */
export interface Reasoning {
  readonly source: string;
  readonly systemId: string;
  readonly stage: Stage;
  readonly stageSource: Origin;
  readonly profile: string;
  readonly profileSource: Origin;
  readonly asOf: string;
  readonly asOfSource: "option" | "default";
  /** The profile does not reach this document, so no gate is asked. */
  readonly outOfScope: boolean;
  readonly bindings: readonly BindingReasoning[];
  /** The profile's bindings of this gate that are not asked here. */
  readonly unasked: readonly UnaskedBinding[];
}

export interface UnaskedBinding {
  readonly id: string;
  readonly why: "not-yet" | "ended" | "not-in-force" | "other-kind";
  readonly from: Stage;
  readonly until?: Stage;
  readonly effective: Interval;
}

export interface BindingReasoning {
  readonly id: string;
  readonly outcome: Outcome;
  readonly disposition: Disposition;
  readonly enforcement: Enforcement;
  readonly blocking: boolean;
  readonly assurance: Assurance | null;
  /** The binding's own condition, and the gate's. */
  readonly when?: ConditionReasoning;
  readonly appliesWhen?: ConditionReasoning;
  readonly requirements: readonly RequirementReasoning[];
  readonly facts: readonly FactReading[];
  readonly parameters: readonly ParameterReading[];
  readonly findings: readonly FindingReading[];
}

export interface RequirementReasoning {
  readonly id: string;
  /** Set where the requirement is asked from a later stage on only. */
  readonly notBefore?: Stage;
  readonly when?: ConditionReasoning;
  /** Set where its own condition decided, so that no entry is asked about. */
  readonly outcome?: Outcome;
  readonly elements: readonly ElementReasoning[];
}

export interface ElementReasoning {
  /** Names the entry of the list that is asked about; absent where the whole document is. */
  readonly element?: Text;
  /** The short name of that entry, and where it is written unless it is no part of this document. */
  readonly entry?: { readonly name: string; readonly start?: Position };
  readonly outcome: Outcome;
  readonly disposition: Disposition;
  /** Says why there is no condition to show: the list is empty, absent, or no entry is asked about. */
  readonly note?: Text;
  readonly where?: ConditionReasoning;
  readonly that?: ConditionReasoning;
  readonly justification: "absent" | "incomplete" | "complete";
}

/** Is one part of a condition with its answer, in words and as it is written. */
export interface ConditionReasoning {
  readonly text: Text;
  readonly code: string;
  readonly answer: "true" | "false" | "unknown" | "value";
  /** Is set where the parts below with an element are the entries of a list, and how many must hold. */
  readonly quantifier?: "all" | "exists" | "exists_one";
  /** What the part was asked about, where it is asked for each entry of a list. */
  readonly element?: Text;
  /** The facts that a part without parts has read, and what keeps it from an answer. */
  readonly facts: readonly FactReading[];
  readonly causes: readonly Text[];
  /** The derived facts that it has read, whose facts are told at their rules. */
  readonly derived?: readonly DerivedReading[];
  readonly children: readonly ConditionReasoning[];
  /** Is set where the parts below were too many to show. */
  readonly isCut?: true;
}

/** Is a derived fact as it came out: its value by the rules that gave it, or without value the rules that are open. */
export interface DerivedReading {
  readonly id: string;
  readonly title: Text;
  readonly value?: Text;
  readonly rules: readonly DerivedRuleReading[];
}

export interface DerivedRuleReading {
  readonly id: string;
  readonly title: Text;
  /** What it gives, or would give if it held. */
  readonly value: Text;
  readonly basis: readonly string[];
  /** False while nobody knows. */
  readonly holds: boolean;
  readonly facts: readonly FactReading[];
  readonly causes: readonly Text[];
}

export interface FactReading {
  /** A JSON pointer; one outside the document carries the name of its root. */
  readonly path: string;
  readonly label: Text;
  readonly value: Json;
  /** The value as people read it. */
  readonly shown: Text;
  readonly assurance: Assurance;
  /** Where it is written; absent for what is not in this document. */
  readonly start?: Position;
}

export interface ParameterReading extends ParameterUse, ParameterNotes {
  readonly title: Text;
  readonly decide?: Text;
}

export interface FindingReading {
  readonly code: string;
  readonly requirement: string | null;
  readonly message: Text;
  readonly remedy: Text;
  readonly actor: Actor;
  readonly disposition: Disposition;
  /** Absent for what is not in this document. */
  readonly start?: Position;
}
