import { lineAround } from "../core/source/position.ts";
import type { Range, Source, Text } from "../core/source/source.ts";
import type { Finding, Gate, Position } from "../generated/types/verdict.ts";
import { clauseList } from "./clause-list.ts";
import { paintedExcerpt } from "./diagnostics.ts";
import type { Task } from "./fold-findings.ts";
import { indented, wrapped } from "./lines.ts";
import { plain } from "./plain.ts";
import type { ReportOptions } from "./report.ts";
import { DISPOSITION_WORDS, ENFORCEMENT_WORDS, MENDING } from "./words.ts";

const CLAUSES: Text = { vi: "căn cứ", en: "clauses" };

/** After so many, the findings of one task are told without the lines they are about. */
const EXCERPTS = 3;

/** Is what findings are written with: the text they are about, unless it must not be shown. */
export interface FindingContext extends Pick<ReportOptions, "language" | "paint"> {
  readonly name: string;
  readonly source: Source | undefined;
  /** The documents whose clauses are named first. */
  readonly programmes: ReadonlySet<string>;
}

/** Writes what one actor has to do about the same gates: their names, each finding, the remedies, the clauses. */
export function taskText({ gates, findings }: Task, context: FindingContext): string {
  const { language, paint } = context;
  const clauses = clauseList(gates, context.programmes, language);
  const lines = gates.map((gate, index) => gateLine(gate, findings[0], index === 0, context));
  for (const [index, finding] of findings.entries()) {
    lines.push(...findingLines(finding, findings[index - 1], index, context));
    const next = findings[index + 1];
    if (next?.remedy[language] !== finding.remedy[language]) {
      lines.push(wrapped(plain(finding.remedy[language]), 4, "→ "));
    }
  }
  const waiver = findings[0]?.waiver;
  if (waiver) lines.push(wrapped(plain(waiverWords(waiver)[language]), 4));
  if (clauses !== "") lines.push(paint.dim(wrapped(clauses, 4, `${CLAUSES[language]}: `)));
  return lines.join("\n");
}

function gateLine(
  gate: Gate,
  finding: Finding | undefined,
  isFirst: boolean,
  context: FindingContext,
): string {
  const { language, paint } = context;
  const name = paint.bold(`${plain(gate.number)} ${plain(gate.title[language])}`);
  const note = noteOf(gate, finding);
  return `  ${isFirst ? markOf(gate, finding, context) : " "} ${name}${note ? paint.dim(` (${note[language]})`) : ""}`;
}

/** Says why a gate's finding does not block as a mandatory one does; nothing of one that does. */
export function noteOf(gate: Gate, finding: Finding | undefined): Text | undefined {
  if (finding?.waiver) return waivedUntil(finding.waiver);
  if (finding?.remediation) return mendingWords(finding.remediation);
  if (finding && finding.disposition !== "none") return DISPOSITION_WORDS[finding.disposition];
  if (gate.disposition !== "none") return DISPOSITION_WORDS[gate.disposition];
  return gate.enforcement === "mandatory" ? undefined : ENFORCEMENT_WORDS[gate.enforcement];
}

/** Tells of a plan under which something is mended, and by when. */
export function mendingWords({ id, deadline }: NonNullable<Finding["remediation"]>): Text {
  const [plan, day] = [plain(id), plain(deadline)];
  return {
    vi: `${MENDING.vi} \`${plan}\`, hạn ${day}`,
    en: `${MENDING.en}, \`${plan}\`, by ${day}`,
  };
}

type Waiver = NonNullable<Finding["waiver"]>;

function waivedUntil({ validUntil }: Waiver): Text {
  const { vi, en } = DISPOSITION_WORDS.waived;
  const day = plain(validUntil);
  return { vi: `${vi} đến hết ngày ${day}`, en: `${en} until the end of ${day}` };
}

/** Tells what is waived with who answers for it, why and until when. */
export function waiverWords({ id, authority, reason, validUntil }: Waiver): Text {
  return {
    vi: `${authority} chấp thuận ngoại lệ \`${id}\` đến hết ngày ${validUntil}, lý do: ${reason}`,
    en: `waived by ${authority} (\`${id}\`) until the end of ${validUntil}, because: ${reason}`,
  };
}

/** Marks a gate: a cross says that it is not met, a question mark that it cannot be decided, a dot that it does not block. */
export function markOf(
  gate: Gate,
  finding: Finding | undefined,
  { paint }: Pick<ReportOptions, "paint">,
): string {
  if (!gate.blocking || (finding && finding.disposition !== "none")) return paint.cyan("•");
  const isNotMet = finding?.code === "gate/requirement-not-met" || gate.outcome !== "undetermined";
  const isMissing = finding?.missing !== undefined;
  return isNotMet && !isMissing ? paint.red("✘") : paint.yellow("?");
}

function findingLines(
  finding: Finding,
  before: Finding | undefined,
  index: number,
  context: FindingContext,
): readonly string[] {
  const { language, name, source, paint } = context;
  const { start } = finding.location;
  const lines = [wrapped(plain(finding.message[language]), 4)];
  if (before?.location.start.line === start.line && before.location.start.column === start.column)
    return lines;
  lines.push(indented(paint.cyan(`${plain(source?.name ?? name)}:${start.line}:${start.column}`), 4));
  if (source && index < EXCERPTS && !isAboutWhole(finding)) lines.push(excerptOf(source, finding, context));
  return lines;
}

/** What is missing at the top of a document stands nowhere in it: a caret under its first key would mislead. */
function isAboutWhole({ location: { path = "" }, missing }: Finding): boolean {
  return path === "" || (missing !== undefined && path.lastIndexOf("/") === 0);
}

function excerptOf(source: Source, { location }: Finding, { paint }: FindingContext): string {
  const range: Range = {
    start: offsetOf(source.text, location.start),
    end: offsetOf(source.text, location.end),
  };
  return indented(paintedExcerpt(source, range, paint), 4);
}

/** Finds the offset of a line and column. */
function offsetOf(text: string, { line, column }: Position): number {
  let start = 0;
  for (let number = 1; number < line; number += 1) {
    const feed = text.indexOf("\n", start);
    if (feed === -1) return text.length;
    start = feed + 1;
  }
  return Math.min(start + column - 1, lineAround(text, start).end);
}
