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
export interface GateTest extends Tested {
  readonly gate: string;
  readonly number: string;
}

/** Is how one derived fact fared in its cases. */
export interface DerivedTest extends Tested {
  readonly fact: string;
}

/** Is how the competences of one profile fared in its cases. */
export interface CompetenceTest extends Tested {
  readonly profile: string;
}

/** Gathers all that was tested. */
export interface Tests {
  readonly gates: readonly GateTest[];
  readonly derived: readonly DerivedTest[];
  readonly competence: readonly CompetenceTest[];
}

type AnyTest = GateTest | DerivedTest | CompetenceTest;

interface Tested {
  readonly title: Text;
  readonly cases: number;
  readonly failed: readonly FailedCase[];
}

interface Look {
  readonly language: Language;
  readonly paint: Paint;
}

/** Tells whether it was tested and held; what has no cases was not tested. */
export function isGood({ cases, failed }: Tested): boolean {
  return cases > 0 && failed.length === 0;
}

/** Writes a line for each gate, derived fact and profile's competence, under it the cases that failed, and a sum. */
export function policyTestText(tests: Tests, look: Look): string {
  const tested = allTests(tests);
  if (tested.length === 0) return "";
  const width = Math.max(...tested.map((one) => nameOf(one).length));
  return `${tested.map((one) => testText(one, width, look)).join("")}\n${totals(tests, look)}\n`;
}

/** Lists all that was tested, in the order in which it is told. */
export function allTests({ gates, derived, competence }: Tests): readonly AnyTest[] {
  return [...gates, ...derived, ...competence];
}

function nameOf(test: AnyTest): string {
  if ("profile" in test) return `competence ${test.profile}`;
  return "gate" in test ? `${test.number} ${test.gate}` : `derived.${test.fact}`;
}

function testText(test: AnyTest, width: number, look: Look): string {
  const { cases, failed } = test;
  const { language, paint } = look;
  const mark = isGood(test) ? paint.green("✔") : paint.red("✘");
  const none = { vi: "chưa có ca kiểm thử", en: "no cases" };
  const result = cases === 0 ? paint.red(none[language]) : `${cases - failed.length}/${cases}`;
  const line = `${mark} ${plain(nameOf(test)).padEnd(width)}  ${result}\n`;
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

function totals(tests: Tests, { language, paint }: Look): string {
  const { gates, derived, competence } = tests;
  const tested = allTests(tests);
  const cases = tested.reduce((sum, one) => sum + one.cases, 0);
  const failed = tested.reduce((sum, one) => sum + one.failed.length, 0);
  const untested = tested.filter((one) => one.cases === 0).length;
  const facts = derived.length === 0 ? "" : DERIVED[language](derived.length);
  const signing = competence.length === 0 ? "" : COMPETENCE[language](competence.length);
  return paint.bold(
    language === "vi"
      ? `${gates.length} cổng${facts}${signing}, ${cases} ca: ${cases - failed} đạt, ${failed} không đạt, ${untested} mục chưa có ca`
      : `${gates.length} gates${facts}${signing}, ${cases} cases: ${cases - failed} held, ${failed} did not, ${untested} without cases`,
  );
}

const DERIVED = {
  vi: (count: number) => `, ${count} dữ kiện suy ra`,
  en: (count: number) => ` and ${count} derived facts`,
} as const;

const COMPETENCE = {
  vi: (count: number) => `, thẩm quyền của ${count} hồ sơ áp dụng`,
  en: (count: number) => ` and the competences of ${count} ${count === 1 ? "profile" : "profiles"}`,
} as const;
