import type { Actor } from "../core/policy/policy-set.ts";
import type { Finding, Gate, Verdict } from "../generated/types/verdict.ts";

/** Is one finding, with every gate that has it: a fact that several gates miss is one thing to do. */
export interface SharedFinding {
  readonly gates: readonly Gate[];
  readonly finding: Finding;
}

/** Holds what one actor has to do about the same gates, in the order of the document. */
export interface Task {
  readonly gates: readonly Gate[];
  readonly findings: readonly Finding[];
}

/** Lists the actors in the order in which a dossier passes them. */
export const ACTORS = [
  "vendor",
  "operator",
  "data-centre",
  "finance",
  "owner",
  "authority",
] as const satisfies readonly Actor[];

/** Is what one actor has to do before the document can be admitted. */
export interface Assignment {
  readonly actor: Actor;
  readonly tasks: readonly Task[];
}

/** Sorts all that blocks a document by who must act, each thing told once. */
export function assignments({ gates }: Verdict): readonly Assignment[] {
  const blocking = sharedFindings(gates.filter((gate) => gate.blocking)).filter(isOpen);
  return ACTORS.map((actor) => ({
    actor,
    tasks: tasksOf(blocking.filter((one) => one.finding.actor === actor)),
  })).filter(({ tasks }) => tasks.length > 0);
}

/** Lists what does not block and yet is to be known: what was accepted with its reasons, and advice. */
export function remarks({ gates }: Verdict): readonly Task[] {
  const open = sharedFindings(gates.filter((gate) => !gate.blocking));
  const answered = sharedFindings(gates.filter((gate) => gate.blocking)).filter((one) => !isOpen(one));
  return tasksOf([...open, ...answered]);
}

function isOpen({ finding }: SharedFinding): boolean {
  return finding.disposition === "none";
}

function sharedFindings(gates: readonly Gate[]): readonly SharedFinding[] {
  const shared = new Map<string, SharedFinding>();
  for (const gate of gates) {
    for (const finding of gate.findings) {
      const key = keyOf(finding);
      const known = shared.get(key);
      shared.set(key, {
        gates: known ? withGate(known.gates, gate) : [gate],
        finding: known?.finding ?? finding,
      });
    }
  }
  return [...shared.values()];
}

/** A gate that is bound twice is named once, with the clauses of both bindings and the stricter enforcement. */
function withGate(gates: readonly Gate[], gate: Gate): readonly Gate[] {
  const known = gates.find(({ id }) => id === gate.id);
  return known ? gates.map((one) => (one === known ? joined(known, gate) : one)) : [...gates, gate];
}

const STRICTEST = ["mandatory", "justified", "advisory"] as const satisfies readonly Gate["enforcement"][];

function joined(one: Gate, other: Gate): Gate {
  const enforcement = STRICTEST.find((level) => level === one.enforcement || level === other.enforcement);
  const clauses = [...new Set([...one.clauses, ...other.clauses])];
  return { ...one, clauses, enforcement: enforcement ?? one.enforcement };
}

function keyOf({ code, message, actor, disposition, location, missing = [] }: Finding): string {
  return JSON.stringify([code, message.vi, actor, disposition, location.start, location.path, missing]);
}

function tasksOf(shared: readonly SharedFinding[]): readonly Task[] {
  const tasks = new Map<string, Task>();
  for (const { gates, finding } of shared) {
    const key = JSON.stringify(gates.map(({ id }) => id));
    const known = tasks.get(key);
    const findings = [...(known?.findings ?? []), finding];
    tasks.set(key, { gates: gates.reduce(withGate, known?.gates ?? []), findings });
  }
  return [...tasks.values()];
}
