import type { Actor } from "../core/policy/policy-set.ts";
import type { Finding, Gate, Verdict } from "../generated/types/verdict.ts";
import { type Awaiting, awaitingApproval, isSwitchedOff } from "./awaiting-approval.ts";

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
  /** The gates that wait for the approval of the design: one thing to do, after all else. */
  readonly awaiting: readonly Awaiting[];
}

/** Is one finding of one binding. */
interface Told {
  readonly gate: Gate;
  readonly finding: Finding;
}

/** Sorts all that blocks a document by who must act, each thing told once. */
export function assignments(verdict: Verdict): readonly Assignment[] {
  const waiting = awaitingApproval(verdict);
  const told = toldBy(verdict).filter(isBlocking);
  const blocking = sharedFindings(
    waiting.length === 0 ? told : told.filter(({ finding }) => !isSwitchedOff(finding)),
  );
  return ACTORS.map((actor) => ({
    actor,
    tasks: tasksOf(blocking.filter((one) => one.finding.actor === actor)),
    awaiting: waiting.filter((one) => one.finding.actor === actor),
  })).filter(({ tasks, awaiting }) => tasks.length > 0 || awaiting.length > 0);
}

/**
 * Lists what does not block and yet is to be known: what was accepted with its reasons, and advice. What
 * another binding of the same gate blocks for is told there.
 */
export function remarks(verdict: Verdict): readonly Task[] {
  const told = toldBy(verdict);
  const blocking = new Set(told.filter(isBlocking).map(matterOf));
  const noted = told.filter((one) => !isBlocking(one) && !blocking.has(matterOf(one)));
  return tasksOf(sharedFindings([...noted.filter(isOpen), ...noted.filter((one) => !isOpen(one))]));
}

function toldBy({ gates }: Verdict): readonly Told[] {
  return gates.flatMap((gate) => gate.findings.map((finding) => ({ gate, finding })));
}

function isBlocking(told: Told): boolean {
  return told.gate.blocking && isOpen(told);
}

function isOpen({ finding }: Told): boolean {
  return finding.disposition === "none";
}

/** Names what a finding is about, however strictly and whatever answers it. */
function matterOf({ gate, finding }: Told): string {
  const { code, message, location, missing = [] } = finding;
  return JSON.stringify([gate.id, code, message.vi, location.start, location.path, missing]);
}

function sharedFindings(told: readonly Told[]): readonly SharedFinding[] {
  const shared = new Map<string, SharedFinding>();
  for (const { gate, finding } of told) {
    const key = keyOf(finding);
    const known = shared.get(key);
    shared.set(key, {
      gates: known ? withGate(known.gates, gate) : [gate],
      finding: known?.finding ?? finding,
    });
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

function keyOf({ code, message, remedy, actor, location, missing = [], ...finding }: Finding): string {
  const { start, path } = location;
  return JSON.stringify([code, message.vi, remedy.vi, actor, answerTo(finding), start, path, missing]);
}

/** Names what answers a finding: the same findings under two waivers, or two plans to mend them, are two things to know. */
function answerTo({
  disposition,
  remediation,
  waiver,
}: Pick<Finding, "disposition" | "remediation" | "waiver">): readonly unknown[] {
  return [disposition, remediation, waiver];
}

function tasksOf(shared: readonly SharedFinding[]): readonly Task[] {
  const tasks = new Map<string, Task>();
  for (const { gates, finding } of shared) {
    const key = JSON.stringify([gates.map(({ id }) => id), answerTo(finding)]);
    const known = tasks.get(key);
    const findings = [...(known?.findings ?? []), finding];
    tasks.set(key, { gates: gates.reduce(withGate, known?.gates ?? []), findings });
  }
  return [...tasks.values()];
}
