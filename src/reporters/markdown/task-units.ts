import type { Finding, Gate } from "../../generated/types/verdict.ts";
import { clauseList } from "../clause-list.ts";
import { markOf, noteOf, waiverWords } from "../finding-text.ts";
import type { Task } from "../fold-findings.ts";
import { plainPaint } from "../paint.ts";
import { placeName } from "../results/place-name.ts";
import { gateNumber, named, type PageContext, said, titled } from "./context.ts";
import type { Section, Unit } from "./page.ts";
import { PAGE_WORDS } from "./words.ts";

/** Is what tasks of one document are written with. */
export interface TaskContext extends PageContext {
  /** The source of the verdict. */
  readonly source: string;
  /** The documents whose clauses are named first. */
  readonly programmes: ReadonlySet<string>;
  readonly tier: Unit["tier"];
  /** The gates whose clauses a task names. */
  readonly cited: ReadonlyMap<Task, readonly Gate[]>;
}

/** Gives each task what no task before it cites: findings fold with many sets of gates, and a gate's clauses are said once. */
export function citedBy(tasks: readonly Task[]): TaskContext["cited"] {
  const told = new Set<string>();
  const key = (gate: Gate, clause: string) => JSON.stringify([gate.id, clause]);
  const untold = (gate: Gate): Gate => {
    const clauses = gate.clauses.filter((clause) => !told.has(key(gate, clause)));
    for (const clause of clauses) told.add(key(gate, clause));
    return { ...gate, clauses };
  };
  return new Map(tasks.map((task) => [task, task.gates.map(untold)] as const));
}

/** Writes what one actor has to do about the same gates: their names, then each finding with its remedy and place. */
export function taskUnits(task: Task, under: readonly Section[], context: TaskContext): readonly Unit[] {
  const section: Section = { open: taskHead(task, context), isTight: true };
  return task.findings.map((finding, index) => ({
    text: findingItem(finding, task.findings[index + 1], context),
    under: [...under, section],
    ...{ tier: context.tier, isCounted: true },
  }));
}

function taskHead(task: Task, context: TaskContext): string {
  const [first] = task.findings;
  const cited = context.cited.get(task);
  const lines = task.gates.flatMap((gate, index) => gateLines(gate, cited?.[index], first, context));
  if (first?.waiver) lines.push(said(waiverWords(first.waiver)[context.language]));
  return lines.join("<br>\n");
}

function gateLines(
  gate: Gate,
  cited: Gate | undefined,
  finding: Finding | undefined,
  context: TaskContext,
): readonly string[] {
  const { language, programmes } = context;
  const note = noteOf(gate, finding);
  const mark = markOf(gate, finding, { paint: plainPaint });
  const name = `**${`${mark} ${gateNumber(gate.number, context)} ${titled(gate.title[language])}`.trim()}**`;
  const clauses = clauseList(cited ? [cited] : [], programmes, language, { isExplained: false });
  return [
    note ? `${name} (${said(note[language])})` : name,
    ...(clauses === "" ? [] : [`${PAGE_WORDS.clauses[language]}: ${said(clauses)}`]),
  ];
}

/** A remedy that the next finding has, too, is told once, after the last. */
function findingItem(finding: Finding, next: Finding | undefined, { language, source }: TaskContext): string {
  const { line, column } = finding.location.start;
  const place = named(`${placeName(source) || source}:${line}:${column}`);
  const item = `- ${said(finding.message[language])} (${place})`;
  const remedy = finding.remedy[language];
  return next?.remedy[language] === remedy ? item : `${item}<br>\n  → ${said(remedy)}`;
}
