import type { Verdict } from "../../generated/types/verdict.ts";
import { type Awaiting, REMEDY, reasonOf, TITLE } from "../awaiting-approval.ts";
import { programmesOf } from "../clause-list.ts";
import { DECISION_MARKS, decisionWords } from "../decision-words.ts";
import { type Assignment, assignments, remarks, type Task } from "../fold-findings.ts";
import { readinessLine } from "../headline.ts";
import { escaped, table } from "../markdown-text.ts";
import { plainPaint } from "../paint.ts";
import { unexplained } from "../results/unexplained.ts";
import { ACTOR_WORDS, DISPOSITION_WORDS, OUTCOME_WORDS, STAGE_WORDS } from "../words.ts";
import { named, type PageContext, said, titled } from "./context.ts";
import { folded, type Section, type Unit } from "./page.ts";
import { countedUnits, notCountedUnits } from "./statement-units.ts";
import { citedBy, type TaskContext, taskUnits } from "./task-units.ts";
import { PAGE_WORDS } from "./words.ts";

/** Writes a verdict: the decision, the counts, what blocks by who must act, and folded away all else that is to be known. */
export function verdictUnits(verdict: Verdict, context: PageContext): readonly Unit[] {
  const isBlocked = verdict.decision === "block";
  const assigned = assignments(verdict);
  const noted = remarks(verdict);
  const of: TaskContext = {
    ...{ ...context, source: verdict.source, programmes: programmesOf(verdict) },
    cited: citedBy([...assigned.flatMap(({ tasks }) => tasks), ...noted]),
    tier: 1,
  };
  return [
    headingUnit(verdict, context),
    ...(verdict.decision === "out-of-scope" ? [] : [countsUnit(verdict, context)]),
    ...(isBlocked ? notCountedUnits(verdict, context, 1) : []),
    ...unexplainedUnits(verdict, context),
    ...assigned.flatMap((assignment) => assignmentUnits(assignment, of)),
    ...(isBlocked ? [] : notCountedUnits(verdict, context, 2)),
    ...restUnits(verdict, noted, { ...of, tier: 2 }),
  ];
}

/** Writes the decision on a document as one line. */
export function decisionHeading(verdict: Verdict, { language }: PageContext): string {
  const words = decisionWords(verdict)[language];
  return `## ${DECISION_MARKS[verdict.decision]} ${words} · ${named(verdict.systemId)}`;
}

function headingUnit(verdict: Verdict, context: PageContext): Unit {
  const { language } = context;
  const rows = [
    `${PAGE_WORDS.file[language]}: ${named(verdict.source)}`,
    `${PAGE_WORDS.stage[language]}: ${STAGE_WORDS[verdict.stage][language]}`,
    `${PAGE_WORDS.profile[language]}: ${titled(verdict.profile)}`,
    `${PAGE_WORDS.date[language]}: ${verdict.asOf}`,
    ...(verdict.redacted ? [PAGE_WORDS.masked[language]] : []),
  ];
  const text = `${decisionHeading(verdict, context)}\n\n${rows.join(" · ")}`;
  return { text, under: [], tier: 0, isCounted: true };
}

function countsUnit(verdict: Verdict, { language }: PageContext): Unit {
  const { counts } = verdict;
  const columns = [
    [OUTCOME_WORDS.pass, counts.pass],
    [OUTCOME_WORDS.fail, counts.fail],
    [OUTCOME_WORDS.undetermined, counts.undetermined],
    [OUTCOME_WORDS["not-applicable"], counts.notApplicable],
    [DISPOSITION_WORDS.justified, counts.justified],
    [DISPOSITION_WORDS.waived, counts.waived],
  ] as const;
  const heads = columns.map(([words]) => words[language]);
  const row = columns.map(([, count]) => String(count));
  const ladder = escaped(readinessLine(verdict, { language, paint: plainPaint }));
  return { text: `${table(heads, [row])}\n\n${ladder}`, under: [], tier: 1, isCounted: false };
}

/** What blocks without a finding is told all the same. */
function unexplainedUnits(verdict: Verdict, { language }: PageContext): readonly Unit[] {
  const told = [
    ...verdict.gates.flatMap((gate) => unexplained.gate(gate).map((one) => ({ ...one, gate }))),
    ...unexplained.verdict(verdict).map((one) => ({ ...one, gate: undefined })),
  ];
  return told.map(({ gate, title, message }) => {
    const name = gate ? `**✘ ${titled(`${gate.number} ${title[language]}`)}**: ` : "";
    return { text: `- ${name}${said(message[language])}`, under: [], tier: 1, isCounted: true };
  });
}

function assignmentUnits({ actor, tasks, awaiting }: Assignment, context: TaskContext): readonly Unit[] {
  const { language } = context;
  const count = tasks.reduce((sum, { findings }) => sum + findings.length, awaiting.length > 0 ? 1 : 0);
  const name = ACTOR_WORDS[actor][language];
  const title = language === "vi" ? `${name} phải xử lý` : `for ${name}`;
  const section: Section = { open: `### ${title.charAt(0).toUpperCase()}${title.slice(1)} (${count})` };
  return [
    ...tasks.flatMap((task) => taskUnits(task, [section], context)),
    ...(awaiting.length > 0 ? [awaitingUnit(awaiting, section, context)] : []),
  ];
}

function awaitingUnit(awaiting: readonly Awaiting[], section: Section, { language }: PageContext): Unit {
  const reason = said(reasonOf(awaiting, language));
  const text = `**? ${TITLE[language]}**\n\n- ${reason}<br>\n  → ${said(REMEDY[language])}`;
  return { text, under: [section], tier: 1, isCounted: true };
}

function restUnits(verdict: Verdict, noted: readonly Task[], context: TaskContext): readonly Unit[] {
  const { language } = context;
  const count = noted.reduce((sum, { findings }) => sum + findings.length, 0);
  const section = folded(`${PAGE_WORDS.remarks[language]} (${count})`);
  return [...noted.flatMap((task) => taskUnits(task, [section], context)), ...countedUnits(verdict, context)];
}
