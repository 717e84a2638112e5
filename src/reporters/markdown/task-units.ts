import type { Finding } from "../../generated/types/verdict.ts";
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

function taskHead({ gates, findings }: Task, context: TaskContext): string {
  const { language, programmes } = context;
  const lines = gates.map((gate) => {
    const note = noteOf(gate, findings[0]);
    const mark = markOf(gate, findings[0], { paint: plainPaint });
    const name = `**${`${mark} ${gateNumber(gate.number, context)} ${titled(gate.title[language])}`.trim()}**`;
    return note ? `${name} (${said(note[language])})` : name;
  });
  const waiver = findings[0]?.waiver;
  if (waiver) lines.push(said(waiverWords(waiver)[language]));
  const clauses = clauseList(gates, programmes, language);
  if (clauses !== "") lines.push(`${PAGE_WORDS.clauses[language]}: ${said(clauses)}`);
  return lines.join("<br>\n");
}

/** A remedy that the next finding has, too, is told once, after the last. */
function findingItem(finding: Finding, next: Finding | undefined, { language, source }: TaskContext): string {
  const { line, column } = finding.location.start;
  const place = named(`${placeName(source) || source}:${line}:${column}`);
  const item = `- ${said(finding.message[language])} (${place})`;
  const remedy = finding.remedy[language];
  return next?.remedy[language] === remedy ? item : `${item}<br>\n  → ${said(remedy)}`;
}
