import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { Clause, Enforcement, EvidenceMark, Interval, Stage, Subject } from "../policy/policy-set.ts";
import type { Json } from "../source/json.ts";
import type { Text } from "../source/source.ts";

/** Names what became of a clause. */
export type ClauseDisposition = NonNullable<Clause["disposition"]>;

/** Lists the dispositions in the order of a summary. */
export const DISPOSITIONS = ["gate", "indicator", "process", "none"] as const satisfies ClauseDisposition[];

/** Names a line of a policy file; lines count from 1. */
export interface TracePlace {
  readonly source: string;
  readonly line: number;
}

/** Is something dated that conditions and messages read. */
export interface TracedValue {
  readonly kind: ValueKind;
  readonly id: string;
  readonly title: Text;
}
export type ValueKind = "parameter" | "catalogue" | "derived";

export interface TracedBinding {
  readonly id: string;
  /** The profiles in which it applies: the one that wrote it and those that inherit it. */
  readonly profiles: readonly string[];
  readonly subjects: readonly Subject[];
  readonly enforcement: Enforcement;
  readonly from: Stage;
  readonly until?: Stage;
  readonly effective: Interval;
  readonly clauses: readonly string[];
  readonly decide: boolean;
  /** How many cases are judged by it. */
  readonly cases: number;
}

/** Is a gate as far as it carries out one clause. */
export interface TracedGate {
  readonly number: string;
  readonly id: string;
  readonly title: Text;
  /** Whether a binding carries the clause out because it is cited, or because it reads a value based on it. */
  readonly through: "citation" | "value";
  readonly bindings: readonly TracedBinding[];
  readonly values: readonly TracedValue[];
  /** How many cases test the gate, under whatever profile. */
  readonly cases: number;
}

export interface TracedClause {
  readonly id: string;
  readonly text: Text;
  readonly evidence: EvidenceMark;
  readonly disposition?: ClauseDisposition;
  readonly reason?: Text;
  readonly gates: readonly TracedGate[];
  /** Whether nothing of its own chain is broken. */
  readonly accounted: boolean;
  readonly place: TracePlace;
}

/** Is a clause register with its clauses in their own order. */
export interface TracedDocument {
  readonly id: string;
  readonly title: Text;
  readonly number: string | null;
  readonly date: string | null;
  readonly clauses: readonly TracedClause[];
}

/** Is what the texts leave open, with what is recommended until the policy owner decides. */
export interface OpenItem {
  readonly kind: ValueKind | "binding";
  /** Of a rule of a derived fact: the fact and the rule. */
  readonly id: string;
  readonly title: Text;
  readonly reason: Text;
  readonly values: readonly OpenValue[];
  /** How a binding binds, where that is what is open. */
  readonly binding?: TracedBinding;
  readonly place: TracePlace;
}

/** Is a recommended value with the dates between which it holds, half-open. */
export interface OpenValue extends Interval {
  /** The parameter that a binding sets, or the key of a catalogue's entry. */
  readonly title?: Text;
  readonly value: Json;
  readonly unit?: string;
  readonly labels?: { readonly [value: string]: Text };
  readonly basis: readonly string[];
  readonly evidence: EvidenceMark;
}

/** Holds the whole matrix, what is broken in it, and what is open. */
export interface Trace {
  readonly documents: readonly TracedDocument[];
  readonly counts: TraceCounts;
  readonly problems: readonly Diagnostic[];
  /** The date on which the values of `open` are in force; what has ended by then is left out. */
  readonly asOf: string;
  readonly open: readonly OpenItem[];
}

export interface TraceCounts {
  readonly clauses: number;
  readonly accounted: number;
  readonly gates: number;
  readonly bindings: number;
  readonly parameters: number;
  readonly catalogues: number;
  readonly derived: number;
  readonly cases: number;
}
