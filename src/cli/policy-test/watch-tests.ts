import { resolve } from "node:path";
import type { UnitTest } from "../../core/policy-test/test-policies.ts";
import { totals, unitLines } from "../../reporters/policy-test/text.ts";
import { EXIT } from "../../run/exit-code.ts";
import type { Io } from "../../run/io.ts";
import { paintFor } from "../print.ts";
import { printLoadErrors } from "../print-load-errors.ts";
import { printTests } from "./print-tests.ts";
import { type RanTests, runTests } from "./run-tests.ts";
import { type Chosen, exitCodeOf } from "./test-choices.ts";
import { watchFolder } from "./watch-folder.ts";

const WATCHING = {
  vi: "đang theo dõi thư mục chính sách; Ctrl+C để dừng",
  en: "watching the policy folder; Ctrl+C ends it",
} as const;

/** Runs the cases of a policy folder now and whenever it changes, until a signal; gives the exit code of the last run. */
export async function watchTests(folder: string, chosen: Chosen, io: Io): Promise<number> {
  const { language } = chosen;
  let last: RanTests | undefined;
  await watchFolder(resolve(io.cwd, folder), async () => {
    const now = await runTests(folder, chosen, io);
    if (last) printChanges(last, now, chosen, io);
    else printTests(now, chosen, io);
    if (!last) io.stderr.write(`${paintFor(io.stderr, io).dim(WATCHING[language])}\n`);
    last = now;
  });
  return last ? exitCodeOf(last, chosen) : EXIT.failed;
}

/** Prints only what came out otherwise than before, and the sum; a set that does not load hides no earlier result. */
function printChanges(before: RanTests, now: RanTests, { language }: Chosen, io: Io): void {
  const look = { language, paint: paintFor(io.stdout, io) };
  printLoadErrors(now.diagnostics, now.sources, { language }, io);
  if (now.diagnostics.length > 0) return;
  const changed = now.tests.filter((test) => !isSame(test, before.tests));
  const lines = changed.length > 0 ? unitLines(changed, now.tests, look) : "";
  io.stdout.write(`${lines}${totals(now.tests, look)}\n`);
}

function isSame(test: UnitTest, before: readonly UnitTest[]): boolean {
  const earlier = before.find(({ kind, id }) => kind === test.kind && id === test.id);
  return JSON.stringify(earlier) === JSON.stringify(test);
}
