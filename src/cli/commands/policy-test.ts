import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import { runDiagnostic } from "../../node/run-messages.ts";
import { TEST_FORMATS, type TestFormat } from "../../reporters/policy-test/formats.ts";
import type { Language } from "../../reporters/words.ts";
import { type Choice, chooseWord } from "../../run/choices.ts";
import { EXIT } from "../../run/exit-code.ts";
import type { Io } from "../../run/io.ts";
import { policyFolder } from "../policy-folder.ts";
import { printTests } from "../policy-test/print-tests.ts";
import { runTests } from "../policy-test/run-tests.ts";
import { type Chosen, exitCodeOf } from "../policy-test/test-choices.ts";
import { watchTests } from "../policy-test/watch-tests.ts";
import { printDiagnostics } from "../print.ts";

/** Is what the command line says, as it was written. */
export interface PolicyTestArguments {
  readonly format?: string;
  readonly language: Language;
  /** The one gate whose cases are run; without it those of all gates and derived facts. */
  readonly gate?: string;
  readonly coverage?: boolean;
  readonly coverageMinimum?: string;
  readonly watch?: boolean;
}

/** Runs the cases of a policy set: 0 when every gate and derived fact has cases and all hold, 1 when not, 2 without any answer. */
export async function policyTest(
  given: string | undefined,
  options: PolicyTestArguments,
  io: Io,
): Promise<number> {
  const folder = policyFolder(given, io);
  const { chosen, diagnostics } = choose(options, folder);
  if (!chosen) {
    printDiagnostics(diagnostics, new Map(), options, io);
    return EXIT.failed;
  }
  if (options.watch && folder !== undefined) return watchTests(folder, chosen, io);
  const ran = await runTests(folder, chosen, io);
  printTests(ran, chosen, io);
  return exitCodeOf(ran, chosen);
}

function choose(
  options: PolicyTestArguments,
  folder: string | undefined,
): { readonly chosen?: Chosen; readonly diagnostics: readonly Diagnostic[] } {
  const { language, gate, coverage = false, coverageMinimum, watch = false } = options;
  const format = chooseWord(options.format ?? "text", TEST_FORMATS, "--format");
  const minimum = coverageMinimum === undefined ? { value: 0 } : choosePercent(coverageMinimum);
  const unwatchable = watch ? watchProblem(format.value, folder) : [];
  const diagnostics = [...[format, minimum].flatMap(({ diagnostic }) => diagnostic ?? []), ...unwatchable];
  if (format.value === undefined || minimum.value === undefined || diagnostics.length > 0)
    return { diagnostics };
  const wanted = { gate, coverage: coverage || coverageMinimum !== undefined };
  return { chosen: { ...wanted, language, format: format.value, minimum: minimum.value }, diagnostics };
}

function choosePercent(text: string): Choice<number> {
  if (/^(?:100|[1-9]?\d)$/.test(text)) return { value: Number(text) };
  return { diagnostic: runDiagnostic("usage/bad-percent", { value: text }, "--coverage-minimum") };
}

/** A machine's format is one document of one run; and the set that is built in cannot change. */
function watchProblem(format: TestFormat | undefined, folder: string | undefined): readonly Diagnostic[] {
  const reasons = [
    ...(format === undefined || format === "text"
      ? []
      : [{ vi: `định dạng \`${format}\` ghi một lượt chạy`, en: `\`${format}\` tells of a single run` }]),
    ...(folder === undefined ? [{ vi: "chưa nêu thư mục chính sách", en: "no policy folder is named" }] : []),
  ];
  return reasons.map((reason) => runDiagnostic("usage/cannot-watch", { reason }, "--watch"));
}
