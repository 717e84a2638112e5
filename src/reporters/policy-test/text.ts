import { isProblem, type Problem } from "../../core/policy-test/prepared.ts";
import type { TestedCase, UnitTest } from "../../core/policy-test/test-policies.ts";
import { isGood } from "../../core/policy-test/test-policies.ts";
import { wrapped } from "../lines.ts";
import type { Paint } from "../paint.ts";
import { plain } from "../plain.ts";
import type { Language } from "../words.ts";
import { answerTexts } from "./answer-text.ts";
import { unboundLines } from "./unbound-text.ts";
import { NO_CASES_WORDS, unitName } from "./unit-words.ts";

/** Says in which language and colours tests are told. */
export interface Look {
  readonly language: Language;
  readonly paint: Paint;
}

/** Writes a line for each gate, derived fact and profile's competence, under it the cases that failed, and a sum. */
export function policyTestText(tests: readonly UnitTest[], look: Look): string {
  if (tests.length === 0) return "";
  return `${unitLines(tests, tests, look)}\n${totals(tests, look)}\n`;
}

/** Writes the lines of some tests, aligned as those of all are. */
export function unitLines(some: readonly UnitTest[], all: readonly UnitTest[], look: Look): string {
  const width = Math.max(...all.map((one) => unitName(one).length));
  return some.map((one) => testText(one, width, look)).join("");
}

type FailedCase = Pick<TestedCase, "name" | "source"> & NonNullable<TestedCase["failure"]>;

/** Lists the cases that failed. */
export function failedOf({ cases }: UnitTest): readonly FailedCase[] {
  return cases.flatMap(({ name, source, failure }) => (failure ? [{ name, source, ...failure }] : []));
}

function testText(test: UnitTest, width: number, look: Look): string {
  const { cases } = test;
  const failed = failedOf(test);
  const { language, paint } = look;
  const mark = isGood(test) ? paint.green("✔") : paint.red("✘");
  const held = cases.length - failed.length;
  const result = cases.length === 0 ? paint.red(NO_CASES_WORDS[language]) : `${held}/${cases.length}`;
  const line = `${mark} ${plain(unitName(test)).padEnd(width)}  ${result}\n`;
  return line + failed.map((one) => failedText(one, look)).join("");
}

function failedText(failed: FailedCase, look: Look): string {
  const { name, source, start } = failed;
  const { paint } = look;
  return [
    `    ${paint.bold(plain(name))}`,
    `    ${paint.cyan(`${plain(source)}:${start.line}:${start.column}`)}`,
    ...cameOut(failed, look),
    "",
  ].join("\n");
}

const EXPECTED = { vi: "mong đợi: ", en: "expected: " } as const;
const ACTUAL = { vi: "thực tế:  ", en: "actual:   " } as const;
const WHY = { vi: "vì:       ", en: "because:  " } as const;

function cameOut({ expected, actual, unbound }: FailedCase, { language }: Look): readonly string[] {
  if (isProblem(actual)) return problemLines(actual, language);
  const told = answerTexts(expected, actual, language);
  const why = unbound ? unboundLines(unbound, language) : [];
  return [
    wrapped(told.expected, 6, EXPECTED[language]),
    wrapped(told.actual, 6, ACTUAL[language]),
    ...why.map((line, index) => wrapped(line, 6, index === 0 ? WHY[language] : " ".repeat(10))),
  ];
}

const PROBLEM = { vi: "không xét được: ", en: "cannot be judged: " } as const;
const HELP = { vi: "gợi ý: ", en: "help: " } as const;

/** What a case expects says nothing where it could not be judged. */
function problemLines({ problem, help }: Problem, language: Language): readonly string[] {
  return [
    wrapped(plain(problem[language]), 6, PROBLEM[language]),
    ...(help ? [wrapped(plain(help[language]), 6, HELP[language])] : []),
  ];
}

/** Sums up how all that was tested fared. */
export function totals(tests: readonly UnitTest[], { language, paint }: Look): string {
  const count = (kind: UnitTest["kind"]) => tests.filter((one) => one.kind === kind).length;
  const [gates, derived, competence] = [count("gate"), count("derived"), count("competence")];
  const cases = tests.reduce((sum, one) => sum + one.cases.length, 0);
  const failed = tests.reduce((sum, one) => sum + failedOf(one).length, 0);
  const untested = tests.filter((one) => one.cases.length === 0).length;
  const facts = derived === 0 ? "" : DERIVED[language](derived);
  const signing = competence === 0 ? "" : COMPETENCE[language](competence);
  return paint.bold(
    language === "vi"
      ? `${gates} cổng${facts}${signing}, ${cases} ca: ${cases - failed} đạt, ${failed} không đạt, ${untested} mục chưa có ca`
      : `${gates} ${gates === 1 ? "gate" : "gates"}${facts}${signing}, ${cases} cases: ${cases - failed} held, ${failed} did not, ${untested} without cases`,
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
