import { coverageText } from "../../reporters/policy-test/coverage-text.ts";
import { policyTestData } from "../../reporters/policy-test/json.ts";
import { suitesOf, suitesOfErrors } from "../../reporters/policy-test/suites-of.ts";
import { policyTestText } from "../../reporters/policy-test/text.ts";
import { junit } from "../../reporters/suites/junit.ts";
import { tap, tapBailOut } from "../../reporters/suites/tap.ts";
import type { Io } from "../../run/io.ts";
import { paintFor, printAnswer } from "../print.ts";
import { printLoadErrors } from "../print-load-errors.ts";
import type { RanTests } from "./run-tests.ts";
import type { Chosen } from "./test-choices.ts";

/** How many gaps of each gate are drawn where all gates are told of: enough to begin with. */
const GAPS = 5;

/** Prints what tests gave in the format asked for: results to standard output, what went wrong to standard error. */
export function printTests(ran: RanTests, chosen: Chosen, io: Io): void {
  const { tests, coverage, diagnostics, sources } = ran;
  const { format, language } = chosen;
  if (format === "json") {
    const data = policyTestData(tests, coverage);
    printAnswer({ text: "", data, diagnostics, sources }, { format, language }, io);
    return;
  }
  io.stdout.write(format === "text" ? textOf(ran, chosen, io) : machineText(ran, format, chosen));
  printLoadErrors(diagnostics, sources, { language }, io);
}

function textOf({ tests, coverage, sources }: RanTests, { language, gate }: Chosen, io: Io): string {
  const look = { language, paint: paintFor(io.stdout, io) };
  const gaps = gate === undefined ? GAPS : Number.POSITIVE_INFINITY;
  const covered = coverage ? coverageText(coverage, { ...look, sources, gaps }) : "";
  return policyTestText(tests, look) + covered;
}

function machineText(ran: RanTests, format: "junit" | "tap", { language }: Chosen): string {
  const { tests, diagnostics, sources } = ran;
  const [first] = diagnostics;
  if (format === "tap") {
    return first ? tapBailOut(first.message[language]) : tap(suitesOf(tests, language));
  }
  return junit(first ? suitesOfErrors(diagnostics, sources, language) : suitesOf(tests, language));
}
