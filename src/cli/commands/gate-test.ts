import type { Position, Text } from "../../core/source/source.ts";
import { wrapped } from "../../reporters/lines.ts";
import type { Paint } from "../../reporters/paint.ts";
import { plain } from "../../reporters/plain.ts";
import type { Language } from "../../reporters/words.ts";

/** Is a case that came out otherwise than it says. */
export interface FailedCase {
  readonly name: string;
  readonly source: string;
  readonly start: Position;
  readonly expected: object;
  readonly actual: object;
}

/** Is how one gate fared in its cases. */
export interface GateTest {
  readonly gate: string;
  readonly number: string;
  readonly title: Text;
  readonly cases: number;
  readonly failed: readonly FailedCase[];
}

interface Look {
  readonly language: Language;
  readonly paint: Paint;
}

/** Tells whether a gate was tested and held; one without cases was not tested. */
export function isGood({ cases, failed }: GateTest): boolean {
  return cases > 0 && failed.length === 0;
}

/** Writes a line for each gate, under it the cases that failed, and a sum. */
export function gateTestText(gates: readonly GateTest[], look: Look): string {
  if (gates.length === 0) return "";
  const width = Math.max(...gates.map(({ gate, number }) => gate.length + number.length + 1));
  return `${gates.map((gate) => gateText(gate, width, look)).join("")}\n${totals(gates, look)}\n`;
}

function gateText(test: GateTest, width: number, look: Look): string {
  const { gate, number, cases, failed } = test;
  const { language, paint } = look;
  const mark = isGood(test) ? paint.green("✔") : paint.red("✘");
  const none = { vi: "chưa có ca kiểm thử", en: "no cases" };
  const result = cases === 0 ? paint.red(none[language]) : `${cases - failed.length}/${cases}`;
  const line = `${mark} ${plain(`${number} ${gate}`).padEnd(width)}  ${result}\n`;
  return line + failed.map((one) => failedText(one, look)).join("");
}

function failedText(
  { name, source, start, expected, actual }: FailedCase,
  { language, paint }: Look,
): string {
  const [wanted, got] = language === "vi" ? ["mong đợi: ", "thực tế:  "] : ["expected: ", "actual:   "];
  return [
    `    ${paint.bold(plain(name))}`,
    `    ${paint.cyan(`${plain(source)}:${start.line}:${start.column}`)}`,
    wrapped(fields(expected), 6, wanted),
    wrapped(fields(actual), 6, got),
    "",
  ].join("\n");
}

function fields(object: object): string {
  return Object.entries(object)
    .map(([key, value]) => `${key} ${plain(String(value))}`)
    .join(", ");
}

function totals(gates: readonly GateTest[], { language, paint }: Look): string {
  const cases = gates.reduce((sum, gate) => sum + gate.cases, 0);
  const failed = gates.reduce((sum, gate) => sum + gate.failed.length, 0);
  const untested = gates.filter((gate) => gate.cases === 0).length;
  return paint.bold(
    language === "vi"
      ? `${gates.length} cổng, ${cases} ca: ${cases - failed} đạt, ${failed} không đạt, ${untested} cổng chưa có ca`
      : `${gates.length} gates, ${cases} cases: ${cases - failed} held, ${failed} did not, ${untested} gates without cases`,
  );
}
