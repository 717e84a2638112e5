import type { WrongMark } from "../../core/mutate/marks.ts";
import {
  type Equivalent,
  hasManyEquivalents,
  type MutationReport,
  type PartScore,
  type Score,
  type Survivor,
  type ToldMutant,
} from "../../core/mutate/report.ts";
import { plain } from "../plain.ts";
import { curesOf } from "./cures.ts";
import type { MutationLook } from "./mutation-look.ts";
import { WORDS } from "./mutation-words.ts";
import { slipText } from "./slip-text.ts";

/** Writes what came of the mutants of a set: a line for each part, what survived and why it matters, and a sum. */
export function mutationText(report: MutationReport, look: MutationLook): string {
  const { parts, survivors, slow, equivalents, wrongMarks, total } = report;
  const width = Math.max(0, ...parts.map((part) => nameOf(part, look).length));
  const cureOf = curesOf(survivors);
  const blocks = [
    parts.map((part) => partText(part, width, look)).join(""),
    ...survivors.map((one) => survivorText(one, cureOf, look)),
    listed(
      "slow",
      slow.map((one) => mutantLine(one, look)),
      look,
    ),
    equivalentsText(equivalents, look),
    listed(
      "marks",
      wrongMarks.map((one) => markText(one, look)),
      look,
    ),
    hasManyEquivalents(report) ? `${look.paint.red("✘")} ${WORDS.tooManyEquivalents[look.language]}\n` : "",
    `${look.paint.bold(WORDS.total[look.language](total))}\n`,
  ];
  return blocks.filter((block) => block !== "").join("\n");
}

function nameOf({ kind, id, number }: PartScore, { language }: MutationLook): string {
  return kind === "gate" ? `${number ?? ""} ${id}` : `${WORDS.kinds[kind][language]} ${id}`;
}

function partText(part: PartScore, width: number, look: MutationLook): string {
  const { survived, mutants, equivalent, killedByTime } = part;
  const mark = survived === 0 ? look.paint.green("✔") : look.paint.red("✘");
  const also = [
    killedByTime > 0 ? WORDS.byTime[look.language](killedByTime) : [],
    equivalent > 0 ? WORDS.equivalent[look.language](equivalent) : [],
  ].flat();
  const notes = also.length > 0 ? `  ${look.paint.dim(also.join(", "))}` : "";
  return `${mark} ${plain(nameOf(part, look)).padEnd(width)}  ${killedOf(part)}/${mutants - equivalent}${notes}\n`;
}

/** What time killed is killed. */
function killedOf({ killed, killedByTime }: Score): number {
  return killed + killedByTime;
}

type CureOf = ReturnType<typeof curesOf>;

function survivorText(survivor: Survivor, cureOf: CureOf, look: MutationLook): string {
  const { mutant, slip, wasLookedInto } = survivor;
  const { language, paint } = look;
  const found = slip
    ? slipText(slip, cureOf(mutant), look)
    : `    ${paint.dim((wasLookedInto ? WORDS.nothingFound : WORDS.notLooked)[language])}\n`;
  return `${paint.red("✘")} ${mutantLine(survivor, look)}${found}`;
}

/** Says the change on one line, and where it is made on another. */
function mutantLine(
  { mutant, operator, before, after, source, start }: ToldMutant,
  look: MutationLook,
): string {
  const { language, paint } = look;
  const change =
    after === "" ? `${plain(before)} → ${WORDS.gone[language]}` : `${plain(before)} → ${plain(after)}`;
  const place =
    source && start ? `    ${paint.cyan(`${plain(source)}:${start.line}:${start.column}`)}\n` : "";
  return `${paint.bold(mutant)} ${operator}: ${change}\n${place}`;
}

/** Marked and proved mutants are as many as ever where all is well: their number says enough. */
function equivalentsText(equivalents: readonly Equivalent[], look: MutationLook): string {
  const { language, paint } = look;
  if (equivalents.length === 0) return "";
  if (!look.equivalents) return `${paint.dim(WORDS.unlisted[language](equivalents.length))}\n`;
  return listed(
    "equivalents",
    equivalents.map((one) => equivalentText(one, look)),
    look,
  );
}

function equivalentText(one: Equivalent, look: MutationLook): string {
  const why = one.reason ? plain(one.reason[look.language]) : WORDS.proved[look.language];
  return `${mutantLine(one, look)}    ${why}\n`;
}

/** What refutes a mark is told where the mutant stands among those that survive. */
function markText({ mutant, problem, source, start }: WrongMark, look: MutationLook): string {
  const { language, paint } = look;
  const place = paint.cyan(`${plain(source)}:${start.line}:${start.column}`);
  return `${paint.bold(mutant)} ${WORDS.wrongMarks[problem][language]}\n    ${place}\n`;
}

function listed(
  title: "slow" | "equivalents" | "marks",
  lines: readonly string[],
  look: MutationLook,
): string {
  if (lines.length === 0) return "";
  return `${look.paint.bold(WORDS.titles[title][look.language])}\n${lines.map((line) => `  ${line}`).join("")}`;
}
