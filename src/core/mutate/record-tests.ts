import type { ValueCases } from "../policy/policy-files.ts";
import { recordedReasons, saysAsRecorded } from "../policy-test/run-reapproval-cases.ts";
import { holdsUnder, stepsOf } from "../policy-test/run-value-cases.ts";
import { recordsIn, unrecordedSteps } from "../policy-test/unrecorded-steps.ts";
import type { Test } from "./test.ts";

/** Is a case that records something, with the name of what it records. */
type RecordTest = Test & { readonly about: string };

/** Lists what notices that something recorded changes: each of its cases, and a change on a day that none is about. */
export function recordTests(files: readonly ValueCases[]): readonly RecordTest[] {
  return [
    ...files.flatMap(stepTests),
    ...recordsIn(files).map((record): RecordTest => {
      const { source, pointer } = record.last;
      const notices: Test["notices"] = (policies) => unrecordedSteps(record, policies).length > 0;
      return { about: record.about, source, pointer, notices };
    }),
    ...recordedReasons(files).map((one): RecordTest => {
      const { about, source, pointer } = one;
      return { about, source, pointer, notices: (policies) => !saysAsRecorded(one, policies) };
    }),
  ];
}

function stepTests(file: ValueCases): readonly RecordTest[] {
  return stepsOf(file).map((step) => ({
    ...{ about: step.about, source: file.document.source.name, pointer: step.pointer },
    notices: (policies) => !holdsUnder(step, policies),
  }));
}
