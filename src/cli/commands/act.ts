import { compareDiagnostics } from "../../core/diagnostic/compare-diagnostics.ts";
import type { Diagnostic } from "../../core/diagnostic/diagnostic.ts";
import { EXIT } from "../../run/exit-code.ts";
import type { Io } from "../../run/io.ts";
import type { ActCall } from "../acts/act-call.ts";
import { draftRequests } from "../acts/draft-requests.ts";
import { type Prepared, prepareAct } from "../acts/prepare-act.ts";
import { givenOptions, textOf } from "../acts/read-fields.ts";
import { requirementTold } from "../acts/requirement-told.ts";
import { signAct } from "../acts/sign-act.ts";
import { stateAct } from "../acts/state-act.ts";
import { stateOnly } from "../acts/state-only.ts";
import { wrapAct } from "../acts/wrap-act.ts";
import { printDiagnostics } from "../print.ts";

/** Does an act: signs a statement, or one of the two steps of signing it elsewhere; 2 when it is not done. */
export async function act(call: ActCall, io: Io): Promise<number> {
  const prepared = await prepareAct(call, io);
  const problems = await done(call, prepared, io);
  const diagnostics = once([...prepared.diagnostics, ...problems]);
  printDiagnostics(diagnostics, prepared.sources, { language: call.language }, io);
  return diagnostics.some(isError) ? EXIT.failed : EXIT.admitted;
}

async function done(call: ActCall, prepared: Prepared, io: Io): Promise<readonly Diagnostic[]> {
  const { subject, diagnostics: unprepared } = prepared;
  const isSigned = textOf("--statement", call.written) !== undefined;
  if (!subject) return [];
  const isHeld = unprepared.some(isError);
  if (call.written.draft === true) return draftRequests(call, subject, { isHeld }, io);
  if (isSigned) return isHeld ? [] : wrapAct(call, subject, prepared, io);
  // Half of the second step lacks a file, not what the first step said already.
  if (givenOptions(["--signature", "--certificate", "--cms"], call.written).length > 0) return [];
  const { statement, place, earlier, diagnostics } = await stateAct(call, subject, prepared, io);
  if (!statement || !place || isHeld || diagnostics.some(isError)) return diagnostics;
  const told = prepared.told ?? (await requirementTold(call, statement.predicate, io));
  const ready = {
    call,
    subject,
    prepared: { ...prepared, ...(told ? { told } : {}) },
    statement,
    place,
    earlier,
  };
  return textOf("--statement-only", call.written) === undefined ? signAct(ready, io) : stateOnly(ready, io);
}

function isError({ severity }: Diagnostic): boolean {
  return severity === "error";
}

/** What is read twice, such as the trust list, is complained of once. */
function once(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.filter(
    (one, index) => diagnostics.findIndex((other) => compareDiagnostics(one, other) === 0) === index,
  );
}
