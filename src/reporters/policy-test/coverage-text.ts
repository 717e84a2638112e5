import type { Outcome } from "../../core/policy/policy-set.ts";
import {
  type Coverage,
  type OutcomeCoverage,
  percentOf,
  type SubConditionCoverage,
  type UnitCoverage,
} from "../../core/policy-test/coverage/coverage.ts";
import { paintedExcerpt } from "../diagnostics.ts";
import { indented } from "../lines.ts";
import { plain } from "../plain.ts";
import { findSource, type Sources } from "../report.ts";
import { widthOf } from "../trace/columns.ts";
import { OUTCOME_WORDS } from "../words.ts";
import { moreWords, NEVER_WORDS, OUTCOME_OF_WORDS, PART_WORDS, WORDS } from "./coverage-words.ts";
import type { Look } from "./text.ts";
import { unitName } from "./unit-words.ts";

interface CoverageLook extends Look {
  readonly sources: Sources;
  /** How many gaps of one gate are drawn; all of them where one gate is asked for. */
  readonly gaps: number;
}

/** Writes how far cases go: of each gate which outcomes came out, then what no case shows, drawn where it stands. */
export function coverageText(coverage: Coverage, look: CoverageLook): string {
  const { language, paint } = look;
  const sum = `${WORDS.heading[language]}: ${shareOf(coverage)}`;
  const units = coverage.units.map((unit) => unitText(unit, look));
  return ["", paint.bold(sum), WORDS.legend[language], "", ...units].join("\n");
}

function shareOf(coverage: Pick<Coverage, "seen" | "possible">): string {
  return `${percentOf(coverage)} % (${coverage.seen}/${coverage.possible})`;
}

function unitText(unit: UnitCoverage, look: CoverageLook): string {
  const { language, paint } = look;
  const title = `${paint.bold(plain(unitName(unit)))}  ${plain(unit.title[language])}: ${shareOf(unit)}`;
  const gaps = unit.conditions.filter(({ missed }) => missed.length > 0);
  return `${[title, ...outcomeTable(unit.outcomes, look), ...gapLines(gaps, unit, look)].join("\n")}\n`;
}

const OUTCOMES: readonly Outcome[] = ["pass", "fail", "undetermined", "not-applicable"];

function outcomeTable(outcomes: readonly OutcomeCoverage[], { language, paint }: Look): readonly string[] {
  if (outcomes.length === 0) return [];
  const heads = OUTCOMES.map((outcome) => OUTCOME_WORDS[outcome][language]);
  const names = outcomes.map(({ of, id }) => `${OUTCOME_OF_WORDS[of][language]} ${plain(id)}`);
  const width = Math.max(...names.map(widthOf));
  const rows = outcomes.map((one, index) => {
    const marks = OUTCOMES.map((outcome, at) => centred(markOf(one, outcome), heads[at] ?? "", paint));
    return `  ${padded(names[index] ?? "", width)}  ${marks.join("  ")}`.trimEnd();
  });
  return [`  ${" ".repeat(width)}  ${paint.dim(heads.join("  "))}`, ...rows];
}

type Mark = "✔" | "✘" | "·";

function markOf({ seen, missed }: OutcomeCoverage, outcome: Outcome): Mark {
  if (seen.includes(outcome)) return "✔";
  return missed.includes(outcome) ? "✘" : "·";
}

function centred(mark: Mark, head: string, paint: Look["paint"]): string {
  const room = widthOf(head) - 1;
  const before = Math.floor(room / 2);
  const painted = { "✔": paint.green, "✘": paint.red, "·": paint.dim }[mark](mark);
  return `${" ".repeat(before)}${painted}${" ".repeat(room - before)}`;
}

function padded(text: string, width: number): string {
  return text + " ".repeat(width - widthOf(text));
}

function gapLines(
  gaps: readonly SubConditionCoverage[],
  unit: UnitCoverage,
  look: CoverageLook,
): readonly string[] {
  const { language } = look;
  if (gaps.length === 0) return [];
  const drawn = gaps.slice(0, look.gaps).map((gap) => gapText(gap, look));
  const rest = gaps.length - drawn.length;
  const more = rest > 0 ? [`  ${moreWords(rest, unit.number)[language]}`] : [];
  return [`  ${WORDS.neverSeen[language]}`, ...drawn, ...more];
}

function gapText(gap: SubConditionCoverage, { language, paint, sources }: CoverageLook): string {
  const { part, of, source: name, start, range, missed } = gap;
  const where = [...(of === null ? [] : [plain(of)]), PART_WORDS[part][language]].join(", ");
  const source = findSource(sources, name);
  return [
    `  ${paint.cyan(`${plain(name)}:${start.line}:${start.column}`)}  ${where}`,
    ...(source ? [indented(paintedExcerpt(source, range, paint), 4)] : []),
    ...missed.map((truth) => `      ${NEVER_WORDS[truth][language]}`),
  ].join("\n");
}
