import type { Text } from "../core/source/source.ts";
import type { Finding, Gate, Verdict } from "../generated/types/verdict.ts";
import { awaitingApproval, awaitingLine, isSwitchedOff } from "../reporters/awaiting-approval.ts";
import { countsLine } from "../reporters/counts-line.ts";
import { headline, readinessLine } from "../reporters/headline.ts";
import { wrapped } from "../reporters/lines.ts";
import type { Paint } from "../reporters/paint.ts";
import { plain } from "../reporters/plain.ts";
import type { Language } from "../reporters/words.ts";
import type { ExampleRecord } from "./example-records.ts";

/** Is one example as it came out, beside what was recorded of it. */
export interface ExampleRun {
  readonly record: ExampleRecord;
  readonly verdict?: Verdict;
  /** The codes of what was wrong, sorted, each once. */
  readonly errors: readonly string[];
}

interface Look {
  readonly language: Language;
  readonly paint: Paint;
}

const AS_RECORDED: Text = { vi: "đúng kết quả đã ghi", en: "as recorded" };
const OTHERWISE: Text = { vi: "KHÁC kết quả đã ghi", en: "NOT as recorded" };
const INVALID: Text = { vi: "KHÔNG HỢP LỆ", en: "INVALID" };

/** Tells whether an example came out as recorded: the decision, the gates that block, the errors. */
export function isAsRecorded(run: ExampleRun): boolean {
  return expectedOf(run) === actualOf(run);
}

/** Writes one example in a few lines: its conclusion, what blocks it, and how that compares with the record. */
export function exampleText(run: ExampleRun, look: Look): string {
  const { record, verdict, errors } = run;
  const { language, paint } = look;
  const head = verdict
    ? headline(verdict, look)
    : paint.red(`✘ ${INVALID[language]}: ${errors.map(plain).join(", ")}`);
  const about = [
    `examples/${record.file}`,
    record.profile,
    record.asOf,
    record.plan && `examples/${record.plan}`,
  ];
  const lines = [
    head,
    paint.dim(
      `  ${about
        .filter((part) => part !== undefined)
        .map(plain)
        .join(" · ")}`,
    ),
  ];
  if (record.note) lines.push(wrapped(plain(record.note[language]), 2));
  if (verdict) {
    lines.push(...blockingLines(verdict, look));
    lines.push(`  ${countsLine(verdict, look)}`, `  ${readinessLine(verdict, look)}`);
  }
  lines.push(
    isAsRecorded(run) ? `  ${paint.green(`= ${AS_RECORDED[language]}`)}` : differenceLine(run, look),
  );
  return `${lines.join("\n")}\n\n`;
}

/** Writes a line for each example, the files without a record, and a sum. */
export function summaryText(runs: readonly ExampleRun[], unrecorded: readonly string[], look: Look): string {
  const { language, paint } = look;
  const width = Math.max(...runs.map(({ record }) => record.file.length), 0);
  const rows = runs.map((run) => {
    const { file, stage, profile } = run.record;
    const mark = isAsRecorded(run) ? paint.green("✔") : paint.red("✘");
    return `${mark} ${plain(file).padEnd(width)}  ${stage.padEnd(12)}  ${profile.padEnd(9)}  ${plain(actualOf(run))}`;
  });
  const missing = { vi: "không có trong", en: "is not in" };
  const strange = unrecorded.map((name) => paint.red(`✘ ${plain(name)} ${missing[language]} verdicts.yaml`));
  const good = runs.filter(isAsRecorded).length;
  const sum =
    language === "vi"
      ? `${good}/${runs.length} ví dụ cho đúng kết quả đã ghi`
      : `${good} of ${runs.length} examples are as recorded`;
  return `${[...rows, ...strange, paint.bold(sum)].join("\n")}\n`;
}

function blockingGates({ gates }: Verdict): readonly Gate[] {
  return gates.filter(({ blocking }) => blocking);
}

/** Writes one line for each gate that blocks, however often it is bound, and one for all that wait for an approval. */
function blockingLines(verdict: Verdict, look: Look): readonly string[] {
  const waiting = awaitingApproval(verdict);
  const blocking = blockingGates(verdict);
  const lines = [...new Set(blocking.map(({ id }) => id))].flatMap((id) => {
    const bindings = blocking.filter((gate) => gate.id === id);
    return gateLine(bindings, waiting.length > 0, look);
  });
  if (waiting.length === 0) return lines;
  return [...lines, markedLine(look.paint.yellow("?"), awaitingLine(waiting, look.language))];
}

/** Tells the first open finding of a gate's bindings, of one that fails if any does, and counts the others. */
function gateLine(
  bindings: readonly Gate[],
  foldsSwitchedOff: boolean,
  { language, paint }: Look,
): readonly string[] {
  const failing = bindings.filter(({ outcome }) => outcome === "fail");
  const others = bindings.filter(({ outcome }) => outcome !== "fail");
  const open = [...failing, ...others].flatMap(openFindings);
  const told = foldsSwitchedOff ? open.filter((finding) => !isSwitchedOff(finding)) : open;
  if (told.length === 0 && open.length > 0) return [];
  const [first = bindings[0]?.title[language] ?? "", ...more] = new Set(
    told.map((one) => one.message[language]),
  );
  const count = more.length > 0 ? ` (+${more.length})` : "";
  const mark = failing.length > 0 ? paint.red("✘") : paint.yellow("?");
  return [markedLine(mark, `${bindings[0]?.number ?? ""} ${first}${count}`)];
}

function openFindings({ findings }: Gate): readonly Finding[] {
  return findings.filter(({ disposition }) => disposition === "none");
}

function markedLine(mark: string, text: string): string {
  const [first = "", ...others] = wrapped(plain(text), 4).split("\n");
  return [`  ${mark} ${first.trimStart()}`, ...others].join("\n");
}

function differenceLine(run: ExampleRun, { language, paint }: Look): string {
  return `  ${paint.red(`≠ ${OTHERWISE[language]}`)}: ${plain(expectedOf(run))} ≠ ${plain(actualOf(run))}`;
}

function expectedOf({ record }: ExampleRun): string {
  return [record.decision, ...record.blocking, ...record.errors].join(" ");
}

function actualOf({ verdict, errors }: ExampleRun): string {
  const numbers = verdict ? blockingGates(verdict).map(({ number }) => number) : [];
  return [verdict?.decision ?? "invalid", ...new Set(numbers.sort()), ...errors].join(" ");
}
